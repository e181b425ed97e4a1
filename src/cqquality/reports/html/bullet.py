"""The chart that sets a value against its target: a bar or a point, a tick, a band, a baseline."""

from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.result import Goal, Result
from cqquality.quantity import fixed
from cqquality.reports.html.axis import Axis, axis

START, LENGTH = 5, 140
"""Where the scale begins in the drawing, and how long it is, in pixels."""

_AT_LEAST = ("ge", "gt", "all")


class Span(Struct, frozen=True):
    """A stretch of the scale, in pixels."""

    x: str
    width: str


class Bullet(Struct, frozen=True):
    """Places in pixels; None for what is not drawn.

    `bar` is drawn where its length is true to the value, else `point`. `band` is where the target
    is met, `marks` its bounds.
    """

    ends: tuple[str, str]
    bar: Span | None
    point: str | None
    tip: str | None
    """Where the value stands, if it is only known to be at least that."""
    band: Span | None
    marks: tuple[str, ...]
    base: str | None


def bullet(result: Result, baseline: Fraction | None, common: Axis | None = None) -> Bullet | None:
    """Return the chart of a result; None where the target is no figure or nothing is known.

    `baseline` is that of the result if it is on the scale of its value, and None otherwise; a
    `common` scale holds the figures of several results, whose charts can be compared.
    """
    goal = result.goal
    bounds = [bound for bound in (goal.value, goal.upper) if bound is not None]
    figures = [*bounds, *(f for f in (result.value, baseline) if f is not None)]
    if not bounds or figures == bounds:
        return None
    scale = common or axis(figures, result.unit.dimension)
    value = None if result.value is None else _at(scale, result.value)
    return Bullet(
        ends=scale.ends,
        bar=_span(scale, Fraction(0), result.value) if scale.has_zero else None,
        point=None if scale.has_zero else value,
        tip=value if result.at_least else None,
        band=_band(scale, goal),
        marks=tuple(_at(scale, bound) for bound in bounds),
        base=None if baseline is None else _at(scale, baseline),
    )


def _band(scale: Axis, goal: Goal) -> Span | None:
    """Return where the target is met; the whole of 100 % is a point and has none."""
    if goal.operator == "range":
        return _span(scale, goal.value, goal.upper)
    return _span(scale, goal.value, scale.high if goal.operator in _AT_LEAST else scale.low)


def _at(scale: Axis, figure: Fraction) -> str:
    return fixed(scale.at(figure, START, LENGTH), 2)


def _span(scale: Axis, one: Fraction | None, other: Fraction | None) -> Span | None:
    """Return the stretch between two figures, whichever is the greater."""
    if one is None or other is None:
        return None
    ends = sorted(scale.at(figure, START, LENGTH) for figure in (one, other))
    return Span(fixed(ends[0], 2), fixed(ends[1] - ends[0], 2))
