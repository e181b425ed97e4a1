"""One cell to the period it names."""

from collections.abc import Mapping

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
) -> tuple[Period | None, tuple[Finding, ...]]:
    """Read a period: a year as a number, a date as its format shows it, or words for one.

    A blank or a missing mark is no period, and no finding.
    """
    if cell is None or (cell.kind is Kind.TEXT and mark_of(cell.raw, marks)):
        return None, ()
    fault = cell_fault(cell, place, subject)
    if fault:
        return None, (fault,)
    found = (
        _from_number(cell, date1904) if cell.kind is Kind.NUMBER else period.parse(fold(cell.raw))
    )
    return (found, ()) if found else (None, (_unread(cell, place, subject, date1904),))


def _from_number(cell: Cell, date1904: bool) -> Period | None:
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
