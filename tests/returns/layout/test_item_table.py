from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cqquality.returns.layout import Contents, Directory, read_contents
from cqquality.returns.workbook import Cell, Kind, Range, Visibility
from tests.returns.small import HEADER, PACK, Row, book, sheet, table, told

DIRECTORY = Directory(PACK)
BATCHES = ("P02-1", None, "抽查批次", "批次", "2013年", 5831)


def read(*rows: Row, **options: Any) -> Contents:
    return read_contents(table(*rows, **options), DIRECTORY)


def figures(contents: Contents) -> list[str]:
    return [f"{o.item} {o.period} {o.value} {o.origin.cell}" for o in contents.observations]


def row(**changes: Any) -> Row:
    columns = ("code", "indicator", "name", "unit", "period", "value", "remark")
    return tuple(
        changes.get(column, given) for column, given in zip(columns, (*BATCHES, None), strict=True)
    )


def test_a_figure_keeps_its_cell_and_text() -> None:
    percent = Cell(0, 0, Kind.NUMBER, "0.965", "0.00%")
    (figure,) = read(
        row(code="P02-3", name="抽查合格率", unit="％", value=percent), name="产品"
    ).observations
    assert figure.value == Fraction("96.5")
    assert figure.origin.text == "0.965"
    assert (figure.origin.file, figure.origin.sheet) == ("a.xlsx", "产品")
    assert (figure.origin.cell, figure.origin.number_format) == ("F2", "0.00%")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "P02-1 2013 5831 F2", id="as the template has it"),
        pytest.param({"code": "　Ｐ０２－１ "}, "P02-1 2013 5831 F2", id="code in full width"),
        pytest.param({"code": None}, "P02-1 2013 5831 F2", id="by name"),
        pytest.param({"code": None, "name": "监督抽查 批次"}, "P02-1 2013 5831 F2", id="by alias"),
        pytest.param({"name": "随意"}, "P02-1 2013 5831 F2", id="code binds, other words do not"),
        pytest.param({"name": None}, "P02-1 2013 5831 F2", id="code alone"),
        pytest.param({"unit": "批"}, "P02-1 2013 5831 F2", id="unit by alias"),
        pytest.param({"unit": None}, "P02-1 2013 5831 F2", id="unit not stated"),
        pytest.param({"period": 2013}, "P02-1 2013 5831 F2", id="year as number"),
        pytest.param({"value": 0}, "P02-1 2013 0 F2", id="a zero is a zero"),
    ],
)
def test_rows_that_bind(changes: dict[str, Any], expected: str) -> None:
    contents = read(row(**changes))
    assert (figures(contents), told(contents.findings)) == ([expected], [])


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"value": None}, id="no value"),
        pytest.param({"value": " 　"}, id="spaces"),
        pytest.param({"value": "—"}, id="mark"),
        pytest.param({"value": "不详", "period": None}, id="mark without a period"),
        pytest.param({"value": None, "unit": "万件"}, id="no value in a wrong unit"),
        pytest.param({"value": None, "code": None, "name": "注：快报数"}, id="note"),
        pytest.param({"value": None, "code": "注：快报数"}, id="note in the first column"),
        pytest.param({"code": None, "name": None, "value": "报出日期：2014年1月"}, id="signature"),
    ],
)
def test_rows_that_say_nothing(changes: dict[str, Any]) -> None:
    contents = read(row(**changes))
    assert (figures(contents), told(contents.findings)) == ([], [])


@pytest.mark.parametrize(
    ("changes", "expected", "words"),
    [
        pytest.param({"code": "P2-1"}, "CQ254 A2", "是否指“P02-1 抽查批次”？", id="unknown code"),
        pytest.param({"code": "P2-1", "value": None}, "CQ254 A2", "P2-1", id="without a value"),
        pytest.param({"code": "合计"}, "CQ254 A2", "“合计”不是", id="total"),
        pytest.param({"code": "p02-1"}, "CQ254 A2", "P02-1", id="case counts in a code"),
        pytest.param(
            {"code": None, "name": "合格批数"}, "CQ255 C2", "P02-2 合格批次", id="similar name"
        ),
        pytest.param({"code": None, "name": "批次"}, "CQ256 C2", "P02-1, P02-2", id="two items"),
        pytest.param({"name": "合格批次"}, "CQ257 C2", "属于 P02-2", id="name of another item"),
        pytest.param({"unit": "万批次"}, "CQ258 D2", "应为“批次”", id="unknown unit"),
        pytest.param({"unit": "%"}, "CQ258 D2", "是“%”", id="another unit"),
        pytest.param({"period": None}, "CQ259 E2", "没有期别", id="no period"),
        pytest.param({"period": "去年同期"}, "CQ240 E2", "去年同期", id="unreadable period"),
        pytest.param({"code": None, "name": None}, "CQ260 F2", "“5831”", id="value alone"),
        pytest.param({"value": "约90"}, "CQ230 F2", "约90", id="vague value"),
    ],
)
def test_rows_that_are_refused(changes: dict[str, Any], expected: str, words: str) -> None:
    contents = read(row(**changes))
    assert (figures(contents), told(contents.findings)) == ([], [expected])
    assert words in contents.findings[0].message_text.zh


