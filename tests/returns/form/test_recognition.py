from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from cqquality.returns.layout import Directory, Evidence, FormMatch, read_contents, recognise
from cqquality.returns.layout.source import Source
from cqquality.returns.reading import read_returns
from cqquality.returns.workbook import Cell, Kind, Sheet, Workbook, read_workbook
from tests.returns.form.filling import PACK, Filled, figures, fill, find, opened, read, told

DIRECTORY = Directory(PACK)
FILLED: Filled = {("二、抽查批次", "本年累计"): 5831, ("三、合格批次", "本年累计"): 5266}
READ = ["P02-1 2013-01 to 2013-06 5831", "P02-2 2013-01 to 2013-06 5266"]

Damage = Callable[[Worksheet], object]


def put(text: str, new: object) -> Damage:
    """Return a damage that overwrites the first cell with `text` in it."""

    def damage(sheet: Worksheet) -> None:
        find(sheet, text).value = new

    return damage


def own_column(sheet: Worksheet) -> None:
    sheet["G6"], sheet["G9"] = "完成情况", 1


def repeat_headings(sheet: Worksheet) -> None:
    sheet.insert_rows(12, 2)
    for column in range(1, 7):
        for row in (6, 7):
            sheet.cell(row + 6, column).value = sheet.cell(row, column).value


def inspections(*damages: Damage) -> openpyxl.Workbook:
    book = opened("inspections", "2013年1-6月")
    fill(book.worksheets[0], FILLED)
    for damage in damages:
        damage(book.worksheets[0])
    return book


def recognised(path: Path) -> FormMatch:
    workbook = read_workbook(path)
    found = recognise(Source(workbook, workbook.sheets[0]), DIRECTORY)
    assert isinstance(found, FormMatch)
    return found


@pytest.mark.parametrize(
    ("damage", "reasons"),
    [
        pytest.param(lambda _: None, [Evidence.NUMBER, Evidence.TITLE], id="as written"),
        pytest.param(put("表    号", None), [Evidence.TITLE], id="by title"),
        pytest.param(put("产品质量", "情况表"), [Evidence.NUMBER], id="by number"),
        pytest.param(
            put("表    号", "表号:渝质强１０１表"), [Evidence.NUMBER, Evidence.TITLE], id="widths"
        ),
    ],
)
def test_a_form_is_recognised_and_says_why(
    tmp_path: Path, damage: Damage, reasons: list[Evidence]
) -> None:
    path = tmp_path / "a.xlsx"
    inspections(damage, lambda sheet: setattr(sheet, "title", "Sheet1")).save(path)
    found = recognised(path)
    assert found.form is PACK.forms["inspections"]
    assert [reason.evidence for reason in found.reasons] == reasons
    assert {column.shown: at for at, column in found.columns.items()}["本年累计"] == 5


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda s: s.insert_rows(1, 3), id="moved down"),
        pytest.param(lambda s: s.insert_cols(1), id="moved right"),
        pytest.param(lambda s: s.delete_rows(7), id="no marker row"),
        pytest.param(put("二、抽查批次", "二、 抽 查 批 次"), id="spaces in a label"),
        pytest.param(put("二、抽查批次", "抽查批次"), id="no ordinal"),
        pytest.param(put("二、抽查批次", "监督抽查批次"), id="by the name of the item"),
        pytest.param(put("二、抽查批次", None), id="by code alone"),
        pytest.param(put("02", None), id="by label alone"),
        pytest.param(put("02", 2), id="code as a number"),
        pytest.param(put("本年累计", "1-本月"), id="heading by alias"),
        pytest.param(put("2013年1-6月", "2013年上半年"), id="period in other words"),
        pytest.param(repeat_headings, id="headings on the next page"),
        pytest.param(put("报出日期", "单位负责人：甲　报出日期：2014年7月6日"), id="signed later"),
        pytest.param(put("有效期至", "有效期至：2018年12月"), id="valid until another year"),
    ],
)
def test_what_does_no_harm(tmp_path: Path, damage: Damage) -> None:
    returns = read(tmp_path, inspections(damage))
    assert figures(returns) == READ
    assert told(returns) == []


