"""Eurostat's trend method with a quantitative target: a second opinion on pace.

Growth is taken as a steady yearly rate, so nothing here is exact and zeros have no answer: none is
replaced by a small number, for the replacement would decide the result. Source: docs/methods.md.
"""

import math
from datetime import date
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.method.dates import years_between
from cqquality.assessment.method.label import Label
from cqquality.assessment.method.pace import Course, PaceLabel

GUARD = 1e-9
"""A ratio this little below a threshold counts as on it: it is a float."""


class Progress(Label):
    """Eurostat's classes, best first."""

    SIGNIFICANT = "significant", "进展显著", "significant progress"
    MODERATE = "moderate", "进展中等", "moderate progress"
    INSUFFICIENT = "insufficient", "进展不足", "insufficient progress"
    AWAY = "away", "偏离目标", "movement away from the target"


class NoRatio(Label):
    """Why the ratio cannot be computed; the linear pace may still be."""

    NO_TIME = "no_time", "没有基期之后的数据", "no value after the base"
    DEADLINE_PASSED = "deadline_passed", "已到目标期限", "the deadline is reached"
    ZERO_BASE = "zero_base", "基期值为零", "the base is zero"
    ZERO_TARGET = "zero_target", "目标值为零", "the target is zero"
    ZERO_VALUE = "zero_value", "实际值为零", "the value is zero"
    SIGN_CHANGE = "sign_change", "数值正负不一", "the figures differ in sign"
    NEGATIVE = "negative", "数值为负", "the figures are negative"
    TARGET_EQUALS_BASE = "target_equals_base", "目标值等于基期值", "the target equals the base"
    ALREADY_MET_AT_BASE = "already_met_at_base", "基期已达标", "met by the base already"


class Ratio(Struct, frozen=True):
    """Observed against required yearly growth, as shares (0.1 is 10 % a year)."""

    observed: float
    required: float

    @property
    def value(self) -> float:
        """The ratio R; negative when moving away from the target."""
        return self.observed / self.required

    @property
    def progress(self) -> Progress:
        """The class of R: from 0.95, from 0.60, from 0, below."""
        for least, progress in _CLASSES:
            if self.value >= least - GUARD:
                return progress
        return Progress.AWAY


_CLASSES = (
    (0.95, Progress.SIGNIFICANT),
    (0.60, Progress.MODERATE),
    (0.0, Progress.INSUFFICIENT),
)


def growth(first: Fraction, last: Fraction, years: Fraction) -> float:
    """Return the compound annual growth rate of two figures of one sign, neither of them zero."""
    ratio = last / first
    near = abs(ratio - 1) < Fraction(1, 2)
    log = math.log1p(ratio - 1) if near else math.log(ratio)
    return math.expm1(log / years)


def ratio(course: Course, value: Fraction, day: date) -> Ratio | NoRatio:
    """Compare the growth from the base to `value` with the growth the target asks for."""
    refusal = _refusal(course, value, day)
    if refusal:
        return refusal
    return Ratio(
        growth(course.base, value, years_between(course.start, day)),
        growth(course.base, course.target.value, years_between(course.start, course.deadline)),
    )


def _refusal(course: Course, value: Fraction, day: date) -> NoRatio | None:
    base, target = course.base, course.target.value
    reasons = (
        (day <= course.start, NoRatio.NO_TIME),
        (day >= course.deadline, NoRatio.DEADLINE_PASSED),
        (base == 0, NoRatio.ZERO_BASE),
        (target == 0, NoRatio.ZERO_TARGET),
        (value == 0, NoRatio.ZERO_VALUE),
        (len({figure > 0 for figure in (base, value, target)}) > 1, NoRatio.SIGN_CHANGE),
        (base < 0, NoRatio.NEGATIVE),
        (target == base, NoRatio.TARGET_EQUALS_BASE),
        (course.target.met_by(base), NoRatio.ALREADY_MET_AT_BASE),
    )
    return next((reason for applies, reason in reasons if applies), None)


# The two scales side by side: being on the line is Eurostat's best class.
_RANKS: dict[PaceLabel | Progress, int] = {
    PaceLabel.ACHIEVED_EARLY: 0,
    PaceLabel.AHEAD: 0,
    PaceLabel.ON_TRACK: 0,
    PaceLabel.BEHIND: 1,
    PaceLabel.FAR_BEHIND: 2,
    PaceLabel.BACKWARD: 3,
    Progress.SIGNIFICANT: 0,
    Progress.MODERATE: 1,
    Progress.INSUFFICIENT: 2,
    Progress.AWAY: 3,
}


def class_distance(label: PaceLabel, progress: Progress) -> int:
    """By how many classes the linear pace and the ratio differ; the better three labels are one."""
    return abs(_RANKS[label] - _RANKS[progress])


def disputed(label: PaceLabel, progress: Progress) -> bool:
    """Whether the two opinions differ by two classes or more (`pace_disputed`)."""
    return class_distance(label, progress) >= 2
