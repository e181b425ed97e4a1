"""Drafts from a policy: one for each number in a sentence, with a citation that holds."""

import pytest
import yaml

from cqquality.definitions.proof import PolicyText
from cqquality.definitions.starting import drafts
from cqquality.definitions.starting.draft import drafted


def policy(*lines: str) -> PolicyText:
    return PolicyText("policy.txt", lines)


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("合格率达到９５％以上，投诉率低于2%。", ["９５％以上", "2%"]),
        ("（一）建成12个，新增12个。", ["成12个", "增12个"]),  # widened until it stands once
        ("二、到2030年。", ["2030年"]),
        ("培育50亿元级园区。", ["50亿元级园区"]),
        ("三、目标", []),  # a heading has no full stop
    ],
)
def test_numbers_are_cited(line: str, quotes: list[str]) -> None:
    text = policy(line)
    assert [draft.quote for draft in drafted(text)] == quotes
    assert all(len(text.found(1, quote)) == 1 for quote in quotes)


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("合格率95%以上。", {"operator": "ge", "value": 95}),
        ("用时不超过15分钟。", {"operator": "le", "value": 15}),
        ("建成12个。", {"value": 12}),  # at least or at most: a person has to say
        ("能耗降低20%以上。", {"value": 20}),  # and whether a decrease is -20
        ("规模50亿元。", {"value": 50}),
        ("新建3-5个。", {"kind": "range", "lower": 3, "upper": 5}),
        ("到2030年。", None),
    ],
)
def test_only_what_the_text_says_is_filled_in(line: str, target: object) -> None:
    (draft,) = yaml.safe_load(drafts(policy(line)))["indicators"]
    assert draft.get("target") == target
    assert not draft.keys() & {"section", "unit", "measure", "direction", "deadline"}


def test_words_of_the_policy_stay_text() -> None:
    (draft,) = yaml.safe_load(drafts(policy('所谓"率{a}: #达到95%以上。')))["indicators"]
    assert draft["name"]["zh"] == "#达到"


def test_no_number_no_draft() -> None:
    assert yaml.safe_load(drafts(policy("没有数字。")))["indicators"] is None
