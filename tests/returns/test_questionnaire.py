from datetime import date

import pytest

from cqquality.period import Period, month, months, year
from cqquality.returns.questionnaire import questionnaires
from tests.returns.small import PACK


def periods(item: str, until: date | None = None, period: Period | None = None) -> list[str]:
    return [
        question.period.text.zh if question.period else ""
        for each in questionnaires(PACK, until, period)
        for question in each.questions
        if question.item.code == item
    ]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param("P02-1", ["2011年", "2012年", "2013年"], id="flow: the years of the plan"),
        pytest.param("B02-1", ["2010年", "2011年", "2012年", "2013年"], id="base not defined"),
        pytest.param("B05-1", ["2011年", "2012年", "2013年"], id="flows start from nothing"),
        pytest.param("B05a-1", ["2011年", "2012年", "2013年"], id="and so do their parts"),
        pytest.param("V06-1", ["2011年", "2012年"], id="up to its own deadline"),
        pytest.param("R01-2", ["2011年", "2012年", "2013年"], id="peers of a rank"),
        pytest.param("Q01-1", [""], id="commitment: once, the sender says as of when"),
        pytest.param("V06-2", [], id="other readings are not asked for"),
    ],
)
def test_periods_asked_for(item: str, expected: list[str]) -> None:
    assert periods(item) == expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (date(2012, 12, 31), ["2011年", "2012年"]),
        (date(2012, 6, 30), ["2011年", "2012年1-6月"]),
        (date(2012, 7, 15), ["2011年", "2012年1-6月"]),
        (date(2012, 1, 30), ["2011年"]),
        (date(2030, 1, 1), ["2011年", "2012年", "2013年"]),
        (date(2010, 6, 30), []),
    ],
)
def test_until_cuts_the_years_to_whole_months(until: date, expected: list[str]) -> None:
    assert periods("P02-1", until) == expected


def test_a_stock_is_asked_for_at_the_end() -> None:
    assert periods("B02-1", date(2012, 6, 30)) == ["2010年", "2011年", "2012年6月"]
    assert periods("Q01-1", date(2012, 6, 30)) == ["2012年6月"]


@pytest.mark.parametrize("period", [month(2014, 6), months(2013, 1, 6), year(2012)])
def test_one_period_is_asked_for_once(period: Period) -> None:
    assert periods("B02-1", period=period) == [period.text.zh]
    assert periods("Q01-1", period=period) == [period.text.zh]


def test_parts_come_before_the_rate_and_sections_in_order() -> None:
    asked = questionnaires(PACK, date(2011, 12, 31))
    assert [each.section.id for each in asked] == ["product", "brand"]
    assert [q.item.code for q in asked[0].questions] == ["P02-2", "P02-1", "P02-3"]
