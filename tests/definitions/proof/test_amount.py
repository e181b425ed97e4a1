from datetime import date

import pytest

from cqquality.definitions.proof import PolicyText
from cqquality.definitions.proof.amount import amounts, bare, unit_after, unit_magnitude


def policy(text: str) -> PolicyText:
    return PolicyText("p.txt", (text,))


@pytest.mark.parametrize(
    ("text", "numbers", "percent"),
    [
        ("1000亿元级", [1000 * 10**8], False),
        ("百亿级", [10**10], False),
        ("2.5万", [25000], False),
        ("3-5个", [3, 5], False),
        ("5个百分点", [5], True),
        ("90％", [90], True),
    ],
)
def test_one_amount(text: str, numbers: list[int], percent: bool) -> None:
    (amount,) = amounts(policy(text).tokens, policy(text))
    assert list(map(str, amount.numbers)) == list(map(str, numbers))
    assert (amount.percent, amount.day) == (percent, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("到2015年", date(2015, 12, 31)),
        ("到二O二五年", date(2025, 12, 31)),
        ("2011-2015年", date(2015, 12, 31)),
        ("到2015年6月", date(2015, 6, 30)),
    ],
)
def test_a_year_is_a_date(text: str, day: date) -> None:
    assert amounts(policy(text).tokens, policy(text))[0].day == day


def test_a_number_of_years_is_no_date() -> None:
    assert amounts(policy("近3年").tokens, policy("近3年"))[0].day is None


@pytest.mark.parametrize(
    ("unit", "times", "name"), [("亿元", 10**8, "元"), ("个", 1, "个"), ("百分比", 1, "百分比")]
)
def test_magnitude_of_a_unit(unit: str, times: int, name: str) -> None:
    assert (unit_magnitude(unit), bare(unit)) == (times, name)


@pytest.mark.parametrize(
    ("text", "unit"), [("30 家", "家"), ("5亿元", "元"), ("5米", None), ("30", None)]
)
def test_the_unit_behind(text: str, unit: str | None) -> None:
    (amount,) = amounts(policy(text).tokens, policy(text))
    assert unit_after(amount, policy(text), ("家", "亿元")) == unit
