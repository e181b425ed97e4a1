"""Attainment (完成率) and pace (序时进度), by the reference cases of the method sheet."""

from fractions import Fraction

import pytest

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Pace, Result, Status
from tests.building import indicator, judge, pack, yearly

ELAPSED = Fraction(1096, 1826)
"""2010-12-31 to 2013-12-31 of 2010-12-31 to 2015-12-31, in days."""
BASE = "{date: 2010-12-31}"


def at_2013(
    values: dict[int, str], target: str, operator: str = "ge", unit: str = "亿元"
) -> Result:
    definition = indicator(
        f"{{kind: reach, operator: {operator}, value: {target}}}", unit=unit, baseline=BASE
    )
    return judge(pack(definition), yearly("A", values), "2013-12-31")


def pace_of(result: Result) -> Pace:
    assert result.pace is not None
    return result.pace


def test_a_stock_counts_from_its_baseline() -> None:
    """RC-01: 120 to 160 of 200 is half of the way, not 80 %."""
    found = at_2013({2010: "120", 2011: "132", 2012: "145", 2013: "160"}, "200")
    pace = pace_of(found)
    assert (found.status, found.gap, found.attainment) == (
        Status.NOT_DUE,
        Fraction(40),
        Fraction(1, Fraction(2)),
    )
    assert (pace.share, pace.elapsed) == (Fraction(1, 2), ELAPSED)
    assert pace.label is PaceLabel.BEHIND
    assert pace.lead == 100 * (Fraction(1, 2) - ELAPSED)
    assert (pace.months_left, pace.needed) == (24, Fraction(40, 24))


@pytest.mark.parametrize(
    ("base", "value", "target", "share"),
    [
        ("2.0", "1.7", "1.4", Fraction(1, 2)),  # RC-04
        ("2.0", "1.2", "1.0", Fraction(4, 5)),  # RC-11
        ("2.0", "2.3", "1.0", Fraction(-3, 10)),  # RC-11
        ("12", "4", "0", Fraction(2, 3)),  # RC-07
    ],
)
def test_less_is_better(base: str, value: str, target: str, share: Fraction) -> None:
    found = at_2013({2010: base, 2013: value}, target, "le")
    assert (found.attainment, pace_of(found).share) == (share, share)


def test_a_zero_baseline_is_a_baseline() -> None:
    found = at_2013({2010: "0", 2013: "6"}, "10")
    assert (found.attainment, pace_of(found).label) == (Fraction(3, 5), PaceLabel.ON_TRACK)


def test_an_improvement_counts_from_nothing() -> None:
    """RC-10: 50, 53, 55, 58 of 65 is a realised 16 % of 30 %."""
    improve = pack(
        indicator(
            "{kind: improve, operator: ge, by: 30}",
            "{kind: relative_change, item: A}",
            "增幅%",
            baseline=BASE,
        ),
        items=["A stock 分"],
    )
    rows = yearly("A", {2010: "50", 2011: "53", 2012: "55", 2013: "58"})
    found = judge(improve, rows, "2013-12-31")
    assert (found.value, found.gap) == (Fraction(16), Fraction(14))
    assert found.attainment == pace_of(found).share == Fraction(16, 30)
    assert pace_of(found).label is PaceLabel.ON_TRACK


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("200", PaceLabel.ACHIEVED_EARLY),
        ("230", PaceLabel.ACHIEVED_EARLY),
        ("172.1", PaceLabel.AHEAD),  # 65.1 %, 5.08 points ahead of 60.02
        ("172", PaceLabel.ON_TRACK),  # 65 %, 4.98 points ahead
        ("160.1", PaceLabel.ON_TRACK),  # 50.1 %, 9.9 points behind
        ("160", PaceLabel.BEHIND),  # 50 %, 10.02 points behind
        ("144.1", PaceLabel.BEHIND),  # 30.1 %, 29.9 points behind
        ("144", PaceLabel.FAR_BEHIND),  # 30 %, 30.02 points behind
        ("120", PaceLabel.FAR_BEHIND),
        ("119", PaceLabel.BACKWARD),
    ],
)
def test_labels(value: str, label: PaceLabel) -> None:
    found = at_2013({2010: "120", 2013: value}, "200")
    assert pace_of(found).label is label
    assert (found.status is Status.MET) == (label is PaceLabel.ACHIEVED_EARLY)


