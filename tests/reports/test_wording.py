from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Pace, Result, Status
from cqquality.definitions.target import Milestone, Rank, Target
from cqquality.findings import Place
from cqquality.period import instant, month, year
from cqquality.reports import wording
from cqquality.text import Language
from tests.reports.samples import (
    CITATION,
    PACK,
    STAGES,
    UNITS,
    cell_place,
    everything,
    indicator,
    origin,
    reach,
    result,
)

ZH, EN = Language.ZH, Language.EN
BY_ID = {r.indicator.id: r for r in everything().results}


def judged(value: str, target: str, gap: str = "0", unit: str = "%", decimals: int = 1) -> Result:
    of = indicator("X", reach(target), unit, decimals=decimals)
    return result(of, Status.NOT_MET, value=value, gap=gap)


@pytest.mark.parametrize(
    ("value", "target", "decimals", "shown"),
    [
        ("99.96", "100", 1, "99.96%"),
        ("100", "100", 1, "100.0%"),
        ("49.999", "50", 0, "49.999%"),
        ("50.001", "50", 0, "50.001%"),
        ("89.9999", "90", 2, "89.9999%"),
        ("526600/5831", "90", 2, "90.31%"),
        ("0.0004", "90", 1, "0.0004%"),
    ],
)
def test_a_value_is_printed_on_its_side_of_the_target(
    value: str, target: str, decimals: int, shown: str
) -> None:
    assert wording.value(judged(value, target, decimals=decimals)).zh == shown


@pytest.mark.parametrize(
    ("gap", "unit", "zh", "en"),
    [
        ("4.51", "%", "4.51个百分点", "4.51 pp"),
        ("0.001", "个", "0.001个", "0.001 units"),
        ("0.004", "%", "0.004个百分点", "0.004 pp"),
        ("0", "%", "0.00个百分点", "0.00 pp"),
        ("12", "个", "12个", "12 units"),
        ("1", "位", "1位", "1 place"),
    ],
)
def test_a_gap_is_zero_only_when_it_is(gap: str, unit: str, zh: str, en: str) -> None:
    decimals = 2 if unit == "%" else 0
    assert wording.gap(judged("1", "2", gap, unit, decimals)) == (zh, en)


@pytest.mark.parametrize(
    ("share", "shown"),
    [("1", "100.0%"), ("0.9996", "99.96%"), ("1.00001", "100.001%"), ("0", "0.0%")],
)
def test_attainment_is_full_only_when_it_is(share: str, shown: str) -> None:
    of = indicator("X", reach("10"), "个")
    assert wording.attainment(result(of, Status.NOT_MET, attainment=share)).zh == shown


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("P01", "≥90分", "≥90 points"),
        ("P02", "保持≥96%", "keep ≥96%"),
        ("E05", "100%", "100%"),
        ("E03", "逐期提高", "rising each period"),
        ("T03", "3~5个", "3~5 units"),
        ("Q25", "—", "—"),
    ],
)
def test_targets_in_words(name: str, zh: str, en: str) -> None:
    assert wording.target(BY_ID[name]) == (zh, en)


@pytest.mark.parametrize(
    ("operator", "shown"),
    [("ge", "≥85.49%"), ("gt", ">85.49%"), ("le", "≤85.49%"), ("lt", "<85.49%")],
)
def test_the_operator_is_shown_as_defined(operator: str, shown: str) -> None:
    assert wording.target(result(indicator("X", reach("85.49", operator)), Status.MET)).zh == shown


def test_ranks_are_places() -> None:
    target: Target = Rank(kind="rank", at_most=1, peers="X-2")
    of = indicator("E04", target, "位", decimals=0)
    third = result(of, Status.NOT_MET, value="3")
    assert wording.value(third) == ("第3位", "no. 3")
    assert wording.target(third) == ("前1位", "top 1")


def test_a_rise_is_not_printed_as_standing_still() -> None:
    rising = BY_ID["E03"]
    of = replace(rising.indicator, decimals=1)
    points = [type(BY_ID["P02"].history[0])(year(2012), Fraction("28.04"))]
    points.append(type(points[0])(year(2013), Fraction("28.06")))
    risen = result(of, Status.MET, value="28.06", history=tuple(points))
    assert wording.number(risen, Fraction("28.06")) == "28.1"
    assert wording.number(risen, Fraction("28.04")) == "28.04"


def test_a_value_with_parts_missing_is_a_lower_bound() -> None:
    assert wording.value(BY_ID["B04"]) == ("≥23个", "≥23 units")


def test_no_data_is_said_and_is_not_zero() -> None:
    assert wording.value(BY_ID["B09"]).zh == "未报"
    assert wording.gap(BY_ID["B09"]).zh == "—"


def test_a_surplus_is_marked_as_such() -> None:
    assert wording.distance(BY_ID["B04"]) == ("超3个", "3 units beyond")
    assert wording.distance(BY_ID["P01"]).zh == "4.51分"


@pytest.mark.parametrize(
    ("lead", "shown"),
    [("5", "+5.0"), ("4.99", "+4.99"), ("-0.001", "-0.001"), ("0", "0.0"), ("-10.04", "-10.04")],
)
def test_a_lead_never_contradicts_its_label(lead: str, shown: str) -> None:
    measured = Pace(Fraction(3, 5), Fraction(3, 5) + Fraction(lead) / 100, PaceLabel.ON_TRACK)
    assert wording.lead(measured, PACK.pace) == shown


def test_commitments_say_how_firmly_they_were_made() -> None:
    assert wording.milestone(BY_ID["Q30"], PACK) == ("争取建成", "attempted: Done")
    assert isinstance(BY_ID["Q25"].indicator.target, Milestone)
    assert wording.value(BY_ID["Q30"]) == STAGES[0].name.text


def test_periods_held_and_missed() -> None:
    assert wording.score(BY_ID["P02"]) == ("2/3期", "2/3 periods")
    assert wording.missed(BY_ID["P02"]) == ("2011年未达", "missed in 2011")
    assert wording.score(BY_ID["B04"]) is None


@pytest.mark.parametrize(
    ("stretch", "zh"),
    [
        (year(2013), "2013年"),
        (month(2013, 6), "2013年6月"),
        (instant(date(2013, 12, 31)), "2013年末"),
        (instant(date(2013, 6, 30)), "2013-06-30"),
    ],
)
def test_periods_in_words(stretch: object, zh: str) -> None:
    assert wording.period(stretch).zh == zh  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("as_of", "lead"), [(date(2012, 12, 31), "旧局"), (date(2013, 1, 1), "新局")]
)
def test_who_answers_depends_on_the_date(as_of: date, lead: str) -> None:
    assert wording.responsible(indicator("X", reach("1")), PACK, as_of).zh == lead


def test_where_the_policy_says_so() -> None:
    assert wording.citation(CITATION) == "L15 90％以上"


def test_cells_of_one_sheet_stand_together() -> None:
    found = [origin(row).place for row in (7, 9)]
    other = Place("b.xlsx", "产品质量", row=1, column=1)
    said = wording.places(
        [found[0], other, found[1], found[0], Place("pack.yaml", line=3, column=1)]
    )
    assert said == ("[returns.xlsx]产品质量!E7,E9", "[b.xlsx]产品质量!A1", "pack.yaml:3:1")
    assert cell_place(7) == found[0]


def test_every_chinese_word_can_be_written_in_gbk() -> None:
    for each in BY_ID.values():
        for text in (wording.value(each), wording.target(each), wording.distance(each)):
            text.zh.encode("gbk")
    assert UNITS
