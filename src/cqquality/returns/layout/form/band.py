"""The headings of a form: several rows joined from the top down, merged cells seen from within."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cqquality.returns.figure.folding import fold, key
from cqquality.returns.layout.header import LAST_ROW
from cqquality.returns.layout.spelling import spelling
from cqquality.returns.workbook import Cell, Kind, Sheet
from cqquality.returns.workbook.grid import intervals

_DEEPEST = 4
"""No form has more rows of headings."""
_ABOVE = 2
"""How far above the heading of the first column the upper headings may begin."""

Names = frozenset[str]
"""What a heading may be called, as `key` folds it."""


def names(*words: str) -> Names:
    """Return the words as headings are compared."""
    return frozenset(map(key, words))


class Heading(Struct, frozen=True):
    """What stands above a column, from the top down, and the cell next to the figures."""

    cell: Cell
    levels: tuple[str, ...]

    @property
    def text(self) -> str:
        """The levels in one line."""
        return "/".join(self.levels)

    def is_called(self, *wanted: Names) -> bool:
        """Whether the lowest level has one of the last names, and those above the others."""
        *upper, last = wanted
        if not self.levels or not is_named(self.levels[-1], last):
            return False
        above = iter(self.levels[:-1])
        return all(any(is_named(level, each) for level in above) for each in upper)

    @property
    def unit(self) -> str:
        """The unit in brackets behind one of the levels; empty without one."""
        units = (spelling(level).unit for level in reversed(self.levels))
        return next(filter(None, units), "")


def is_named(level: str, wanted: Names) -> bool:
    """Whether a heading is one of those wanted, with or without a unit in brackets."""
    spelt = spelling(level)
    return spelt.whole in wanted or spelt.bare in wanted


class Band(Struct, frozen=True):
    """The rows of headings of a table, and what stands above each column."""

    top: int
    bottom: int
    headings: Mapping[int, Heading]

    def column(self, *wanted: Names) -> int | None:
        """Return the first column headed so; None without one."""
        return next((at for at, each in self.headings.items() if each.is_called(*wanted)), None)


def bands(sheet: Sheet, stub: Names) -> Iterator[Band]:
    """Yield what may be the headings of a table whose first column is called one of `stub`."""
    starts = {
        cell.row
        for cell in sheet.cells.values()
        if cell.row <= LAST_ROW and cell.kind is Kind.TEXT and is_named(fold(cell.raw), stub)
    }
    if not starts:
        return
    seen = {
        row: _seen_in(sheet, row)
        for row in range(max(1, min(starts) - _ABOVE), max(starts) + _DEEPEST)
    }
    for start in sorted(starts):
        for top in range(max(1, start - _ABOVE), start + 1):
            for bottom in range(start, start + _DEEPEST):
                rows = [seen[row] for row in range(top, bottom + 1)]
                yield Band(top, bottom, _headings(rows))


def _seen_in(sheet: Sheet, row: int) -> Mapping[int, Cell]:
    """Return what is seen in a row, by column: blanks left out, a merged cell in each column."""
    merged = intervals((m.left, m.right) for m in sheet.merges if m.top <= row <= m.bottom)
    columns = {at for left, right in merged for at in range(left, right + 1)}
    columns |= {at for number, at in sheet.cells if number == row}
    cells = ((at, seen_at(sheet, row, at)) for at in columns)
    return {at: cell for at, cell in cells if cell and fold(cell.raw)}


def _headings(rows: Sequence[Mapping[int, Cell]]) -> Mapping[int, Heading]:
    """Return what stands above each column in some rows, the columns from the left."""
    columns = sorted(set().union(*rows))
    return {at: _joined([row[at] for row in rows if at in row]) for at in columns}


def _joined(cells: Sequence[Cell]) -> Heading:
    once = dict.fromkeys(cells)  # a merged cell is met in each of its rows
    return Heading(cells[-1], tuple(fold(cell.raw) for cell in once))


def seen_at(sheet: Sheet, row: int, column: int) -> Cell | None:
    """Return the cell seen at a position: its own, or that of the merged range it lies in."""
    own = sheet.cells.get((row, column))
    if own is not None:
        return own
    merge = sheet.merge_at(row, column)
    return sheet.cells.get((merge.top, merge.left)) if merge else None
