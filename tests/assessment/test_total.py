"""Sums of items, totals of indicators and parts within a whole."""

from fractions import Fraction

import pytest

from cqquality.assessment.result import Status
from tests.building import Row, assess, codes, indicator, judge, pack, returns, yearly

SUM = pack(
    indicator(measure="{kind: sum, items: [A, B], reported: S}"),
    items=["A stock 个", "B stock 个", "S stock 个"],
)


@pytest.mark.parametrize(
    ("a", "b", "s", "status", "found"),
    [
        ("4", "6", None, Status.MET, []),
        ("4", "5", None, Status.NOT_MET, []),
        ("4", "6", "10", Status.MET, []),
        ("4", "6", "11", Status.MET, ["CQ306"]),
        ("4", "5", "10", Status.NOT_MET, ["CQ306"]),
        (None, None, "10", Status.MET, []),
        ("10", None, None, Status.MET, ["CQ308"]),
        ("9", None, None, Status.NOT_ASSESSABLE, ["CQ308"]),
    ],
)
def test_a_sum(
    a: str | None, b: str | None, s: str | None, status: Status, found: list[str]
) -> None:
    rows: list[Row] = [(c, "2015年", v) for c, v in (("A", a), ("B", b), ("S", s)) if v]
    assessment = assess(SUM, rows, "2015-12-31")
    assert (assessment.results[0].status, codes(assessment)) == (status, found)


def test_stocks_of_different_days_do_not_add_up() -> None:
    rows = [("A", "2015年", "9"), ("B", "2015-06-30", "9")]
    assessment = assess(SUM, rows, "2015-12-31")
    assert assessment.results[0].status is Status.NO_DATA
    assert codes(assessment) == ["CQ312"]


def part(name: str, item: str) -> str:
    return indicator(
        measure=f"{{kind: increase, by: flows, items: [{item}]}}",
        name=name,
        baseline="{date: 2010-12-31}",
    )


# 10 + 10 + 12 = 32
TOTAL = pack(
    indicator(
        "{kind: reach, operator: ge, value: 32}",
        "{kind: total, parts: [P1, P2, P3], reported: T}",
        baseline="{date: 2010-12-31}",
    ),
    part("P1", "A"),
    part("P2", "B"),
    part("P3", "C"),
    items=["A flow 个", "B flow 个", "C flow 个", "T stock 个"],
)


def spans(a: str = "10", b: str = "10", c: str = "12") -> list[Row]:
    return [(code, "2011-2015", value) for code, value in (("A", a), ("B", b), ("C", c))]


@pytest.mark.parametrize(
    ("rows", "status", "value"),
    [
        (spans(), Status.MET, 32),
        (spans(c="11"), Status.NOT_MET, 31),
        (spans(c="13"), Status.MET, 33),
        (spans()[:2], Status.NOT_ASSESSABLE, 20),
        ([*spans(a="20")[:2], ("B", "2010年", "1")], Status.NOT_ASSESSABLE, 30),
        (spans(a="22")[:2], Status.MET, 32),
        ([], Status.NO_DATA, None),
    ],
    ids=["all", "below", "above", "one-missing", "base-year-only", "enough-already", "none"],
)
def test_a_total_needs_every_part(rows: list[Row], status: Status, value: Fraction | None) -> None:
    found = judge(TOTAL, rows)
    assert (found.status, found.value) == (status, value)


def test_the_missing_part_is_named() -> None:
    found = judge(TOTAL, spans()[:2])
    assert found.reason is not None
    assert "P3" in found.reason.en
    assert found.at_least


def test_a_part_that_ends_earlier_makes_a_lower_bound() -> None:
    rows = [*spans()[1:], ("A", "2011-2014", "9"), ("A", "2015年上半年", "0")]
    found = judge(TOTAL, rows)
    assert found.status is Status.NOT_ASSESSABLE
    assert found.reason is not None
    assert "2015-07 to 2015-12" in found.reason.en


@pytest.mark.parametrize(
    ("rows", "status", "value", "found"),
    [
        ([*spans(), ("T", "2015年", "32")], Status.MET, 32, []),
        ([*spans(), ("T", "2015年", "211")], Status.MET, 32, ["CQ306"]),
        # one department's grand total never stands in for the parts that are missing
        ([("T", "2015年", "211")], Status.NO_DATA, None, ["CQ319"]),
        ([*spans()[:2], ("T", "2015年", "211")], Status.NOT_ASSESSABLE, 20, ["CQ308"]),
    ],
    ids=["agrees", "disagrees", "alone", "with-some-parts"],
)
def test_a_reported_total_is_compared(
    rows: list[Row], status: Status, value: Fraction | None, found: list[str]
) -> None:
    assessment = assess(TOTAL, rows, "2015-12-31")
    result = assessment.results[0]
    assert (result.status, result.value, codes(assessment)) == (status, value, found)


def test_a_total_follows_the_readings_of_its_parts() -> None:
    net = pack(
        indicator(
            "{kind: reach, operator: ge, value: 10}",
            "{kind: total, parts: [P1, P2]}",
            baseline="{date: 2010-12-31}",
        ),
        part("P1", "A"),
        indicator(
            measure="{kind: increase, by: flows, items: [B]}",
            name="P2",
            baseline="{date: 2010-12-31}",
            more="readings:\n"
            "  default: new\n"
            "  options:\n"
            "    - {id: new, label: {zh: 新, en: new}}\n"
            "    - id: net\n"
            "      label: {zh: 净, en: net}\n"
            "      measure: {kind: increase, by: stocks, items: [S]}\n",
        ),
        items=["A flow 个", "B flow 个", "S stock 个"],
    )
    rows = [("A", "2011-2015", "4"), ("B", "2011-2015", "9"), *yearly("S", {2010: "3", 2015: "8"})]
    assert judge(net, rows).value == 13
    said = returns(rows)
    assert assess(net, said, "2015-12-31", {"P2": "net"}).results[0].value == 9


SUBSET = pack(
    part("P1", "A"),
    indicator(
        measure="{kind: subset, whole: P1, measure: {kind: increase, by: flows, items: [B]}}",
        name="P2",
        baseline="{date: 2010-12-31}",
    ),
    items=["A flow 个", "B flow 个"],
)


@pytest.mark.parametrize(
    ("whole", "subset", "found"),
    [("12", "12", []), ("12", "11", []), ("12", "13", ["CQ305"]), (None, "13", [])],
)
def test_a_subset_is_not_above_its_whole(whole: str | None, subset: str, found: list[str]) -> None:
    rows = [("A", "2011-2015", whole)] if whole else []
    assessment = assess(SUBSET, [*rows, ("B", "2011-2015", subset)], "2015-12-31")
    assert codes(assessment) == found
    assert assessment.results[1].value == int(subset)
    assert assessment.results[1].status is Status.MET


def test_a_subset_is_compared_period_by_period() -> None:
    rows = [*yearly("A", {2011: "2", 2012: "9"}), *yearly("B", {2011: "3", 2012: "1"})]
    assessment = assess(SUBSET, rows, "2012-12-31")
    assert codes(assessment) == ["CQ305"]
    assert "3" in assessment.findings[0].message_text.en
