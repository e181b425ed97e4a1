"""Targets that one value decides: reach, range, all, improve and rank."""

from fractions import Fraction

import pytest

from cqquality.assessment.result import Status
from tests.building import assess, codes, indicator, judge, pack, yearly

MET, NOT_MET, NOT_DUE = Status.MET, Status.NOT_MET, Status.NOT_DUE
HALF = Fraction(1, 2)


def reach(operator: str, value: str = "10", unit: str = "亿元") -> str:
    return indicator(f"{{kind: reach, operator: {operator}, value: {value}}}", unit=unit)


@pytest.mark.parametrize(
    ("operator", "value", "status", "gap", "surplus"),
    [
        ("ge", "10", MET, 0, 0),
        ("ge", "9.5", NOT_MET, HALF, None),
        ("ge", "9.999999999999999999999", NOT_MET, Fraction(1, 10**21), None),
        ("ge", "10.5", MET, 0, HALF),
        ("gt", "10", NOT_MET, 0, None),
        ("gt", "9.5", NOT_MET, HALF, None),
        ("gt", "10.5", MET, 0, HALF),
        ("le", "10", MET, 0, 0),
        ("le", "10.5", NOT_MET, HALF, None),
        ("le", "9.5", MET, 0, HALF),
        ("lt", "10", NOT_MET, 0, None),
        ("lt", "10.5", NOT_MET, HALF, None),
        ("lt", "9.5", MET, 0, HALF),
        ("ge", "0", NOT_MET, 10, None),
    ],
)
def test_reach(
    operator: str, value: str, status: Status, gap: Fraction, surplus: Fraction | None
) -> None:
    found = judge(pack(reach(operator)), [("A", "2015年", value)])
    assert (found.status, found.gap, found.surplus) == (status, gap, surplus)
    assert (found.goal.operator, found.goal.value) == (operator, Fraction(10))


@pytest.mark.parametrize(("value", "gap"), [("8", 3), ("10", 1)])
def test_whole_things_must_exceed_a_strict_limit_by_one(value: str, gap: Fraction) -> None:
    assert judge(pack(reach("gt", unit="个")), [("A", "2015年", value)]).gap == gap


@pytest.mark.parametrize(("value", "status"), [("10", MET), ("9", NOT_DUE), ("0", NOT_DUE)])
def test_before_the_deadline_a_target_is_met_or_not_due(value: str, status: Status) -> None:
    assert judge(pack(), [("A", "2013年", value)], "2013-12-31").status is status


def test_no_data_is_not_zero() -> None:
    found = judge(pack(), [])
    assert (found.status, found.value, found.gap) == (Status.NO_DATA, None, None)
    assert found.reason is None


@pytest.mark.parametrize(
    ("value", "ceiling", "status", "gap", "surplus"),
    [
        ("2", "false", NOT_MET, 1, None),
        ("3", "false", MET, 0, 0),
        ("5", "false", MET, 0, 0),
        ("6", "false", MET, 0, 1),
        ("2", "true", NOT_MET, 1, None),
        ("3", "true", MET, 0, 0),
        ("5", "true", MET, 0, 0),
        ("6", "true", NOT_MET, 1, None),
    ],
)
def test_a_range(
    value: str, ceiling: str, status: Status, gap: Fraction, surplus: Fraction | None
) -> None:
    band = pack(indicator(f"{{kind: range, lower: 3, upper: 5, ceiling: {ceiling}}}"))
    found = judge(band, [("A", "2015年", value)])
    assert (found.status, found.gap, found.surplus) == (status, gap, surplus)
    assert (found.goal.operator, found.goal.value, found.goal.upper) == (
        "range",
        Fraction(3),
        Fraction(5),
    )


@pytest.mark.parametrize(
    ("value", "ceiling", "status"),
    [
        ("2", "false", Status.NOT_ASSESSABLE),
        ("4", "false", MET),
        ("6", "false", MET),
        ("2", "true", Status.NOT_ASSESSABLE),
        ("4", "true", Status.NOT_ASSESSABLE),
        ("6", "true", NOT_MET),
    ],
)
def test_a_lower_bound_in_a_range(value: str, ceiling: str, status: Status) -> None:
    band = pack(
        indicator(
            f"{{kind: range, lower: 3, upper: 5, ceiling: {ceiling}}}",
            "{kind: sum, items: [A, B]}",
        ),
        items=["A stock 个", "B stock 个"],
    )
    assert judge(band, [("A", "2015年", value)]).status is status


def test_above_a_ceiling_is_no_early_achievement() -> None:
    band = pack(
        indicator("{kind: range, lower: 3, upper: 5, ceiling: true}", baseline="{date: 2010-12-31}")
    )
    found = judge(band, [("A", "2010年", "1"), ("A", "2013年", "6")], "2013-12-31")
    assert found.status is NOT_DUE
    assert found.pace is not None
    assert found.pace.label is None


@pytest.mark.parametrize(
    ("value", "status", "gap"),
    [
        ("100", MET, 0),
        ("99.96", NOT_MET, Fraction(4, 100)),
        ("99.99999999", NOT_MET, Fraction(1, 10**8)),
    ],
)
def test_all_is_exactly_100(value: str, status: Status, gap: Fraction) -> None:
    everything = pack(indicator("{kind: all}", unit="%"), items=["A rate %"])
    found = judge(everything, [("A", "2015年", value)])
    assert (found.status, found.gap, found.attainment) == (status, gap, None)


