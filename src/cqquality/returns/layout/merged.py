"""Merged cells that stand for several rows: their value counts for each row they cover."""

from bisect import bisect_right
from collections.abc import Collection, Mapping

from cqquality.findings import Finding, address
from cqquality.returns.figure.folding import seen
from cqquality.returns.form_codes import MERGED_FIGURE
from cqquality.returns.layout.source import Source
from cqquality.returns.workbook import Cell, Range, Sheet


class Merged:
    """The cells of a sheet, with the value of a merged range seen from all its rows."""

    def __init__(self, sheet: Sheet, columns: Collection[int]) -> None:
        self._cells = sheet.cells
        self._ranges: Mapping[int, list[Range]] = {
            column: sorted(m for m in sheet.merges if _spans_rows(m, column)) for column in columns
        }

    def cell(self, row: int, column: int | None) -> Cell | None:
        """Return the cell at a position, or that of the merged range which covers it."""
        if column is None:
            return None
        cell = self._cells.get((row, column))
        if cell is not None:
            return cell
        ranges = self._ranges[column]
        at = bisect_right(ranges, row, key=lambda merge: merge.top) - 1
        if at < 0 or row > ranges[at].bottom:
            return None
        return self._cells.get((ranges[at].top, ranges[at].left))


def merged_figure(source: Source, cell: Cell, area: Range) -> Finding:
    """Return the finding on a figure in merged cells of which nobody knows whose it is."""
    covered = f"{address(area.top, area.left)}:{address(area.bottom, area.right)}"
    place = source.place(cell.row, cell.column)
    return MERGED_FIGURE.at(place, seen=seen(cell.raw), area=covered)


def _spans_rows(merge: Range, column: int) -> bool:
    return merge.left <= column <= merge.right and merge.bottom > merge.top
