"""Sampling error beside the verdict on a pass rate; reference cases RC-14, RC-15, RC-21."""

from fractions import Fraction

import pytest

from cqquality.assessment.method.interval import CertaintyLabel
from cqquality.assessment.result import Certainty, Result, Status
from cqquality.definitions.pack import Pack
from tests.building import indicator, judge, pack, yearly

RATIO = "{kind: ratio, numerator: [K], denominator: [N], reported: R}"
BATCHES = ("K flow 个", "N flow 个", "R rate %")
REACH_95 = "{kind: reach, operator: ge, value: 95}"


def rate(target: str = REACH_95, items: tuple[str, ...] = BATCHES) -> Pack:
    return pack(indicator(target, RATIO, "%"), items=items)


def inspected(passed: str, total: str, target: str = REACH_95, year: int = 2015) -> Result:
    rows = [*yearly("K", {year: passed}), *yearly("N", {year: total})]
    return judge(rate(target), rows)


def certainty_of(result: Result) -> Certainty:
    assert result.certainty is not None
    return result.certainty


@pytest.mark.parametrize(
    ("passed", "total", "status", "label", "low", "high"),
    [
        ("48", "50", Status.MET, CertaintyLabel.POINT_ONLY, 86.5399, 98.8961),
        ("96", "100", Status.MET, CertaintyLabel.POINT_ONLY, 90.1629, 98.4337),
        ("980", "1000", Status.MET, CertaintyLabel.CONFIRMED, 96.9310, 98.7016),
        ("960", "1000", Status.MET, CertaintyLabel.POINT_ONLY, 94.5990, 97.0489),
        ("19", "20", Status.MET, CertaintyLabel.LOW_N, 76.3869, 99.1119),
        ("196", "196", Status.MET, CertaintyLabel.CONFIRMED, 98.1355, 100),
        ("94", "100", Status.NOT_MET, CertaintyLabel.MISSED_POINT, 87.5232, 97.2214),
        ("80", "100", Status.NOT_MET, CertaintyLabel.MISSED_CONFIRMED, 71.1171, 86.6633),
    ],
)
def test_the_sample_speaks_beside_the_verdict(
    passed: str, total: str, status: Status, label: CertaintyLabel, low: float, high: float
) -> None:
    """RC-15; the last two by the textbook formula."""
    result = inspected(passed, total)
    found = certainty_of(result)
    assert (result.status, found.label) == (status, label)
    assert float(found.low) == pytest.approx(low, abs=1e-4)
    assert found.high is not None
    assert float(found.high) == pytest.approx(high, abs=1e-4)


@pytest.mark.parametrize(
    ("passed", "total", "status", "low"),
    [
        ("20", "20", Status.MET, 86.0892),
        ("30", "30", Status.MET, 90.4966),
        ("196", "196", Status.MET, 98.4832),
        ("97", "100", Status.NOT_MET, 92.4289),  # RC-21; binomial tail by hand
    ],
)
def test_where_all_must_pass_there_is_a_limit_and_no_excuse(
    passed: str, total: str, status: Status, low: float
) -> None:
    result = inspected(passed, total, "{kind: all}")
    found = certainty_of(result)
    assert result.status is status
    assert (found.high, found.label, found.total) == (None, None, int(total))
    assert float(found.low) == pytest.approx(low, abs=1e-4)


def test_a_kept_target_falls_beyond_sampling_error_and_is_still_kept() -> None:
    """RC-14: both facts are told."""
    rows = [*yearly("K", {2014: "980", 2015: "955"}), *yearly("N", {2014: "1000", 2015: "1000"})]
    keep = "{kind: keep, operator: ge, value: 95, periods: reported}"
    result = judge(rate(keep), rows)
    change = certainty_of(result).change
    assert result.status is Status.MET
    assert change is not None
    assert (change.period.text.en, change.points) == ("2014", Fraction("-2.5"))
    assert (change.within_error, change.rough) == (False, False)


def test_half_a_year_is_compared_with_the_same_half() -> None:
    halves = {
        "2014年上半年": ("90", "100"),
        "2014年下半年": ("50", "100"),
        "2015年上半年": ("92", "100"),
    }
    rows = [(code, when, pair[i]) for when, pair in halves.items() for i, code in enumerate("KN")]
    change = certainty_of(judge(rate(), rows, "2015-06-30")).change
    assert change is not None
    assert (change.period.text.en, change.points) == ("2014-01 to 2014-06", Fraction(2))
    assert change.within_error


def test_the_first_year_is_compared_with_nothing() -> None:
    assert certainty_of(inspected("96", "100")).change is None


@pytest.mark.parametrize(
    "items",
    [
        ("K stock 个", "N stock 个", "R rate %"),  # certified among all enterprises: a census
        ("K flow 亿元", "N flow 亿元", "R rate %"),  # shares of money
    ],
)
def test_what_is_no_sample_has_no_interval(items: tuple[str, ...]) -> None:
    rows = [*yearly("K", {2015: "96"}), *yearly("N", {2015: "100"})]
    assert judge(rate(items=items), rows).certainty is None


@pytest.mark.parametrize(("passed", "total"), [("-1", "100"), ("95.5", "100")])
def test_what_cannot_be_counted_has_no_interval(passed: str, total: str) -> None:
    assert inspected(passed, total).certainty is None


def test_a_reported_rate_has_no_interval() -> None:
    assert judge(rate(), yearly("R", {2015: "96"})).certainty is None
