"""The grid: what a workbook holds, cell by cell, as it is stored and with nothing interpreted.

Storage is sparse and regions are kept as intervals, so that the size of a grid depends on the
values in it and never on the dimensions a file claims.
"""

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from itertools import chain, groupby
from typing import NamedTuple

from msgspec import Struct

from cqquality.findings import Finding, address
from cqquality.returns.workbook.long_sheet import LongSheet

MAX_ROW = 1_048_576
"""The last row of a worksheet."""
MAX_COLUMN = 16_384
"""The last column of a worksheet, XFD."""
_TALL = 64


class Kind(Enum):
    """What a cell holds."""

    NUMBER = "number"
    TEXT = "text"
    BOOL = "bool"
    ERROR = "error"
    """An error value such as #REF! or #DIV/0!."""
    PENDING = "pending"
    """A formula whose result is not in the file; `raw` is the formula."""
    BAD = "bad"
    """A cell the file itself contradicts: a number that is none, a string that does not exist."""


class Visibility(StrEnum):
    """Whether a sheet can be seen; a very hidden one does not even appear in Excel's menus."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


class Cell(NamedTuple):
    """One cell with a value. A tuple, for a workbook has thousands of them.

    `raw` is the text as stored: the digits of a number, TRUE or FALSE, the error value, and for a
    formula without result the formula. `number_format` is the format code itself.
    """

    row: int
    column: int
    kind: Kind
    raw: str
    number_format: str = "General"
    formula: bool = False

    @property
    def address(self) -> str:
        """Where the cell stands, as in "D17"."""
        return address(self.row, self.column)


class Range(Struct, frozen=True, order=True):
    """A rectangle of cells, all four sides included."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, position: tuple[int, int]) -> bool:
        row, column = position
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    @property
    def is_tall(self) -> bool:
        """Whether it reaches over so many rows that hardly any sheet has more than a few such."""
        return self.bottom - self.top >= _TALL


Interval = tuple[int, int]
"""The first and the last of a run of rows or columns."""


class _MergeIndex:
    """Finds merges by row; the few that are tall are kept apart, not spread over their rows.

    Merges do not overlap in a sound workbook; where they do, one of them is found.
    """

    def __init__(self, merges: Iterable[Range]) -> None:
        self._by_row: dict[int, list[Range]] = {}
        self._tall: list[Range] = []
        self._sorted: dict[int, tuple[list[int], list[Range]]] = {}
        for merge in dict.fromkeys(merges):
            if merge.is_tall:
                self._tall.append(merge)
                continue
            for row in range(merge.top, merge.bottom + 1):
                self._by_row.setdefault(row, []).append(merge)

    def at(self, row: int, column: int) -> Range | None:
        if not self._tall and row not in self._by_row:
            return None
        if row not in self._sorted:
            self._sorted[row] = self._in_row(row)
        lefts, merges = self._sorted[row]
        place = bisect_right(lefts, column)
        return merges[place - 1] if place and column <= merges[place - 1].right else None

    def _in_row(self, row: int) -> tuple[list[int], list[Range]]:
        tall = (merge for merge in self._tall if merge.top <= row <= merge.bottom)
        merges = sorted(chain(self._by_row.get(row, ()), tall), key=lambda merge: merge.left)
        return [merge.left for merge in merges], merges


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; a cell that is not in `cells` has no value.

    The hidden intervals are sorted and do not overlap.
    """

    name: str
    state: Visibility = Visibility.VISIBLE
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    merges: tuple[Range, ...] = ()
    hidden_rows: tuple[Interval, ...] = ()
    hidden_columns: tuple[Interval, ...] = ()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    long: LongSheet | None = None
    """Where its rows are, if it is so long that only the first ones are here."""
    _merges: _MergeIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_merges", _MergeIndex(self.merges))

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Go through the rows that have cells, from the top, each with its cells from the left."""
        in_order = map(self.cells.__getitem__, sorted(self.cells))
        for row, cells in groupby(in_order, key=lambda cell: cell.row):
            yield row, tuple(cells)

    def is_row_hidden(self, row: int) -> bool:
        """Whether the sender hid the row, by hand, by filter or by outline."""
        return _within(row, self.hidden_rows)

    def is_column_hidden(self, column: int) -> bool:
        """Whether the sender hid the column."""
        return _within(column, self.hidden_columns)

    def merge_at(self, row: int, column: int) -> Range | None:
        """Return the merged range the position belongs to, if any."""
        return self._merges.at(row, column)


class LaterSheets(Sequence[Sheet]):
    """Sheets that are not kept: each is read when its turn comes."""

    names: tuple[str, ...]
    """The tabs, in order."""

    @abstractmethod
    def long(self) -> Iterator[Sheet]:
        """Yield the long sheets, of which only the heads are read."""


class Workbook(Struct, frozen=True):
    """A file read: its sheets in the order of their tabs."""

    name: str
    """The file as the user named it."""
    sheets: Sequence[Sheet]
    """Of a large workbook each is read when its turn comes."""
    date1904: bool = False
    """Whether dates count from 1904 instead of 1900."""
    format: str = "xlsx"
    """The format of the content, whatever the extension says: xlsx, xls, csv, html, ods, xlsb."""
    findings: tuple[Finding, ...] = ()
    """What is to be said of the file as a whole."""

    @property
    def names(self) -> tuple[str, ...]:
        """The tabs, in order."""
        if isinstance(self.sheets, LaterSheets):
            return self.sheets.names
        return tuple(sheet.name for sheet in self.sheets)

    def long_sheets(self) -> Iterable[Sheet]:
        """Return the sheets of which only the head was read."""
        if isinstance(self.sheets, LaterSheets):
            return self.sheets.long()
        return [sheet for sheet in self.sheets if sheet.long]


def intervals(numbers: Iterable[Interval]) -> tuple[Interval, ...]:
    """Join runs that touch or overlap.

    >>> intervals([(7, 9), (1, 3), (4, 4)])
    ((1, 4), (7, 9))
    """
    joined: list[Interval] = []
    for first, last in sorted(numbers):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _within(number: int, runs: tuple[Interval, ...]) -> bool:
    place = bisect_right(runs, number, key=lambda run: run[0])
    return place > 0 and number <= runs[place - 1][1]
