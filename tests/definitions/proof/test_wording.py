from fractions import Fraction
from typing import Literal

import pytest

from cqquality.definitions.proof import PolicyText
from cqquality.definitions.proof.amount import amounts, unit_after
from cqquality.definitions.proof.wording import Wording, wording

UNITS = ("个", "家", "亿元", "分钟", "%")


def read(text: str, direction: Literal["higher", "lower"] = "higher") -> Wording:
    """Read the words around the last amount of the text."""
    policy = PolicyText("p.txt", (text,))
    amount = amounts(policy.tokens, policy)[-1]
    return wording(amount, policy, unit_after(amount, policy, UNITS), direction)


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("新增30个", "ge"),
        ("新增30个以上", "ge"),
        ("达到92％及以上", "ge"),
        ("培育50 亿元级园区", "ge"),
        ("不低于90％", "ge"),
        ("不少于 30名", "ge"),
        ("超过90％", "gt"),
        ("高于90分", "gt"),
        ("不超过5％", "le"),
        ("控制在15分钟以内", "le"),
        ("30名以内", "le"),
        ("低于2％", "lt"),
        ("新建500家规模以上企业", "ge"),
        ("分别保持在90％、95％以上", "ge"),
        ("降低20％以上", "le"),
        ("降低超过20％", "lt"),
        ("提高20％以内", "le"),
    ],
)
def test_operator(text: str, operator: str) -> None:
    assert read(text).operator == operator


@pytest.mark.parametrize(("direction", "operator"), [("higher", "ge"), ("lower", "le")])
def test_a_bare_figure_is_read_by_the_direction(
    direction: Literal["higher", "lower"], operator: str
) -> None:
    assert read("事故30个", direction).operator == operator


@pytest.mark.parametrize(
    ("text", "allowed", "refused"),
    [
        ("合格率保持在90％以上", {"keep"}, {"reach", "improve"}),
        ("分别保持在90％、95％以上", {"keep"}, {"reach"}),
        ("保持公交准点率90％以上", {"keep", "reach"}, {"improve"}),
        ("时间控制在15分钟以内", {"keep", "reach"}, {"improve"}),
        ("合格率达到90％以上", {"reach", "all"}, {"keep", "improve"}),
        ("合格率提高到90％以上", {"reach"}, {"keep", "improve"}),
        ("能效提高30％", {"improve"}, {"keep", "reach"}),
        ("提高5个百分点", {"improve"}, {"reach"}),
        ("增加30个", {"reach", "improve"}, {"keep"}),
        ("保持稳定，新增30个", {"reach"}, {"keep"}),
    ],
)
def test_kinds(text: str, allowed: set[str], refused: set[str]) -> None:
    kinds = read(text).kinds
    assert allowed <= kinds
    assert not refused & kinds


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("研发投入翻一番", 100),
        ("产值比2010年翻两番以上", 300),
        ("力争翻 2 番", 300),
        ("数量增长1倍", 100),
        ("数量增加两倍以上", 200),
        ("达到2010年的2倍", 100),
        ("是2010年的1.5倍", 50),
    ],
)
def test_a_multiple_is_a_change_in_percent(text: str, change: Fraction) -> None:
    policy = PolicyText("p.txt", (text,))
    amount = amounts(policy.tokens, policy)[-1]
    assert (amount.numbers, amount.percent) == ((change,), True)
    assert read(text).kinds == {"improve"}
    assert read(text).operator == "ge"


@pytest.mark.parametrize(("text", "falling"), [("降低20％", True), ("提高20％", False)])
def test_falling(text: str, falling: bool) -> None:
    assert read(text).falling is falling
