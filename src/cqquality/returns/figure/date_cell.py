"""Numbers that a cell displays as dates."""

import re
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cqquality.quantity import literal
from cqquality.returns.workbook.number_format import serial_to_date

_SILENT = re.compile(r'"[^"]*"?|[\\!_*].?|\[[^\]]*\]?|am/pm|a/p|;.*', re.DOTALL)
_MINUTES = re.compile(r"(?<=h)[^a-z]*m+|m+(?=[^a-z]*s)")
_DAY = re.compile(r"(?<!d)d{1,2}(?!d)")


class DateParts(NamedTuple):
    """Which parts of a date a number format displays."""

    year: bool
    month: bool
    day: bool


def date_parts(code: str) -> DateParts:
    """Say which parts of a date a format code displays.

    >>> date_parts('yyyy"年"m"月"')
    DateParts(year=True, month=True, day=False)
    """
    letters = _MINUTES.sub("", _SILENT.sub(" ", code.lower()))
    return DateParts(bool(re.search("[yeg]", letters)), "m" in letters, bool(_DAY.search(letters)))


def displayed(serial: Fraction, code: str, date1904: bool = False) -> str:
    """Return the date a number is shown as: without the year where the format leaves it out.

    >>> displayed(Fraction(41703), 'm"月"d"日"')
    '3月5日'
    """
    day = serial_to_date(serial, date1904)
    if day is None:
        return literal(serial)
    parts = date_parts(code)
    return _written(day, parts) if parts.month or parts.year else f"{day} ({literal(serial)})"


def _written(day: date, parts: DateParts) -> str:
    if not parts.year:
        return f"{day.month}月{day.day}日"
    return day.isoformat() if parts.day else f"{day.year}-{day.month:02}"
