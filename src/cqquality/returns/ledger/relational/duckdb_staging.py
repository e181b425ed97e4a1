"""Ledgers that DuckDB does not read in place: brought once, in one order, into a file of its own.

So every pass sees the same rows, also where a database is written to meanwhile.
"""

from collections.abc import Sequence
from pathlib import Path

from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational.binding import bound
from cqquality.returns.ledger.relational.delimited_file import Delimited, examined
from cqquality.returns.ledger.relational.duckdb_database import DuckDB
from cqquality.returns.ledger.relational.postgres import copied
from cqquality.returns.ledger.relational.sqlite_table import sqlite_table
from cqquality.returns.ledger.relational.stored import NOTHING, Stored, StoredKind

_TEXT = Stored(StoredKind.TEXT)


def take_csv(
    database: DuckDB, paths: Sequence[Path], names: Sequence[str], question: Question
) -> None:
    """Make the ledger of delimited files; their rows are numbered as in a sheet."""
    stored, scans = [NOTHING] * len(question.columns), []
    _stage(database, [_TEXT] * len(question.columns))
    for part, (path, name) in enumerate(zip(paths, names, strict=True)):
        file = examined(path, name)
        database.headings.append(file.headings)
        places = bound(file.headings, question, name)
        for at, column in enumerate(question.columns):
            if column.id in places:
                stored[at] = _TEXT
        values = [f"c{places[c.id]}" if c.id in places else "null" for c in question.columns]
        scan = _scan(file, str(file.recoded(database.folder / "recoded.csv")))
        scans.append(f"select {', '.join(values)} from {_scan(file, name)}")
        database.run(
            f"insert into stage.rows select {part}, row_number() over () + 1,"
            f" {', '.join(values)} from {scan}"
        )
    _settle(database, stored, "\nunion all\n".join(scans))


def _scan(file: Delimited, path: str) -> str:
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(file.headings)))
    return (
        f"read_csv({literal(path)}, auto_detect = false, header = true,"
        f" columns = {{{columns}}}, delim = {literal(file.delimiter)}, quote = '\"',"
        " escape = '\"', strict_mode = true, null_padding = false, ignore_errors = false,"
        " compression = 'none')"
    )


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _stage(database: DuckDB, stored: Sequence[Stored]) -> None:
    columns = [f"r{at} {database.dialect.type_of(each)}" for at, each in enumerate(stored)]
    database.run(f"attach {literal(str(database.folder / 'stage.duckdb'))} as stage")
    database.run(f"create table stage.rows (part bigint, line bigint, {', '.join(columns)})")


def _settle(database: DuckDB, stored: Sequence[Stored], source: str) -> None:
    database.shut_in(())
    database.set_ledger("select * from stage.rows", stored, source)


# PostgreSQL -------------------------------------------------------------------------------------


def take_postgresql(database: DuckDB, url: str, table: str, name: str, question: Question) -> None:
    """Make the ledger of a table of a PostgreSQL database, as it was at one moment."""
    copy = copied(url, table, name, question, database.folder / "copied.csv")
    database.headings.append(copy.headings)
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
    database.rows_sha256 = copy.sha256
    _settle(database, copy.stored, f"PostgreSQL: {copy.query}")


# SQLite -----------------------------------------------------------------------------------------


def take_sqlite(database: DuckDB, path: Path, table: str, name: str, question: Question) -> None:
    """Make the ledger of a table of an SQLite database, in the order of its rowid."""
    with sqlite_table(path, table, name, question) as found:
        database.headings.append(found.headings)
        types = [("part", "bigint"), ("line", "bigint")]
        types += [(f"r{at}", database.dialect.type_of(s)) for at, s in enumerate(found.stored)]
        database.run(f"attach {literal(str(database.folder / 'stage.duckdb'))} as stage")
        database.load("stage.rows", types, found.rows)
        _settle(database, found.stored, f"SQLite: {found.query}")
