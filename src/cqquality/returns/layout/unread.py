"""Columns with figures that no table has: named, so that nothing vanishes without a word."""

from collections.abc import Mapping, Sequence

from cqquality.findings import Finding, address
from cqquality.returns import form_codes as codes
from cqquality.returns.figure.folding import key, seen
from cqquality.returns.layout.source import Source
from cqquality.returns.workbook import Cell
from cqquality.text import Text, listed

UNREAD = ("备注", "说明", "序号", "目标值", "目标", "完成率", "增减", "同比", "增速")
"""Headings of columns that everybody has beside the figures and nobody asks for."""
_SHOWN = 8
_UNREAD = frozenset(map(key, UNREAD))


def unread_columns(
    source: Source,
    headings: Mapping[int, str],
    filled: Mapping[int, Sequence[Cell]],
    subject: str = "",
) -> list[Finding]:
    """Return one note of the columns with cells that are not read, at the first of them."""
    left = {
        at: cells
        for at, cells in sorted(filled.items())
        if key(headings.get(at, "")) not in _UNREAD
    }
    if not left:
        return []
    what = [_called(at, headings.get(at, ""), cells) for at, cells in left.items()]
    first = next(iter(left.values()))[0]
    place = source.place(first.row, first.column)
    return [codes.NOT_READ.at(place, subject, what=listed(what, _SHOWN))]


def called(headings: Sequence[tuple[int, str]]) -> Text:
    """Return what to call columns of a file with these numbers and headings."""
    return listed([_with_heading(*each) for each in headings], _SHOWN)


def _with_heading(column: int, heading: str) -> Text:
    if heading:
        return Text(f"列“{seen(heading)}”", f"column '{seen(heading)}'")
    return Text(f"没有列标题的第 {column} 列", f"column {column} without a heading")


def _called(column: int, heading: str, cells: Sequence[Cell]) -> Text:
    if heading:
        return _with_heading(column, heading)
    letters = address(1, column).rstrip("1")
    first, last = cells[0].address, cells[-1].address
    where = first if len(cells) == 1 else f"{first}-{last}"
    return Text(
        f"没有列标题的 {letters} 列（{where}）", f"column {letters} without a heading ({where})"
    )
