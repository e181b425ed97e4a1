"""Rows of a ledger on their way from a block to a sum, column by column."""

from collections.abc import Iterable, Sequence
from itertools import compress

from cqquality.returns.ledger.memory import Remembered
from cqquality.returns.ledger.rows import Held

Columns = list[Sequence[Held]]
"""What stands in the cells, a sequence for each column."""


class BlockRows:
    """Some rows: their numbers, cells, values, keys and groups.

    The values of a column that is nothing but a key are not there.
    """

    def __init__(
        self,
        numbers: list[int],
        cells: Columns,
        values: list[list[Remembered] | None],
        keys: dict[int, list[bytes]],
        groups: Iterable[int] = (),
    ) -> None:
        self.numbers, self.cells, self.keys = numbers, cells, keys
        self.groups = list(groups)
        self._values = values

    def value(self, at: int) -> list[Remembered]:
        """Return the values of a column."""
        values = self._values[at]
        assert values is not None  # noqa: S101 - a light key is asked for nothing else
        return values

    def without(self, dropped: set[int]) -> "BlockRows":
        """Return the rows but those at some places."""
        kept = [place not in dropped for place in range(len(self.numbers))]
        return BlockRows(
            list(compress(self.numbers, kept)),
            [list(compress(cells, kept)) for cells in self.cells],
            [None if v is None else list(compress(v, kept)) for v in self._values],
            {at: list(compress(keys, kept)) for at, keys in self.keys.items()},
            compress(self.groups, kept),
        )
