"""From what --ledger names to an engine with that ledger in it."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct

from cqquality.errors import CannotRun
from cqquality.findings import Place
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.database import Database
from cqquality.returns.ledger.relational.location import Source, SourceKind

if TYPE_CHECKING:
    from cqquality.returns.ledger.relational.spark_database import Spark


class EngineChoice(Struct, frozen=True):
    """Which engine is wanted: "duckdb" or "spark", and for Spark the address of its master.

    Where it is `verbose`, what Java writes reaches the error stream.
    """

    name: str = "duckdb"
    master: str | None = None
    verbose: bool = False


def installed(source: Source, choice: EngineChoice) -> str:
    """Return the engine with its version; raises CannotRun where what it needs is not installed."""
    name, module = ("PySpark", "pyspark") if choice.name == "spark" else ("DuckDB", "duckdb")
    found = _version(name, module, _extra(source) if module == "duckdb" else "spark", source)
    if source.kind is SourceKind.POSTGRESQL:
        _version("psycopg", "psycopg", "postgresql", source)
    return f"{name} {found}"


def _version(name: str, module: str, extra: str, source: Source) -> str:
    try:
        return version(module)
    except PackageNotFoundError:
        missing = codes.NO_ENGINE.at(Place(source.shown), name=name, extra=extra)
        raise CannotRun([missing]) from None


def _extra(source: Source) -> str:
    """Return the extra with all that DuckDB needs for a ledger."""
    return "postgresql" if source.kind is SourceKind.POSTGRESQL else "duckdb"


def opened(source: Source, question: Question, choice: EngineChoice) -> Database:
    """Return the engine with a ledger in it; whoever has it closes it.

    Raises CannotRun where the engine is not installed or cannot read this kind of ledger.
    """
    if source.kind is SourceKind.WORKBOOK:
        raise CannotRun([codes.AS_RETURN.at(Place(source.shown))])
    if choice.name == "spark":
        return _spark(source, question, choice)
    return _duckdb(source, question)


def _spark(source: Source, question: Question, choice: EngineChoice) -> Database:
    from cqquality.returns.ledger.relational import spark_files
    from cqquality.returns.ledger.relational.spark_database import Spark

    database = Spark(choice.master or "", source.shown, verbose=choice.verbose)
    try:
        match source.kind:
            case SourceKind.PARQUET:
                spark_files.take_parquet(database, source.paths, source.names, question)
            case SourceKind.CSV:
                spark_files.take_csv(database, source.paths, source.names, question)
            case SourceKind.SQLITE:
                _sqlite_to_spark(database, source, question)
            case _:
                _postgresql_to_spark(database, source, question)
    except BaseException:
        database.close()
        raise
    return database


def _sqlite_to_spark(database: "Spark", source: Source, question: Question) -> None:
    from cqquality.returns.ledger.relational.spark_files import take_rows
    from cqquality.returns.ledger.relational.sqlite_table import sqlite_table

    path, name = source.paths[0], source.names[0]
    with sqlite_table(path, source.table, name, question) as table:
        database.headings.append(table.headings)
        take_rows(database, table.rows, table.stored, f"SQLite: {table.query}")


def _postgresql_to_spark(database: "Spark", source: Source, question: Question) -> None:
    from cqquality.returns.ledger.relational.postgres import copied
    from cqquality.returns.ledger.relational.spark_files import rows_of_copy, take_rows

    with TemporaryDirectory(prefix="cqq-") as folder:
        name, path = source.names[0], Path(folder, "copied.csv")
        copy = copied(source.url, source.table, name, question, path)
        database.headings.append(copy.headings)
        database.rows_sha256 = copy.sha256
        rows = rows_of_copy(path, copy.stored, source.shown)
        take_rows(database, rows, copy.stored, f"PostgreSQL: {copy.query}")


def _duckdb(source: Source, question: Question) -> Database:
    from cqquality.returns.ledger.relational import duckdb_staging as staging
    from cqquality.returns.ledger.relational.duckdb_database import DuckDB
    from cqquality.returns.ledger.relational.parquet import take_parquet

    database = DuckDB(source.shown, _extra(source))
    try:
        match source.kind:
            case SourceKind.PARQUET:
                take_parquet(database, source.paths, source.names, question)
            case SourceKind.CSV:
                staging.take_csv(database, source.paths, source.names, question)
            case SourceKind.SQLITE:
                path, name = source.paths[0], source.names[0]
                staging.take_sqlite(database, path, source.table, name, question)
            case _:
                staging.take_postgresql(
                    database, source.url, source.table, source.names[0], question
                )
    except BaseException:
        database.close()
        raise
    return database