@pytest.mark.parametrize("unit", ["%", "分", "位"])
def test_a_share_of_a_rate_an_index_or_a_rank_means_nothing(unit: str) -> None:
    found = at_2013({2010: "70", 2013: "85.49"}, "90", unit=unit)
    assert found.attainment is None
    assert found.gap == Fraction("4.51")
    assert pace_of(found).share is not None


def test_without_a_baseline_there_is_no_pace_and_the_target_itself_is_the_measure() -> None:
    found = at_2013({2013: "150"}, "200")
    assert found.attainment == Fraction(3, 4)
    pace = pace_of(found)
    assert (pace.share, pace.label, pace.elapsed) == (None, None, ELAPSED)
    assert pace.reason is not None
    assert pace.reason.en == "no base value"


@pytest.mark.parametrize(("value", "label"), [("250", PaceLabel.ACHIEVED_EARLY), ("190", None)])
def test_a_baseline_that_meets_the_target(value: str, label: PaceLabel | None) -> None:
    found = at_2013({2010: "210", 2013: value}, "200")
    assert pace_of(found).label is label
    assert pace_of(found).share is None
    assert found.attainment is None


def test_after_the_deadline_there_is_no_pace() -> None:
    definition = indicator("{kind: reach, operator: ge, value: 200}", baseline=BASE)
    found = judge(pack(definition), yearly("A", {2010: "120", 2015: "160"}))
    assert (found.pace, found.attainment) == (None, Fraction(1, 2))


def test_flows_count_from_nothing_at_the_baseline() -> None:
    flows = pack(
        indicator(measure="{kind: increase, by: flows, items: [A]}", baseline=BASE),
        items=["A flow 个"],
    )
    found = judge(flows, yearly("A", {2011: "2", 2012: "2", 2013: "2"}), "2013-12-31")
    assert found.attainment == pace_of(found).share == Fraction(3, 5)
    assert pace_of(found).label is PaceLabel.ON_TRACK


@pytest.mark.parametrize(
    ("target", "operator", "values"),
    [
        ("10", "ge", {"2010年": "6", "2013年1-6月": "5"}),
        ("5", "lt", {"2010年": "8", "2013年1-6月": "3"}),
    ],
)
def test_half_a_year_says_nothing_of_the_way(
    target: str, operator: str, values: dict[str, str]
) -> None:
    flows = pack(
        indicator(f"{{kind: reach, operator: {operator}, value: {target}}}", baseline=BASE),
        items=["A flow 个"],
    )
    found = judge(flows, [("A", when, value) for when, value in values.items()], "2013-06-30")
    assert (found.attainment, found.at_least, found.status) == (None, True, Status.NOT_DUE)
    assert pace_of(found).share is None


@pytest.mark.parametrize(("last", "label"), [("2", None), ("9", PaceLabel.ACHIEVED_EARLY)])
def test_a_lower_bound_has_no_pace_unless_it_is_enough(last: str, label: PaceLabel | None) -> None:
    flows = pack(
        indicator(measure="{kind: increase, by: flows, items: [A]}", baseline=BASE),
        items=["A flow 个"],
    )
    found = judge(flows, yearly("A", {2011: "2", 2013: last}), "2013-12-31")
    assert pace_of(found).label is label
    assert pace_of(found).needed is None


def test_a_total_of_stocks_counts_from_their_baselines() -> None:
    parts = [indicator(measure=f"{{kind: reported, item: {c}}}", name=f"P{c}") for c in "AB"]
    total = pack(
        indicator(
            "{kind: reach, operator: ge, value: 200}",
            "{kind: total, parts: [PA, PB]}",
            baseline=BASE,
        ),
        *parts,
        items=["A stock 个", "B stock 个"],
    )
    rows = yearly("A", {2010: "60", 2013: "80"}) + yearly("B", {2010: "60", 2013: "80"})
    found = judge(total, rows, "2013-12-31")
    assert (found.baseline, found.attainment) == (Fraction(120), Fraction(Fraction(1), Fraction(2)))
    assert pace_of(found).share == Fraction(1, 2)
