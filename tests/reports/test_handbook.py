"""The handbook: everything departments are measured by, in both formats and languages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.model import Words
from cqquality.definitions.pack import Pack
from cqquality.reports import handbook
from cqquality.reports.handbook.content import forms_of
from cqquality.text import Language
from tests.acceptance.running import cqq

PACK = load_pack(find_pack("cq-2011-55"))
Render = Callable[[Pack, Language], str]
RENDER = (handbook.markdown, handbook.html)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("render", RENDER)
def test_every_indicator_has_one_entry(render: Render, language: Language) -> None:
    text = render(PACK, language)
    assert [text.count(f'id="{name}"') for name in PACK.indicators] == [1] * len(PACK.indicators)


@pytest.mark.parametrize(
    "words",
    [
        "保持≥90%（已报各期）",  # target
        "P02-2 ÷ P02-1 × 100%",  # formula
        "产品质量监督抽查合格批次",  # data item
        "渝府发〔2011〕55号 一(二) L15",  # source
        "渝质强105表",  # form
        "牵头单位",  # department
    ],
)
@pytest.mark.parametrize("render", RENDER)
def test_what_stands_in_it(render: Render, words: str) -> None:
    assert words in render(PACK, Language.ZH).replace("\\", "")


@pytest.mark.parametrize(
    ("name", "forms"),
    [("P05", ["batches", "food-drug"]), ("P01", ["indices"]), ("B03c", ["trademarks"])],
)
def test_the_forms_through_which_data_arrive(name: str, forms: list[str]) -> None:
    assert [form.id for form in forms_of(PACK.indicators[name], PACK)] == forms


@pytest.mark.parametrize("render", RENDER)
def test_words_cannot_act_as_markup(render: Render) -> None:
    hostile = replace(PACK, name=Words(zh="<script>|*x*", en="x"))
    text = render(hostile, Language.ZH)
    assert "<script>" not in text.replace("\\<", "")


def test_the_command_writes_the_file(tmp_path: Path) -> None:
    done = cqq("docs", "cq-2011-55", "--format", "html", "-o", tmp_path / "手册.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
