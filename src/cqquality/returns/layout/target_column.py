"""Columns in which a sender states targets; they are never used, and that is said."""

from collections.abc import Iterable

from cqquality.findings import Finding
from cqquality.returns.figure.folding import key, seen
from cqquality.returns.layout.item_table import is_blank
from cqquality.returns.layout.source import Source
from cqquality.returns.plausibility_codes import TARGET_COLUMN
from cqquality.returns.workbook import Cell

_NAMES = frozenset(map(key, ("目标值", "目标", "目标数", "规划目标", "Target")))


def target_columns(source: Source, headings: Iterable[Cell]) -> list[Finding]:
    """Return a warning for each column headed as targets, at the first value below its heading."""
    heads = [cell for cell in headings if key(cell.raw) in _NAMES]
    return [finding for head in heads if (finding := _stated(source, head))]


def _stated(source: Source, head: Cell) -> Finding | None:
    below = (
        cell
        for cell in source.sheet.cells.values()
        if cell.column == head.column and cell.row > head.row and not is_blank(cell)
    )
    first = min(below, key=lambda cell: cell.row, default=None)
    if first is None:
        return None
    place = source.place(first.row, first.column)
    return TARGET_COLUMN.at(place, heading=seen(head.raw), seen=seen(first.raw))
