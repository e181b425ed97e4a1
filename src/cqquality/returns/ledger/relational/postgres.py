"""A table of PostgreSQL, copied as it was at one moment into a file.

The password is libpq's affair: PGPASSFILE, ~/.pgpass, PGPASSWORD or a service; none is seen here.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from cqquality.errors import CannotRun, UnreadableFile
from cqquality.findings import Code, Finding, Place
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.binding import bound
from cqquality.returns.ledger.relational.reason import reason_in
from cqquality.returns.ledger.relational.stored import NOTHING, Stored, StoredKind

if TYPE_CHECKING:
    import psycopg

_PATIENCE = 10
"""Seconds to wait for a server."""
_KINDS = {
    "int2": StoredKind.INTEGER,
    "int4": StoredKind.INTEGER,
    "int8": StoredKind.INTEGER,
    "float8": StoredKind.FLOAT,
    "numeric": StoredKind.DECIMAL,
    "date": StoredKind.DATE,
    "timestamp": StoredKind.DATE,
    "text": StoredKind.TEXT,
    "varchar": StoredKind.TEXT,
    "bpchar": StoredKind.TEXT,
    "bool": StoredKind.BOOL,
}
_COLUMNS = """
select a.attname, t.typname, a.atttypmod from pg_attribute a join pg_type t on t.oid = a.atttypid
where a.attrelid = %s::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum"""
_KEY = """
select a.attname from pg_index i
join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
where i.indrelid = %s::regclass and i.indisprimary order by array_position(i.indkey, a.attnum)"""
_WAY = """
set local client_encoding to 'UTF8'; set local datestyle to 'ISO, YMD';
set local extra_float_digits to 1"""
"""How values are written out, whatever the server, its users and this machine are set to."""
_IS_TABLE = "select relkind in ('r', 'm') from pg_class where oid = %s::regclass"


class Copied(Struct, frozen=True):
    """The columns asked for, as they stand in the file, what each holds, and the SHA-256 of it.

    `headings` are those of all columns but of a key that says nothing else.
    """

    headings: tuple[str, ...]
    path: Path
    stored: tuple[Stored, ...]
    query: str
    sha256: str


def copied(url: str, table: str, name: str, question: Question, path: Path) -> Copied:
    """Copy the columns asked for to `path` as CSV without headings, in the order of the key.

    Without a primary key it is that of the rows on disk. Raises CannotRun where there is no such
    server or table, UnreadableFile where the copy broke off.
    """
    try:
        import psycopg
    except ImportError:
        missing = codes.NO_ENGINE.at(Place(name), name="psycopg", extra="postgresql")
        raise CannotRun([missing]) from None
    try:
        connection = psycopg.connect(url, connect_timeout=_PATIENCE)
    except psycopg.Error as error:
        raise CannotRun([_told(codes.NOT_THERE, name, error)]) from None
    with connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        try:
            return _copied(connection, table, name, question, path)
        except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName) as error:
            raise CannotRun([_told(codes.NOT_THERE, name, error)]) from None
        except psycopg.Error as error:
            raise UnreadableFile([_told(codes.BROKEN, name, error)]) from None


def _copied(
    connection: "psycopg.Connection", table: str, name: str, question: Question, path: Path
) -> Copied:
    from psycopg import sql

    connection.execute(_WAY)
    relation = sql.Identifier(*table.split("."))
    whole = relation.as_string(connection)
    described = connection.execute(_COLUMNS, [whole]).fetchall()
    places = bound([heading for heading, _, _ in described], question, name)
    stored: list[Stored] = []
    chosen: list[sql.Composable] = []
    for column in question.columns:
        if column.id not in places:
            stored.append(NOTHING)
            chosen.append(sql.SQL("null"))
            continue
        heading, kind, modifier = described[places[column.id]]
        stored.append(_stored(kind, modifier, column.name.zh, name))
        cast = sql.SQL("::date" if kind == "timestamp" else "")
        chosen.append(sql.Identifier(heading) + cast)
    keys = [name for (name,) in connection.execute(_KEY, [whole]).fetchall()]
    query = sql.SQL("copy (select {} from {} order by {}) to stdout (format csv)").format(
        sql.SQL(", ").join(chosen), relation, _order(connection, keys, whole, len(chosen))
    )
    digest = sha256()
    with path.open("wb") as file, connection.cursor().copy(query) as copy:
        for data in copy:
            file.write(data)
            digest.update(data)
    headings = tuple(
        name for at, (name, *_) in enumerate(described) if at in places.values() or name not in keys
    )
    text = query.as_string(connection)
    return Copied(headings, path, tuple(stored), text, digest.hexdigest())


def _order(
    connection: "psycopg.Connection", keys: Sequence[str], whole: str, width: int
) -> "psycopg.sql.Composable":
    from psycopg import sql

    key: list[sql.Composable] = [sql.Identifier(name) for name in keys]
    row = connection.execute(_IS_TABLE, [whole]).fetchone()
    if not key and row and row[0]:
        key = [sql.Identifier("ctid")]
    if not key:
        key = [sql.Literal(at) for at in range(1, width + 1)]
    return sql.SQL(", ").join(key)


def _stored(kind: str, modifier: int, subject: str, name: str) -> Stored:
    if kind not in _KINDS:
        raise UnreadableFile([codes.NO_KIND.at(Place(name), subject, kind=kind)])
    if kind != "numeric":
        return Stored(_KINDS[kind])
    if modifier < 0 or (modifier - 4) >> 16 > 38:
        return Stored(StoredKind.TEXT)
    return Stored(StoredKind.DECIMAL, (modifier - 4) & 0x7FF)


def _told(code: Code, name: str, error: Exception) -> Finding:
    return code.at(Place(name), engine="PostgreSQL", reason=reason_in(str(error)))
