"""The four weather symbols of the German sustainability strategy, chosen by the kind of target.

"Neither a political appraisal nor a forecast." Source: Destatis, Indicator status - Methodology;
see docs/methods.md. Every series here is annual, consecutive and in the order of time.
"""

from collections.abc import Sequence
from fractions import Fraction

from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.label import Label

WINDOW = 6
"""The mean change is that of the last five years: six points."""
MIN_POINTS = 4
"""With fewer there is no symbol."""


class Symbol(Label):
    """The four symbols, best first."""

    SUN = "sun", "晴", "sun"
    SUN_CLOUD = "sun_cloud", "晴间多云", "sun and cloud"
    CLOUD = "cloud", "多云", "cloud"
    THUNDERSTORM = "thunderstorm", "雷雨", "thunderstorm"


class NoSymbol(Label):
    """Why there is none."""

    TOO_FEW_POINTS = "too_few_points", "连续数据不足4期", "fewer than four consecutive values"
    DEADLINE_PASSED = "deadline_passed", "已到目标期限", "the deadline is reached"


def mean_change(values: Sequence[Fraction]) -> Fraction:
    """Return the mean yearly change over the last five years, or over all of a shorter series."""
    window = values[-WINDOW:]
    return (window[-1] - window[0]) / (len(window) - 1)


def by_year(values: Sequence[Fraction], target: Bound, years_left: Fraction) -> Symbol | NoSymbol:
    """Judge a target for a year, `years_left` after the last value, by extending the mean change.

    What the extension falls short of is set against the way still to go: below 5 % sun, to 20 %
    sun and cloud, beyond it cloud, and without any movement towards the target thunderstorm. A
    target met already is judged as one to be kept.
    """
    if len(values) < MIN_POINTS:
        return NoSymbol.TOO_FEW_POINTS
    if years_left <= 0:
        return NoSymbol.DEADLINE_PASSED
    last, change = values[-1], mean_change(values)
    if target.met_by(last) or target.value == last:
        return constant(values, target)
    if target.direction * change <= 0:
        return Symbol.THUNDERSTORM
    miss = target.shortfall(last + change * years_left) / target.shortfall(last)
    return _by_miss(miss)


def _by_miss(miss: Fraction) -> Symbol:
    if miss < Fraction(5, 100):
        return Symbol.SUN
    return Symbol.SUN_CLOUD if miss <= Fraction(20, 100) else Symbol.CLOUD


def constant(values: Sequence[Fraction], target: Bound) -> Symbol | NoSymbol:
    """Judge a target to be kept every year by the last value and the mean change.

    Of a value that misses and stands still the source says both "not moving away" and "not moving
    towards"; the graver symbol is given.
    """
    if len(values) < MIN_POINTS:
        return NoSymbol.TOO_FEW_POINTS
    trend = target.direction * mean_change(values)
    if target.met_by(values[-1]):
        return Symbol.SUN if trend >= 0 else Symbol.SUN_CLOUD
    return Symbol.CLOUD if trend > 0 else Symbol.THUNDERSTORM


def direction_only(values: Sequence[Fraction], direction: Direction) -> Symbol | NoSymbol:
    """Judge a direction without a number by the mean change, then by the last one."""
    if len(values) < MIN_POINTS:
        return NoSymbol.TOO_FEW_POINTS
    mean_right = direction * mean_change(values) > 0
    last_right = direction * (values[-1] - values[-2]) > 0
    if mean_right:
        return Symbol.SUN if last_right else Symbol.SUN_CLOUD
    return Symbol.CLOUD if last_right else Symbol.THUNDERSTORM