@pytest.mark.parametrize(
    ("damage", "expected", "kept"),
    [
        pytest.param(put("2013年1-6月", "20　年　月"), "CQ273 A6", [], id="no period"),
        pytest.param(
            put("2013年1-6月", "2013年报送2014年数"), "CQ274 B5", [], id="several periods"
        ),
        pytest.param(put("本月", "当月数"), "CQ293 A6", [], id="other heading changed"),
        pytest.param(put("本年累计", "累计数"), "CQ293 A6", [], id="heading changed"),
        pytest.param(put("二、抽查批次", "抽查批数"), "CQ275 A9", READ[1:], id="label changed"),
        pytest.param(put("02", "05"), "CQ276 A9", READ[1:], id="code of another row"),
        pytest.param(
            lambda s: setattr(s["B9"], "value", "万批次"), "CQ258 B9", READ[1:], id="unit changed"
        ),
        pytest.param(lambda s: s.insert_rows(10), "", READ, id="blank row"),
        pytest.param(
            lambda s: setattr(s["A10"], "value", "说明：快报"), "CQ298 A12", READ[:1], id="note"
        ),
        pytest.param(
            own_column,
            "CQ296 G6",
            READ,
            id="a column of one's own",
        ),
    ],
)
def test_what_is_told(tmp_path: Path, damage: Damage, expected: str, kept: list[str]) -> None:
    returns = read(tmp_path, inspections(damage))
    assert told(returns) == ([expected] if expected else [])
    assert figures(returns) == kept


def test_two_rows_of_headings_with_and_without_merged_cells(tmp_path: Path) -> None:
    book = opened("markets", "2013年第三季度")
    sheet = book.worksheets[0]
    fill(sheet, {("忠县", "标准化菜市场/累计建成"): 2})
    assert figures(read(tmp_path, book)) == ["V04-1 忠县2013-09 2"]
    for merge in list(sheet.merged_cells.ranges):
        if merge.min_row == 6 and merge.max_row == 6:
            sheet.unmerge_cells(str(merge))
    returns = read(tmp_path, book)
    assert (figures(returns), told(returns)) == ([], ["CQ293 A6"])


@pytest.mark.parametrize(
    ("form", "text", "new", "values", "expected"),
    [
        pytest.param(
            "markets",
            "标准化菜市场(个)",
            "标准化菜市场(万个)",
            {("忠县", "标准化菜市场/累计建成"): 2},
            "CQ258 G38",
            id="heading",
        ),
        pytest.param(
            "indices",
            "计量单位",
            "计量单位：%",
            {("顾客满意指数值", "2012年"): 82},
            "CQ258 C9",
            id="above the table",
        ),
    ],
)
def test_another_unit_than_that_of_the_form_is_refused(
    tmp_path: Path, form: str, text: str, new: str, values: Filled, expected: str
) -> None:
    book = opened(form, "2013年")
    fill(book.worksheets[0], values)
    put(text, new)(book.worksheets[0])
    returns = read(tmp_path, book)
    assert (figures(returns), told(returns)) == ([], [expected])


def test_a_matrix_is_known_by_its_headings(tmp_path: Path) -> None:
    book = opened("markets", "2013年第三季度")
    sheet = book.worksheets[0]
    fill(sheet, {("忠县", "标准化菜市场/累计建成"): 2})
    find(sheet, "表    号").value = None
    sheet["A1"].value, sheet.title = "进度表", "Sheet1"
    book.save(tmp_path / "a.xlsx")
    assert [r.evidence for r in recognised(tmp_path / "a.xlsx").reasons] == [Evidence.HEADINGS]


def test_a_region_may_say_that_an_item_does_not_apply(tmp_path: Path) -> None:
    book = opened("markets", "2013年")
    fill(book.worksheets[0], {("渝中区", "规范化乡镇农贸市场/累计建成"): "—"})
    (mark,) = read(tmp_path, book).not_applicable
    assert (mark.item, mark.region, str(mark.period)) == ("V03-1", "渝中区", "2013")


