"""Ledgers in Spark: columns bound by the headings of each file, rows numbered."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.binding import bound
from cqquality.returns.ledger.relational.delimited_file import Delimited, examined
from cqquality.returns.ledger.relational.shape import Shape, common
from cqquality.returns.ledger.relational.spark_database import Spark
from cqquality.returns.ledger.relational.stored import NOTHING, Stored, StoredKind
from cqquality.text import Text

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame
    from pyspark.sql.types import DataType

_KINDS = {
    "string": StoredKind.TEXT,
    "boolean": StoredKind.BOOL,
    "double": StoredKind.FLOAT,
    "date": StoredKind.DATE,
    "timestamp_ntz": StoredKind.DATE,
    "tinyint": StoredKind.INTEGER,
    "smallint": StoredKind.INTEGER,
    "int": StoredKind.INTEGER,
    "bigint": StoredKind.INTEGER,
    "void": StoredKind.NOTHING,
}
_AT_ONCE = 100_000
_PATTERN = frozenset("*?[]{}\\")


def take_parquet(
    spark: Spark, paths: Sequence[Path], names: Sequence[str], question: Question
) -> None:
    """Make the ledger of Parquet files; raises UnreadableFile where their columns do not fit."""
    with spark.told():
        shapes = [_shape(spark, p, n, question) for p, n in zip(paths, names, strict=True)]
        stored = common(shapes, names, question)
        by_shape: dict[Shape, list[Path]] = {}
        for path, shape in zip(paths, shapes, strict=True):
            by_shape.setdefault(shape, []).append(path)
        frames = [_frame(spark, some, shape, stored) for shape, some in by_shape.items()]
        _settle(spark, frames, paths, stored, f"parquet: {', '.join(names)}")


def _shape(spark: Spark, path: Path, name: str, question: Question) -> Shape:
    fields = spark.session.read.parquet(_address(path)).schema.fields
    headings = [field.name for field in fields]
    spark.headings.append(headings)
    places = bound(headings, question, name)
    return Shape(
        tuple(headings[places[c.id]] if c.id in places else None for c in question.columns),
        tuple(
            _stored(fields[places[c.id]].dataType, c.name.zh, name) if c.id in places else NOTHING
            for c in question.columns
        ),
    )


def _stored(kind: "DataType", subject: str, name: str) -> Stored:
    words = kind.simpleString()
    if words in _KINDS:
        return Stored(_KINDS[words])
    if words.startswith("decimal("):
        return Stored(StoredKind.DECIMAL, int(words.rstrip(")").partition(",")[2]))
    raise UnreadableFile([codes.NO_KIND.at(Place(name), subject, kind=words)])


def _frame(
    spark: Spark, paths: Sequence[Path], shape: Shape, stored: Sequence[Stored]
) -> "DataFrame":
    from pyspark.sql import functions as f

    read = spark.session.read.parquet(*map(_address, paths))
    return read.select(
        f.col("_metadata.file_path").alias("path"),
        (f.col("_metadata.row_index") + 1).alias("line"),
        *(_value(spark, at, shape.headings[at], each) for at, each in enumerate(stored)),
    )


def _value(spark: Spark, at: int, heading: str | None, stored: Stored) -> "Column":
    from pyspark.sql import functions as f

    value = f.lit(None) if heading is None else f.col("`" + heading.replace("`", "``") + "`")
    return value.cast(spark.dialect.type_of(stored)).alias(f"r{at}")


def _settle(
    spark: Spark,
    frames: Sequence["DataFrame"],
    paths: Sequence[Path],
    stored: Sequence[Stored],
    source: str,
) -> None:
    """Make the ledger of all frames together, their parts numbered."""
    from functools import reduce

    from pyspark.sql import functions as f

    whole = reduce(lambda one, other: one.unionByName(other), frames)
    numbers = {str(path.resolve()): number for number, path in enumerate(paths)}
    found = [row[0] for row in whole.select("path").distinct().collect()]
    parts = [(path, numbers[unquote(urlsplit(path).path)]) for path in found]
    if len(parts) == 1:
        numbered = whole.withColumn("part", f.lit(parts[0][1]).cast("bigint"))
    else:
        table = spark.session.createDataFrame(parts, "path string, part bigint")
        numbered = whole.join(f.broadcast(table), "path")
    values = [f"r{at}" for at in range(len(stored))]
    spark.set_ledger(numbered.select("part", "line", *values), stored, source)


def _address(path: Path) -> str:
    """Return the address of a file with nothing in it that Spark takes for a pattern."""
    return "".join(f"\\{c}" if c in _PATTERN else c for c in str(path.resolve()))


# CSV --------------------------------------------------------------------------------------------


def take_csv(spark: Spark, paths: Sequence[Path], names: Sequence[str], question: Question) -> None:
    """Make the ledger of delimited files; their rows are numbered as in a sheet."""
    frames, stored = [], [NOTHING] * len(question.columns)
    with spark.told():
        for path, name in zip(paths, names, strict=True):
            file = examined(path, name)
            spark.headings.append(file.headings)
            places = bound(file.headings, question, name)
            columns = [places.get(column.id) for column in question.columns]
            for at, place in enumerate(columns):
                if place is not None:
                    stored[at] = Stored(StoredKind.TEXT)
            frames.append(_delimited(spark, file, columns))
        _settle(spark, frames, paths, stored, f"csv: {', '.join(names)}")


def _delimited(spark: Spark, file: Delimited, columns: Sequence[int | None]) -> "DataFrame":
    from pyspark.sql import functions as f

    schema = ", ".join(f"c{at} string" for at in range(len(file.headings)))
    read = spark.session.read.csv(
        _address(file.path),
        schema=schema,
        header=True,
        enforceSchema=True,
        multiLine=True,
        sep=file.delimiter,
        quote='"',
        escape='"',
        mode="FAILFAST",
        encoding="UTF-8" if file.is_utf8 else file.encoding.upper(),
        nullValue="",
        emptyValue="",
        maxCharsPerColumn=-1,
    )
    text = spark.dialect.text
    values = [f.lit(None).cast(text) if at is None else f.col(f"c{at}") for at in columns]
    rows = read.select(
        f.col("_metadata.file_path").alias("path"),
        f.monotonically_increasing_id().alias("place"),
        *(value.alias(f"r{at}") for at, value in enumerate(values)),
    ).persist()
    first = rows.agg(f.min("place")).collect()[0][0] or 0
    kept = [f"r{at}" for at in range(len(columns))]
    return rows.select("path", (f.col("place") - first + 2).alias("line"), *kept)


# Databases --------------------------------------------------------------------------------------


def take_rows(
    spark: Spark, rows: Iterable[Sequence[Any]], stored: Sequence[Stored], source: str
) -> None:
    """Make the ledger of rows that pass through here: part, line and the columns asked for."""
    columns = [("part", "bigint"), ("line", "bigint")]
    columns += [(f"r{at}", spark.dialect.type_of(each)) for at, each in enumerate(stored)]
    waiting, loaded = iter(rows), 0
    while some := list(islice(waiting, _AT_ONCE)):
        spark.load(f"rows{loaded}", columns, some)
        loaded += 1
    if not loaded:
        spark.load("rows0", columns, [])
    whole = " union all ".join(f"select * from rows{n}" for n in range(max(loaded, 1)))
    with spark.told():
        spark.set_ledger(spark.session.sql(whole).persist(), stored, source)


def rows_of_copy(path: Path, stored: Sequence[Stored], name: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a file that a database wrote; only what stood in no quotes is null.

    Raises UnreadableFile for a value that is none here, as the day "infinity".
    """
    readers = [_FROM_TEXT.get(each.kind, str) for each in stored]
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.reader(file, strict=True), 1):
            try:
                values = [r(text) if text else None for r, text in zip(readers, row, strict=True)]
            except (ValueError, ArithmeticError) as error:
                reason = Text(f"第 {line} 行：{error}", f"row {line}: {error}")
                broken = codes.BROKEN.at(Place(name), engine="PostgreSQL", reason=reason)
                raise UnreadableFile([broken]) from None
            yield (0, line, *values)


_FROM_TEXT: Mapping[StoredKind, Callable[[str], Any]] = {
    StoredKind.INTEGER: int,
    StoredKind.DECIMAL: Decimal,
    StoredKind.FLOAT: float,
    StoredKind.DATE: date.fromisoformat,
    StoredKind.BOOL: "t".__eq__,
}
