"""Definitions in words, as tables and as JSON, on the pack that is shipped."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cqquality.definitions import find_pack, load_pack
from cqquality.reports import definition
from cqquality.reports.definition_outline import list_outline, show_outline
from cqquality.reports.drawing import Screen, draw
from cqquality.reports.json.definition import list_json, show_json
from cqquality.reports.wrapping import Ruler
from cqquality.text import Language
from tests.conftest import Gold

PACK = load_pack(find_pack("cq-2011-55"))
SHOWN = ("B02", "B03", "B05a", "B10", "P02", "P05", "T03", "E04", "E06", "Q01")
"""One for each kind of measure and target."""


@pytest.mark.parametrize("language", list(Language))
def test_each_kind_in_full(gold: Gold, language: Language) -> None:
    texts = (
        draw(show_outline(PACK.indicators[each], PACK, language), Screen(80)) for each in SHOWN
    )
    gold(f"show-{language}.txt", "\n".join(texts))


@pytest.mark.parametrize(("language", "width"), [("zh", 80), ("zh", 160), ("en", 160)])
def test_the_list(gold: Gold, language: str, width: int) -> None:
    blocks = list_outline(PACK, Language(language), ["product", "brand"])
    gold(f"list-{language}-{width}.txt", draw(blocks, Screen(width)))


def test_the_whole_list_has_every_indicator() -> None:
    text = draw(list_outline(PACK, Language.ZH), Screen())
    assert all(f"\n{name} " in text for name in PACK.indicators)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", PACK.indicators)
def test_a_gbk_console_shows_every_definition(name: str, language: Language) -> None:
    blocks = list(show_outline(PACK.indicators[name], PACK, language))
    text = draw(blocks, Screen(encoding="gbk"))
    assert "\\u" not in text
    assert max(map(Ruler("gbk").width, draw(blocks, Screen(80, False, "gbk")).splitlines())) <= 80


@pytest.mark.parametrize(
    ("name", "goal", "lead"),
    [
        ("P02", "保持≥90%", "市质监局"),
        ("T03", "3~5个", "市农委、市科委"),
        ("E04", "前1位", "市城乡建委"),
        ("E06", "≥30%", "市城乡建委"),
        ("P05", "≥92%", "市食药监局"),  # since 2014: whoever leads when the target is due
    ],
)
def test_goals_and_leads(name: str, goal: str, lead: str) -> None:
    indicator = PACK.indicators[name]
    assert definition.goal(indicator, PACK).zh == goal
    assert definition.lead(indicator, PACK).zh == lead


def test_a_list_for_programs() -> None:
    document = json.loads(list_json(PACK))
    assert [each["id"] for each in document["indicators"]] == list(PACK.indicators)
    assert list_json(PACK) == list_json(PACK)


def test_figures_are_text() -> None:
    document = json.loads(show_json(PACK.indicators["P01"], PACK))
    assert document["indicator"]["baseline"]["value"] == "85.49"
    assert [item["code"] for item in document["items"]] == ["P01-1"]
    assert not [each for each in _leaves(document) if isinstance(each, float)]


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _leaves(each)
    else:
        yield value
