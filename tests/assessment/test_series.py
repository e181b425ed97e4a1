"""Targets that every period decides: keep and rise."""

from fractions import Fraction

import pytest

from cqquality.assessment.result import Status
from cqquality.definitions import load_pack
from tests.building import SHIPPED, Row, assess, codes, indicator, judge, pack, returns, yearly

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.NOT_ASSESSABLE


def keeping(periods: str = "reported", operator: str = "ge", value: str = "96") -> str:
    return indicator(
        f"{{kind: keep, operator: {operator}, value: {value}, periods: {periods}}}", unit="%"
    )


KEEP = pack(keeping(), items=["A rate %"])
COMPLETE = pack(keeping("complete"), items=["A rate %"])
FIVE = {2011: "96", 2012: "96.2", 2013: "97", 2014: "97.5", 2015: "98"}


def test_a_value_held_in_every_year_is_kept() -> None:
    found = judge(KEEP, yearly("A", FIVE))
    assert (found.status, found.gap, found.surplus) == (
        MET,
        Fraction(0),
        Fraction(2),
    )  # the surplus of the newest
    assert [point.hit for point in found.history] == [True] * 5
    assert len(found.sources) == 5
    assert found.pace is None


@pytest.mark.parametrize(
    ("change", "status", "gap"),
    [
        ({2011: "95.999"}, NOT_MET, Fraction(1, 1000)),
        ({2013: "95"}, NOT_MET, 1),
        ({2013: "95", 2014: "93.5"}, NOT_MET, Fraction(5, 2)),
        ({2015: "0"}, NOT_MET, 96),
    ],
)
def test_one_miss_fails_whatever_came_after(
    change: dict[int, str], status: Status, gap: Fraction
) -> None:
    found = judge(KEEP, yearly("A", FIVE | change))
    assert (found.status, found.gap, found.surplus) == (status, gap, None)
    assert found.reason is not None
    for year in change:
        assert str(year) in found.reason.zh


def test_a_miss_before_the_deadline_is_a_miss() -> None:
    found = judge(KEEP, yearly("A", {2011: "95", 2012: "97"}), "2012-12-31")
    assert found.status is NOT_MET


def test_a_year_before_the_plan_is_not_judged() -> None:
    assert judge(KEEP, yearly("A", FIVE | {2010: "90"})).status is MET


def test_a_year_after_the_deadline_is_not_judged() -> None:
    found = judge(KEEP, yearly("A", FIVE | {2016: "90"}), "2016-12-31")
    assert (found.status, found.value) == (MET, Fraction(98))


@pytest.mark.parametrize(
    ("operator", "value", "status"),
    [("gt", "96", NOT_MET), ("gt", "96.1", MET), ("le", "96", MET), ("lt", "96", NOT_MET)],
)
def test_operators_of_keep(operator: str, value: str, status: Status) -> None:
    strict = pack(keeping(operator=operator), items=["A rate %"])
    assert judge(strict, yearly("A", {2015: value})).status is status


def test_missing_years_are_named_and_only_the_complete_reading_minds() -> None:
    rows = yearly("A", {2011: "97", 2013: "97", 2015: "97"})
    assessment = assess(KEEP, rows, "2015-12-31")
    assert assessment.results[0].status is MET
    assert codes(assessment) == ["CQ307"]
    assert "2012, 2014" in assessment.findings[0].message_text.en
    found = judge(COMPLETE, rows)
    assert found.status is UNKNOWN
    assert found.reason is not None
    assert found.reason.zh == "缺2012年、2014年"


def test_a_complete_series_and_an_incomplete_one_with_a_miss() -> None:
    assert judge(COMPLETE, yearly("A", FIVE)).status is MET
    assert judge(COMPLETE, yearly("A", {2012: "95", 2015: "97"})).status is NOT_MET
    assert judge(COMPLETE, yearly("A", {2011: "97", 2012: "97"}), "2012-12-31").status is MET


def test_nothing_is_kept_without_data() -> None:
    assert judge(KEEP, []).status is Status.NO_DATA
    assert judge(KEEP, yearly("A", {2013: "97"})).status is Status.NO_DATA


def test_quarters_are_judged_where_there_is_no_year() -> None:
    rows = [("A", f"2015年{n}季度", value) for n, value in enumerate(("97", "95", "98", "97"), 1)]
    assert judge(KEEP, rows).status is NOT_MET
    assert judge(KEEP, [*rows, ("A", "2015年", "96.8")]).status is MET


PARTS = pack(
    indicator(
        "{kind: keep, operator: ge, value: 96, periods: reported}",
        "{kind: ratio, numerator: [N], denominator: [D]}",
        "%",
    ),
    items=["N flow 个", "D flow 个"],
)


