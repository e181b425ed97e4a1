"""Targets in steps, judged by the step in force."""

from fractions import Fraction

import pytest

from cqquality.assessment.result import Status
from tests.building import indicator, judge, pack, yearly

MET, NOT_MET, NOT_DUE = Status.MET, Status.NOT_MET, Status.NOT_DUE
STEPS = "[{by: 2012-12-31, value: 20}, {by: 2013-12-31, value: 60}, {by: 2015-12-31, value: 80}]"
RISING = indicator(f"{{kind: schedule, operator: ge, steps: {STEPS}}}", unit="亿元")


@pytest.mark.parametrize(
    ("values", "as_of", "step", "status", "gap"),
    [
        ({2011: "10"}, "2011-12-31", 20, NOT_DUE, 10),
        ({2011: "20"}, "2011-12-31", 20, MET, 0),
        ({2012: "20"}, "2012-12-31", 20, MET, 0),
        ({2012: "19"}, "2012-12-31", 20, NOT_MET, 1),
        ({2012: "20"}, "2013-01-01", 60, NOT_DUE, 40),
        # missed, and still missed
        ({2012: "19"}, "2013-06-30", 20, NOT_MET, 1),
        ({2012: "10", 2013: "15"}, "2014-06-30", 20, NOT_MET, 5),
        ({2012: "20", 2013: "59"}, "2014-06-30", 60, NOT_MET, 1),
        # missed, and made up for
        ({2012: "19", 2013: "60"}, "2013-12-31", 60, MET, 0),
        ({2013: "59", 2014: "61"}, "2014-12-31", 80, NOT_DUE, 19),
        ({2013: "59", 2015: "80"}, "2015-12-31", 80, MET, 0),
        ({2013: "60", 2015: "79"}, "2015-12-31", 80, NOT_MET, 1),
        # the last step reached early, and long after
        ({2011: "80"}, "2011-12-31", 20, MET, 0),
        ({2015: "80"}, "2017-12-31", 80, MET, 0),
    ],
)
def test_the_step_in_force(
    values: dict[int, str], as_of: str, step: Fraction, status: Status, gap: Fraction
) -> None:
    found = judge(pack(RISING), yearly("A", values), as_of)
    assert (found.goal.value, found.status, found.gap) == (step, status, gap)


def test_what_came_of_each_step_is_kept() -> None:
    rows = yearly("A", {2012: "20", 2013: "59", 2014: "61"})
    found = judge(pack(RISING), rows, "2014-12-31")
    assert [point.hit for point in found.history] == [True, False, None]
    assert found.goal.deadline.year == 2015


def test_a_step_without_a_figure_is_said_to_be_unknown() -> None:
    found = judge(pack(RISING), yearly("A", {2012: "20", 2014: "61"}), "2014-12-31")
    assert found.reason is not None
    assert found.reason.zh == "2013-12-31的分步目标无数据"


def test_falling_steps() -> None:
    steps = "[{by: 2013-12-31, value: 60}, {by: 2015-12-31, value: 40}]"
    falling = indicator(
        f"{{kind: schedule, operator: le, steps: {steps}}}", unit="亿元", direction="lower"
    )
    rows = yearly("A", {2013: "61", 2014: "60.5"})
    found = judge(pack(falling), rows, "2014-12-31")
    assert (found.status, found.gap) == (NOT_MET, Fraction(1, 2))
    assert judge(pack(falling), yearly("A", {2013: "60"}), "2013-12-31").status is MET


def test_nothing_reported() -> None:
    assert judge(pack(RISING), [], "2014-12-31").status is Status.NO_DATA


def test_the_pace_runs_to_the_step_in_force() -> None:
    with_base = indicator(
        f"{{kind: schedule, operator: ge, steps: {STEPS}}}",
        unit="亿元",
        baseline="{date: 2010-12-31, value: 0}",
    )
    found = judge(pack(with_base), yearly("A", {2011: "10"}), "2011-12-31")
    assert found.pace is not None
    assert found.pace.share == Fraction(1, 2)
    assert found.pace.elapsed == Fraction(365, 731)
