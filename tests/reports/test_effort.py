"""What the time left must bring, in words that an office would write."""

from fractions import Fraction

import pytest

from cqquality.reports import wording
from cqquality.text import Text
from tests.building import indicator, judge, pack, period


@pytest.mark.parametrize(
    ("target", "as_of", "zh", "en"),
    [
        ("100", "2013", "余下24个月需月均新增2.5个", "rise by 2.5 units a month"),
        ("64", "2013", "余下24个月需月均新增1个", "rise by 1 unit a month"),
        ("45", "2013", "余下24个月需年均新增2.5个", "rise by 2.5 units a year"),
        ("42", "2013", "余下24个月需年均新增1个", "rise by 1 unit a year"),
        ("41", "2013", "余下24个月需共新增1个", "rise by 1 unit in all"),
        ("41", "2015-11", "余下1个月需月均新增1个", "rise by 1 unit a month"),
        ("42", "2015-09", "余下3个月需共新增2个", "rise by 2 units in all"),
        ("43", "2015-08", "余下4个月需共新增3个", "rise by 3 units in all"),
    ],
)
def test_what_nobody_can_bring_in_a_month_is_told_for_longer(
    target: str, as_of: str, zh: str, en: str
) -> None:
    definition = indicator(
        f"{{kind: reach, operator: ge, value: {target}}}", baseline="{date: 2010-12-31, value: 10}"
    )
    result = judge(pack(definition), [("A", as_of, "40")], period(as_of).end.isoformat())
    said = wording.needed(result)
    assert said is not None
    assert (said.zh, said.en.partition(": ")[2]) == (zh, en)
    assert result.pace is not None
    assert result.pace.needed == Fraction(int(target) - 40, result.pace.months_left or 1)


def test_an_index_may_rise_by_a_part_of_a_point_a_month() -> None:
    definition = indicator(
        "{kind: reach, operator: ge, value: 90}",
        unit="分",
        baseline="{date: 2010-12-31, value: 80}",
    )
    result = judge(pack(definition, items=["A stock 分"]), [("A", "2013", "87")], "2013-12-31")
    assert wording.needed(result) == Text(
        "余下24个月需月均提高0.13分", "24 months left: rise by 0.13 points a month"
    )
