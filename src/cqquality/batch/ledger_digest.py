"""A ledger of a job told apart by what is in it: each of its files, or the rows of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cqquality.batch.digest import FileDigest


@dataclass(frozen=True, slots=True)
class LedgerDigest:
    """A ledger as it was: its form, where it lies, its files with their digests, and its engine.

    `files` are all part files in order, or the one of an SQLite database; a table on a server has
    none, and is told apart by `rows_sha256`, taken of the columns asked for in the order of the
    key. `read` and `used` are numbers of rows, `aside` those not used by class. Two are equal where
    files and engine are: what the counting found is not compared.
    """

    form: str
    target: str
    kind: str
    engine: str
    files: tuple[FileDigest, ...] = ()
    read: int = field(default=0, compare=False)
    used: int = field(default=0, compare=False)
    aside: Mapping[str, int] = field(default_factory=dict, compare=False)
    rows_sha256: str = field(default="", compare=False)

    @property
    def is_on_a_server(self) -> bool:
        """Whether nothing but reading it again tells if it has changed."""
        return not self.files

    @property
    def counted(self) -> tuple[object, ...]:
        """What the counting found."""
        return (self.read, self.used, dict(self.aside), self.rows_sha256)
