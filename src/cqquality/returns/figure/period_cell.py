"""One cell to the period it names."""

from collections.abc import Mapping, Sequence

from cqquality import period
from cqquality.findings import Finding, Place
from cqquality.period import Period
from cqquality.returns.figure import codes
from cqquality.returns.figure.cell_fault import cell_fault
from cqquality.returns.figure.date_cell import date_parts, displayed
from cqquality.returns.figure.folding import fold, seen
from cqquality.returns.figure.marks import DEFAULT_MARKS, Mark, mark_of
from cqquality.returns.figure.numeral import stored_number
from cqquality.returns.workbook.grid import Cell, Kind
from cqquality.returns.workbook.number_format import NumberFormat, classify, serial_to_date

_YEARS = range(1900, 2100)


def read_period(
    cell: Cell | None,
    place: Place,
    subject: str,
    marks: Mapping[str, Mark] = DEFAULT_MARKS,
    *,
    date1904: bool = False,
    is_date: bool = False,
) -> tuple[Period | None, tuple[Finding, ...]]:
    """Read a period: a year as a number, a date as its format shows it, or words for one.

    Where a date is asked for (`is_date`) 2013-1-6 is a day; elsewhere it may be six months too, and
    is refused. A blank or a missing mark is no period, and no finding.
    """
    if cell is None or (cell.kind is Kind.TEXT and mark_of(cell.raw, marks)):
        return None, ()
    fault = cell_fault(cell, place, subject)
    if fault:
        return None, (fault,)
    found = _meanings(cell, date1904, is_date)
    if len(found) == 1 or (found and is_date):
        return found[0], ()
    if found:
        return None, (period_unclear(found, seen(cell.raw), place, subject),)
    return None, (_unread(cell, place, subject, date1904),)


def _meanings(cell: Cell, date1904: bool, is_date: bool) -> tuple[Period, ...]:
    if cell.kind is not Kind.NUMBER:
        return period.meanings(fold(cell.raw), months_expected=not is_date)
    number = number_period(cell, date1904)
    return (number,) if number else ()


def period_unclear(
    may_be: Sequence[Period], words: str, place: Place, subject: str = ""
) -> Finding:
    """Say of words that they may be a day or some months, and how either is written."""
    day, stretch = may_be
    last = day.end
    written = f"{last.year}年{last.month}月{last.day}日"
    ways = {"seen": words, "day": written, "months": stretch.text.zh}
    return codes.PERIOD_UNCERTAIN.at(place, subject, **ways)


def number_period(cell: Cell, date1904: bool) -> Period | None:
    """Return the period that a number is: a year, or a date as far as its format shows it."""
    number = stored_number(cell.raw)
    if number is None:
        return None
    if classify(cell.number_format) is NumberFormat.DATE:
        day = serial_to_date(number, date1904)
        parts = date_parts(cell.number_format)
        if day is None or not parts.year or (parts.day and not parts.month):
            return None  # of a date without its year, the year is Excel's and not the sender's
        if parts.day:
            return period.instant(day)
        return period.month(day.year, day.month) if parts.month else period.year(day.year)
    is_year = number.denominator == 1 and int(number) in _YEARS
    return period.year(int(number)) if is_year else None


def _unread(cell: Cell, place: Place, subject: str, date1904: bool) -> Finding:
    text = seen(cell.raw)
    number = stored_number(cell.raw) if cell.kind is Kind.NUMBER else None
    if number is not None and classify(cell.number_format) is NumberFormat.DATE:
        text = displayed(number, cell.number_format, date1904)
    return codes.NOT_A_PERIOD.at(place, subject, seen=text)
