"""The head of a form: its number and title, the period it reports on, who sends it."""

import re
from collections.abc import Iterable

from msgspec import Struct

from cqquality.period import Period
from cqquality.returns.figure.folding import fold
from cqquality.returns.layout.form.band import seen_at
from cqquality.returns.layout.form.head_period import Times, times_of
from cqquality.returns.workbook import Cell, Kind, Sheet

_NUMBER = re.compile(r"表号:(.*)")
_SENDER = re.compile(
    r"(?:综合机关名称|填报单位|报送单位|填表单位|单位名称|填报机关)(?:\((?:盖章|公章|章)\))?:(.*)"
)
_SEAL = re.compile(r"\((?:加?盖?(?:单位)?公?章|盖章处|签章)\)$")
_GAP = re.compile(
    r"\s{2,}|\s*(?:(?:单位|统计)?负责人|填表人|填报人|制表人|审核人|联系人|联系电话|电话|(?:报出|填报|填表)(?:日期|时间)"
    r"|计量单位):"
)
_UNIT = re.compile(r"(?<![报送表合])(?:计量)?单位:([^\s:]+)")
_OTHER = re.compile(r":|(?:19|20)\d*\s*年")
"""A cell beside an empty label that is about something else: another label, a date."""


class Said(Struct, frozen=True):
    """Words of the head and the cell that says them."""

    text: str
    cell: Cell


class Head(Struct, frozen=True):
    """What the rows above the headings say.

    An `unsigned` one has a place for the sender with nothing in it.
    """

    number: Said | None
    sender: Said | None
    unit: Said | None
    times: Times
    unsigned: bool = False

    @property
    def period(self) -> Period | None:
        """The period the form reports on; None unless there is exactly one."""
        return self.times.period


def read_head(sheet: Sheet, above: int, *, date1904: bool = False) -> Head:
    """Read what stands above row `above`; where nothing names a period, the name of the tab may."""
    cells = [cell for cell in _in_order(sheet) if cell.row < above and cell.kind is not Kind.ERROR]
    sender = _unsealed(_labelled(sheet, cells, _SENDER))
    return Head(
        number=_labelled(sheet, cells, _NUMBER),
        sender=sender,
        unit=_labelled(sheet, cells, _UNIT),
        times=times_of(sheet, cells, date1904=date1904),
        unsigned=sender is None and any(_SENDER.search(_tight(cell.raw)) for cell in cells),
    )


def _unsealed(sender: Said | None) -> Said | None:
    """Return who sends it, without the remark where the seal goes."""
    text = _SEAL.sub("", sender.text) if sender else ""
    return Said(text, sender.cell) if sender and text else None


def form_number(sheet: Sheet, above: int) -> Said | None:
    """Return the number (表号) that a sheet states above row `above`."""
    cells = [cell for cell in _in_order(sheet) if cell.row < above and "号" in cell.raw]
    return _labelled(sheet, cells, _NUMBER)


def _in_order(sheet: Sheet) -> Iterable[Cell]:
    return (cell for _, cells in sheet.rows() for cell in cells)


def _labelled(sheet: Sheet, cells: Iterable[Cell], label: re.Pattern[str]) -> Said | None:
    """Return what stands behind a label, in its cell or in the next one."""
    for cell in cells:
        found = label.search(_tight(cell.raw)) if cell.kind is Kind.TEXT else None
        if found and found[1].strip():
            return Said(_first_phrase(found[1]), cell)
        beside = seen_at(sheet, cell.row, cell.column + 1) if found else None
        if beside and beside.kind is Kind.TEXT and not _OTHER.search(fold(beside.raw)):
            return Said(fold(beside.raw), beside)
    return None


def _tight(text: str) -> str:
    """Return a text folded, the letters of its labels closed up: "表    号：" becomes "表号:"."""
    return re.sub(r"(?<=[表文])\s+(?=号)|\s+(?=[:(])|(?<=:)\s+", "", fold(text))


def _first_phrase(text: str) -> str:
    """Return the words up to a wide gap or to another label: several may share a cell."""
    return _GAP.split(text.strip())[0]