def test_a_year_that_contradicts_itself_is_not_kept() -> None:
    rows: list[Row] = [("D", "2014年", "100"), ("N", "2014年", "101")]
    rows += [("D", "2015年", "100"), ("N", "2015年", "97")]
    assert judge(PARTS, rows).status is UNKNOWN


def test_a_sum_that_lacks_a_part_is_no_miss() -> None:
    both = pack(
        indicator(
            "{kind: keep, operator: ge, value: 10, periods: reported}", "{kind: sum, items: [A, B]}"
        ),
        items=["A stock 个", "B stock 个"],
    )
    assert judge(both, [("A", "2015年", "9")]).status is UNKNOWN
    assert judge(both, [("A", "2015年", "10")]).status is MET
    assert judge(both, [("A", "2015年", "9"), ("B", "2015年", "0")]).status is NOT_MET


RISE = pack(indicator("{kind: rise, strict: true}"), items=["A flow 个"])
STEADY = pack(indicator("{kind: rise, strict: false}"), items=["A flow 个"])
GROWING = {2011: "3", 2012: "4", 2013: "5", 2014: "7", 2015: "8"}


@pytest.mark.parametrize(
    ("change", "strict", "steady"),
    [
        ({}, MET, MET),
        ({2013: "4"}, NOT_MET, MET),  # a tie
        ({2013: "3"}, NOT_MET, NOT_MET),
        ({2015: "6"}, NOT_MET, NOT_MET),
        ({2010: "2"}, MET, MET),
        ({2010: "3"}, NOT_MET, MET),
        ({2010: "4"}, NOT_MET, NOT_MET),
    ],
)
def test_each_year_must_rise(change: dict[int, str], strict: Status, steady: Status) -> None:
    rows = yearly("A", GROWING | change)
    assert (judge(RISE, rows).status, judge(STEADY, rows).status) == (strict, steady)


def test_a_gap_year_leaves_a_rise_unknown() -> None:
    rows = yearly("A", {2011: "3", 2012: "4", 2014: "7", 2015: "8"})
    assessment = assess(RISE, rows, "2015-12-31")
    assert assessment.results[0].status is UNKNOWN
    assert [point.hit for point in assessment.results[0].history] == [None, True, None, True]
    assert "CQ307" in codes(assessment)


def test_a_fall_elsewhere_decides_in_spite_of_a_gap() -> None:
    assert judge(RISE, yearly("A", {2011: "3", 2012: "4", 2014: "7", 2015: "6"})).status is NOT_MET


def test_half_a_year_is_no_fall() -> None:
    rows = [*yearly("A", {2011: "3", 2012: "4"}), ("A", "2013年上半年", "2")]
    found = judge(RISE, rows, "2013-06-30")
    assert (found.status, found.value) == (MET, Fraction(4))


def test_a_stock_within_the_year_is_no_fall() -> None:
    stock = pack(indicator("{kind: rise, strict: true}"))
    rows = [*yearly("A", {2011: "3", 2012: "4"}), ("A", "2013-06-30", "4")]
    assert judge(stock, rows, "2013-06-30").status is MET


def test_one_year_alone_shows_no_rise() -> None:
    found = judge(RISE, yearly("A", {2015: "3"}))
    assert found.status is UNKNOWN
    assert found.reason is not None
    assert "two years" in found.reason.en


def test_a_fall_after_the_deadline_does_not_count() -> None:
    assert judge(RISE, yearly("A", GROWING | {2016: "1"}), "2016-12-31").status is MET


P04 = load_pack(SHIPPED)
SERIES = {2011: "95.71", 2012: "96.2", 2013: "96.56", 2014: "97.75", 2015: "98.05"}


@pytest.mark.parametrize(
    ("reading", "status", "gap", "surplus"),
    [
        (None, NOT_MET, Fraction("0.29"), None),
        ("reported", NOT_MET, Fraction("0.29"), None),
        ("complete", NOT_MET, Fraction("0.29"), None),
        ("end", MET, 0, Fraction("2.05")),
    ],
)
def test_the_published_farm_produce_series(
    reading: str | None, status: Status, gap: Fraction, surplus: Fraction | None
) -> None:
    found = judge(P04, yearly("P04-3", SERIES), "2015-12-31", reading, "P04")
    assert (found.status, found.gap, found.surplus) == (status, gap, surplus)
    assert found.value == Fraction("98.05")
    assert found.reading is not None
    assert found.reading.id == (reading or "reported")


def test_an_unknown_reading_is_refused() -> None:
    with pytest.raises(KeyError):
        assess(P04, returns(), "2015-12-31", {"P04": "average"})
