"""Pass rates: pooled from their parts, compared with the rate that was reported."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from cqquality.assessment.result import Status
from tests.building import Row, assess, codes, indicator, judge, pack

PARTS = ("N flow 个", "D flow 个", "R rate %")
RATE = pack(
    indicator(
        "{kind: reach, operator: ge, value: 90}",
        "{kind: ratio, numerator: [N], denominator: [D], reported: R}",
        "%",
    ),
    items=PARTS,
)
POOLED = pack(
    indicator(
        "{kind: reach, operator: ge, value: 92}",
        "{kind: ratio, numerator: [N1, N2], denominator: [D1, D2]}",
        "%",
    ),
    items=("N1 flow 个", "N2 flow 个", "D1 flow 个", "D2 flow 个"),
)
STOCKS = pack(
    indicator(
        "{kind: reach, operator: ge, value: 90}",
        "{kind: ratio, numerator: [N], denominator: [D], reported: R}",
        "%",
    ),
    items=("N stock 个", "D stock 个", "R rate %"),
)


def figures(period: str, **values: str) -> list[Row]:
    return [(code, period, value) for code, value in values.items()]


@pytest.mark.parametrize(
    ("passed", "status", "gap", "surplus"),
    [
        ("900", Status.MET, 0, 0),
        ("899", Status.NOT_MET, Fraction(1, 10), None),
        ("901", Status.MET, 0, Fraction(1, 10)),
    ],
)
def test_a_rate_is_its_parts(
    passed: str, status: Status, gap: Fraction, surplus: Fraction | None
) -> None:
    found = judge(RATE, figures("2015年", N=passed, D="1000"))
    assert (found.status, found.gap, found.surplus) == (status, gap, surplus)
    assert found.value == Fraction(passed) / 10
    assert [source.cell for source in found.sources] == ["D1", "D2"]


def test_items_are_pooled_and_rates_never_averaged() -> None:
    # 9/10 and 95/100: averaged 92.5, pooled 104/110 = 94.54...
    found = judge(POOLED, figures("2015年", N1="9", D1="10", N2="95", D2="100"))
    assert found.value == Fraction(10400, 110)


def test_quarters_are_pooled_by_their_weight() -> None:
    rows = figures("2015年1季度", N="10", D="10") + figures("2015年4-12月", N="8", D="90")
    assert judge(RATE, rows).value == 18


@pytest.mark.parametrize(
    ("reported", "found"),
    [
        ("90.31", []),  # 5266/5831 = 90.3104...
        ("90.3", []),
        ("90", []),
        ("90.32", ["CQ302"]),
        ("90.4", ["CQ302"]),
        ("93.01", ["CQ302"]),
    ],
)
def test_a_reported_rate_may_differ_by_rounding_only(reported: str, found: list[str]) -> None:
    assessment = assess(RATE, figures("2015年", N="5266", D="5831", R=reported), "2015-12-31")
    assert codes(assessment) == found
    assert assessment.results[0].value == Fraction(526600, 5831)


def test_a_disagreement_is_reported_once_with_both_rates_and_all_cells() -> None:
    rows = figures("2015年", N="95", D="100", R="92")
    finding = assess(RATE, rows, "2015-12-31").findings[0]
    assert finding.place.cell == "D3"
    for part in ("92 %", "95.0 %", "D1", "D2", "2015"):
        assert part in finding.message_text.en


def test_a_disagreement_in_the_base_year_is_reported_once() -> None:
    rows = figures("2010年", N="95", D="100", R="92")
    assert codes(assess(RATE, rows, "2010-12-31")) == ["CQ302"]


def test_the_rate_of_a_quarter_is_compared_with_that_quarter() -> None:
    rows = figures("2015年1季度", N="90", D="100", R="90")
    rows += figures("2015年2季度", N="95", D="100", R="95")
    assessment = assess(RATE, rows, "2015-06-30")
    assert codes(assessment) == []
    assert assessment.results[0].value == Fraction("92.5")
    wrong = [*rows[:2], ("R", "2015年1季度", "91"), *rows[3:]]
    assert codes(assess(RATE, wrong, "2015-06-30")) == ["CQ302"]


def test_a_rate_of_a_later_period_than_its_parts_is_not_lost() -> None:
    rows = [*figures("2015年1季度", N="95", D="100"), ("R", "2015年", "89")]
    found = judge(RATE, rows)
    assert (found.status, found.value) == (Status.NOT_MET, Fraction(89))


@pytest.mark.parametrize("period", ["2015年", "2015-12-31"])
def test_stocks_are_compared_with_the_rate_of_their_day(period: str) -> None:
    rows = [*figures("2015年", N="95", D="100"), ("R", period, "92")]
    assert codes(assess(STOCKS, rows, "2015-12-31")) == ["CQ302"]


def test_only_a_rate_is_enough() -> None:
    found = judge(RATE, figures("2015年", R="90.5"))
    assert (found.status, found.surplus) == (Status.MET, Fraction(1, 2))


def test_a_reported_rate_stands_in_for_missing_parts() -> None:
    found = judge(RATE, figures("2015年", N="95", R="90.5"))
    assert found.value == Fraction("90.5")


@pytest.mark.parametrize(
    ("rows", "status", "found"),
    [
        (figures("2015年", N="101", D="100"), Status.NOT_ASSESSABLE, ["CQ303"]),
        (figures("2015年", N="101", D="100", R="99"), Status.NOT_ASSESSABLE, ["CQ303"]),
        (figures("2015年", N="0", D="0"), Status.NO_DATA, ["CQ304"]),
        (figures("2015年", N="95"), Status.NO_DATA, ["CQ316"]),
        (
            figures("2015年1季度", N="95", D="100") + figures("2015年3季度", N="95", D="100"),
            Status.NO_DATA,
            ["CQ316"],
        ),
        (
            [("N", "2015年", "95"), ("D", "2015年上半年", "100")],
            Status.NO_DATA,
            ["CQ312"],
        ),
    ],
    ids=["above", "above-with-rate", "zero", "no-denominator", "gap", "uneven"],
)
def test_parts_that_make_no_rate(rows: Sequence[Row], status: Status, found: list[str]) -> None:
    assessment = assess(RATE, rows, "2015-12-31")
    assert (assessment.results[0].status, codes(assessment)) == (status, found)
    assert assessment.results[0].value is None


def test_a_pooled_rate_needs_every_item() -> None:
    assessment = assess(POOLED, figures("2015年", N1="9", D1="10", D2="100"), "2015-12-31")
    assert assessment.results[0].status is Status.NO_DATA
    assert assessment.results[0].reason is not None
    assert "item N2" in assessment.findings[0].message_text.en


def test_quarters_that_contradict_their_year_are_not_settled_by_the_rate() -> None:
    rows = figures("2015年", N="95", D="100", R="95")
    rows += [("N", "2015年上半年", "40"), ("N", "2015年下半年", "50")]
    assessment = assess(RATE, rows, "2015-12-31")
    assert assessment.results[0].status is Status.NOT_ASSESSABLE
    assert codes(assessment) == ["CQ301"]
