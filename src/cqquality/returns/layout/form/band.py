"""The headings of a form: several rows joined from the top down, merged cells seen from within."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cqquality.returns.figure.folding import fold, key
from cqquality.returns.layout.header import LAST_ROW
from cqquality.returns.workbook import Cell, Kind, Sheet
from cqquality.returns.workbook.grid import intervals

_DEEPEST = 4
"""No form has more rows of headings."""
_ABOVE = 2
"""How far above the heading of the first column the upper headings may begin."""
_WITH_UNIT = re.compile(r"(.+?)[(\[〔【]([^()\[\]〔〕【】]+)[)\]〕】]")

Names = frozenset[str]
"""What a heading may be called, as `key` folds it."""


def names(*words: str) -> Names:
    """Return the words as headings are compared."""
    return frozenset(map(key, words))


@dataclass(frozen=True, slots=True)
class Heading:
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
        return next(filter(None, map(unit_of, reversed(self.levels))), "")


@lru_cache(maxsize=8192)  # the same few headings are asked for again and again
def is_named(level: str, wanted: Names) -> bool:
    """Whether a heading is one of those wanted, with or without a unit in brackets."""
    parts = _WITH_UNIT.fullmatch(level)
    return key(level) in wanted or (parts is not None and key(parts[1]) in wanted)


def unit_of(level: str) -> str:
    """Return what stands in brackets behind a heading, as its unit does; empty without any."""
    parts = _WITH_UNIT.fullmatch(fold(level))
    return parts[2] if parts else ""


def without_unit(level: str) -> str:
    """Return a heading without the unit in brackets behind it.

    >>> without_unit("抽查批次（批次）"), without_unit("区县")
    ('抽查批次', '区县')
    """
    parts = _WITH_UNIT.fullmatch(fold(level))
    return parts[1] if parts else fold(level)


@dataclass(frozen=True, slots=True)
class Band:
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
    for start in sorted(starts):
        for top in range(max(1, start - _ABOVE), start + 1):
            for bottom in range(start, start + _DEEPEST):
                yield Band(top, bottom, _headings(sheet, top, bottom))


def _headings(sheet: Sheet, top: int, bottom: int) -> Mapping[int, Heading]:
    columns = _columns(sheet, top, bottom)
    stacks = {at: [seen_at(sheet, row, at) for row in range(top, bottom + 1)] for at in columns}
    return {at: _joined(cells) for at, stack in stacks.items() if (cells := _filled(stack))}


def _columns(sheet: Sheet, top: int, bottom: int) -> list[int]:
    held = {at for row in range(top, bottom + 1) for at in _row_columns(sheet, row)}
    return sorted(held)


def _row_columns(sheet: Sheet, row: int) -> Iterator[int]:
    merged = intervals((m.left, m.right) for m in sheet.merges if m.top <= row <= m.bottom)
    for left, right in merged:
        yield from range(left, right + 1)
    yield from (at for number, at in sheet.cells if number == row)


def _filled(stack: Sequence[Cell | None]) -> list[Cell]:
    return [cell for cell in stack if cell and fold(cell.raw)]


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
