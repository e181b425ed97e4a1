"""Drafts from a policy: every number in one of them, each with a citation that holds."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from cqquality.definitions.proof import PolicyText, read_policy
from cqquality.definitions.starting import drafts
from tests.definitions.proof.policies import INVENTED, NEEDS_POLICY, POLICY


def policy(*lines: str) -> PolicyText:
    return PolicyText("policy.txt", lines)


def draft(text: PolicyText, name: str) -> Any:
    return yaml.safe_load(drafts(text)[f"drafts/{name}.yaml"])


def targets(text: PolicyText) -> list[dict[str, Any]]:
    return list(draft(text, "indicators")["indicators"])


def others(text: PolicyText) -> list[str]:
    groups = draft(text, "not_targets")["not_targets"]
    return [place["quote"] for group in groups for place in group["places"]]


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("合格率达到９５％以上，投诉率低于2%。", ["达到９５％以上", "低于2%"]),
        ("合格率保持在90%以上，用时不超过15分钟。", ["保持在90%以上", "不超过15分钟"]),
        ("（一）建成12个，新增12个。", ["成12个", "增12个"]),  # widened until it stands once
        ("培育50亿元级园区。", ["50亿元级园区"]),
        ("满意度提高5个百分点。", ["提高5个百分点"]),
        ("建成十座桥。", ["十座桥"]),
        ("指数达到90以上。", ["达到90以上"]),
    ],
)
def test_a_number_that_may_be_a_target_is_cited(line: str, quotes: list[str]) -> None:
    text = policy(line)
    assert [each["source"]["quote"] for each in targets(text)] == quotes
    assert all(len(text.found(1, quote)) == 1 for quote in quotes)


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("三、目标", ["三"]),
        ("（青府〔2021〕7号）", ["2021〕", "7号"]),
        ("近3年，第一次形成一批品牌。", ["3年", "一次形成", "一批品牌"]),
        ("落实“314”总体部署和“三个代表”思想。", ["314", "三个代表"]),
        ("打造十大百亿级商圈。", ["十大", "百亿级商圈"]),
    ],
)
def test_a_number_that_hardly_is_one_is_put_aside(line: str, quotes: list[str]) -> None:
    text = policy(line)
    assert (targets(text), sorted(others(text))) == ([], sorted(quotes))


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("合格率95%以上。", {"kind": "reach", "operator": "ge", "value": 95}),
        ("用时不超过15分钟。", {"kind": "reach", "operator": "le", "value": 15}),
        ("合格率保持在90%以上。", {"kind": "keep", "operator": "ge", "value": 90}),
        ("建成12个。", {"kind": "reach", "value": 12}),  # at least or at most: a person says
        ("能耗降低20%以上。", {"kind": "improve", "operator": "le", "by": -20}),
        ("研发投入翻一番。", {"kind": "improve", "operator": "ge", "by": 100}),
        ("规模50亿元。", {"kind": "reach", "value": 50}),
        ("新建3-5个。", {"kind": "range", "lower": 3, "upper": 5}),
    ],
)
def test_only_what_the_text_says_is_filled_in(line: str, target: object) -> None:
    (each,) = targets(policy(line))
    assert each.get("target") == target
    assert not each.keys() & {"section", "measure", "direction", "deadline"}
    assert "en" not in each.get("name", {})


@pytest.mark.parametrize(
    ("line", "name", "unit"),
    [
        ("建成12个。", "建成", "个"),
        ("核心企业产值达到50亿元。", "核心企业产值", "亿元"),
        ("名牌(其中农产品 10个)。", "农产品", "个"),
        ("工程(技术研究)中心30个。", "工程(技术研究)中心", "个"),
        ("食品合格率达到92％以上。", "食品合格率", "%"),
    ],
)
def test_name_and_unit_are_those_written(line: str, name: str, unit: str) -> None:
    (each,) = targets(policy(line))
    assert (each["name"]["zh"], each["unit"]) == (name, unit)


def test_deadline_and_clause_come_from_the_words_before() -> None:
    lines = ("一、目标", "（二）服务。", "到2025年，建成12个。", "到2023年建成30座。", "新增5家。")
    found = [(each["deadline"].year, each["source"]["clause"]) for each in targets(policy(*lines))]
    assert found == [(2025, "一(二)"), (2023, "一(二)"), (2025, "一(二)")]


def test_what_a_policy_says_of_itself() -> None:
    lines = (
        "甲市人民政府关于质量的意见",
        "(甲府发[2011]55号)",
        "到2015年达到。",
        "二O一一年七月十九日",
    )
    head = draft(policy(*lines), "pack")
    assert head["policy"]["issuer"]["zh"] == "甲市人民政府"
    assert head["policy"]["number"] == "甲府发[2011]55号"
    assert head["policy"]["issued"].isoformat() == "2011-07-19"
    assert head["plan"]["deadline"].isoformat() == "2015-12-31"
    assert head["plan"]["source"] == {"line": 3, "quote": "到2015年"}
    assert others(policy(*lines))[-3:] == ["二O一一年", "七月", "十九日"]


def test_words_of_the_policy_stay_text() -> None:
    (each,) = targets(policy('所谓"率{a}: #达到95%以上。'))
    assert each["name"]["zh"] == "#"


def test_no_number_no_draft() -> None:
    assert targets(policy("没有数字。")) == []
    assert others(policy("没有数字。")) == []


def _cited(text: PolicyText) -> Iterator[tuple[int, str]]:
    yield from ((each["source"]["line"], each["source"]["quote"]) for each in targets(text))
    for group in draft(text, "not_targets")["not_targets"]:
        yield from ((place["line"], place["quote"]) for place in group["places"])
    plan = draft(text, "pack")["plan"]["source"]
    yield plan["line"], plan["quote"]


@pytest.mark.parametrize(
    "path",
    [INVENTED / "policy.txt", pytest.param(POLICY, marks=NEEDS_POLICY)],
    ids=["invented", "shipped"],
)
def test_every_number_is_in_one_draft(path: Any) -> None:
    text = read_policy(path)
    spans = [text.found(line, quote) for line, quote in _cited(text)]
    assert all(len(found) == 1 for found in spans)
    claims = [sum(found[0].holds(token) for found in spans) for token in text.tokens]
    assert set(claims) == {1}
