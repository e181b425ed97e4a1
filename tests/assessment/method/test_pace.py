from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.pace import (
    Course,
    NoPace,
    Pace,
    PaceCutoffs,
    PaceLabel,
    change_share,
    label_of,
    pace,
)

UP, DOWN = Direction.UP, Direction.DOWN
BASE, DEADLINE, Y2013 = date(2010, 12, 31), date(2015, 12, 31), date(2013, 12, 31)


def course(base: str, target: str, direction: Direction = UP, *, strict: bool = False) -> Course:
    return Course(Fraction(base), BASE, Bound(Fraction(target), direction, strict), DEADLINE)


def paced(of: Course, value: str, day: date = Y2013) -> Pace:
    result = pace(of, Fraction(value), day)
    assert isinstance(result, Pace)
    return result


@pytest.mark.parametrize(
    ("case", "of", "value", "share", "label"),
    [
        ("RC-01", course("120", "200"), "160", "1/2", PaceLabel.BEHIND),
        ("RC-04", course("2.0", "1.4", DOWN), "1.7", "1/2", PaceLabel.BEHIND),
        ("RC-05", course("2", "20"), "8", "1/3", PaceLabel.BEHIND),
        ("RC-06 passed", course("94", "97"), "95.9", "19/30", PaceLabel.ON_TRACK),
        ("RC-06 failed", course("6", "3", DOWN), "4.1", "19/30", PaceLabel.ON_TRACK),
        ("RC-07 zero target", course("12", "0", DOWN), "4", "2/3", PaceLabel.AHEAD),
        ("RC-07 zero base", course("0", "10"), "6", "3/5", PaceLabel.ON_TRACK),
        ("RC-08", course("99", "99.5"), "98.8", "-2/5", PaceLabel.BACKWARD),
        ("RC-10", course("50", "65"), "58", "8/15", PaceLabel.ON_TRACK),
        ("RC-11", course("2.0", "1.0", DOWN), "1.2", "4/5", PaceLabel.AHEAD),
        ("RC-11 backward", course("2.0", "1.0", DOWN), "2.3", "-3/10", PaceLabel.BACKWARD),
        ("sign change", course("-4", "6"), "2", "3/5", PaceLabel.ON_TRACK),
        ("no change yet", course("50", "65"), "50", "0", PaceLabel.FAR_BEHIND),
    ],
)
def test_reference_cases(case: str, of: Course, value: str, share: str, label: PaceLabel) -> None:
    result = paced(of, value)
    assert (result.share, result.label) == (Fraction(share), label), case


def test_time_is_counted_in_days() -> None:
    # Three of five years are 1096 of 1826 days, not 0.6: the reference sheet rounds here.
    result = paced(course("120", "200"), "160")
    assert result.elapsed == Fraction(1096, 1826)
    assert float(result.gap) == pytest.approx(-10.021906, abs=1e-6)
    half = paced(course("120", "200"), "160", date(2013, 6, 30))
    assert float(half.elapsed) == pytest.approx(0.499452, abs=1e-6)  # RC-12


# At 60 % of the time, share by share across every cut-off of +5, -10 and -30 points.
@pytest.mark.parametrize(
    ("share", "label"),
    [
        ("1.00", PaceLabel.ACHIEVED_EARLY),
        ("0.9999", PaceLabel.AHEAD),
        ("0.65", PaceLabel.AHEAD),
        ("0.6499", PaceLabel.ON_TRACK),
        ("0.60", PaceLabel.ON_TRACK),
        ("0.5001", PaceLabel.ON_TRACK),
        ("0.50", PaceLabel.BEHIND),  # 0.5 - 0.6 is -0.0999… in binary
        ("0.4999", PaceLabel.BEHIND),
        ("0.30", PaceLabel.BEHIND),
        ("0.2999", PaceLabel.FAR_BEHIND),
        ("0", PaceLabel.FAR_BEHIND),
        ("-0.0001", PaceLabel.BACKWARD),
    ],
)
def test_labels_at_the_cutoffs(share: str, label: PaceLabel) -> None:
    done = Fraction(share)
    given_label = label_of(done, Fraction("0.6"), achieved=done >= 1, cutoffs=PaceCutoffs())
    assert given_label is label


def test_a_fall_is_backward_however_early() -> None:
    early = label_of(Fraction(-1, 1000), Fraction(1, 1000), achieved=False, cutoffs=PaceCutoffs())
    assert early is PaceLabel.BACKWARD


