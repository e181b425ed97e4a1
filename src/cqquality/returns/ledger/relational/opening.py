"""From what --ledger names to an engine with that ledger in it."""

from dataclasses import dataclass

from cqquality.errors import CannotRun
from cqquality.findings import Place
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.database import Database
from cqquality.returns.ledger.relational.location import Source, SourceKind


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which engine is wanted: "duckdb" or "spark", and for Spark the address of its master."""

    name: str = "duckdb"
    master: str | None = None


def opened(source: Source, question: Question, choice: EngineChoice) -> Database:
    """Return the engine with a ledger in it; whoever has it closes it.

    Raises CannotRun where the engine is not installed or cannot read this kind of ledger.
    """
    if source.kind is SourceKind.WORKBOOK:
        raise _unusable(source, "DuckDB", "")
    return _duckdb(source, question)


def _unusable(source: Source, engine: str, other: str) -> CannotRun:
    place = Place(source.shown)
    return CannotRun([codes.UNUSABLE.at(place, engine=engine, what=source.kind_name, other=other)])


def _duckdb(source: Source, question: Question) -> Database:
    from cqquality.returns.ledger.relational import duckdb_staging as staging
    from cqquality.returns.ledger.relational.duckdb_database import DuckDB
    from cqquality.returns.ledger.relational.parquet import take_parquet

    database = DuckDB(source.shown)
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