@pytest.mark.parametrize(
    ("values", "expected", "kept"),
    [
        pytest.param((40, 29, 0, 69), [], 3, id="adds up"),
        pytest.param((40, 29, 1, 69), ["CQ277 G8"], 0, id="does not"),
        pytest.param((40, 35, None, 69), [], 3, id="losses left unsaid"),
        pytest.param((40, 20, None, 69), ["CQ277 G8"], 0, id="too few even so"),
        pytest.param((None, 29, 1, 69), [], 2, id="no opening figure"),
    ],
)
def test_stocks_and_flows_must_add_up(
    tmp_path: Path, values: tuple[int | None, ...], expected: list[str], kept: int
) -> None:
    book = opened("trademarks", "2013年")
    for column, value in enumerate(values, 4):
        book.worksheets[0].cell(8, column).value = value
    returns = read(tmp_path, book)
    assert (told(returns), len(returns.observations)) == (expected, kept)


def test_a_blank_form_without_a_period_is_no_fault(tmp_path: Path) -> None:
    assert told(read(tmp_path, opened("inspections", None))) == []


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        pytest.param(
            "填报单位（盖章）：500112渝北区", ["P02-1 500112渝北区2013 5831"], id="a district"
        ),
        pytest.param(
            "填报单位：重庆市渝北区质监局", ["P02-1 重庆市渝北区2013 5831"], id="its organ"
        ),
        pytest.param("填报单位：忠县人民政府（盖章）", ["P02-1 忠县2013 5831"], id="sealed"),
        pytest.param("填报单位：渝北区 填表人：张三", ["P02-1 渝北区2013 5831"], id="one line"),
        pytest.param("综合机关名称：市质监局（公章）", ["P02-1 2013 5831"], id="a department"),
        pytest.param("填报单位：市农委", ["P02-1 2013 5831"], id="another department"),
        pytest.param("填报单位：", [], id="nobody"),
        pytest.param(None, ["P02-1 2013 5831"], id="no place for it"),
    ],
)
def test_a_form_of_districts_is_about_its_sender(
    tmp_path: Path, sender: str | None, expected: list[str]
) -> None:
    """A district's figure must never be taken for that of the whole without a word."""
    form = PACK.forms["inspections"]
    pack = replace(PACK, forms={form.id: form})
    book = opened("inspections", "2013年")
    fill(book.worksheets[0], {("二、抽查批次", "本年累计"): 5831})
    put("填报单位", sender)(book.worksheets[0])
    book.save(tmp_path / "a.xlsx")
    returns = read_returns([tmp_path / "a.xlsx"], pack)
    assert figures(returns) == expected
    told_of = {"填报单位：": ["CQ279"], None: ["CQ329"], "填报单位：市农委": ["CQ334 A5"]}
    assert told(returns) == told_of.get(sender, [])


TEXTS = st.sampled_from(
    [
        "",
        "指标名称",
        "本年累计",
        "2013年",
        "表号：渝质强101表",
        "合计",
        "甲",
        "%",
        "说明：",
        "…",
        "12",
    ]
)
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 14), st.integers(1, 8)),
    TEXTS | st.text(max_size=6) | st.integers(-5, 60000) | st.none(),
    max_size=8,
)
FORMS = st.sampled_from(sorted(PACK.forms))


@settings(max_examples=60, deadline=None)
@given(FORMS, CELLS)
def test_whatever_is_typed_over_a_form_is_read_or_told(
    form: str, typed: dict[tuple[int, int], str | int | None]
) -> None:
    contents = read_contents(over(SHEETS[form], typed), DIRECTORY)
    assert all(o.item in PACK.items for o in contents.observations)
    assert all(f.message_text.zh and f.message_text.en for f in contents.findings)


def over(sheet: Sheet, typed: dict[tuple[int, int], str | int | None]) -> Workbook:
    cells = dict(sheet.cells)
    for (row, column), value in typed.items():
        kind = Kind.NUMBER if isinstance(value, int) else Kind.TEXT
        cells[row, column] = Cell(row, column, kind, "" if value is None else str(value))
    named = Sheet("产品质量", cells=cells, merges=sheet.merges)
    headed = Sheet("另", cells={at: c._replace() for at, c in HEADED.items()})
    return Workbook("a.xlsx", (named, headed))


def sheet_of(form: str, folder: Path) -> Sheet:
    opened(form, "2013年").save(folder / "form.xlsx")
    return read_workbook(folder / "form.xlsx").sheets[0]


with TemporaryDirectory() as folder:
    SHEETS = {form: sheet_of(form, Path(folder)) for form in PACK.forms}
HEADED = {
    (1, column): Cell(1, column, Kind.TEXT, text)
    for column, text in enumerate(("代码", "期别", "数值"), 1)
}
