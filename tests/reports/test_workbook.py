"""The workbook read back with openpyxl, against the JSON report."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import fromstring
from xml.sax.saxutils import escape
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from openpyxl.worksheet.worksheet import Worksheet

from cqquality.assessment.result import Assessment, Breakdown, Memo, RegionShare, Status
from cqquality.definitions.model import Words as Named
from cqquality.definitions.pack import Section
from cqquality.period import year
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports.plain import storable
from cqquality.reports.workbook.address import Origins
from cqquality.reports.workbook.field import Number
from cqquality.reports.workbook.look import number_format
from cqquality.text import Language, Text, same
from tests.reports.samples import (
    HOSTILE,
    PACK,
    assessment,
    by_region,
    everything,
    indicator,
    origin,
    reach,
    result,
)

REPORT = report_for(Format.XLSX)
NEAR = ReportOptions(sources={"returns.xlsx": "inbox/returns.xlsx"})
ATTACK = "=cmd|'/C calc'!A0"


def opened(whole: Assessment, options: ReportOptions | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(REPORT.render(whole, options or ReportOptions())))


def rows(sheet: Worksheet) -> Iterator[dict[str, Any]]:
    """Yield the cells of each row of a table by their headings."""
    headings = [str(cell.value) for cell in sheet[3]]
    for cells in sheet.iter_rows(min_row=4):
        if isinstance(cells[0].value, int | float):
            yield dict(zip(headings, cells, strict=True))


def as_json(whole: Assessment) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(report_for(Format.JSON).render(whole, ReportOptions()))
    return document


@pytest.mark.parametrize("language", list(Language))
def test_the_same_assessment_gives_the_same_bytes(language: Language) -> None:
    options = ReportOptions(language=language)
    assert REPORT.render(everything(), options) == REPORT.render(everything(), options)


def test_the_sheets_and_their_order() -> None:
    assert opened(everything()).sheetnames == [
        *("总体情况", "目标完成情况", "产品质量", "品牌经济实力", "定性任务"),
        *("历史", "数据来源", "数据问题", "指标定义", "图表数据"),
    ]


def test_the_columns_stand_in_their_customary_order() -> None:
    headings = [cell.value for cell in opened(everything())["目标完成情况"][3]]
    assert headings == [
        *("序号", "编号", "指标名称", "计量单位", "2015年目标值", "基期值", "实际值", "期别"),
        *("完成率(%)", "序时进度(%)", "与序时差距(百分点)", "与目标差距", "评价", "进度"),
        *("责任单位 (牵头／配合)", "数据来源", "备注", "数据问题", "政策依据", "精确值"),
    ]


FIGURES: dict[str, Callable[[dict[str, Any]], str | None]] = {
    "实际值": lambda r: r["value"],
    "基期值": lambda r: r["baseline"],
    "完成率(%)": lambda r: r["attainment"] and str(Fraction(r["attainment"]) * 100),
    "与序时差距(百分点)": lambda r: r["pace"] and r["pace"]["lead"],
    "序时进度(%)": lambda r: r["pace"] and str(Fraction(r["pace"]["elapsed"]) * 100),
}


@pytest.mark.parametrize("heading", FIGURES)
def test_figures_equal_those_of_the_json_report(heading: str) -> None:
    wanted = {r["id"]: FIGURES[heading](r) for r in as_json(everything())["results"]}
    for row in rows(opened(everything())["目标完成情况"]):
        exact, cell = wanted[row["编号"].value], row[heading]
        if exact is None:
            assert cell.value in ("—", "未报")
        else:
            assert cell.value == pytest.approx(float(Fraction(exact)), rel=1e-14)


def test_statuses_equal_those_of_the_json_report() -> None:
    wanted = {r["id"]: r["display"]["status"] for r in as_json(everything())["results"]}
    book = opened(everything())
    found = {
        row["编号"].value: row["评价"].value
        for tab in ("目标完成情况", "定性任务")
        for row in rows(book[tab])
    }
    assert found == wanted


def test_the_counts_equal_those_of_the_json_report() -> None:
    counts = as_json(everything())["summary"]["targets"]["status"]
    sheet = opened(everything())["总体情况"]
    table = list(sheet.iter_rows(values_only=True))
    (at,) = [number for number, row in enumerate(table) if row[0] == "量化指标"]
    shown = {h: n for h, n in zip(table[at][2:], table[at + 1][2:], strict=True) if h}
    assert shown == {Status(k).text.zh: count for k, count in counts.items() if count}


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (Number(Fraction(5), "5"), '0;"-"0;0'),
        (Number(Fraction("99.96"), "99.96"), '0.00;"-"0.00;0.00'),
        (Number(Fraction(90), "90", before=same("≥")), '"≥"0;"≥""-"0;"≥"0'),
        (Number(Fraction(-3), "3", below=Text("超", "beyond ")), '0;"超"0;0'),
        (Number(Fraction(5), "+5.0", signed=True), '"+"0.0;"-"0.0;0.0'),
        (Number(Fraction(5), "5", after=same('"a"')), '0"\'a\'";"-"0"\'a\'";0"\'a\'"'),
    ],
)
def test_number_formats_show_the_digits(number: Number, form: str) -> None:
    assert number_format(number, Language.ZH) == form


def test_what_is_close_to_the_target_is_not_shown_as_the_target() -> None:
    close = result(indicator("X", reach("100")), Status.NOT_MET, value="99.9999999999999999999")
    (row,) = rows(opened(assessment([close]))["目标完成情况"])
    assert row["实际值"].value == "99.9999999999999999999"


def test_a_value_without_an_end_is_kept_as_text_in_a_hidden_column() -> None:
    thirds = result(indicator("X", reach("90")), Status.NOT_MET, value="200/3")
    sheet = opened(assessment([thirds]))["目标完成情况"]
    (row,) = rows(sheet)
    assert (row["实际值"].number_format, row["精确值"].value) == ('0.0;"-"0.0;0.0', "200/3")
    assert sheet.column_dimensions[row["精确值"].column_letter].hidden


# Links -----------------------------------------------------------------------------------------


def test_a_value_is_linked_to_its_cell_in_the_return() -> None:
    by_id = {row["编号"].value: row for row in rows(opened(everything(), NEAR)["目标完成情况"])}
    link = by_id["P02"]["实际值"].hyperlink
    assert (link.target, link.location) == ("inbox\\returns.xlsx", "'产品质量'!E7")


def test_without_a_place_for_the_return_the_value_leads_to_the_list_of_cells() -> None:
    by_id = {row["编号"].value: row for row in rows(opened(everything())["目标完成情况"])}
    link = by_id["P02"]["实际值"].hyperlink
    assert (link.target, link.location) == (None, "'数据来源'!A6")


def test_every_link_inside_leads_to_what_it_promises() -> None:
    book = opened(everything())
    for row in rows(book["目标完成情况"]):
        tab, cell = row["编号"].hyperlink.location.replace("'", "").split("!")
        assert book[tab][cell].offset(column=1).value == row["编号"].value
        finding = row["数据问题"].hyperlink
        if finding is not None:
            tab, cell = finding.location.replace("'", "").split("!")
            assert book[tab][cell].offset(column=4).value == row["编号"].value


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("../a b.xlsx", "external:../a%20b.xlsx#'表''1'!F7"),
        ("a#b%.xlsx", "external:a%23b%25.xlsx#'表''1'!F7"),
        ("", ""),
        ("x" * 3000, ""),
    ],
)
def test_links_to_files(path: str, link: str) -> None:
    assert Origins({"r": path}).cell("r", "表'1", "F7") == link


# What comes from outside -----------------------------------------------------------------------


def hostile() -> Assessment:
    """Return an assessment with attacks wherever a text from outside may stand."""
    of = indicator("X", reach("1"), zh=ATTACK)
    reason = Text(f"{ATTACK} {HOSTILE}", "x")
    bad = structs.replace(origin(4, text=ATTACK), sheet="='a'!b", file="https://evil.example/x")
    one = result(of, Status.NO_DATA, reason=reason, value="1", sources=(bad,))
    return assessment([one], files=(ATTACK, "https://evil.example/x"))


def test_no_text_is_a_formula_or_a_link() -> None:
    content = REPORT.render(hostile(), ReportOptions())
    with ZipFile(BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
        assert not any(re.search(rb"<f[ >]", archive.read(name)) for name in sheets)
        parts = b"".join(archive.read(name) for name in archive.namelist() if "rels" in name)
    assert b"evil" not in parts
    types = {
        c.data_type for s in opened(hostile()).worksheets for row in s.iter_rows() for c in row
    }
    assert types <= {"n", "s"}


def test_hostile_text_is_there_as_text() -> None:
    (row,) = rows(opened(hostile())["目标完成情况"])
    assert row["指标名称"].value == ATTACK
    assert str(row["备注"].value).startswith(f"{ATTACK} [/x]]0;pwned=1+1")


@given(st.text())
def test_any_text_can_be_stored(text: str) -> None:
    stored = storable(text)
    assert fromstring(f"<a>{escape(stored)}</a>").text in (stored, None)  # noqa: S314 - our own


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    assert len(storable("x" * 40_000)) == 32_767


def test_two_sections_of_one_name_get_two_sheets() -> None:
    name = Named(zh="历史/:历史", en="History")
    pack = replace(
        PACK,
        sections=tuple(Section(id=each, name=name, clause="一") for each in ("product", "brand")),
    )
    found = opened(structs.replace(everything(), pack=pack)).sheetnames
    assert found[2:4] == ["历史  历史", "历史  历史 2"]


# How it looks and prints -----------------------------------------------------------------------


def test_tables_print_across_with_their_headings_on_every_page() -> None:
    book = opened(everything())
    for tab in book.sheetnames[1:]:
        sheet = book[tab]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$3", "D4")
        assert str(sheet.auto_filter.ref).startswith("A3:")


def test_statuses_and_paces_are_coloured_by_conditions() -> None:
    rules = opened(everything())["目标完成情况"].conditional_formatting
    words = {formula for each in rules for rule in each.rules for formula in rule.formula}
    assert {f'"{status.text.zh}"' for status in Status} < words


def test_charts() -> None:
    book = opened(everything())
    charts = {tab: len(book[tab]._charts) for tab in ("总体情况", "产品质量", "品牌经济实力")}  # type: ignore[attr-defined]
    assert charts == {"总体情况": 1, "产品质量": 1, "品牌经济实力": 1}


def test_only_what_is_not_met_is_listed_but_all_is_counted() -> None:
    book = opened(everything(), ReportOptions(only_unmet=True))
    assert "B04" not in {row["编号"].value for row in rows(book["目标完成情况"])}
    assert "各表只列未达标的项目" in {cell.value for cell in book["总体情况"]["B"]}


def test_regions_are_listed_with_rank_and_share_of_the_gap() -> None:
    whole = result(indicator("P01", reach("90")), Status.NOT_MET, value="85", gap="5")
    one = structs.replace(whole, value=Fraction(80), gap=Fraction(10))
    shares = (
        RegionShare(
            "500101", Text("万州区", "Wanzhou"), one, 2, Fraction(3), Fraction(1), closes=True
        ),
        RegionShare(
            "500102", Text("涪陵区", "Fuling"), structs.replace(one, value=Fraction(95)), 1
        ),
    )
    memo = Memo("500199", Text("新区", "New"), "X-1", year(2013), Fraction(99), origin(9))
    broken = structs.replace(assessment([whole]), breakdowns=(Breakdown(whole, shares, (memo,)),))
    found = list(rows(opened(broken, NEAR)["区县情况"]))
    assert [(row["区县"].value, row["实际值"].value, row["位次"].value) for row in found] == [
        ("万州区", 80, 2),
        ("涪陵区", 95, 1),
        ("新区", 99, None),
    ]
    assert found[0]["占缺口(%)"].value == 100
    assert found[2]["实际值"].hyperlink.location == "'产品质量'!E9"


def test_the_first_sheet_lists_what_is_missing() -> None:
    table = list(opened(everything())["总体情况"].iter_rows(values_only=True))
    (at,) = [n for n, row in enumerate(table) if row[0] == "未达标或滞后的指标和任务"]
    lacking = [row[1] for row in table[at + 1 :] if row[1] and re.match(r"[A-Z]\d", str(row[1]))]
    assert lacking == ["P01", "P02", "E03"]


def charts(whole: Assessment) -> list[str]:
    """Return the charts of the workbook as XML."""
    with ZipFile(BytesIO(REPORT.render(whole, ReportOptions()))) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        return [archive.read(name).decode() for name in sorted(names)]


def test_regions_are_drawn_with_their_target_where_they_have_one() -> None:
    drawn = [text for text in charts(by_region()) if "区县情况" in text]
    assert len(drawn) == 2
    with_target, without = sorted(drawn, key=lambda text: "c:lineChart" not in text)
    assert "!$G$4:$G$6" in with_target
    assert "c:lineChart" not in without


def test_many_files_stand_in_one_line() -> None:
    files = tuple(f"{number}.xlsx" for number in range(40))
    sheet = opened(structs.replace(everything(), files=files))["总体情况"]
    said = [row[1] for row in sheet.iter_rows(values_only=True) if row[0] == "数据文件"]
    assert said == ["40个：0.xlsx、1.xlsx、2.xlsx、3.xlsx、4.xlsx、5.xlsx等"]


def test_nothing_to_list_is_a_workbook_too() -> None:
    nothing = Assessment(PACK, date(2013, 12, 31), (), (), ())
    assert opened(nothing).sheetnames[0] == "总体情况"
