"""A text that states one figure, taken apart: what stands before it, its digits, its unit."""

import re
from fractions import Fraction
from typing import NamedTuple

from cqquality.definitions.pack import Unit
from cqquality.findings import Code
from cqquality.quantity import Dimension
from cqquality.returns.figure import codes
from cqquality.returns.figure.numeral import numeral
from cqquality.returns.figure.unit_word import wording

_SHAPE = re.compile(
    r"(?P<lead>[^0-9+−-]*)(?P<sign>[+−-]?) *(?P<digits>[0-9](?:[0-9,. ]*[0-9])?) *(?P<tail>[^0-9]*)"
)
_FALL = ("下降", "降低", "减少", "回落", "下滑", "降")
_RISE = ("提高", "上升", "增长", "增加", "提升", "升", "增")
_ORDINAL = "第"


class Statement(NamedTuple):
    """A figure as stated: `value` is in the unit asked for, `factor` already applied."""

    value: Fraction
    factor: Fraction
    unit_stated: bool
    loose: bool
    """There were spaces around the decimal point."""


def read_statement(text: str, unit: Unit) -> Statement | Code:
    """Read the one figure a folded text states, or return the code that says why not."""
    found = _SHAPE.fullmatch(text)
    if not found:
        return codes.NOT_A_NUMBER
    lead, tail = found["lead"].strip(), found["tail"]
    if lead == "(" and ")" in tail:
        tail = tail.replace(")", "", 1)
    sign = _sign(lead, found["sign"], unit.dimension)
    if isinstance(sign, Code):
        return sign
    number = numeral(found["digits"])
    if number is None:
        return _malformed(found["digits"])
    word = wording(tail, unit)
    if isinstance(word, Code):
        return word
    return Statement(sign * number.value * word.factor, word.factor, word.stated, number.loose)


def _malformed(digits: str) -> Code:
    return codes.BAD_SEPARATORS if set(digits) & {",", " "} else codes.NOT_A_NUMBER


def _sign(lead: str, sign: str, dimension: Dimension) -> int | Code:
    """Return +1 or -1; words and brackets that tell of a change belong to changes alone."""
    if not lead or (lead == _ORDINAL and dimension is Dimension.RANK):
        return _plain_sign(sign, dimension)
    if lead != "(" and not lead.endswith(_FALL + _RISE):
        return codes.NOT_A_NUMBER
    if dimension is not Dimension.CHANGE:
        return codes.CHANGE_STATED
    if sign or lead not in {"(", *_FALL, *_RISE}:
        return codes.NOT_A_NUMBER
    return 1 if lead in _RISE else -1


def _plain_sign(sign: str, dimension: Dimension) -> int | Code:
    if sign == "+" and dimension is not Dimension.CHANGE:
        return codes.CHANGE_STATED
    return 1 if sign in {"", "+"} else -1
