"""Ledgers that DuckDB does not read in place: brought once, in one order, into a file of its own.

So every pass sees the same rows, also where a database is written to meanwhile.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.binding import bound
from cqquality.returns.ledger.relational.delimited_file import Delimited, examined
from cqquality.returns.ledger.relational.duckdb_database import DuckDB
from cqquality.returns.ledger.relational.postgres import copied
from cqquality.returns.ledger.relational.reason import reason_in
from cqquality.returns.ledger.relational.stored import NOTHING, Stored, StoredKind

_TEXT = Stored(StoredKind.TEXT)


def take_csv(
    database: DuckDB, paths: Sequence[Path], names: Sequence[str], question: Question
) -> None:
    """Make the ledger of delimited files; their rows are numbered as in a sheet."""
    stored = [NOTHING] * len(question.columns)
    _stage(database, [_TEXT] * len(question.columns))
    for part, (path, name) in enumerate(zip(paths, names, strict=True)):
        file = examined(path, name)
        places = bound(file.headings, question, name)
        for at, column in enumerate(question.columns):
            if column.id in places:
                stored[at] = _TEXT
        values = [f"c{places[c.id]}" if c.id in places else "null" for c in question.columns]
        scan = _scan(file, file.recoded(database.folder / "recoded.csv"))
        database.run(
            f"insert into stage.rows select {part}, row_number() over () + 1,"
            f" {', '.join(values)} from {scan}"
        )
    _settle(database, stored)


def _scan(file: Delimited, path: Path) -> str:
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(file.headings)))
    return (
        f"read_csv({literal(str(path))}, auto_detect = false, header = true,"
        f" columns = {{{columns}}}, delim = {literal(file.delimiter)}, quote = '\"',"
        " escape = '\"', strict_mode = true, null_padding = false, ignore_errors = false,"
        " compression = 'none')"
    )


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def _stage(database: DuckDB, stored: Sequence[Stored]) -> None:
    columns = [f"r{at} {database.dialect.type_of(each)}" for at, each in enumerate(stored)]
    database.run(f"attach {literal(str(database.folder / 'stage.duckdb'))} as stage")
    database.run(f"create table stage.rows (part bigint, line bigint, {', '.join(columns)})")


def _settle(database: DuckDB, stored: Sequence[Stored]) -> None:
    database.shut_in(())
    database.set_ledger("select * from stage.rows", stored)


# PostgreSQL -------------------------------------------------------------------------------------


def take_postgresql(database: DuckDB, url: str, table: str, name: str, question: Question) -> None:
    """Make the ledger of a table of a PostgreSQL database, as it was at one moment."""
    copy = copied(url, table, name, question, database.folder / "copied.csv")
    _stage(database, copy.stored)
    types = [database.dialect.type_of(each) for each in copy.stored]
    columns = ", ".join(f"'r{at}': '{kind}'" for at, kind in enumerate(types))
    database.run(
        "insert into stage.rows select 0, row_number() over (), * from "
        f"read_csv({literal(str(copy.path))}, auto_detect = false, header = false,"
        f" columns = {{{columns}}}, delim = ',', quote = '\"', escape = '\"',"
        " strict_mode = true, allow_quoted_nulls = false, compression = 'none')"
    )
    copy.path.unlink()
    _settle(database, copy.stored)


# SQLite -----------------------------------------------------------------------------------------


def take_sqlite(database: DuckDB, path: Path, table: str, name: str, question: Question) -> None:
    """Make the ledger of a table of an SQLite database, in the order of its rowid."""
    try:
        address = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            connection.execute("begin")
            _copy(database, connection, table, name, question)
    except sqlite3.Error as error:
        broken = codes.BROKEN.at(Place(name), engine="SQLite", reason=reason_in(str(error)))
        raise UnreadableFile([broken]) from error


def _copy(
    database: DuckDB, connection: sqlite3.Connection, table: str, name: str, question: Question
) -> None:
    found = connection.execute("select name from pragma_table_info(?)", [table]).fetchall()
    if not found:
        raise UnreadableFile([codes.NOT_THERE.at(Place(name), reason=table)])
    headings = [heading for (heading,) in found]
    places = bound(headings, question, name)
    columns = [
        quoted(headings[places[c.id]]) if c.id in places else "null" for c in question.columns
    ]
    stored = [_held(connection, table, column) for column in columns]
    types = [("part", "bigint"), ("line", "bigint")]
    types += [(f"r{at}", database.dialect.type_of(each)) for at, each in enumerate(stored)]
    database.run(f"attach {literal(str(database.folder / 'stage.duckdb'))} as stage")
    rows = connection.execute(_ordered(connection, table, columns))
    database.load("stage.rows", types, _numbered(rows, stored))
    _settle(database, stored)


def _ordered(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> str:
    """Return the query for the rows in the order of their rowid; a view has none."""
    query = f"select {', '.join(columns)} from {quoted(table)}"
    try:
        connection.execute(f"select rowid from {quoted(table)} limit 1")
    except sqlite3.OperationalError:
        return f"{query} order by {', '.join(str(at) for at in range(1, len(columns) + 1))}"
    return f"{query} order by rowid"


def _held(connection: sqlite3.Connection, table: str, column: str) -> Stored:
    """Return what a column holds; where its rows hold several kinds, all of them are texts."""
    query = f"select distinct typeof({column}) from {quoted(table)}"
    kinds = {kind for (kind,) in connection.execute(query)} - {"null"}
    if not kinds:
        return NOTHING if column == "null" else _TEXT
    if kinds == {"integer"}:
        return Stored(StoredKind.INTEGER)
    if kinds == {"real"}:
        return Stored(StoredKind.FLOAT)
    return _TEXT


def _numbered(rows: sqlite3.Cursor, stored: Sequence[Stored]) -> Iterator[tuple[Any, ...]]:
    texts = [each.kind is StoredKind.TEXT for each in stored]
    for line, row in enumerate(rows, 1):
        yield (0, line, *(_as_text(v) if t else v for v, t in zip(row, texts, strict=True)))


def _as_text(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else repr(value)
