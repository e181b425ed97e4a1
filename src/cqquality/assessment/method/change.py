"""Change against the same period of last year (同比) and against the period before (环比)."""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.method.dates import shifted
from cqquality.assessment.method.label import Label
from cqquality.period import Period
from cqquality.quantity import SHARES, Dimension


class ChangeKind(StrEnum):
    """How a change is counted."""

    RELATIVE = "relative"
    """In percent of the earlier value: counts and amounts."""
    POINTS = "points"
    """In percentage points (百分点): rates."""
    DIFFERENCE = "difference"
    """In the unit itself: index points, places of a rank."""


class NoChange(Label):
    """Why no change can be stated."""

    ZERO_BASE = "zero_base", "对比期为零", "the earlier value is zero"
    NEGATIVE_BASE = "negative_base", "对比期为负", "the earlier value is negative"
    NOT_A_NUMBER = "not_a_number", "不是数值指标", "not a number"
    SERIES_BREAK = "series_break", "数据口径中断", "the series breaks in between"


class Change(Struct, frozen=True):
    """A change with its sign: 5 is 5 % or 5 percentage points, never 0.05."""

    amount: Fraction
    kind: ChangeKind


def change(earlier: Fraction, later: Fraction, dimension: Dimension) -> Change | NoChange:
    """Return the change as its dimension asks: in percent, in percentage points, in its unit."""
    difference = later - earlier
    if dimension is Dimension.STAGE:
        return NoChange.NOT_A_NUMBER
    if dimension in SHARES:
        return Change(difference, ChangeKind.POINTS)
    if dimension in (Dimension.INDEX, Dimension.RANK):
        return Change(difference, ChangeKind.DIFFERENCE)
    if earlier <= 0:
        return NoChange.NEGATIVE_BASE if earlier else NoChange.ZERO_BASE
    return Change(100 * difference / earlier, ChangeKind.RELATIVE)


def year_before(period: Period) -> Period:
    """Return the same period a year before; a month's last day leads to the month's last day."""
    return Period(shifted(period.end, -12), shifted(period.start, -12))


def period_before(period: Period) -> Period | None:
    """Return the period of the same length just before; None for parts of months and for days.

    A cumulative period (1-6月) has no such neighbour of its own kind: do not ask for one.
    """
    if period.months is None:
        return None
    return Period(shifted(period.end, -period.months), shifted(period.start, -period.months))
