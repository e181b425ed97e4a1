from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cqquality.returns.workbook.number_format import (
    BUILT_IN,
    NumberFormat,
    classify,
    serial_to_date,
)

PLAIN, PERCENT, DATE, TEXT = (
    NumberFormat.PLAIN,
    NumberFormat.PERCENT,
    NumberFormat.DATE,
    NumberFormat.TEXT,
)


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("General", PLAIN),
        ("G/通用格式", PLAIN),
        ("", PLAIN),
        ("0.0%", PERCENT),
        ("General%", PERCENT),
        ("#,##0.00%;-#,##0.00%", PERCENT),
        ("[Red]0%", PERCENT),
        ('0.0"%"', PLAIN),
        ('General"%"', PLAIN),
        ('0.0"‰"', PLAIN),
        ("0\\%", PLAIN),
        ("0!%", PLAIN),
        ("0_%", PLAIN),
        ("0*%", PLAIN),
        ("0;0%", PLAIN),
        ('0!.0,"万"', PLAIN),
        ("#,##0,", PLAIN),
        (";;;", PLAIN),
        ("0.00E+00", PLAIN),
        ("##0.0E+0", PLAIN),
        ("# ?/?", PLAIN),
        ("[$￥-804]#,##0.00", PLAIN),
        ("[$USD] 0.00", PLAIN),
        ("[Red][<=100]0;[Blue]0", PLAIN),
        ('0"年"', PLAIN),
        ('0.00"days"', PLAIN),
        ("@", TEXT),
        ('@"号"', TEXT),
        ("0;0;0;@", PLAIN),
        ("yyyy/m/d", DATE),
        ('yyyy"年"m"月"', DATE),
        ("yyyy年m月d日", DATE),
        ("[$-804]aaaa", DATE),
        ('[DBNum1][$-804]yyyy"年"m"月"', DATE),
        ("[h]:mm", DATE),
        ("[mm]", DATE),
        ("[SS]", DATE),
        ("e/m/d", DATE),
        ('上午/下午h"时"mm"分"', DATE),
        ('"unclosed', PLAIN),
        ("[unclosed", PLAIN),
        ("0\\", PLAIN),
    ],
)
def test_classify(code: str, meaning: NumberFormat) -> None:
    assert classify(code) is meaning


def test_built_in_formats_mean_what_the_standard_says() -> None:
    dates = {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}
    assert {number for number in BUILT_IN if classify(BUILT_IN[number]) is DATE} == dates
    assert {number for number in BUILT_IN if classify(BUILT_IN[number]) is PERCENT} == {9, 10}
    assert {number for number in BUILT_IN if classify(BUILT_IN[number]) is TEXT} == {49}


@pytest.mark.parametrize(
    ("serial", "date1904", "day"),
    [
        (Fraction(0), False, None),
        (Fraction(1, 2), False, None),
        (Fraction(1), False, date(1900, 1, 1)),
        (Fraction(59), False, date(1900, 2, 28)),
        (Fraction(60), False, None),
        (Fraction(121, 2), False, None),
        (Fraction(61), False, date(1900, 3, 1)),
        (Decimal("41820.75"), False, date(2014, 6, 30)),
        (Decimal(2958465), False, date(9999, 12, 31)),
        (Decimal("2958465.9"), False, date(9999, 12, 31)),
        (Decimal(2958466), False, None),
        (Decimal(-1), False, None),
        (Decimal("1E+300"), False, None),
        (Fraction(0), True, date(1904, 1, 1)),
        (Fraction(60), True, date(1904, 3, 1)),
        (Fraction(40358), True, date(2014, 6, 30)),
        (Fraction(-1, 2), True, None),
    ],
)
def test_serial_to_date(serial: Fraction | Decimal, date1904: bool, day: date | None) -> None:
    assert serial_to_date(serial, date1904) == day
