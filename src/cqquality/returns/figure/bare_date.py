"""Dates in a column of dates that look like plain numbers: 20100330, or Excel's number of a day."""

import re
from datetime import date

from cqquality.period import Period, instant
from cqquality.returns.figure.folding import fold
from cqquality.returns.figure.numeral import stored_number
from cqquality.returns.workbook.grid import Cell, Kind
from cqquality.returns.workbook.number_format import NumberFormat, classify, serial_to_date

_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SERIALS = range(20_000, 60_000)
"""The days from 1954 to 2064 (1958 to 2068 in the system of 1904)."""


def bare_date(cell: Cell, *, date1904: bool = False) -> Period | None:
    """Return the day that a number without the look of a date stands for; None where it is none.

    Only for cells that can hold nothing but a date: elsewhere 40817 is a number.
    """
    written = _DIGITS.fullmatch(fold(cell.raw))
    if written:
        try:
            return instant(date(*map(int, written.groups())))
        except ValueError:
            return None
    number = stored_number(cell.raw) if is_serial(cell) else None
    day = serial_to_date(number, date1904) if number is not None else None
    return instant(day) if day else None


def is_serial(cell: Cell) -> bool:
    """Whether a cell holds a number in the range of Excel's days and does not show it as one."""
    if cell.kind is not Kind.NUMBER or classify(cell.number_format) is NumberFormat.DATE:
        return False
    number = stored_number(cell.raw)
    return number is not None and number.denominator == 1 and int(number) in _SERIALS
