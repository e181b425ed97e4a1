"""Increases by flows: periods laid end to end, gaps, overlaps and contradictions."""

from fractions import Fraction

import pytest

from cqquality.assessment.cover import contradictions, cover
from cqquality.assessment.result import Status
from cqquality.observation import Observation
from cqquality.period import year
from tests.building import (
    Row,
    assess,
    codes,
    indicator,
    judge,
    origin,
    pack,
    period,
    yearly,
)

FLOWS = pack(
    indicator(measure="{kind: increase, by: flows, items: [A]}", baseline="{date: 2010-12-31}"),
    items=["A flow 个"],
)
FIVE = {2011: "1", 2012: "2", 2013: "3", 2014: "2", 2015: "2"}


def flows(*rows: tuple[str, str]) -> list[Observation]:
    return [
        Observation("A", period(when), Fraction(value), origin(row))
        for row, (when, value) in enumerate(rows, 1)
    ]


@pytest.mark.parametrize(
    ("rows", "total", "parts", "gaps"),
    [
        ([("2013年", "5")], 5, 1, []),
        ([("2013年上半年", "2"), ("2013年下半年", "3")], 5, 2, []),
        ([("2013年", "5"), ("2013年上半年", "2"), ("2013年下半年", "3")], 5, 1, []),
        ([(f"2013年{m}月", "1") for m in range(1, 13)], 12, 12, []),
        ([("2013年1-6月", "2"), *[(f"2013年{m}月", "1") for m in range(1, 8)]], 3, 2, []),
        ([("2013年1季度", "1"), ("2013年3季度", "1")], 2, 2, ["2013-04 to 2013-06"]),
        ([("2013年2季度", "1")], 1, 1, ["2013-01 to 2013-03"]),
        ([("2013年1季度", "1")], 1, 1, []),  # what comes after has not been reported yet
        ([("2013年上半年", "4"), ("2013年4-9月", "5")], 5, 1, ["2013-01 to 2013-03"]),
        ([("2012年", "9"), ("2013年", "5")], 5, 1, []),
        ([("2012-2013", "9"), ("2013年", "5")], 5, 1, []),
    ],
)
def test_flows_fill_a_year(
    rows: list[tuple[str, str]], total: Fraction, parts: int, gaps: list[str]
) -> None:
    laid = cover(flows(*rows), year(2013))
    assert laid is not None
    assert (laid.total, len(laid.sources)) == (total, parts)
    assert [gap.text.en for gap in laid.missing] == gaps


def test_nothing_fills_nothing() -> None:
    assert cover(flows(("2012年", "1")), year(2013)) is None


@pytest.mark.parametrize(
    ("rows", "wholes"),
    [
        ([("2013年", "5"), ("2013年上半年", "2"), ("2013年下半年", "3")], []),
        ([("2013年", "5"), ("2013年上半年", "2"), ("2013年下半年", "2")], ["2013年"]),
        ([("2013年", "5"), ("2013年上半年", "6")], []),  # half of the parts proves nothing here
        ([("2011-2013", "9"), *[(f"{y}年", "3") for y in (2011, 2012, 2013)]], []),
        ([("2011-2013", "9"), *[(f"{y}年", "4") for y in (2011, 2012, 2013)]], ["2011-2013年"]),
        (
            [("2013年上半年", "3"), ("2013年1季度", "1"), ("2013年2季度", "1"), ("2013年", "9")],
            ["2013年1-6月"],
        ),
        ([("2013年", "1.0"), ("2013年上半年", "0.33"), ("2013年下半年", "0.66")], []),
        ([("2013年", "1.1"), ("2013年上半年", "0.33"), ("2013年下半年", "0.66")], ["2013年"]),
        ([("2013年", "100"), ("2013年上半年", "50"), ("2013年下半年", "51")], ["2013年"]),
    ],
)
def test_wholes_that_their_parts_contradict(rows: list[tuple[str, str]], wholes: list[str]) -> None:
    assert [found.whole.period.text.zh for found in contradictions(flows(*rows))] == wholes


@pytest.mark.parametrize(
    ("change", "status", "value", "gap"),
    [
        ({}, Status.MET, 10, 0),
        ({2015: "1"}, Status.NOT_MET, 9, 1),
        ({2015: "3"}, Status.MET, 11, 0),
        ({2015: "0"}, Status.NOT_MET, 8, 2),
    ],
)
def test_flows_add_up_since_the_baseline(
    change: dict[int, str], status: Status, value: Fraction, gap: Fraction
) -> None:
    found = judge(FLOWS, yearly("A", FIVE | change))
    assert (found.status, found.value, found.gap) == (status, value, gap)
    assert not found.at_least
    assert [point.value for point in found.history] == [1, 3, 6, 8, value]
    assert len(found.sources) == 5


def test_the_base_year_does_not_count() -> None:
    found = judge(FLOWS, yearly("A", FIVE | {2010: "100"}))
    assert (found.value, found.baseline) == (Fraction(10), Fraction(0))


