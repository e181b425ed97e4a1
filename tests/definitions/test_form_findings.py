"""Forms that do not fit the pack are refused with the line and column of the fault."""

import shutil
from pathlib import Path

import pytest

from cqquality.definitions import try_load

SMALL = Path(__file__).parents[1] / "returns" / "pack"
HEAD = """\
id: {id}
number: {number}
title: {{zh: 抽查情况, en: Inspections}}
section: product
senders: [quality]
issuer: quality
document: 示〔2011〕1号
valid_until: 2015年12月
frequency: [year]
layout:
"""
ITEMS = """\
  kind: items
  columns: [{heading: 本年, basis: report}]
  lines:
    - {item: P02-1, code: "01"}
"""


def load(folder: Path, *texts: str) -> list[str]:
    shutil.copytree(SMALL, folder / "pack")
    (folder / "pack" / "forms").mkdir()
    for number, text in enumerate(texts):
        (folder / "pack" / "forms" / f"{number}.yaml").write_text(text, "utf-8")
    return [f"{f.code.id} {f.place}" for f in try_load(folder / "pack").findings]


def form(layout: str, id: str = "a", number: str = "一表") -> str:  # noqa: A002 - as in YAML
    return HEAD.format(id=id, number=number) + layout


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        pytest.param(ITEMS, [], id="sound"),
        pytest.param(
            ITEMS.replace("P02-1", "P99-1"), ["CQ107 forms/0.yaml:14:14"], id="unknown item"
        ),
        pytest.param(
            ITEMS.replace("item: P02-1, ", ""), ["CQ110 forms/0.yaml:14:7"], id="nameless line"
        ),
        pytest.param(
            ITEMS.replace("basis: report", "basis: sometimes"),
            ["CQ106 forms/0.yaml:12:34"],
            id="unknown basis",
        ),
        pytest.param(
            "  kind: stock_flow\n"
            "  columns: [{role: increase, heading: 新增}, {role: closing, heading: 期末}]\n"
            "  lines:\n"
            "    - {label: 商标, stock: P02-1}\n",
            ["CQ110 forms/0.yaml:14:26"],
            id="a stock that is a flow",
        ),
        pytest.param(
            "  kind: ledger\n"
            "  ledger: districts\n"
            "  counts:\n"
            "    - {item: V06-2, where: [{column: nowhere, words: [a]}]}\n",
            ["CQ110 forms/0.yaml:14:7"],
            id="column that the ledger has not",
        ),
        pytest.param(
            "  kind: ledger\n"
            "  ledger: districts\n"
            "  region: nowhere\n"
            "  bounds: [{part: sales, whole: nothing}]\n"
            "  counts:\n"
            "    - {item: V06-2, sum: sales, distinct: district, complete: true}\n",
            [f"CQ110 forms/0.yaml:{at}" for at in ("13:11", "14:33", "16:43", "16:63")],
            id="a list that contradicts itself",
        ),
        pytest.param(
            "  kind: ledger\n  ledger: shops\n", ["CQ107 forms/0.yaml:12:11"], id="unknown ledger"
        ),
    ],
)
def test_a_form_is_checked_against_the_pack(
    tmp_path: Path, layout: str, expected: list[str]
) -> None:
    assert load(tmp_path, form(layout)) == expected


@pytest.mark.parametrize(
    ("id", "number", "expected"),
    [
        pytest.param("b", "二表", [], id="two forms"),
        pytest.param("a", "二表", ["CQ108 forms/1.yaml:1:5"], id="one id"),
        pytest.param("b", "一表", ["CQ108 forms/1.yaml:2:9"], id="one number"),
    ],
)
def test_ids_and_numbers_are_unique(
    tmp_path: Path,
    id: str,  # noqa: A002 - as in YAML
    number: str,
    expected: list[str],
) -> None:
    assert load(tmp_path, form(ITEMS), form(ITEMS, id, number)) == expected


def test_the_sender_may_be_the_districts(tmp_path: Path) -> None:
    sound = form(ITEMS)
    assert load(tmp_path / "a", sound.replace("[quality]", "[quality, district]")) == []
    assert load(tmp_path / "b", sound.replace("[quality]", "[nobody]")) == [
        "CQ107 forms/0.yaml:5:11"
    ]