def test_cutoffs_are_configuration() -> None:
    lenient = PaceCutoffs(ahead=Fraction(0), behind=Fraction(-20), far_behind=Fraction(-50))
    result = pace(course("120", "200"), Fraction(160), Y2013, lenient)
    assert isinstance(result, Pace)
    assert result.label is PaceLabel.ON_TRACK
    with pytest.raises(ValueError, match="cut-offs must fall"):
        PaceCutoffs(behind=Fraction(6))


@pytest.mark.parametrize(
    ("of", "value", "label"),
    [
        (course("120", "200"), "200", PaceLabel.ACHIEVED_EARLY),
        (course("120", "200", strict=True), "200", PaceLabel.AHEAD),
        (course("120", "200", strict=True), "201", PaceLabel.ACHIEVED_EARLY),
        (course("2", "1", DOWN), "1", PaceLabel.ACHIEVED_EARLY),
        (course("2", "1", DOWN, strict=True), "1", PaceLabel.AHEAD),
    ],
)
def test_a_strict_target_is_not_achieved_by_its_own_value(
    of: Course, value: str, label: PaceLabel
) -> None:
    assert paced(of, value).label is label


@pytest.mark.parametrize(
    ("of", "day", "reason"),
    [
        (course("1", "2"), date(2010, 12, 30), NoPace.BEFORE_BASE),
        (course("1", "2"), BASE, NoPace.TOO_FEW_POINTS),
        (course("97", "96"), Y2013, NoPace.ALREADY_MET_AT_BASE),  # RC-09
        (course("96", "96"), Y2013, NoPace.ALREADY_MET_AT_BASE),
        (course("96", "96", strict=True), Y2013, NoPace.TARGET_EQUALS_BASE),
        (course("1", "2", DOWN), Y2013, NoPace.ALREADY_MET_AT_BASE),
        (course("1", "2"), DEADLINE, NoPace.DEADLINE_PASSED),
        (course("1", "2"), date(2016, 12, 31), NoPace.DEADLINE_PASSED),
    ],
)
def test_no_pace(of: Course, day: date, reason: NoPace) -> None:
    assert pace(of, Fraction("1.5"), day) is reason


@pytest.mark.parametrize(
    ("of", "value", "day", "months", "needed", "reached"),
    [
        (course("0", "100"), "66.4", date(2014, 10, 31), 14, "2.4", date(2016, 10, 9)),
        (course("120", "200"), "160", Y2013, 24, "5/3", date(2016, 12, 31)),
        (course("2.0", "1.4", DOWN), "1.7", Y2013, 24, "-1/80", date(2016, 12, 31)),
        (course("120", "200", strict=True), "160", Y2013, 24, "5/3", date(2017, 1, 1)),
        (course("99", "99.5"), "98.8", Y2013, 24, "7/240", None),  # backward: never
        (course("99", "99.5"), "99", Y2013, 24, "1/48", None),  # standing still: never
        (course("0", "1000000"), "1", Y2013, 24, "999999/24", None),  # after the year 9999
        (course("0", "10"), "9", date(2015, 12, 10), 0, None, date(2016, 6, 28)),
        (course("0", "10"), "10", Y2013, 24, None, None),  # achieved
    ],
)
def test_what_is_needed_from_here_on(
    of: Course, value: str, day: date, months: int, needed: str | None, reached: date | None
) -> None:
    result = paced(of, value, day)
    assert result.months_left == months
    assert result.needed == (None if needed is None else Fraction(needed))
    assert result.reached == reached


def test_a_course_runs_forward() -> None:
    with pytest.raises(ValueError, match="not after the start"):
        Course(Fraction(1), DEADLINE, Bound(Fraction(2)), DEADLINE)


def test_labels_are_said_in_both_languages() -> None:
    words = [label.text.zh for label in PaceLabel]
    assert words == ["提前实现", "超前", "基本符合预期", "滞后", "严重滞后", "倒退"]
    assert NoPace.BASELINE_MISSING.text.en == "no base value"


FIGURES = st.fractions(-1000, 1000, max_denominator=100)


@given(FIGURES, FIGURES, FIGURES)
def test_a_falling_target_mirrors_a_rising_one(
    base: Fraction, value: Fraction, target: Fraction
) -> None:
    up = Course(base, BASE, Bound(target, UP), DEADLINE)
    down = Course(-base, BASE, Bound(-target, DOWN), DEADLINE)
    risen, fallen = pace(up, value, Y2013), pace(down, -value, Y2013)
    if isinstance(risen, NoPace) or isinstance(fallen, NoPace):
        assert risen is fallen
    else:
        assert (risen.share, risen.label, risen.reached) == (
            fallen.share,
            fallen.label,
            fallen.reached,
        )


def test_the_share_needs_a_way_to_go() -> None:
    with pytest.raises(ZeroDivisionError):
        change_share(Fraction(96), Fraction(97), Fraction(96))
