"""Parquet files in DuckDB: the columns of each file bound by its own headings."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational.binding import bound
from cqquality.returns.ledger.relational.duckdb_database import DuckDB
from cqquality.returns.ledger.relational.duckdb_types import stored_of
from cqquality.returns.ledger.relational.shape import Shape, common
from cqquality.returns.ledger.relational.stored import NOTHING, Stored, StoredKind

_PATTERN = frozenset("*?[")


def take_parquet(
    database: DuckDB, paths: Sequence[Path], names: Sequence[str], question: Question
) -> None:
    """Make the ledger of Parquet files; raises UnreadableFile where their columns do not fit."""
    paths = _plain_names(paths, database.folder)
    shapes = [
        _shape(database, path, name, question) for path, name in zip(paths, names, strict=True)
    ]
    stored = common(shapes, names, question)
    by_shape: dict[Shape, list[int]] = {}
    for number, shape in enumerate(shapes):
        by_shape.setdefault(shape, []).append(number)
    database.shut_in(paths)
    source = "create view ledger as\n" + _union(by_shape, stored, names)
    database.set_ledger(_union(by_shape, stored, list(map(str, paths))), stored, source)


def _union(
    by_shape: Mapping[Shape, Sequence[int]], stored: Sequence[Stored], files: Sequence[str]
) -> str:
    """Return the query of the ledger, with its files under some names."""
    selects = [
        _select(shape, stored, [(at, files[at]) for at in numbers], whole=len(by_shape) == 1)
        for shape, numbers in by_shape.items()
    ]
    return "\nunion all\n".join(selects)


def _shape(database: DuckDB, path: Path, name: str, question: Question) -> Shape:
    described = list(
        database.rows(
            "select column_name, column_type from (describe select * from "
            "read_parquet(?, hive_partitioning = false))",
            [[str(path)]],
        )
    )
    headings = [str(heading) for heading, _ in described]
    database.headings.append(headings)
    places = bound(headings, question, name)
    stored = tuple(
        stored_of(described[places[c.id]][1], c, name) if c.id in places else NOTHING
        for c in question.columns
    )
    return Shape(
        tuple(headings[places[c.id]] if c.id in places else None for c in question.columns), stored
    )


def _select(
    shape: Shape, stored: Sequence[Stored], files: Sequence[tuple[int, str]], *, whole: bool
) -> str:
    values = [
        f"{_value(heading, as_stored)} as r{at}"
        for at, (heading, as_stored) in enumerate(zip(shape.headings, stored, strict=True))
    ]
    part = "file_index"
    if not whole:
        numbers = ", ".join(str(number) for number, _ in files)
        part = f"[{numbers}][cast(file_index as bigint) + 1]"
    listed = ", ".join(_literal(path) for _, path in files)
    return (
        f"select cast({part} as bigint) as part, file_row_number + 1 as line,\n  "
        + ",\n  ".join(values)
        + f"\nfrom read_parquet([{listed}], hive_partitioning = false)"
    )


def _value(heading: str | None, stored: Stored) -> str:
    if heading is None:
        return f"cast(null as {_TYPES[stored.kind]})"
    name = '"' + heading.replace('"', '""') + '"'
    if stored.kind is StoredKind.DECIMAL:
        return f"cast({name} as decimal(38,{stored.scale}))"
    return f"cast({name} as {_TYPES[stored.kind]})"


_TYPES: Mapping[StoredKind, str] = {
    StoredKind.TEXT: "varchar",
    StoredKind.INTEGER: "bigint",
    StoredKind.DECIMAL: "decimal(38,0)",
    StoredKind.FLOAT: "double",
    StoredKind.DATE: "date",
    StoredKind.BOOL: "boolean",
    StoredKind.NOTHING: "varchar",
}


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _plain_names(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Return paths in which DuckDB sees no pattern: a link stands for a file called *.parquet."""
    plain = []
    for number, path in enumerate(paths):
        whole = path.resolve()
        if _PATTERN & set(str(whole)):
            link = folder / f"{number}.parquet"
            link.symlink_to(whole)
            whole = link
        plain.append(whole)
    return plain
