"""The rows of a form between its headings and its signatures."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from msgspec import Struct

from cqquality.returns.figure.folding import fold, key
from cqquality.returns.figure.marks import mark_of
from cqquality.returns.layout.form.band import seen_at
from cqquality.returns.layout.form.column import Stub
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.form.times_named import periods_in
from cqquality.returns.layout.item_table import is_blank, is_marker_row
from cqquality.returns.layout.source import Source
from cqquality.returns.workbook import Cell, Kind, Range, Sheet

_END = re.compile(
    r"(?:附?注|附注|说明|备注|填表说明|资料来源|数据来源|(?:单位|统计|填报)?负责人"
    r"|填表人|填报人|制表人|审核人|联系人|联系电话|(?:报出|填报|填表)(?:日期|时间))\s*\d*\s*[:：].*",
    re.DOTALL,
)
_TOTAL = re.compile(r"(?:全市|总)?(?:合计|总计|共计)|全市")
_SUBTOTAL = re.compile(r".*小计")


class Row(Struct, frozen=True):
    """A row below the headings: what it is labelled, and its cells by column."""

    number: int
    label: str
    label_cell: Cell | None
    code: str
    unit: str
    unit_cell: Cell | None
    cells: dict[int, Cell]


class Body(Struct, frozen=True):
    """The rows of a table, the cell that ends it, and the rows below that.

    `shared` are figures in merged cells that belong to several rows or columns; no row has them.
    """

    rows: Sequence[Row]
    end: Cell | None
    below: Sequence[Row]
    shared: Sequence[tuple[Cell, Range]] = ()


class _Known(NamedTuple):
    sheet: Sheet
    found: FormMatch
    body: Body


_KNOWN: WeakKeyDictionary[Source, _Known] = WeakKeyDictionary()


def body_of(source: Source, found: FormMatch) -> Body:
    """Return the rows of a form on the sheet that is being read; many ask, and they are read once.

    Nobody may change them.
    """
    known = _KNOWN.get(source)
    if known is None or known.sheet is not source.sheet or known.found is not found:
        known = _KNOWN[source] = _Known(source.sheet, found, read_body(source.sheet, found))
    return known.body


def read_body(sheet: Sheet, found: FormMatch) -> Body:
    """Return the rows of a form without marker rows (甲 乙 丙 1 2) and headings printed again."""
    rows: list[Row] = []
    below: list[Row] = []
    end: Cell | None = None
    stub = _Columns.of(found)
    for number, cells in sheet.rows():
        filled = [cell for cell in cells if not is_blank(cell)]
        if number <= found.row or not filled:
            continue
        if _repeats(filled, found):
            if end is None and (title := _other_period(rows, found)):
                end = title
                below += [row for row in rows if row.number >= title.row]
                rows = [row for row in rows if row.number < title.row]
            continue
        own = _of_the_table(filled, found)
        if is_marker_row(own):
            filled = [cell for cell in filled if cell not in own]
            if not filled:
                continue
        if end is None and (_END.fullmatch(fold(filled[0].raw)) or _heads_another(filled, found)):
            end = filled[0]
        row = _row(sheet, number, filled, stub)
        (below if end else rows).append(row)
    shared = list(_shared(sheet, found, rows)) if sheet.merges else []
    apart = {cell for cell, _ in shared}
    for row in rows if apart else ():
        for cell in apart & set(row.cells.values()):
            del row.cells[cell.column]
    return Body(rows, end, below, shared)


def _shared(sheet: Sheet, found: FormMatch, rows: Sequence[Row]) -> Iterator[tuple[Cell, Range]]:
    """Yield the figures in merged cells that cover several columns of figures, or several rows."""
    columns = {at for at, _ in found.figures()} | {found.at(Stub.STAGE)}
    for merge in sheet.merges:
        cell = sheet.cells.get((merge.top, merge.left))
        if cell is None or merge.top <= found.row or merge.left not in columns:
            continue
        labels = {row.label_cell for row in rows if merge.top <= row.number <= merge.bottom}
        covered = columns & set(range(merge.left, merge.right + 1))
        if (len(covered) > 1 or len(labels) > 1) and _says_something(cell):
            yield cell, merge


def _of_the_table(cells: Sequence[Cell], found: FormMatch) -> Sequence[Cell]:
    """Return the cells that are not beside the table, where another one may stand."""
    if not found.columns:
        return cells
    return [cell for cell in cells if cell.column in found.columns]


def signs(row: Row) -> bool:
    """Whether a row has a signature, a date of signing or a note in any of its cells."""
    return any(_END.fullmatch(fold(cell.raw)) for cell in row.cells.values())


def _says_something(cell: Cell) -> bool:
    """Whether a cell holds a figure or a word, and no mark that may stand for many cells."""
    return cell.kind is not Kind.TEXT or (not is_blank(cell) and mark_of(cell.raw) is None)


def is_total(label: str, names: Sequence[str] = ()) -> bool:
    """Whether a label is that of the total of all rows."""
    return key(label) in map(key, names) or bool(_TOTAL.fullmatch(key(label)))


def is_subtotal(label: str, names: Sequence[str] = ()) -> bool:
    """Whether a label is that of a total of some rows."""
    return key(label) in map(key, names) or bool(_SUBTOTAL.fullmatch(key(label)))


def _repeats(cells: Sequence[Cell], found: FormMatch) -> bool:
    """Whether a row has the headings again, as on the next printed page."""
    headings = found.band.headings
    return len(cells) > 1 and all(
        cell.column in headings and fold(cell.raw) in headings[cell.column].levels for cell in cells
    )


def _heads_another(cells: Sequence[Cell], found: FormMatch) -> bool:
    """Whether a row has the headings of another table: the first one as here, the others not."""
    label = found.at(Stub.LABEL)
    first = next((cell for cell in cells if cell.column == label), None)
    heading = found.band.headings.get(label or 0)
    if first is None or heading is None or len(cells) < 2:
        return False
    return fold(first.raw) in heading.levels and all(cell.kind is Kind.TEXT for cell in cells)


def _other_period(rows: Sequence[Row], found: FormMatch) -> Cell | None:
    """Return the cell above headings printed again that names another period than the form.

    What stands below is another table, of that period.
    """
    if found.head.period is None:
        return None
    for row in reversed(rows):
        cells = list(row.cells.values())
        if any(cell.kind is not Kind.TEXT for cell in cells):
            return None
        for cell in cells:
            named = list(periods_in(cell.raw))
            if named and found.head.period not in named:
                return cell
    return None


class _Columns(NamedTuple):
    """Where a form says what a row is about, and the first column of figures."""

    label: int | None
    code: int | None
    unit: int | None
    figures: int

    @classmethod
    def of(cls, found: FormMatch) -> "_Columns":
        first = min((at for at, _ in found.figures()), default=0)
        return cls(found.at(Stub.LABEL), found.at(Stub.CODE), found.at(Stub.UNIT), first)


def _row(sheet: Sheet, number: int, cells: Sequence[Cell], columns: _Columns) -> Row:
    label = _label(sheet, number, cells, columns)
    code = _seen(sheet, number, columns.code)
    unit = _seen(sheet, number, columns.unit)
    return Row(
        number,
        fold(label.raw) if label else "",
        label,
        fold(code.raw) if code else "",
        fold(unit.raw) if unit else "",
        unit,
        {cell.column: cell for cell in cells},
    )


def _label(sheet: Sheet, row: int, cells: Sequence[Cell], columns: _Columns) -> Cell | None:
    """Return the label: in its column, or any words before the first figure (合计 across both)."""
    own = _seen(sheet, row, columns.label)
    if own and fold(own.raw):
        return own
    words = (
        cell
        for cell in cells
        if cell.column < columns.figures
        and cell.kind is Kind.TEXT
        and cell.column not in (columns.code, columns.unit)
    )
    return next(words, None)


def _seen(sheet: Sheet, row: int, column: int | None) -> Cell | None:
    return seen_at(sheet, row, column) if column else None
