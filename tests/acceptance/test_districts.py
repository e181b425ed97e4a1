"""The city's report from its districts' workbooks: the forms of 2014, filled in by a script."""

import json
import shutil
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
    assert "另：两江新区" in shown
