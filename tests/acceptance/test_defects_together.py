"""Several faults in one return: each is told, none hides another, and one fault is told once."""

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.defects import items, matrix, series, stock_flow
from tests.acceptance.defects.answer import Filled, Put, understood
from tests.acceptance.defects.inspecting import inspected, taken, told


def said(form: Filled, typed: Put, folder: Path) -> dict[str, Any]:
    form.damaged(understood(typed)).save(folder / "return.xlsx")
    return inspected(folder)


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        pytest.param(
            items.FORM,
            {
                "E8": "约4000",  # a row that is not collected
                "D9": "#REF!",
                "E9": "５，８３１",
                "B10": "吨",
                "A12": "三、合格批数",
                "E13": 0.9031,
                "G6": "目标值",
                "G13": 85,
                "A17": "合计",
                "E17": 1,
            },
            [
                *("CQ220 E9", "CQ223 E13", "CQ236 D9", "CQ243 G13"),
                *("CQ275 A12", "CQ296 A17", "CQ316 E9"),
            ],
            id="items",
        ),
        pytest.param(
            matrix.FORM,
            {
                "G8": 41,
                "B27": "?江区",
                "B36": "垫江区",
                "G10": "3-5",
                "G11": "#REF!",
                "B48": "开州区",
                "G48": 1,
            },
            ["CQ231 G10", "CQ236 G11", "CQ261 G48", "CQ280 G36", "CQ287 G27"],
            id="matrix",
        ),
        pytest.param(
            series.FORM,
            {"B8": "约95", "C7": "截至目前", "A12": "畜禽产品质量", "B12": 3, "D8": "105%"},
            ["CQ224 D8", "CQ230 B8", "CQ240 C7", "CQ275 A12"],
            id="series",
        ),
        pytest.param(
            stock_flow.FORM,
            {"G8": 96, "B9": "万件", "A10": "地理标志", "G10": 5, "C10": None},
            ["CQ258 B9", "CQ275 A10", "CQ277 G8"],
            id="stocks and flows",
        ),
    ],
)
def test_no_finding_hides_another(
    form: Filled, typed: Put, expected: list[str], tmp_path: Path
) -> None:
    assert told(said(form, typed, tmp_path)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("1", "CQ220 G10", id="text"),
        pytest.param("=1+0", "CQ237 G10", id="no results"),
        pytest.param("1.0亿", "CQ222 G10", id="in 亿"),
        pytest.param("约1", "CQ230 G10", id="about"),
    ],
)
def test_one_fault_of_a_column_is_one_finding(value: str, expected: str, tmp_path: Path) -> None:
    typed = {"G8": None, **{f"G{row}": value for row in matrix.REGIONS}}
    report = said(matrix.FORM, typed, tmp_path)
    assert told(report) == [expected]
    (finding,) = report["findings"]
    assert finding["also"] == [f"G{row}" for row in range(11, 48)]
    assert "37 more cells: G11, G12" in finding["message"]
    assert len(taken(report)) == (38 if finding["severity"] == "info" else 0)