@pytest.mark.parametrize(
    "rows",
    [
        [("A", "2011-2015", "10")],
        [("A", "2011年—2013年", "6"), ("A", "2014年", "2"), ("A", "2015年", "2")],
        [*yearly("A", FIVE), ("A", "2011-2015", "10")],
        [("A", "2011-2014", "8"), *[("A", f"2015年{n}季度", "0.5") for n in range(1, 5)]],
    ],
    ids=["span", "span-and-years", "both", "span-and-quarters"],
)
def test_spans_and_shorter_periods_mix(rows: list[Row]) -> None:
    assessment = assess(FLOWS, rows, "2015-12-31")
    assert (assessment.results[0].value, codes(assessment)) == (Fraction(10), [])


@pytest.mark.parametrize(
    ("change", "status"),
    [({}, Status.NOT_ASSESSABLE), ({2015: "4"}, Status.MET)],
    ids=["too-little", "enough-already"],
)
def test_a_missing_year_makes_a_lower_bound(change: dict[int, str], status: Status) -> None:
    rows = [row for row in yearly("A", FIVE | change) if row[1] != "2012年"]
    assessment = assess(FLOWS, rows, "2015-12-31")
    found = assessment.results[0]
    assert (found.status, found.at_least) == (status, True)
    assert codes(assessment) == ["CQ308"]
    assert "2012" in assessment.findings[0].message_text.en
    assert status is Status.MET or (found.reason is not None and "2012" in found.reason.en)


def test_a_year_typed_as_zero_is_not_missing() -> None:
    found = judge(FLOWS, yearly("A", FIVE | {2012: "0"}))
    assert (found.value, found.at_least, found.status) == (Fraction(8), False, Status.NOT_MET)


@pytest.mark.parametrize("wrong", ["2011", "2014", "2015"])
def test_a_year_that_contradicts_its_halves_gives_no_verdict(wrong: str) -> None:
    rows = [
        *yearly("A", FIVE),
        ("A", f"{wrong}年上半年", "9"),
        ("A", f"{wrong}年下半年", "9"),
    ]
    assessment = assess(FLOWS, rows, "2015-12-31")
    found = assessment.results[0]
    assert found.status is Status.NOT_ASSESSABLE
    assert found.reason is not None
    assert found.reason.en == "the figures reported contradict each other"
    assert codes(assessment) == ["CQ301"]


def test_a_figure_across_the_baseline_is_named_and_not_split() -> None:
    assessment = assess(FLOWS, [("A", "2010-2015", "12")], "2015-12-31")
    assert assessment.results[0].value is None
    assert codes(assessment) == ["CQ315"]


def test_a_baseline_within_the_year_needs_the_rest_of_that_year() -> None:
    issued = pack(
        indicator(measure="{kind: increase, by: flows, items: [A]}", baseline="{date: 2011-07-19}"),
        items=["A flow 个"],
    )
    assessment = assess(issued, yearly("A", FIVE), "2015-12-31")
    assert (assessment.results[0].value, assessment.results[0].at_least) == (Fraction(9), True)
    assert codes(assessment) == ["CQ308", "CQ315"]


MANY = pack(
    indicator(measure="{kind: increase, by: flows, items: [A, B]}", baseline="{date: 2010-12-31}"),
    items=["A flow 个", "B flow 个"],
)


def test_several_items_share_one_bucket() -> None:
    rows = [*yearly("A", FIVE), *yearly("B", FIVE)]
    assert judge(MANY, rows).value == 20


@pytest.mark.parametrize(
    ("others", "named"),
    [([], "B item B"), (yearly("B", dict(list(FIVE.items())[:4])), "item B 2015")],
    ids=["never", "not-the-last-year"],
)
def test_an_item_that_is_not_reported_makes_a_lower_bound(others: list[Row], named: str) -> None:
    assessment = assess(MANY, [*yearly("A", FIVE | {2015: "1"}), *others], "2015-12-31")
    assert assessment.results[0].at_least
    assert named in assessment.findings[0].message_text.en


STOCKS = pack(
    indicator(measure="{kind: increase, by: stocks, items: [A]}", baseline="{date: 2010-12-31}")
)


@pytest.mark.parametrize(
    ("values", "status", "value"),
    [
        ({2010: "40", 2015: "50"}, Status.MET, 10),
        ({2010: "40", 2015: "49"}, Status.NOT_MET, 9),
        ({2010: "40", 2015: "35"}, Status.NOT_MET, -5),
        ({2010: "0", 2015: "10"}, Status.MET, 10),
        ({2015: "50"}, Status.NOT_ASSESSABLE, None),
        ({2011: "40", 2015: "50"}, Status.NOT_ASSESSABLE, None),
    ],
)
def test_stocks_are_subtracted(
    values: dict[int, str], status: Status, value: Fraction | None
) -> None:
    found = judge(STOCKS, yearly("A", values))
    assert (found.status, found.value) == (status, value)


def test_a_stock_reported_for_the_whole_plan_is_that_of_its_end() -> None:
    assert judge(STOCKS, [("A", "2010年", "40"), ("A", "2011-2015", "50")]).value == 10
    assert judge(pack(), [("A", "2011-2015年", "10")]).status is Status.MET
