"""Number formats: what a format code says about the number behind it.

The codes of the built-in formats are those of ECMA-376 part 1, 18.8.30, with the Chinese ones for
the ids that depend on the language.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache

GENERAL = "General"
"""The format of a cell that has none."""

UNSEEN = "[White]"
"""The colour of a code by which a cell shows nothing, and of cells in the colour of their ground.

A white font on a white ground and this colour look the same.
"""


class NumberFormat(Enum):
    """What the format makes of a number."""

    PLAIN = "plain"
    PERCENT = "percent"
    """Shown times one hundred: 0.965 is meant as 96.5 %."""
    DATE = "date"
    """A date or a time: the number is a serial."""
    TEXT = "text"
    """Kept as it was typed."""


_YEAR_MONTH = 'yyyy"年"m"月"'
_MONTH_DAY = 'm"月"d"日"'
_NOON = '上午/下午h"时"mm"分"'

BUILT_IN: dict[int, str] = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"￥"#,##0;"￥"-#,##0',
    6: '"￥"#,##0;[Red]"￥"-#,##0',
    7: '"￥"#,##0.00;"￥"-#,##0.00',
    8: '"￥"#,##0.00;[Red]"￥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: _YEAR_MONTH,
    28: _MONTH_DAY,
    29: _MONTH_DAY,
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: _NOON,
    35: _NOON + 'ss"秒"',
    36: _YEAR_MONTH,
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "￥"* #,##0_ ;_ "￥"* -#,##0_ ;_ "￥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "￥"* #,##0.00_ ;_ "￥"* -#,##0.00_ ;_ "￥"* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: _YEAR_MONTH,
    51: _MONTH_DAY,
    52: _YEAR_MONTH,
    53: _MONTH_DAY,
    54: _MONTH_DAY,
    55: _NOON,
    56: _NOON + 'ss"秒"',
    57: _YEAR_MONTH,
    58: _MONTH_DAY,
}

# Quoted words, escaped characters, space as wide as a character, fill characters, and brackets
# (colours, conditions, currencies) say nothing; [h], [mm] and [ss] are elapsed time and do.
_SILENT = re.compile(r'"[^"]*"?|[\\!_*].?|\[(?!(?:h+|m+|s+)\])[^\]]*\]?', re.IGNORECASE | re.DOTALL)
_GENERAL_WORD = re.compile(r"general|g/通用格式", re.IGNORECASE)
_EXPONENT = re.compile(r"e[+-]", re.IGNORECASE)
_DATE = re.compile(r"[ymdhsegb]|aaa|上午/下午", re.IGNORECASE)


@lru_cache(maxsize=4096)
def classify(code: str) -> NumberFormat:
    """Say what a format code, by its first section, makes of a number.

    >>> classify("0.0%"), classify('0.0"%"')
    (<NumberFormat.PERCENT: 'percent'>, <NumberFormat.PLAIN: 'plain'>)
    """
    section = _SILENT.sub(" ", code).partition(";")[0]
    section = _EXPONENT.sub("", _GENERAL_WORD.sub("0", section))
    if "%" in section:
        return NumberFormat.PERCENT
    if "@" in section:
        return NumberFormat.TEXT
    return NumberFormat.DATE if _DATE.search(section) else NumberFormat.PLAIN


_WHITE = re.compile(r"\[(?:white|白色|白)\]", re.IGNORECASE)


@lru_cache(maxsize=4096)
def hides(code: str) -> bool:
    """Whether a cell of that format shows nothing: white on white, or no code for what is in it.

    >>> hides("[White]0.00"), hides(";;;"), hides("0.00")
    (True, True, False)
    """
    return _WHITE.match(code) is not None or code.startswith(";")


_EPOCH_1904 = date(1904, 1, 1)
_EPOCH_1900 = date(1899, 12, 30)
_LAST_1900 = (date(9999, 12, 31) - _EPOCH_1900).days
_LAST_1904 = (date(9999, 12, 31) - _EPOCH_1904).days
_LEAP_DAY = 60
"""29 February 1900, a day that never was; Excel counts it."""


def serial_to_date(serial: Fraction | Decimal | int, date1904: bool = False) -> date | None:
    """Return the day a serial stands for, or None where it stands for none.

    That is: before the first day of the calendar, after the year 9999, and 29 February 1900.
    """
    day = serial.__floor__()
    if date1904:
        return _EPOCH_1904 + timedelta(days=day) if 0 <= day <= _LAST_1904 else None
    if not 1 <= day <= _LAST_1900 or day == _LEAP_DAY:
        return None
    return _EPOCH_1900 + timedelta(days=day + (day < _LEAP_DAY))
