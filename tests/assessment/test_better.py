"""Targets without a number: better than at the baseline, better each year."""

from fractions import Fraction

import pytest

from cqquality.assessment.result import Status
from tests.building import assess, codes, indicator, judge, pack, yearly

MET, NOT_MET, NOT_DUE = Status.MET, Status.NOT_MET, Status.NOT_DUE
KNOWN = "{date: 2010-12-31, value: 50}"


def better(direction: str, strict: str, baseline: str = KNOWN) -> str:
    target = f"{{kind: better, strict: {strict}}}"
    return indicator(target, unit="亿元", baseline=baseline, direction=direction)


@pytest.mark.parametrize(
    ("direction", "strict", "value", "status"),
    [
        ("higher", "true", "50.1", MET),
        ("higher", "true", "50", NOT_MET),
        ("higher", "false", "50", MET),
        ("higher", "false", "49.9", NOT_MET),
        ("lower", "true", "49.9", MET),
        ("lower", "true", "50", NOT_MET),
        ("lower", "false", "50", MET),
        ("lower", "false", "50.1", NOT_MET),
    ],
)
def test_against_the_baseline(direction: str, strict: str, value: str, status: Status) -> None:
    found = judge(pack(better(direction, strict)), [("A", "2015年", value)])
    assert found.status is status
    assert found.goal.value == Fraction(50)


def test_before_the_deadline() -> None:
    found = judge(pack(better("higher", "true")), [("A", "2013年", "49")], "2013-12-31")
    assert (found.status, found.gap, found.pace) == (NOT_DUE, Fraction(1), None)


def test_the_baseline_may_be_reported() -> None:
    reported = better("higher", "true", "{date: 2010-12-31}")
    found = judge(pack(reported), yearly("A", {2010: "40", 2015: "41"}))
    assert (found.status, found.goal.value) == (MET, Fraction(40))


def test_without_a_baseline_there_is_no_verdict() -> None:
    definitions = pack(better("higher", "true", "{date: 2010-12-31}"))
    found = judge(definitions, [("A", "2015年", "41")])
    assert (found.status, found.value) == (Status.NOT_ASSESSABLE, Fraction(41))
    assert "CQ314" in codes(assess(definitions, [("A", "2015年", "41")], "2015-12-31"))
    assert judge(definitions, []).status is Status.NO_DATA


@pytest.mark.parametrize(
    ("direction", "strict", "last", "status"),
    [
        ("higher", "true", "3", MET),
        ("higher", "true", "2", NOT_MET),
        ("higher", "false", "2", MET),
        ("lower", "true", "1", MET),
        ("lower", "true", "2", NOT_MET),
        ("lower", "false", "2", MET),
        ("lower", "false", "3", NOT_MET),
    ],
)
def test_year_by_year(direction: str, strict: str, last: str, status: Status) -> None:
    target = f"{{kind: rise, strict: {strict}}}"
    definitions = pack(indicator(target, unit="亿元", direction=direction))
    before = {2011: "5", 2012: "4", 2013: "3", 2014: "2"}
    if direction == "higher":
        before = {2011: "-1", 2012: "0", 2013: "1", 2014: "2"}
    assert judge(definitions, yearly("A", before | {2015: last})).status is status
