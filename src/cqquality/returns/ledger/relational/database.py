"""What the answering needs of an engine."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from cqquality.returns.ledger.relational.dialect import Dialect
from cqquality.returns.ledger.relational.stored import Stored

Record = tuple[Any, ...]


class Database(Protocol):
    """An engine with the ledger in it, as the table `ledger` (part, line, r0, r1 …).

    Every method raises UnreadableFile or CannotRun where the engine fails: never half a result.
    """

    @property
    def name(self) -> str:
        """Return what the engine is called in results, with its version."""

    @property
    def dialect(self) -> Dialect:
        """Return its way of writing SQL."""

    @property
    def stored(self) -> Sequence[Stored]:
        """Return what r0, r1 … hold."""

    @property
    def source(self) -> str:
        """Return how the table `ledger` is made, as SQL."""

    @property
    def headings(self) -> Sequence[Sequence[str]]:
        """Return the headings of each part, in order, as they stand there."""

    @property
    def rows_sha256(self) -> str:
        """Return the SHA-256 of the rows of a table on a server; empty for files."""

    def rows(self, statement: str) -> Iterable[Record]:
        """Return the rows of a query."""

    def keep(self, table: str, query: str) -> None:
        """Keep the rows of a query under a name, in place of what had it."""

    def load(
        self, table: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Keep rows under a name, with columns of the names and types given."""

    def close(self) -> None:
        """Give back what it holds."""
