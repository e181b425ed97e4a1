"""What time says of a result: changes, a second opinion, holding, trend."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest

from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.method.change import Change, ChangeKind, NoChange
from cqquality.assessment.method.destatis import NoSymbol, Symbol
from cqquality.assessment.method.eurostat import NoRatio, Progress
from cqquality.assessment.method.pace import NoPace
from cqquality.assessment.result import Result
from cqquality.assessment.trend import Analysis, SecondOpinion
from cqquality.definitions.pack import Pack
from tests.building import Row, assess, indicator, pack, returns, yearly

BASE = "{date: 2010-12-31}"
KEEP = "{kind: keep, operator: ge, value: 96, periods: reported}"


def judged(definitions: Pack, rows: Iterable[Row], as_of: str) -> Result:
    day = date.fromisoformat(as_of)
    return evaluate(definitions, returns(rows), day, analysed=True).results[0]


def analysed(definitions: Pack, rows: Iterable[Row], as_of: str = "2015-12-31") -> Analysis:
    found = judged(definitions, rows, as_of).analysis
    assert found is not None
    return found


def opinion(
    values: dict[int, str], target: str, operator: str = "ge", as_of: str = "2013-12-31"
) -> SecondOpinion:
    reach = f"{{kind: reach, operator: {operator}, value: {target}}}"
    definition = pack(indicator(reach, unit="亿元", baseline=BASE))
    found = analysed(definition, yearly("A", values), as_of).second_opinion
    assert found is not None
    return found


def test_nothing_is_analysed_unless_wanted() -> None:
    assert assess(pack(), yearly("A", {2015: "9"})).results[0].analysis is None


def test_without_a_value_there_is_nothing_to_analyse() -> None:
    assert judged(pack(), [], "2015-12-31").analysis is None


# 同比, 环比 --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("basis", "unit", "before", "after", "change"),
    [
        ("stock", "个", "50", "58", Change(Fraction(16), ChangeKind.RELATIVE)),  # RC-10
        ("rate", "%", "92.3", "91.1", Change(Fraction("-1.2"), ChangeKind.POINTS)),
        ("rate", "分", "81.18", "82.14", Change(Fraction("0.96"), ChangeKind.DIFFERENCE)),
        ("stock", "个", "0", "6", NoChange.ZERO_BASE),
    ],
)
def test_year_on_year(
    basis: str, unit: str, before: str, after: str, change: Change | NoChange
) -> None:
    definition = pack(indicator(unit=unit), items=[f"A {basis} {unit}"])
    found = analysed(definition, yearly("A", {2014: before, 2015: after})).year_on_year
    assert found is not None
    assert found.change == change
    assert (found.before, found.after) == (Fraction(before), Fraction(after))


SUM = pack(indicator(measure="{kind: sum, items: [A]}"), items=["A flow 个"])


def test_a_half_year_is_compared_with_the_same_half_and_its_quarters_with_each_other() -> None:
    rows = [
        ("A", "2014年第一季度", "10"),
        ("A", "2014年第二季度", "20"),
        ("A", "2014年下半年", "70"),
        ("A", "2015年第一季度", "12"),
        ("A", "2015年第二季度", "24"),
    ]
    found = analysed(SUM, rows, "2015-06-30")
    assert found.year_on_year is not None
    assert found.period_on_period is not None
    assert found.year_on_year.before == 30
    assert found.year_on_year.change == Change(Fraction(20), ChangeKind.RELATIVE)
    assert found.period_on_period.change == Change(Fraction(100), ChangeKind.RELATIVE)
    assert found.period_on_period.later.text.en == "2015-04 to 2015-06"


def test_the_level_of_a_quarter_is_compared_with_the_last_quarters() -> None:
    rows = [("A", "2015年第一季度", "8"), ("A", "2015年第二季度", "9")]
    found = analysed(pack(), rows, "2015-06-30")
    assert found.year_on_year is None
    assert found.period_on_period is not None
    assert found.period_on_period.change == Change(Fraction("12.5"), ChangeKind.RELATIVE)


def test_a_cumulative_figure_has_no_period_before_of_its_kind() -> None:
    rows = [("A", "2015年1-4月", "8"), ("A", "2014年1-4月", "5"), ("A", "2014年5-12月", "5")]
    found = analysed(SUM, rows, "2015-04-30")
    assert found.period_on_period is None
    assert found.year_on_year is not None
    assert found.year_on_year.before == 5


def test_a_year_of_which_a_part_is_missing_is_not_compared() -> None:
    rows = [("A", "2014年下半年", "5"), ("A", "2015年", "8")]
    assert analysed(SUM, rows).year_on_year is None


def test_what_accumulates_is_not_compared_with_itself() -> None:
    definition = pack(
        indicator(measure="{kind: increase, by: stocks, items: [A]}", baseline=BASE),
    )
    rows = yearly("A", {2010: "40", 2014: "44", 2015: "46"})
    assert analysed(definition, rows).year_on_year is None


# Second opinion --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "target", "operator", "progress", "disputed"),
    [
        ({2010: "120", 2013: "160"}, "200", "ge", Progress.MODERATE, False),  # RC-01
        ({2010: "2.0", 2013: "1.7"}, "1.4", "le", Progress.MODERATE, False),  # RC-04
        ({2010: "2", 2013: "8"}, "20", "ge", Progress.SIGNIFICANT, False),  # RC-05, one class
        ({2010: "2", 2013: "32"}, "200", "ge", Progress.SIGNIFICANT, True),  # far behind by days
        ({2010: "99.0", 2013: "98.8"}, "99.5", "ge", Progress.AWAY, False),  # RC-08
    ],
)
def test_the_ratio_is_a_second_opinion(
    values: dict[int, str], target: str, operator: str, progress: Progress, disputed: bool
) -> None:
    found = opinion(values, target, operator)
    assert found.ratio is not None
    assert (found.ratio.progress, found.disputed) == (progress, disputed)


@pytest.mark.parametrize(
    ("values", "target", "operator", "reason"),
    [
        ({2010: "12", 2013: "4"}, "0", "le", NoRatio.ZERO_TARGET.text),  # RC-07
        ({2010: "0", 2013: "6"}, "10", "ge", NoRatio.ZERO_BASE.text),
        ({2010: "12", 2013: "13"}, "10", "ge", NoRatio.ALREADY_MET_AT_BASE.text),
        ({2013: "6"}, "10", "ge", NoPace.BASELINE_MISSING.text),
    ],
)
def test_no_ratio_without_its_figures(
    values: dict[int, str], target: str, operator: str, reason: object
) -> None:
    assert opinion(values, target, operator) == SecondOpinion(None, reason)  # type: ignore[arg-type]


def test_a_value_to_hold_has_no_ratio_and_a_final_one_no_pace() -> None:
    keep = pack(indicator(KEEP, unit="%", baseline=BASE), items=["A rate %"])
    rows = yearly("A", {2010: "97", 2013: "95.5"})
    assert analysed(keep, rows, "2013-12-31").second_opinion is None  # RC-09
    assert analysed(pack(indicator(baseline=BASE)), yearly("A", {2015: "9"})).second_opinion is None


# Periods ---------------------------------------------------------------------------------------

KEPT = pack(indicator(KEEP, unit="%"), items=["A rate %"])
P04 = {2011: "95.71", 2012: "96.2", 2013: "96.56", 2014: "97.75", 2015: "98.05"}


def test_a_value_to_hold_shows_every_period() -> None:
    found = analysed(KEPT, yearly("A", P04))
    assert found.holding is not None
    table = found.holding.table
    assert (table.hits, table.judged, table.streak, table.longest_streak) == (4, 5, 4, 4)
    assert table.worst is not None
    assert table.worst.value == Fraction("95.71")
    assert found.holding.symbol is Symbol.SUN
    assert found.trend is not None
    assert found.trend.slope == Fraction("0.585") / 2 + Fraction("1.85") / 6
    assert found.trend.kendall is not None
    assert found.trend.kendall.p == Fraction(1, 60)


def test_a_year_without_data_breaks_the_streak() -> None:
    found = analysed(KEPT, yearly("A", {2011: "97", 2012: "97", 2014: "97", 2015: "97"}))
    assert found.holding is not None
    table = found.holding.table
    assert [row.met for row in table.rows] == [True, True, None, True, True]
    assert (table.streak, table.longest_streak) == (2, 2)
    assert found.holding.symbol is NoSymbol.TOO_FEW_POINTS
    assert found.trend is not None
    assert [step.period.end.year for step in found.trend.steps] == [2012, 2015]
    assert (found.trend.slope, found.trend.kendall) == (None, None)


def test_a_rise_shows_every_step() -> None:
    rise = pack(indicator("{kind: rise, strict: true}"), items=["A stock 个"])
    values = {2011: "3", 2012: "5", 2013: "5", 2014: "8", 2015: "9"}
    found = analysed(rise, yearly("A", values)).trend
    assert found is not None
    assert [step.amount for step in found.steps] == [2, 0, 3, 1]
    assert found.slope == Fraction(3, 2)
    assert found.kendall is not None
    assert found.kendall.score == 9