def test_one_failure_in_many_is_a_miss() -> None:
    everything = pack(
        indicator("{kind: all}", "{kind: ratio, numerator: [N], denominator: [D]}", "%"),
        items=["N flow 个", "D flow 个"],
    )
    found = judge(everything, [("N", "2015年", "999999"), ("D", "2015年", "1000000")])
    assert (found.status, found.gap) == (NOT_MET, Fraction(1, 10000))


IMPROVE = pack(
    indicator(
        "{kind: improve, operator: ge, by: 30}",
        "{kind: relative_change, item: A}",
        "增幅%",
        baseline="{date: 2010-12-31}",
    ),
    items=["A stock 分"],
)


@pytest.mark.parametrize(
    ("base", "value", "status", "change", "gap"),
    [
        ("50", "65", MET, 30, 0),
        ("50", "64", NOT_MET, 28, 2),
        ("50", "66", MET, 32, 0),
        ("50", "45", NOT_MET, -10, 40),
        ("3", "3.9", MET, 30, 0),  # 0.9 / 3, a float would say 29.999999999999996
    ],
)
def test_improvement_on_the_baseline(
    base: str, value: str, status: Status, change: Fraction, gap: Fraction
) -> None:
    found = judge(IMPROVE, [("A", "2010年", base), ("A", "2015年", value)])
    assert (found.status, found.value, found.gap) == (status, change, gap)
    assert [source.cell for source in found.sources] == ["D1", "D2"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("A", "2015年", "65")], "no baseline value"),
        ([("A", "2009年", "50"), ("A", "2015年", "65")], "no baseline value"),
        ([("A", "2010年上半年", "50"), ("A", "2015年", "65")], "no baseline value"),
        (
            yearly("A", {2010: "0", 2015: "65"}),
            "the baseline is not above zero: no relative change",
        ),
    ],
)
def test_no_improvement_without_a_baseline(rows: list[tuple[str, str, str]], reason: str) -> None:
    assessment = assess(IMPROVE, rows, "2015-12-31")
    found = assessment.results[0]
    assert found.status is Status.NOT_ASSESSABLE
    assert found.reason is not None
    assert found.reason.en == reason
    assert codes(assessment) == ["CQ314"]


def test_without_any_figure_the_baseline_is_not_what_is_missing() -> None:
    assert judge(IMPROVE, []).status is Status.NO_DATA


def test_a_definition_may_state_the_baseline_and_a_return_contradict_it() -> None:
    stated = pack(
        indicator(
            "{kind: reach, operator: ge, value: 30}",
            "{kind: increase, by: stocks, items: [A]}",
            baseline="{date: 2010-12-31, value: 40}",
        )
    )
    assessment = assess(stated, yearly("A", {2010: "40", 2015: "69"}), "2015-12-31")
    assert (assessment.results[0].value, codes(assessment)) == (Fraction(29), [])
    assessment = assess(stated, yearly("A", {2010: "38", 2015: "69"}), "2015-12-31")
    assert (assessment.results[0].value, codes(assessment)) == (Fraction(29), ["CQ317"])


def test_the_baseline_within_a_year_is_the_level_of_its_day() -> None:
    dated = pack(
        indicator(
            "{kind: reach, operator: ge, value: 30}",
            "{kind: increase, by: stocks, items: [A]}",
            baseline="{date: 2011-07-19}",
        )
    )
    rows = [("A", "2011-07-19", "40"), ("A", "2011年", "45"), ("A", "2015年", "70")]
    found = judge(dated, rows)
    assert (found.status, found.value, found.baseline) == (MET, Fraction(30), Fraction(40))
    assert judge(dated, rows[:2], "2011-12-31").value == 5


RANK = pack(
    indicator("{kind: rank, at_most: 1, peers: P}", unit="位"), items=["A rate 位", "P stock 个"]
)


@pytest.mark.parametrize(
    ("rank", "peers", "as_of", "status", "gap"),
    [
        ("1", "12", "2015-12-31", MET, 0),
        ("2", "12", "2015-12-31", NOT_MET, 1),
        ("4", "12", "2015-12-31", NOT_MET, 3),
        ("1", None, "2015-12-31", Status.NOT_ASSESSABLE, None),
        ("13", "12", "2015-12-31", Status.NOT_ASSESSABLE, None),
    ],
)
def test_a_rank_needs_its_peers(
    rank: str, peers: str | None, as_of: str, status: Status, gap: Fraction | None
) -> None:
    rows = [("A", "2015年", rank)] + ([("P", "2015年", peers)] if peers else [])
    found = judge(RANK, rows, as_of)
    assert (found.status, found.gap, found.attainment, found.pace) == (status, gap, None, None)


def test_a_rank_before_the_deadline_is_not_due() -> None:
    rows = [("A", "2013年", "3"), ("P", "2013年", "12")]
    found = judge(RANK, rows, "2013-12-31")
    assert (found.status, found.gap) == (NOT_DUE, Fraction(2))
    assert {source.cell for source in found.sources} == {"D1", "D2"}
    assert found.reason is not None
    assert found.reason.en == "among 12"


def test_peers_of_another_year_do_not_count() -> None:
    rows = [("A", "2015年", "1"), ("P", "2014年", "12")]
    assert judge(RANK, rows).status is Status.NOT_ASSESSABLE
