"""Pace: the share of the required change against the share of time gone by (序时进度).

The default measure is linear and exact, with or without zeros. Cut-offs are a choice, not a
standard: no official numbers are published. Source: docs/methods.md, "Pace".
"""

import math
from datetime import date, timedelta
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.method.bound import Bound
from cqquality.assessment.method.dates import whole_months
from cqquality.assessment.method.label import Label
from cqquality.period import elapsed_share


class PaceLabel(Label):
    """How a value before the deadline stands against the straight line, best first."""

    ACHIEVED_EARLY = "achieved_early", "提前实现", "achieved early"
    AHEAD = "ahead", "超前", "ahead of schedule"
    ON_TRACK = "on_track", "基本符合预期", "broadly on track"
    BEHIND = "behind", "滞后", "behind schedule"
    FAR_BEHIND = "far_behind", "严重滞后", "far behind schedule"
    BACKWARD = "backward", "倒退", "moving backward"


class NoPace(Label):
    """Why there is no pace to speak of."""

    BASELINE_MISSING = "baseline_missing", "缺少基期值", "no base value"
    BEFORE_BASE = "before_base", "数据早于基期", "the value is older than the base"
    TOO_FEW_POINTS = "too_few_points", "只有基期数据", "no value after the base yet"
    DEADLINE_PASSED = "deadline_passed", "已到目标期限", "the deadline is reached"
    TARGET_EQUALS_BASE = "target_equals_base", "目标值等于基期值", "the target equals the base"
    ALREADY_MET_AT_BASE = "already_met_at_base", "基期已达标", "met by the base already"
    MIXED_PERIODS = (
        "mixed_periods",
        "与基期的时期长短不一，不可比",
        "of a period of another length than the base",
    )
    SERIES_BREAK = "series_break", "数据口径中断，与基期不可比", "the series breaks after the base"


class PaceCutoffs(Struct, frozen=True):
    """Where the labels change, in percentage points of share minus time.

    `ahead` is the least gap called ahead, `behind` the greatest called behind, and below
    `far_behind` it is far behind.
    """

    ahead: Fraction = Fraction(5)
    behind: Fraction = Fraction(-10)
    far_behind: Fraction = Fraction(-30)

    def __post_init__(self) -> None:
        if not self.far_behind <= self.behind < self.ahead:
            msg = "cut-offs must fall: ahead > behind >= far_behind"
            raise ValueError(msg)


class Course(Struct, frozen=True):
    """What a target asks for: from `base`, the value of the day `start`, to `target` by `deadline`.

    A count that starts from nothing (新增N) has the base 0.
    """

    base: Fraction
    start: date
    target: Bound
    deadline: date

    def __post_init__(self) -> None:
        if self.deadline <= self.start:
            msg = f"the deadline {self.deadline} is not after the start {self.start}"
            raise ValueError(msg)


class Pace(Struct, frozen=True):
    """A value before the deadline against the straight line from base to target."""

    share: Fraction
    """Of the required change, done; negative when moving away, above 1 beyond the target."""
    elapsed: Fraction
    """Of the time, by days."""
    label: PaceLabel
    months_left: int
    """Whole calendar months after the value's last day, to the deadline."""
    needed: Fraction | None
    """The change needed in each of them, with its sign; None when achieved or no month is left."""
    reached: date | None
    """The day the target is reached at the mean pace since the base, which is arithmetic and no
    forecast; None when achieved, and where the line never gets there (or after the year 9999)."""

    @property
    def gap(self) -> Fraction:
        """Share minus time, in percentage points."""
        return 100 * (self.share - self.elapsed)


def change_share(base: Fraction, value: Fraction, target: Fraction) -> Fraction:
    """Return the share of the required change that is done, for rising and falling targets alike.

    Raises ZeroDivisionError where the target equals the base.
    """
    return (value - base) / (target - base)


def pace(
    course: Course, value: Fraction, day: date, cutoffs: PaceCutoffs | None = None
) -> Pace | NoPace:
    """Set `value`, which holds at the end of `day`, against `course`; or say why that is void."""
    refusal = _refusal(course, day)
    if refusal:
        return refusal
    share = change_share(course.base, value, course.target.value)
    elapsed = elapsed_share(course.start, course.deadline, day)
    achieved = course.target.met_by(value)
    months_left = whole_months(day, course.deadline)
    return Pace(
        share=share,
        elapsed=elapsed,
        label=label_of(share, elapsed, achieved=achieved, cutoffs=cutoffs or PaceCutoffs()),
        months_left=months_left,
        needed=None if achieved else _per_month(course.target.value - value, months_left),
        reached=None if achieved else _reached(course, share, day),
    )


def label_of(
    share: Fraction, elapsed: Fraction, *, achieved: bool, cutoffs: PaceCutoffs
) -> PaceLabel:
    """Choose the label: achieved first, then backward, then by the gap in percentage points."""
    gap = 100 * (share - elapsed)
    if achieved:
        return PaceLabel.ACHIEVED_EARLY
    if share < 0:
        return PaceLabel.BACKWARD
    if gap >= cutoffs.ahead:
        return PaceLabel.AHEAD
    if gap > cutoffs.behind:
        return PaceLabel.ON_TRACK
    return PaceLabel.BEHIND if gap >= cutoffs.far_behind else PaceLabel.FAR_BEHIND


def _refusal(course: Course, day: date) -> NoPace | None:
    reasons = (
        (day < course.start, NoPace.BEFORE_BASE),
        (day == course.start, NoPace.TOO_FEW_POINTS),
        (course.target.met_by(course.base), NoPace.ALREADY_MET_AT_BASE),
        (course.target.value == course.base, NoPace.TARGET_EQUALS_BASE),
        (day >= course.deadline, NoPace.DEADLINE_PASSED),
    )
    return next((reason for applies, reason in reasons if applies), None)


def _per_month(rest: Fraction, months: int) -> Fraction | None:
    return rest / months if months else None


def _reached(course: Course, share: Fraction, day: date) -> date | None:
    if share <= 0:
        return None
    days = (day - course.start).days / share
    # A strict target is not met on the line's day itself, only after it.
    whole = math.floor(days) + 1 if course.target.strict else math.ceil(days)
    try:
        return course.start + timedelta(days=whole)
    except OverflowError:
        return None
