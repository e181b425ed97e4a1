"""The head of a form: its number and title, the period it reports on, who sends it."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cqquality.period import Period, parse
from cqquality.returns.figure.folding import fold
from cqquality.returns.layout.form.band import seen_at
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
_OTHER_DATES = re.compile(
    r"(?:有效期(?:至|截止)?|有效截止(?:时间|日期)?"
    r"|(?:报出|填报|填表|上报|制表|印发|打印)(?:日期|时间)|(?:批准|备案)?文号)"
    r":?[\d年月日.\-/~至]*"
)
_DOCUMENT = re.compile(r"[\[〔(【]\d{4}[\]〕)】]第?[\d×xX*]*号")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OTHER = re.compile(r":|(?:19|20)\d*\s*年")
"""A cell beside an empty label that is about something else: another label, a date."""
_LONGEST_PERIOD = 16


class Said(Struct, frozen=True):
    """Words of the head and the cell that says them."""

    text: str
    cell: Cell


class Head(Struct, frozen=True):
    """What the rows above the headings say; `periods` are all that may be meant.

    An `unsigned` one has a place for the sender with nothing in it.
    """

    number: Said | None
    sender: Said | None
    unit: Said | None
    periods: tuple[tuple[Period, Cell], ...]
    unsigned: bool = False

    @property
    def period(self) -> Period | None:
        """The period the form reports on; None unless there is exactly one."""
        return self.periods[0][0] if len(self.periods) == 1 else None


def read_head(sheet: Sheet, above: int) -> Head:
    """Read what stands above row `above`; where nothing names a period, the name of the tab may."""
    cells = [cell for cell in _in_order(sheet) if cell.row < above and cell.kind is not Kind.ERROR]
    sender = _unsealed(_labelled(sheet, cells, _SENDER))
    return Head(
        number=_labelled(sheet, cells, _NUMBER),
        sender=sender,
        unit=_labelled(sheet, cells, _UNIT),
        periods=tuple(_periods(cells) or _of_tab(sheet, cells)),
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


def _periods(cells: Iterable[Cell]) -> list[tuple[Period, Cell]]:
    """Return each period named; those in a cell of their own come before those within a text."""
    texts = [(cell, cell.raw) for cell in cells if cell.kind is Kind.TEXT]
    alone = {period: cell for cell, text in texts if (period := parse(fold(text)))}
    within = {period: cell for cell, text in texts for period in periods_in(text)}
    return list((alone or within).items())


def periods_in(text: str) -> Iterator[Period]:
    """Yield the periods a text names; dates of validity and of signing, and documents, are none."""
    closed = re.sub(r"\s", "", fold(text))
    closed = re.sub(r"[—–−]+", "-", closed)
    words = _DOCUMENT.sub(" ", _OTHER_DATES.sub(" ", closed))
    at = 0
    while found := _YEAR.search(words, at):
        ends = range(min(len(words), found.start() + _LONGEST_PERIOD), found.end() - 1, -1)
        known = ((parse(words[found.start() : end]), end) for end in ends)
        period, at = next(((p, end) for p, end in known if p), (None, found.end()))
        if period:
            yield period


def _of_tab(sheet: Sheet, cells: Iterable[Cell]) -> list[tuple[Period, Cell]]:
    period, first = parse(fold(sheet.name)), next(iter(cells), None)
    return [(period, first)] if period and first else []
