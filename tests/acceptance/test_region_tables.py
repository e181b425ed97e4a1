"""Tables of regions without a form are read as far as their headings allow, and no further."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.defects.inspecting import taken, told, typed_in

YEAR = ("2013年",)
ROWS = Sequence[Sequence[Any]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [YEAR, ("区县", "监督抽查批次"), ("合计", 30), ("渝中区", 10), ("忠　县", 20)],
            {
                "B3": "P02-1 2013 30",
                "B4": "P02-1 2013 渝中区 10",
                "B5": "P02-1 2013 忠县 20",
            },
            id="one level",
        ),
        pytest.param(
            [YEAR, ("序号", "区县(自治县)", "P02-1(批次)"), (1, "渝中区", 10)],
            {"C3": "P02-1 2013 渝中区 10"},
            id="code and unit",
        ),
        pytest.param(
            [YEAR, ("地区", "监督抽查批次(万批次)"), ("渝中区", 1)],
            {"B3": "P02-1 2013 渝中区 10000"},
            id="a multiple of the unit",
        ),
        pytest.param(
            [
                ("地区", "2012年", "2013年"),
                (None, "监督抽查批次", "监督抽查批次"),
                ("渝中区", 10, 9),
            ],
            {"B3": "P02-1 2012 渝中区 10", "C3": "P02-1 2013 渝中区 9"},
            id="years above",
        ),
        pytest.param(
            [
                ("2013年1-9月",),
                ("区县", "监督抽查批次", "监督抽查批次"),
                (None, "本月", "本年累计"),
                ("渝中区", 1, 10),
            ],
            {"B4": "P02-1 2013-09 渝中区 1", "C4": "P02-1 2013-01 to 2013-09 渝中区 10"},
            id="times below",
        ),
        pytest.param(
            [
                YEAR,
                ("区县", "监督抽查批次", "制造业质量竞争力指数"),
                (None, "批次", "分"),
                ("渝中区", 1, 88.5),
            ],
            {"B4": "P02-1 2013 渝中区 1", "C4": "P01-1 2013 渝中区 88.5"},
            id="units below",
        ),
        pytest.param(
            [YEAR, ("区县", "监督抽查批次"), ("渝中区", 1), ("主城区小计", 9), ("注：快报",)],
            {"B3": "P02-1 2013 渝中区 1"},
            id="sub-totals and notes",
        ),
    ],
)
def test_what_is_understood(rows: ROWS, expected: dict[str, str], tmp_path: Path) -> None:
    said = typed_in(tmp_path, rows)
    assert taken(said) == expected
    assert {each.split()[0] for each in told(said)} <= {"CQ316", "CQ338"}
    (note,) = (f["message"] for f in said["findings"] if f["code"] == "CQ338")
    assert "→ P02-1" in note


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [YEAR, ("区县", "监督抽查批次", "监督抽查批次(不含食品)"), ("渝中区", 9, 8)],
            ["CQ316 B3", "CQ338 A2", "CQ339 C2"],
            id="a word more",
        ),
        pytest.param(
            [YEAR, ("区县", "监督抽查批次(家)"), ("渝中区", 9)],
            ["CQ258 B3", "CQ338 A2"],
            id="another unit",
        ),
        pytest.param(
            [YEAR, ("区县", "监督抽查批次", "神秘批次"), ("渝中区", 9, 8)],
            ["CQ296 C2", "CQ316 B3", "CQ338 A2"],
            id="no item",
        ),
        pytest.param(
            [YEAR, ("区县", "监督抽查批次"), ("渝中区", 9), ("垫江区", 8)],
            ["CQ280 B4", "CQ316 B3", "CQ338 A2"],
            id="no region",
        ),
        pytest.param([("区县", "监督抽查批次"), ("渝中区", 9)], ["CQ273 A1"], id="no period"),
        pytest.param(
            [YEAR, ("地区", "监督抽查批次"), ("成都市", 9)],
            ["CQ250", "CQ251"],
            id="regions of elsewhere",
        ),
        pytest.param(
            [YEAR, ("企业", "监督抽查批次"), ("渝中区", 9)],
            ["CQ250", "CQ251"],
            id="not headed as regions",
        ),
    ],
)
def test_what_is_not_certain_is_told(rows: ROWS, expected: list[str], tmp_path: Path) -> None:
    said = typed_in(tmp_path, rows)
    assert told(said) == expected
    assert set(taken(said).values()) <= {"P02-1 2013 渝中区 9"}
