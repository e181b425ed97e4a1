"""A table of an SQLite database, row by row, as it was when reading began."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from cqquality.errors import CannotRun, UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.binding import bound
from cqquality.returns.ledger.relational.reason import reason_in
from cqquality.returns.ledger.relational.stored import NOTHING, Stored, StoredKind
from cqquality.text import same


class Table(Struct, frozen=True):
    """The columns asked for: what each holds, the rows with their numbers, and the query.

    `headings` are those of all columns.
    """

    headings: tuple[str, ...]
    stored: tuple[Stored, ...]
    rows: Iterator[tuple[Any, ...]]
    query: str


@contextmanager
def sqlite_table(path: Path, table: str, name: str, question: Question) -> Iterator[Table]:
    """Open a table; raises CannotRun where there is none, UnreadableFile where it is damaged."""
    try:
        address = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            connection.execute("begin")
            yield _table(connection, table, name, question)
    except sqlite3.Error as error:
        broken = codes.BROKEN.at(Place(name), engine="SQLite", reason=reason_in(str(error)))
        raise UnreadableFile([broken]) from error


def _table(connection: sqlite3.Connection, table: str, name: str, question: Question) -> Table:
    found = connection.execute("select name from pragma_table_info(?)", [table]).fetchall()
    if not found:
        raise CannotRun([codes.NOT_THERE.at(Place(name), reason=same(table))])
    headings = [heading for (heading,) in found]
    places = bound(headings, question, name)
    columns = [
        quoted(headings[places[c.id]]) if c.id in places else "null" for c in question.columns
    ]
    stored = tuple(_held(connection, table, column) for column in columns)
    query = _ordered(connection, table, columns)
    return Table(tuple(headings), stored, _numbered(connection.execute(query), stored), query)


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
        return NOTHING if column == "null" else Stored(StoredKind.TEXT)
    if kinds == {"integer"}:
        return Stored(StoredKind.INTEGER)
    if kinds == {"real"}:
        return Stored(StoredKind.FLOAT)
    return Stored(StoredKind.TEXT)


def _numbered(rows: sqlite3.Cursor, stored: Sequence[Stored]) -> Iterator[tuple[Any, ...]]:
    texts = [each.kind is StoredKind.TEXT for each in stored]
    for line, row in enumerate(rows, 1):
        yield (0, line, *(_as_text(v) if t else v for v, t in zip(row, texts, strict=True)))


def _as_text(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else repr(value)


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
