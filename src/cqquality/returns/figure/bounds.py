"""What a figure of each dimension may be."""

from fractions import Fraction
from typing import NamedTuple

from cqquality.findings import Code
from cqquality.quantity import Dimension
from cqquality.returns.figure import codes
from cqquality.text import Text

LARGEST = 10**15
"""From here on a workbook no longer holds every digit that was typed."""


class Bounds(NamedTuple):
    """The values a dimension allows, and how to say so."""

    words: Text
    least: Fraction | None = Fraction(0)
    most: Fraction | None = None
    whole: bool = False


_NOT_NEGATIVE = Bounds(Text("不小于 0 的数", "a number, 0 or more"))
_BOUNDS = {
    Dimension.COUNT: Bounds(Text("不小于 0 的整数", "a whole number, 0 or more"), whole=True),
    Dimension.AMOUNT: _NOT_NEGATIVE,
    Dimension.PERCENT: Bounds(
        Text("0% 至 100% 之间的百分数，如 96.5%", "a percentage from 0% to 100%, like 96.5%"),
        most=Fraction(100),
    ),
    Dimension.CHANGE: Bounds(
        Text("带百分号的增减幅度，如 -3.2%", "a change with its percent sign, like -3.2%"),
        least=None,
    ),
    Dimension.INDEX: _NOT_NEGATIVE,
    Dimension.RANK: Bounds(
        Text("从 1 起的整数", "a whole number from 1"), least=Fraction(1), whole=True
    ),
}


def expected(dimension: Dimension) -> Text:
    """Say what a figure of this dimension looks like."""
    return _BOUNDS[dimension].words


def trespass(value: Fraction, dimension: Dimension) -> Code | None:
    """Return the code for a value that the dimension does not allow, or None.

    >>> trespass(Fraction(100), Dimension.PERCENT) is None
    True
    """
    bounds = _BOUNDS[dimension]
    below = bounds.least is not None and value < bounds.least
    above = bounds.most is not None and value > bounds.most
    if below or above or abs(value) >= LARGEST:
        return codes.OUT_OF_RANGE
    return codes.NOT_WHOLE if bounds.whole and value.denominator != 1 else None
