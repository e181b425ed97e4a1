"""Upper headings in files that keep no merged cells, such as CSV: how far each reaches."""

from collections.abc import Iterator
from itertools import pairwise

from cqquality.returns.layout.item_table import is_blank
from cqquality.returns.workbook import Cell, Range, Sheet


def spread_headings(sheet: Sheet) -> tuple[Range, ...]:
    """Return the ranges that the cells of each row cover, up to the next one to their right.

    A merged cell is written as its text and blanks, so a heading may reach over the blanks to its
    right. Only where the row below has headings under them does it: titles above a table, and
    rows of figures, head nothing.
    """
    rows = [(number, [c for c in cells if not is_blank(c)]) for number, cells in sheet.rows()]
    return tuple(
        found
        for (row, cells), (after, below) in pairwise(rows)
        if after == row + 1 and len(cells) > 1
        for found in _spread(cells, below)
    )


def _spread(cells: list[Cell], below: list[Cell]) -> Iterator[Range]:
    """Yield how far the headings of a row reach over those of the row below."""
    headed = {cell.column for cell in below}
    ends = [cell.column for cell in cells[1:]] + [max(headed, default=0) + 1]
    for cell, end in zip(cells, ends, strict=True):
        last = cell.column
        while last + 1 < end and last + 1 in headed:
            last += 1
        if last > cell.column and cell.column in headed:
            yield Range(cell.row, cell.column, cell.row, last)
