"""Whatever is typed where nobody reads it is told: no figure and no row is lost without a word."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.defects import items, ledger, matrix, milestones, series, stock_flow
from tests.acceptance.defects.answer import Answer, Case, Filled, Put
from tests.acceptance.defects.inspecting import inspected, taken, told, typed_in

OTHER_TABLE = {"A60": "指标名称", "B60": "本年累计", "A61": "抽查批次", "B61": 777}
FORMS = {
    "items": items.FORM,
    "series": series.FORM,
    "stock_flow": stock_flow.FORM,
    "matrix": matrix.FORM,
    "milestones": milestones.FORM,
    "ledger": ledger.FORM,
}


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        pytest.param("items", {"G9": 777}, "CQ296 G9", id="items, no heading"),
        pytest.param("series", {"E8": 77.7}, "CQ296 E8", id="series, no heading"),
        pytest.param("stock_flow", {"I9": 777}, "CQ296 I9", id="stocks, no heading"),
        pytest.param("matrix", {"H10": 777}, "CQ296 H10", id="matrix, no heading"),
        pytest.param("ledger", {"I8": "一等"}, "CQ296 I8", id="list, no heading"),
        pytest.param("items", {"G6": "去年", "G9": 777}, "CQ296 G6", id="items, unknown heading"),
        pytest.param("ledger", {"I6": "次数", "I8": 3}, "CQ296 I6", id="list, unknown heading"),
        pytest.param("items", {"B9": 777}, "CQ258 B9", id="items, in the column of units"),
        pytest.param("items", {"A20": "别的批次", "E20": 7}, "CQ298 A20", id="items, below"),
        pytest.param("items", {"E20": 7}, "CQ298 A20", id="items, below without a label"),
        pytest.param("items", OTHER_TABLE, "CQ298 A61", id="items, table below"),
        pytest.param("series", OTHER_TABLE, "CQ298 A61", id="series, table below"),
        pytest.param("stock_flow", OTHER_TABLE, "CQ298 A61", id="stocks, table below"),
        pytest.param("matrix", OTHER_TABLE, "CQ298 A61", id="matrix, table below"),
        pytest.param("milestones", OTHER_TABLE, "CQ298 A61", id="milestones, table below"),
        pytest.param(
            "items",
            {"I6": "指标名称", "J6": "本年累计", "I7": "抽查批次", "J7": 777},
            "CQ296 I6",
            id="items, table beside",
        ),
        pytest.param("milestones", {"D9": "2013-01-01"}, "CQ337 D9", id="date without a stage"),
        pytest.param("ledger", {"C9": "市长质量奖提名"}, "CQ294 B9", id="list, nomination"),
        pytest.param("ledger", {"C9": "市长质量奖"}, "CQ335 B9", id="list, unknown award"),
    ],
)
def test_what_no_rule_takes_is_told(form: str, typed: Put, expected: str, tmp_path: Path) -> None:
    filled: Filled = FORMS[form]
    filled.damaged(Case(Answer.LEFT, typed=typed)).save(tmp_path / "return.xlsx")
    assert told(inspected(tmp_path)) == [expected]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param({"A20": "联系电话：", "B20": 63221234}, id="telephone"),
        pytest.param({"A20": "填表人：甲", "D20": "联系电话", "E20": 13912345678}, id="signature"),
        pytest.param({"A20": "制表", "B20": "2013年7月6日"}, id="date in words"),
        pytest.param({"A20": "注：下年起改为季报"}, id="note"),
    ],
)
def test_signatures_are_no_figures(typed: Put, tmp_path: Path) -> None:
    items.FORM.damaged(Case(Answer.LEFT, typed=typed)).save(tmp_path / "return.xlsx")
    assert told(inspected(tmp_path)) == []


HEADINGS = ("指标名称", "计量单位", "本年累计")
BATCHES = ("监督抽查批次", "批次", 5831)
INDEX = ("制造业质量竞争力指数", "分", 88.75)


@pytest.mark.parametrize(
    ("rows", "used", "expected"),
    [
        pytest.param([(None, None, 777)], {}, ["CQ260 C4"], id="no label"),
        pytest.param([("合计", None, 777)], {}, ["CQ296 A4"], id="total"),
        pytest.param(
            [("2013年",), HEADINGS, INDEX], {"C6": "P01-1 2013 88.75"}, [], id="the next page"
        ),
        pytest.param([("2014年",), HEADINGS, INDEX], {}, ["CQ298 A6"], id="another year"),
        pytest.param(
            [("指标名称", "本年累计", "计量单位"), ("制造业质量竞争力指数", 88.75, "分")],
            {},
            ["CQ298 A5"],
            id="other headings",
        ),
    ],
)
def test_a_second_table_is_read_only_where_it_is_the_same(
    rows: Sequence[Sequence[Any]], used: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    said = typed_in(tmp_path, [("2013年",), HEADINGS, BATCHES, *rows])
    assert taken(said) == {"C3": "P02-1 2013 5831", **used}
    assert told(said) == sorted(["CQ316 C3", *expected])


def test_a_column_beside_a_table_of_items_is_told(tmp_path: Path) -> None:
    headings = ("代码", "数据项", "计量单位", "期别", "数值", "上年数")
    said = typed_in(tmp_path, [headings, ("P01-1", None, None, "2013", 88.75, 87)], "产品质量")
    assert told(said) == ["CQ296 F2"]
    assert "上年数" in said["findings"][0]["message"]


def test_a_list_that_only_forms_count_is_told(tmp_path: Path) -> None:
    headings = ("获奖单位(产品)名称", "奖项/类别", "认定日期")
    rows = [headings, ("甲", "市长质量管理奖", "2013-03-30"), ("乙", "某奖", "2013-03-30")]
    (finding,) = typed_in(tmp_path, rows, "奖项与品牌认定名录")["findings"]
    assert (finding["code"], finding["severity"]) == ("CQ336", "warning")
    assert "2 rows" in finding["message"]
