from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cqquality.definitions.pack import Pack
from cqquality.period import Period, half, instant, month, months, quarter, year
from cqquality.returns.tab import distinct
from cqquality.returns.template import blank_workbook, write_template
from cqquality.returns.template.item_sheet import period_words
from cqquality.text import Language
from tests.returns.small import PACK

GOLDEN = Path(__file__).with_name("blank.txt")


def opened(pack: Pack = PACK, **options: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(blank_workbook(pack, **options)))


def as_text(workbook: openpyxl.Workbook) -> str:
    return "".join(
        f"{sheet.title}!{cell.coordinate} {cell.value}\n"
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


def test_what_stands_in_it() -> None:
    assert as_text(opened(until=date(2012, 6, 30))) == GOLDEN.read_text("utf-8")


def test_the_same_request_gives_the_same_bytes() -> None:
    assert blank_workbook(PACK) == blank_workbook(PACK)


@pytest.mark.parametrize(
    ("cell", "number_format"),
    [
        pytest.param("F4", "0", id="count"),
        pytest.param("F10", "General", id="percent"),
        pytest.param("G4", "@", id="remark"),
    ],
)
def test_number_formats(cell: str, number_format: str) -> None:
    assert opened()["产品 质量"][cell].number_format == number_format


def test_what_is_filled_in_is_not_locked() -> None:
    sheet = opened()["产品 质量"]
    assert [sheet.cell(4, column).protection.locked for column in range(1, 8)] == [
        *(True,) * 5,
        False,
        False,
    ]


def test_rules_warn_and_never_forbid() -> None:
    rules = {
        str(rule.sqref): (rule.type, rule.operator, rule.formula1, rule.errorStyle)
        for name in ("产品 质量", "品牌")
        for rule in opened()[name].data_validations.dataValidation
    }
    assert rules == {
        "F4:F9": ("whole", "greaterThanOrEqual", "0", "warning"),
        "F10:F12": ("decimal", None, "0", "warning"),
        "F4:F13 F17:F21": ("whole", "greaterThanOrEqual", "0", "warning"),
        "F14:F16": ("whole", "greaterThanOrEqual", "1", "warning"),
        "F22": ("list", None, '"在建,建成"', "warning"),
    }


def test_headings_stay_in_view_and_in_print() -> None:
    sheet = opened()["品牌"]
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:G22"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert (fit := sheet.sheet_properties.pageSetUpPr) is not None
    assert fit.fitToPage
    assert sheet.page_setup.fitToHeight == 0


def test_no_text_becomes_a_formula() -> None:
    item = PACK.items["P02-1"]
    name = replace(item.name, zh="=1+1")
    items = {**PACK.items, "P02-1": replace(item, name=name)}
    sheet = opened(replace(PACK, items=items))["产品 质量"]
    assert (sheet["C7"].value, sheet["C7"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("period", "stock", "language", "words"),
    [
        (year(2013), False, Language.ZH, "2013年"),
        (year(2013), True, Language.ZH, "2013年末"),
        (month(2014, 6), True, Language.ZH, "2014年6月末"),
        (months(2014, 1, 6), True, Language.ZH, "2014年1-6月末"),
        (half(2014, 1), False, Language.EN, "2014-01 to 2014-06"),
        (quarter(2014, 4), False, Language.ZH, "2014年10-12月"),
        (month(2014, 6), True, Language.EN, "2014-06"),
        (year(2013), True, Language.EN, "2013"),
        (instant(date(2014, 6, 30)), True, Language.ZH, "2014-06-30"),
    ],
)
def test_periods_are_written_as_they_are_read(
    period: Period, stock: bool, language: Language, words: str
) -> None:
    assert period_words(period, stock, language) == words


def test_a_stretch_of_days_is_written_by_its_ends() -> None:
    some = Period(date(2014, 6, 30), date(2014, 6, 2))
    assert period_words(some, False, Language.ZH) == "2014-06-02至2014-06-30"


def test_english() -> None:
    workbook = opened(language=Language.EN)
    assert workbook.sheetnames == [
        "Instructions",
        "Product quality",
        "Brands",
        "List Business districts",
    ]
    assert [cell.value for cell in workbook["Brands"][3]][:3] == ["Code", "Indicator", "Data item"]


def test_writing_replaces_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "returns.xlsx"
    path.write_text("old")
    write_template(path, PACK)
    assert path.read_bytes() == blank_workbook(PACK)
    assert [each.name for each in tmp_path.iterdir()] == ["returns.xlsx"]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "returns.xlsx").mkdir()
    with pytest.raises(OSError, match="returns"):
        write_template(tmp_path / "returns.xlsx", PACK)
    assert [each.name for each in tmp_path.iterdir()] == ["returns.xlsx"]


def test_tabs_are_distinct_as_excel_sees_it() -> None:
    long = "长" * 31
    assert distinct(["a", "A", long, long]) == ["a", "A 2", long, "长" * 29 + " 2"]
