"""The digits of a number: as a workbook stores them, and as people write them."""

import re
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import NamedTuple

_STORED = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}([, ])[0-9]{3}(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_LOOSE_POINT = re.compile(r" \. ?|\. ")


def stored_number(raw: str) -> Fraction | None:
    """Return the number somebody entered, from the digits a workbook stores; None if it is none.

    A workbook keeps a double with 17 digits, so 96.5 % stands there as 0.96499999999999997. Excel
    itself takes in and shows 15 significant digits; those are what was entered, and exactly those
    are taken. Source: Microsoft, "Excel specifications and limits", number precision.

    >>> stored_number("0.96499999999999997")
    Fraction(193, 200)
    """
    if not _STORED.fullmatch(raw.strip()):
        return None
    number = float(raw)
    return Fraction(Decimal(format(number, ".15g"))) if isfinite(number) else None


class Numeral(NamedTuple):
    """A written number; `loose` when there were spaces around its decimal point."""

    value: Fraction
    loose: bool


def numeral(text: str) -> Numeral | None:
    """Read unsigned digits with at most a decimal point and well-formed thousands separators.

    >>> numeral("6 119"), numeral("1,28")
    (Numeral(value=Fraction(6119, 1), loose=False), None)
    """
    tight = _LOOSE_POINT.sub(".", text)
    if not (_PLAIN.fullmatch(tight) or _GROUPED.fullmatch(tight)):
        return None
    return Numeral(Fraction(re.sub("[, ]", "", tight)), tight != text)
