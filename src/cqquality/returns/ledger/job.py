"""What is to be made of a ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from cqquality.returns.ledger.readers import Reader, Value


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """A column: what it is called in findings, the headings it may have, how its cells are read."""

    name: str
    headings: tuple[str, ...]
    reader: Reader


@dataclass(frozen=True, slots=True)
class Condition:
    """Only rows whose value in `column` is one of `values` count; with `among` false, all others.

    A row that does not meet a condition is left out before anything else in it is judged.
    """

    column: str
    values: frozenset[Value]
    among: bool = True

    def met(self, value: Value) -> bool:
        """Whether a value meets the condition."""
        return (value in self.values) is self.among


@dataclass(frozen=True, slots=True)
class Job:
    """Which columns are read, and what is counted and summed by which groups.

    All names are those of columns; a name that is none raises ValueError. A row counts whole or not
    at all: every column must have a sound value in it.
    """

    columns: tuple[LedgerColumn, ...]
    group_by: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    at_most: tuple[tuple[str, str], ...] = ()
    """Pairs of columns of which the first may not be larger than the second."""
    key: tuple[str, ...] = ()
    """Columns that together name what a row is about; it counts once."""

    def __post_init__(self) -> None:
        known = {column.name for column in self.columns}
        unknown = sorted(set(self._named()) - known)
        if unknown:
            msg = f"not a column of the ledger: {', '.join(unknown)}"
            raise ValueError(msg)

    def places(self, names: tuple[str, ...]) -> list[int]:
        """Return where columns stand among the columns of the job."""
        in_order = [column.name for column in self.columns]
        return [in_order.index(name) for name in names]

    def _named(self) -> Iterator[str]:
        conditions = (condition.column for condition in self.conditions)
        return chain(self.group_by, self.sums, conditions, *self.at_most, self.key)
