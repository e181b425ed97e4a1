"""DuckDB, embedded: nothing is open to it but the files named, and it loads no extension."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from cqquality.errors import CannotRun, UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.database import Record
from cqquality.returns.ledger.relational.dialect import DUCKDB, Dialect
from cqquality.returns.ledger.relational.reason import reason_in
from cqquality.returns.ledger.relational.stored import Stored

MEMORY = "700MB"
"""What DuckDB may keep in memory; beyond that it uses the disk."""
_AT_ONCE = 20_000


class DuckDB:
    """A database of its own in memory, with a folder for what does not fit there."""

    def __init__(self, file: str, extra: str = "duckdb") -> None:
        """Open it; `file` is what the ledger is called where something is wrong with it.

        Raises CannotRun where it is not installed, naming the `extra` to install.
        """
        try:
            import duckdb
        except ImportError:
            raise CannotRun([codes.NO_ENGINE.at(Place(file), name="DuckDB", extra=extra)]) from None
        self._error = duckdb.Error
        self._file = file
        self._version = duckdb.__version__
        self.folder = Path(tempfile.mkdtemp(prefix="cqq-"))
        self._connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(self.folder / "spilled"),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        self.dialect: Dialect = DUCKDB
        self.stored: Sequence[Stored] = ()
        self.source = ""
        """How the table `ledger` was made, as SQL."""
        self.headings: list[Sequence[str]] = []
        """Those of each part that was taken in, in order."""
        self.rows_sha256 = ""
        """The SHA-256 of the rows, of a table on a server, which has no file to take it of."""

    @property
    def name(self) -> str:
        """Return what the engine is called in results, with its version."""
        return f"DuckDB {self._version}"

    def shut_in(self, paths: Iterable[Path]) -> None:
        """Let it reach these files and its own folder from now on, and nothing else."""
        allowed = [str(path) for path in paths]
        self._connection.execute("set allowed_paths = ?", [allowed])
        self._connection.execute("set allowed_directories = ?", [[f"{self.folder}/"]])
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")

    def set_ledger(self, query: str, stored: Sequence[Stored], source: str) -> None:
        """Make the table `ledger` of a query; `source` says it without paths of this machine."""
        self.source, self.stored = source, tuple(stored)
        with self._told():
            self._connection.execute(f"create view ledger as\n{query}")

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> Iterator[Record]:
        """Yield the rows of a query; other statements may be put meanwhile."""
        with self._told():
            cursor = self._connection.cursor()
            found = cursor.execute(statement, list(parameters) or None)
            while some := found.fetchmany(_AT_ONCE):
                yield from some

    def keep(self, table: str, query: str) -> None:
        """Keep the rows of a query under a name, in place of what had it."""
        with self._told():
            self._connection.execute(f"create or replace table {table} as {query}")

    def run(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Carry out a statement."""
        with self._told():
            self._connection.execute(statement, list(parameters) or None)

    def load(
        self, table: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Keep rows under a name, with columns of the names and types given."""
        typed = ", ".join(f"{name} {kind}" for name, kind in columns)
        self.run(f"create or replace table {table} ({typed})")
        values = ", ".join(f"cast(unnest(?::{_sent(kind)}[]) as {kind})" for _, kind in columns)
        waiting = iter(rows)
        while some := list(islice(waiting, _AT_ONCE)):
            lists = [
                [None if value is None else _SENDING[_sent(kind)](value) for value in column]
                for column, (_, kind) in zip(zip(*some, strict=True), columns, strict=True)
            ]
            self.run(f"insert into {table} select {values}", lists)

    def close(self) -> None:
        """Give back what it holds."""
        self._connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what is wrong with a file as a finding."""
        try:
            yield
        except self._error as error:
            reason = reason_in(str(error))
            broken = codes.BROKEN.at(Place(self._file), engine=self.name, reason=reason)
            raise UnreadableFile([broken]) from error


def _sent(kind: str) -> str:
    """Return the type in which values go in: decimals and days as texts, which lose nothing."""
    return kind if kind in _SENDING else "varchar"


_SENDING: dict[str, Any] = {"bigint": int, "double": float, "boolean": bool, "varchar": str}
