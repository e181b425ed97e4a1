import math
from datetime import date
from fractions import Fraction

import pytest

from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.eurostat import (
    NoRatio,
    Progress,
    Ratio,
    class_distance,
    disputed,
    growth,
    ratio,
)
from cqquality.assessment.method.pace import Course, Pace, PaceLabel, pace

UP, DOWN = Direction.UP, Direction.DOWN
BASE, DEADLINE, Y2013 = date(2010, 12, 31), date(2015, 12, 31), date(2013, 12, 31)


def course(base: str, target: str, direction: Direction = UP, *, strict: bool = False) -> Course:
    return Course(Fraction(base), BASE, Bound(Fraction(target), direction, strict), DEADLINE)


@pytest.mark.parametrize(
    ("case", "of", "value", "expected", "progress"),
    [
        ("RC-01", course("120", "200"), "160", 0.935631, Progress.MODERATE),
        ("RC-04", course("2.0", "1.4", DOWN), "1.7", 0.765892, Progress.MODERATE),
        ("RC-05", course("2", "20"), "8", 1.004288, Progress.SIGNIFICANT),
        ("RC-06 passed", course("94", "97"), "95.9", 1.061824, Progress.SIGNIFICANT),
        ("RC-06 failed", course("6", "3", DOWN), "4.1", 0.920819, Progress.MODERATE),
        ("RC-07 0.001", course("12", "0.001", DOWN), "4", 0.361950, Progress.INSUFFICIENT),
        ("RC-07 0.5", course("12", "0.5", DOWN), "4", 0.651885, Progress.MODERATE),
        ("RC-07 base 1", course("1", "10"), "6", 1.397042, Progress.SIGNIFICANT),
        ("RC-08", course("99", "99.5"), "98.8", -0.668462, Progress.AWAY),
        ("RC-10", course("50", "65"), "58", 0.941412, Progress.MODERATE),
        ("standing still", course("50", "65"), "50", 0.0, Progress.INSUFFICIENT),
    ],
)
def test_reference_cases(
    case: str, of: Course, value: str, expected: float, progress: Progress
) -> None:
    result = ratio(of, Fraction(value), Y2013)
    assert isinstance(result, Ratio), case
    assert result.value == pytest.approx(expected, abs=1e-6)
    assert result.progress is progress


def test_growth_of_the_reference_cases() -> None:
    first = ratio(course("120", "200"), Fraction(160), Y2013)
    fourth = ratio(course("2.0", "1.4", DOWN), Fraction("1.7"), Y2013)
    assert isinstance(first, Ratio)
    assert isinstance(fourth, Ratio)
    assert (first.observed, first.required) == pytest.approx((0.100642, 0.107566), abs=1e-6)
    assert (fourth.observed, fourth.required) == pytest.approx((-0.052732, -0.068850), abs=1e-6)


@pytest.mark.parametrize(
    ("of", "value", "day", "reason"),
    [
        (course("0", "10"), "6", Y2013, NoRatio.ZERO_BASE),  # RC-07: no 0.001 for nothing
        (course("12", "0", DOWN), "4", Y2013, NoRatio.ZERO_TARGET),  # RC-07
        (course("12", "3", DOWN), "0", Y2013, NoRatio.ZERO_VALUE),
        (course("-4", "6"), "2", Y2013, NoRatio.SIGN_CHANGE),
        (course("4", "6"), "-2", Y2013, NoRatio.SIGN_CHANGE),
        (course("-6", "-2"), "-4", Y2013, NoRatio.NEGATIVE),
        (course("96", "96"), "95.5", Y2013, NoRatio.TARGET_EQUALS_BASE),  # RC-09
        (course("97", "96"), "95.5", Y2013, NoRatio.ALREADY_MET_AT_BASE),  # RC-09
        (course("4", "6"), "5", BASE, NoRatio.NO_TIME),
        (course("4", "6"), "5", DEADLINE, NoRatio.DEADLINE_PASSED),
    ],
)
def test_no_ratio(of: Course, value: str, day: date, reason: NoRatio) -> None:
    assert ratio(of, Fraction(value), day) is reason


@pytest.mark.parametrize(
    ("value", "progress"),
    [
        (1.3, Progress.SIGNIFICANT),
        (0.95, Progress.SIGNIFICANT),
        (0.95 - 5e-10, Progress.SIGNIFICANT),  # within the guard
        (0.95 - 2e-9, Progress.MODERATE),
        (0.60, Progress.MODERATE),
        (0.60 - 2e-9, Progress.INSUFFICIENT),
        (0.0, Progress.INSUFFICIENT),
        (-0.0, Progress.INSUFFICIENT),
        (-2e-9, Progress.AWAY),
    ],
)
def test_classes_include_their_lower_limit(value: float, progress: Progress) -> None:
    assert Ratio(value, 1.0).progress is progress


def test_tiny_growth_is_not_lost() -> None:
    rate = growth(Fraction(10**18), Fraction(10**18 + 1), Fraction(1))
    assert rate == pytest.approx(1e-18, rel=1e-12)
    assert growth(Fraction(1), Fraction(1, 10**30), Fraction(1)) == pytest.approx(-1)
    assert math.isclose(growth(Fraction(1), Fraction(4), Fraction(2)), 1.0)


@pytest.mark.parametrize(
    ("label", "progress", "distance"),
    [
        (PaceLabel.AHEAD, Progress.SIGNIFICANT, 0),
        (PaceLabel.ON_TRACK, Progress.MODERATE, 1),
        (PaceLabel.BEHIND, Progress.SIGNIFICANT, 1),
        (PaceLabel.FAR_BEHIND, Progress.SIGNIFICANT, 2),
        (PaceLabel.ON_TRACK, Progress.INSUFFICIENT, 2),
        (PaceLabel.ACHIEVED_EARLY, Progress.AWAY, 3),
        (PaceLabel.BACKWARD, Progress.AWAY, 0),
    ],
)
def test_class_distance(label: PaceLabel, progress: Progress, distance: int) -> None:
    assert class_distance(label, progress) == distance
    assert disputed(label, progress) is (distance >= 2)


@pytest.mark.parametrize(
    ("of", "value", "expected"),
    [
        (course("2", "20"), "8", False),  # RC-05: behind against significant, one class
        (course("2", "200"), "30", True),  # R = 0.97, but a seventh of the way in 60 % of time
        (course("120", "200"), "160", False),
    ],
)
def test_convex_courses_are_disputed(of: Course, value: str, expected: bool) -> None:
    linear, second = pace(of, Fraction(value), Y2013), ratio(of, Fraction(value), Y2013)
    assert isinstance(linear, Pace)
    assert isinstance(second, Ratio)
    assert disputed(linear.label, second.progress) is expected
