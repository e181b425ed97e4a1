"""Where the rows of a ledger come from: a grid in memory, or a sheet too long for one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from msgspec import Struct

from cqquality.errors import UnreadableFile
from cqquality.returns.workbook.codes import damaged
from cqquality.returns.workbook.contents import Content
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.row_pattern import Token
from cqquality.returns.workbook.streaming import Block, open_ledger, rows_below

Held = Token | Content
"""What stands in a cell, as the source of the rows writes it."""


_WORTH_DIVIDING = 32 << 20
"""Bytes of markup from which on a second process saves more than it costs."""


class OpenRows(NamedTuple):
    """The rows of a sheet, block by block, and what is needed to understand them."""

    blocks: Iterator[Block]
    contents: Mapping[Held, Content | None]
    date1904: bool
    hidden: Callable[[], int]
    """Tells, at the end, how many rows the sender hid."""


class RowSource(Protocol):
    """Rows that can be gone through more than once; it can be pickled."""

    @property
    def dividable(self) -> bool:
        """Return whether it pays to go through the rows with several processes."""

    def opened(self, share: int = 0, shares: int = 1) -> AbstractContextManager[OpenRows]:
        """Open the rows; of several shares each gets some blocks of them."""


class _Themselves(dict[Held, Content | None]):
    """Says of every cell that it holds what it is."""

    def __missing__(self, held: Held) -> Content | None:
        assert not isinstance(held, bytes)  # noqa: S101 - a grid holds contents
        return held


class GridRows(Struct, frozen=True):
    """Rows in memory: their numbers, and the cells asked for, column by column."""

    numbers: tuple[int, ...]
    columns: tuple[tuple[Content | None, ...], ...]
    date1904: bool = False
    hidden_rows: int = 0
    dividable = False

    @contextmanager
    def opened(self, share: int = 0, shares: int = 1) -> Iterator[OpenRows]:
        """Give all rows in one block, to the first share."""
        columns: list[Sequence[Held]] = [list(cells) for cells in self.columns]
        block = Block(list(self.numbers), columns)  # type: ignore[arg-type]
        blocks = iter([block] if share == 0 and self.numbers else [])
        del shares
        yield OpenRows(blocks, _Themselves(), self.date1904, lambda: self.hidden_rows)


class StreamedRows(Struct, frozen=True):
    """Rows on disk, below row `header` of a sheet, in the columns with these numbers.

    A column that the sheet does not have is None.
    """

    path: Path
    file: str
    sheet: str
    header: int
    columns: tuple[int | None, ...]
    limits: Limits
    size: int = 0

    @property
    def dividable(self) -> bool:
        """Return whether starting processes costs less than it saves."""
        return self.size > _WORTH_DIVIDING

    @contextmanager
    def opened(self, share: int = 0, shares: int = 1) -> Iterator[OpenRows]:
        """Stream the rows; raises UnreadableFile where they are not sound, Divided."""
        with open_ledger(self.path, self.file, self.limits) as book:
            tab = next((tab for tab in book.tabs if tab.name == self.sheet), None)
            if tab is None:
                gone = damaged(f"没有工作表“{self.sheet}”", f"there is no sheet '{self.sheet}'")
                raise UnreadableFile([gone.at(self.file)])
            stream = book.stream(tab, [column for column in self.columns if column])
            below = (rows_below(block, self.header) for block in stream.blocks(share, shares))
            blocks = map(self._with_absent, below) if None in self.columns else below
            contents: Mapping[Held, Content | None] = stream.contents  # type: ignore[assignment]
            yield OpenRows(blocks, contents, book.date1904, lambda: stream.hidden_rows)

    def _with_absent(self, block: Block) -> Block:
        """Return the block with blanks for the columns the sheet does not have."""
        present = iter(block.columns)
        blanks: list[Token] = [None] * len(block.numbers)
        return Block(block.numbers, [next(present) if at else blanks for at in self.columns])