def test_one_fault_in_many_rows_is_one_finding() -> None:
    contents = read(*(row(code="P2-1", period=f"{year}年") for year in (2011, 2012, 2013)), BATCHES)
    assert told(contents.findings) == ["CQ254 A2"]
    assert "第 2-4 行" in contents.findings[0].message_text.zh
    assert figures(contents) == ["P02-1 2013 5831 F5"]


def test_faults_of_one_row_do_not_hide_each_other() -> None:
    assert told(read(row(value="约90", period="去年")).findings) == ["CQ230 F2", "CQ240 E2"]


def test_a_stage_and_its_period() -> None:
    contents = read(
        row(code="Q01-1", name="法规进展", unit="阶段", period="2013年末", value="建成")
    )
    (report,) = contents.stages
    assert (report.item, report.stage, str(report.period)) == ("Q01-1", "built", "2013")
    assert told(contents.findings) == []


def test_merged_cells_count_for_all_their_rows_but_no_value_does() -> None:
    merges = [Range(2, 1, 3, 1), Range(2, 3, 3, 3), Range(2, 6, 3, 6)]
    below = (None, None, None, "批次", "2012年", None)
    contents = read(BATCHES, below, merges=merges)
    assert (figures(contents), told(contents.findings)) == ([], ["CQ278 F2"])
    contents = read(BATCHES, (*below[:5], 5000), merges=merges[:2])
    assert figures(contents) == ["P02-1 2013 5831 F2", "P02-1 2012 5000 F3"]


def test_the_row_that_numbers_the_columns_is_no_data() -> None:
    contents = read(("甲", "乙", "丙", "丁", "戊", 1, 2), BATCHES)
    assert (figures(contents), told(contents.findings)) == (["P02-1 2013 5831 F3"], [])


def test_a_repeated_header_starts_again_with_its_own_columns() -> None:
    again = ("数值", "期别", "指标代码")
    contents = read(BATCHES, again, (5266, "2013年", "P02-2"))
    assert figures(contents) == ["P02-1 2013 5831 F2", "P02-2 2013 5266 A4"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"hidden_rows": ((2, 2), (9, 9))}, "第 2 行"),
        ({"hidden_columns": ((6, 6),)}, "F 列"),
        ({"state": Visibility.VERY_HIDDEN, "hidden_rows": ((2, 2),)}, "整张工作表，第 2 行"),
    ],
)
def test_hidden_data_are_read_with_one_warning(options: dict[str, Any], words: str) -> None:
    contents = read(BATCHES, **options)
    assert figures(contents) == ["P02-1 2013 5831 F2"]
    assert told(contents.findings) == ["CQ263"]
    assert words in contents.findings[0].message_text.zh


def test_nothing_hidden_but_what_is_blank_is_no_warning() -> None:
    assert (
        told(read(BATCHES, (None, None, None, None, None, None), hidden_rows=((3, 9),)).findings)
        == []
    )


CELLS = st.one_of(
    st.none(),
    st.integers(-5, 2020),
    st.sampled_from(
        [*HEADER, "单位", "实际值", "P02-1", "抽查批次", "批次", "2013年", "—", "建成", "Q01-1"]
    ),
    st.text(max_size=6),
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_no_grid_breaks_it(rows: list[list[Any]]) -> None:
    contents = read_contents(book(sheet(*rows), sheet(HEADER)), DIRECTORY)
    cells = [observation.origin for observation in contents.observations]
    assert len(cells) == len(set(cells))


@settings(deadline=None)
@given(st.lists(CELLS, min_size=5, max_size=5), st.integers(0, 3000))
def test_no_number_in_the_value_column_is_lost(before: list[Any], value: int) -> None:
    contents = read(BATCHES, (*before, value))
    used = [o for o in contents.observations if o.origin.cell == "F3"]
    assert used or any(finding.place.row == 3 for finding in contents.findings)


def test_a_figure_among_headings_is_no_heading() -> None:
    contents = read(BATCHES, (None, None, "代码", "期别", "数值", 0))
    assert any(finding.place.row == 3 for finding in contents.findings)
