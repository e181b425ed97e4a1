"""Targets revised by a later document: the version valid on the day, or in the period, decides."""

from fractions import Fraction

import pytest

from cqquality.assessment.explanation import explain
from cqquality.assessment.result import Status
from cqquality.assessment.sensitivity import sensitivity
from tests.building import assess, indicator, judge, pack, returns, yearly

MET, NOT_MET = Status.MET, Status.NOT_MET
REVISIONS = """\
revisions:
  - valid_from: 2013-07-01
    document: mid-term
    source: {line: 1, clause: 二, quote: 20个}
    target: {kind: reach, operator: ge, value: 20}
  - valid_from: 2015-01-01
    document: mid-term
    source: {line: 2, clause: 二, quote: 2016年}
    deadline: 2016-12-31
"""
PACK = pack(indicator(unit="亿元", more=REVISIONS))


@pytest.mark.parametrize(
    ("as_of", "value", "year", "since"),
    [
        ("2013-06-30", 10, 2015, None),
        ("2013-07-01", 20, 2015, "2013-07-01"),
        ("2014-12-31", 20, 2015, "2013-07-01"),
        ("2015-01-01", 20, 2016, "2015-01-01"),
    ],
)
def test_the_version_valid_on_the_day(
    as_of: str, value: Fraction, year: int, since: str | None
) -> None:
    found = judge(PACK, yearly("A", {2012: "15"}), as_of)
    assert (found.goal.value, found.goal.deadline.year) == (value, year)
    assert (str(found.version.valid_from) if found.version else None) == since


def test_what_it_replaced() -> None:
    found = judge(PACK, yearly("A", {2014: "15"}), "2015-06-30")
    assert found.version is not None
    assert found.version.replaced is not None
    assert found.version.replaced.deadline.year == 2015
    assert found.version.replaced.target == found.version.indicator.target
    assert found.version.original == PACK.indicators["X01"]


def test_a_revision_decides() -> None:
    rows = yearly("A", {2015: "15", 2016: "15"})
    assert judge(PACK, rows, "2012-12-31").status is Status.NO_DATA
    assert judge(PACK, yearly("A", {2012: "15"}), "2012-12-31").status is MET
    assert judge(PACK, rows, "2015-12-31").status is Status.NOT_DUE
    assert judge(PACK, rows, "2016-12-31").status is NOT_MET


def test_taken_twice_it_is_the_same() -> None:
    day = judge(PACK, yearly("A", {2014: "15"}), "2015-06-30")
    again = assess(PACK, yearly("A", {2014: "15"}), "2015-06-30").pack.on
    earlier = again(day.version.replaced.deadline.replace(year=2012))  # type: ignore[union-attr]
    assert earlier.indicators == PACK.indicators
    assert earlier.versions == {}


def test_explained() -> None:
    found = explain(PACK, returns(yearly("A", {2014: "15"})), "X01")
    assert found.result.goal.value == 20
    assert found.course is None


KEPT = """\
readings:
  default: plain
  options:
    - {id: plain, label: {zh: 甲, en: A}}
    - id: last
      label: {zh: 乙, en: B}
      target: {kind: reach, operator: ge, value: 90}
revisions:
  - valid_from: 2013-07-01
    document: mid-term
    source: {line: 1, clause: 二, quote: 92％}
    target: {kind: keep, operator: ge, value: 92, periods: reported}
    readings:
      default: plain
      options:
        - {id: plain, label: {zh: 甲, en: A}}
        - id: last
          label: {zh: 乙, en: B}
          target: {kind: reach, operator: ge, value: 92}
"""
HELD = pack(
    indicator("{kind: keep, operator: ge, value: 90, periods: reported}", unit="%", more=KEPT),
    items=("A rate %",),
)


@pytest.mark.parametrize(
    ("values", "status", "gap"),
    [
        ({2011: "90", 2012: "91", 2013: "92", 2014: "93", 2015: "92"}, MET, 0),
        ({2011: "89", 2012: "91", 2013: "92", 2014: "93", 2015: "92"}, NOT_MET, 1),
        ({2011: "90", 2012: "91", 2013: "91.5", 2014: "93", 2015: "92"}, NOT_MET, Fraction(1, 2)),
    ],
)
def test_a_period_is_held_to_the_version_of_its_time(
    values: dict[int, str], status: Status, gap: Fraction
) -> None:
    found = judge(HELD, yearly("A", values))
    assert (found.status, found.gap, found.goal.value) == (status, gap, Fraction(92))


def test_a_reading_of_the_version_is_used() -> None:
    rows = yearly("A", {2011: "80", 2015: "91"})
    assert judge(HELD, rows, reading="last").status is NOT_MET
    assert judge(HELD, rows, "2012-12-31", reading="last").goal.value == 90


def test_readings_are_tried_in_the_version_of_the_day() -> None:
    rows = returns(yearly("A", {2011: "80", 2012: "92", 2013: "92", 2014: "92", 2015: "92"}))
    (found,) = sensitivity(HELD, rows)
    assert [outcome.result.goal.value for outcome in found.outcomes] == [92, 92]
    assert [outcome.result.status for outcome in found.outcomes] == [NOT_MET, MET]
