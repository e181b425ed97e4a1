"""The city's report from its districts' workbooks: the forms of 2014, filled in by a script."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.region.history import History
from cqquality.period import year
from cqquality.returns.template import write_form
from tests.acceptance.running import cqq

PACK = load_pack(find_pack())
assert PACK.regions is not None
DISTRICTS = [region.name.zh for region in History(PACK.regions).list_on(year(2014).end)]
SILENT, RENAMED, MEMO = "巫溪县", "铜梁区", "两江新区"
INSPECTED, PASSED = "二、抽查批次", "三、合格批次"


def district(folder: Path, number: int, name: str, inspected: int, passed: int) -> Path:
    path = folder / f"{number:02}-{name}.xlsx"
    write_form(path, PACK, PACK.forms["inspections"], period=year(2014), region=name)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.active
    assert sheet is not None
    figures = {INSPECTED: inspected, PASSED: passed}
    for row in range(1, sheet.max_row + 1):
        value = figures.get(str(sheet.cell(row, 1).value))
        if value is not None:
            sheet.cell(row, 5).value = value
    workbook.save(path)
    return path


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """38 districts: one silent, one sent twice, one under its old name, and a memo unit."""
    folder = tmp_path_factory.mktemp("inbox")
    for number, name in enumerate(DISTRICTS):
        if name != SILENT:
            old = {RENAMED: "铜梁县"}.get(name, name)
            passed = 70 if name == "万州区" else 95
            first = district(folder, number, old, 100, passed)
            if number == 1:
                shutil.copy(first, folder / f"{first.stem}(1).xlsx")
    district(folder, 90, MEMO, 100, 50)
    return folder


@pytest.fixture(scope="module")
def report(inbox: Path) -> dict[str, Any]:
    run = cqq("evaluate", str(inbox), "--by", "region", "--format", "json", "--fail-on", "never")
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def said(report: dict[str, Any], code: str) -> list[str]:
    return [f["message"] for f in report["findings"] if f["code"] == code]


def test_the_total_is_that_of_the_districts_heard_from(report: dict[str, Any]) -> None:
    (missing,) = said(report, "CQ330")
    assert "38 个区县中已报 37 个，缺 1 个：巫溪县" in missing
    (breakdown,) = [each for each in report["regions"] if each["id"] == "P02"]
    assert (breakdown["expected"], breakdown["reported"]) == (38, 37)
    assert len([r for r in breakdown["regions"] if r["value"] == "95"]) == 36


def test_a_copy_an_old_name_and_a_memo_unit_are_said(report: dict[str, Any]) -> None:
    (copy,) = said(report, "CQ269")
    assert "(1).xlsx" in copy
    (breakdown,) = [each for each in report["regions"] if each["id"] == "P02"]
    renamed = next(r for r in breakdown["regions"] if r["name"]["zh"] == RENAMED)
    assert (renamed["value"], renamed["sources"][0]["file"]) == ("95", "20-铜梁县.xlsx")
    assert {memo["name"]["zh"] for memo in breakdown["memos"]} == {MEMO}
    assert any("铜梁县" in message for message in said(report, "CQ282"))


def test_who_holds_the_gap(report: dict[str, Any]) -> None:
    (breakdown,) = [each for each in report["regions"] if each["id"] == "P02"]
    wanzhou = next(r for r in breakdown["regions"] if r["name"]["zh"] == "万州区")
    assert (wanzhou["deficit"], wanzhou["contribution"], wanzhou["rank"]) == ("20", "1", 37)


def test_a_rate_without_one_district_is_shown_and_decides_nothing(report: dict[str, Any]) -> None:
    p02 = next(result for result in report["results"] if result["id"] == "P02")
    assert (p02["value"], p02["provisional"], p02["at_least"]) == ("3490/37", True, False)
    assert (p02["status"], p02["gap"], p02["certainty"]) == ("not_assessable", None, None)
    assert p02["display"]["value"] == "暂计94.32%"
    assert p02["reason"]["zh"] == "只按已报的37个区县暂计，不作判定；缺巫溪县"
    assert said(report, "CQ316") == []


def test_an_explanation_leads_to_the_cell_of_every_district(inbox: Path) -> None:
    run = cqq("explain", "P02", str(inbox), "--format", "json")
    found = json.loads(run.stdout)
    (year_2014,) = found["periods"]
    passed, inspected = year_2014["parts"]
    assert (passed["value"], inspected["value"]) == ("3490", "3700")
    for part in (passed, inspected):
        assert sum(int(cell["text"]) for cell in part["cells"]) == int(part["value"])
        assert len({cell["file"] for cell in part["cells"]}) == 37
        assert not any(MEMO in cell["file"] for cell in part["cells"])
    assert [missing["zh"] for missing in year_2014["missing"]] == [SILENT]
    assert {"CQ282", "CQ285", "CQ330"} <= {finding["code"] for finding in found["findings"]}


def test_every_cell_of_the_explanation_is_there_in_that_districts_workbook(inbox: Path) -> None:
    run = cqq("explain", "P02", str(inbox), "--format", "json")
    (year_2014,) = json.loads(run.stdout)["periods"]
    for part in year_2014["parts"]:
        found = {}
        for cell in part["cells"]:
            sheet = openpyxl.load_workbook(inbox / cell["file"])[cell["sheet"]]
            assert str(sheet[cell["cell"]].value) == cell["text"]
            assert any(cell["region"] in str(c.value) for row in sheet["A1:F6"] for c in row)
            found[cell["region"]] = int(cell["text"])
        inspected = part["value"] == "3700"
        usual = dict.fromkeys(DISTRICTS, 100 if inspected else 95)
        usual |= {} if inspected else {"万州区": 70}
        usual["铜梁县"] = usual.pop(RENAMED)
        del usual[SILENT]
        assert found == usual


def test_people_are_led_from_the_total_to_every_district(inbox: Path) -> None:
    shown = cqq("explain", "P02", str(inbox)).stdout.decode()
    assert "3490 ÷ 3700 × 100% ≈ 94.32%，缺巫溪县" in shown
    for number, name in enumerate(DISTRICTS):
        old = "铜梁县" if name == RENAMED else name
        for row in ("E9", "E12"):
            told = [w for w in shown.splitlines() if f"情况!{row} {old} " in w]
            assert len(told) == (name != SILENT), (name, row)
            assert all(f"{number:02}-{old}" in line for line in told)


def test_people_are_told_all_four_facts(inbox: Path) -> None:
    run = cqq("evaluate", str(inbox), "--fail-on", "never", COLUMNS="200")
    shown = run.stdout.decode()
    for words in (
        "38 个区县中已报 37 个，缺 1 个：巫溪县",
        "完全相同，只读一份",
        "“铜梁县”是铜梁区 2014-12 版以前的名称，按铜梁区读取",
        "两江新区与江北区、北碚区、渝北区重叠，其数只列示，不计入合计",
    ):
        assert words in shown


def test_a_total_of_counts_is_that_of_the_districts_heard_from(inbox: Path) -> None:
    """Neither the copy nor the memo unit is in it: 37 districts with 100 batches each."""
    run = cqq("explain", "P02", str(inbox), "--format", "json")
    (year_2014,) = json.loads(run.stdout)["periods"]
    assert [part["value"] for part in year_2014["parts"]] == [str(36 * 95 + 70), str(37 * 100)]


@pytest.mark.parametrize("name", [RENAMED, "铜梁县", "铜梁", "500151"])
def test_one_district_is_explained_by_any_of_its_names(inbox: Path, name: str) -> None:
    run = cqq("explain", "P02", str(inbox), "--region", name, "--format", "json")
    found = json.loads(run.stdout)
    assert (found["region"]["zh"], found["result"]["value"]) == (RENAMED, "95")
    assert {cell["file"] for cell in found["result"]["sources"]} == {"20-铜梁县.xlsx"}


@pytest.mark.parametrize("name", [MEMO, "某某区", "重庆市"])
def test_what_is_no_district_is_not_explained(inbox: Path, name: str) -> None:
    run = cqq("explain", "P02", str(inbox), "--region", name)
    assert run.returncode == 2
    assert f"2014-12-31 没有区县“{name}”" in run.stderr.decode()


def test_districts_in_a_table_for_excel(inbox: Path) -> None:
    run = cqq("evaluate", str(inbox), "--by", "region", "--format", "csv", "--fail-on", "never")
    rows = [
        row
        for row in csv.DictReader(StringIO(run.stdout.decode("utf-8-sig"), newline=""))
        if row["编号"] == "P02"
    ]
    assert len(rows) == 1 + 38
    assert (rows[0]["区县"], rows[0]["实际值"], rows[0]["数值不完整"]) == ("", "94.32", "暂计")
    wanzhou = next(row for row in rows if row["区县"] == "万州区")
    assert (wanzhou["位次"], wanzhou["占缺口(%)"], wanzhou["差距"]) == ("37", "100.0", "20.00")


def test_districts_in_a_page_and_a_workbook(inbox: Path, tmp_path: Path) -> None:
    page, book = tmp_path / "r.html", tmp_path / "r.xlsx"
    for path in (page, book):
        options = ("--format", path.suffix[1:], "-o", str(path), "--fail-on", "never")
        assert cqq("evaluate", str(inbox), "--by", "region", *options).returncode == 0
    assert "38 个区县中 37 个有数，缺 1 个：巫溪县" in page.read_text(encoding="utf-8")
    sheet = openpyxl.load_workbook(book)["区县情况"]
    names = [sheet.cell(row, 4).value for row in range(4, sheet.max_row + 1)]
    assert names == [*DISTRICTS, MEMO, MEMO]


def test_with_every_district_the_rate_is_pooled(inbox: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(inbox, whole)
    district(whole, 33, SILENT, 100, 95)
    run = cqq("evaluate", str(whole), "--format", "json", "--fail-on", "never")
    found = next(r for r in json.loads(run.stdout)["results"] if r["id"] == "P02")
    assert found["display"]["value"] == "94.34%"
    assert (found["value"], len({s["file"] for s in found["sources"]})) == ("3585/38", 38)


def test_the_table_for_people(inbox: Path) -> None:
    run = cqq("evaluate", str(inbox), "--by", "region", "--fail-on", "never")
    shown = run.stdout.decode()
    assert "分区县情况" in shown
    assert "38 个区县中 37 个有数" in shown
    assert "另：两江新区2014年" in shown
    assert "等37张表" in shown
