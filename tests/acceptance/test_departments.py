"""The report by department, with the sample of 2013: one set of facts in every format."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.acceptance.running import ROOT, cqq

SAMPLE = str(ROOT / "sample_data" / "returns-2013.xlsx")


def report(format_name: str, *more: str) -> str:
    run = cqq("evaluate", SAMPLE, "--by", "department", "--format", format_name, *more)
    assert run.returncode == 0, run.stderr
    return run.stdout.decode("utf-8-sig")


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(report("json"))
    return found


def agriculture(facts: dict[str, Any]) -> dict[str, Any]:
    return next(p for p in facts["standings"]["parts"] if p["id"] == "agriculture")


def test_a_department_has_its_targets_counted(facts: dict[str, Any]) -> None:
    found = agriculture(facts)
    assert found["lacking"] == ["T03", "T11b", "P04"]
    assert (found["targets"]["count"], found["targets"]["behind"]) == (10, 2)
    assert {s: n for s, n in found["targets"]["status"].items() if n} == {
        "met": 3,
        "not_met": 1,
        "not_due": 6,
    }
    assert (found["rank"], found["contribution"]) == (9, "0.3")


def test_the_counts_are_those_of_the_results(facts: dict[str, Any]) -> None:
    leads: dict[str, list[str]] = {p["name"]["zh"]: p["leads"] for p in facts["standings"]["parts"]}
    for result in facts["results"]:
        named = [name for name, ids in leads.items() if result["id"] in ids]
        assert sorted(named) == sorted(result["responsible"]["lead"])


def test_people_read_the_same(facts: dict[str, Any]) -> None:
    text = report("terminal")
    assert "分部门情况" in text
    assert "市农委：牵头10项指标" in text
    table = text.split("市农委：牵头")[1].split("\n\n")[0]
    assert [line.split()[0] for line in table.splitlines()[3:-1]] == agriculture(facts)["leads"]
    assert table.splitlines()[-1] == "配合：B05、V05"


def test_it_is_in_the_table_for_excel(facts: dict[str, Any]) -> None:
    rows = list(csv.DictReader(StringIO(report("csv"), newline="")))
    its = [(r["编号"], r["牵头或配合"]) for r in rows if r["部门"] == "市农委"]
    assert [name for name, role in its if role == "牵头"] == agriculture(facts)["leads"]
    assert [name for name, role in its if role == "配合"] == ["B05", "V05"]


@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_it_is_on_pages(format_name: str) -> None:
    assert "市农委：牵头10项指标" in report(format_name)


def test_it_is_in_the_workbook(facts: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "d.xlsx"
    report("xlsx", "-o", str(path))
    book = openpyxl.load_workbook(path)
    rows = [[c.value for c in row[1:]] for row in book["部门总体"].iter_rows(min_row=4)]
    its = next(row for row in rows if row[0] == "市农委")
    assert its[1:11] == [9, 10, 3, 1, 6, 2, 0, 0, 3, 30]
    duties = [[c.value for c in row[1:4]] for row in book["部门分工"].iter_rows(min_row=4)]
    leads = [duty[2] for duty in duties if duty[:2] == ["市农委", "牵头"]]
    assert leads == agriculture(facts)["leads"]


def test_a_section_counts_alone() -> None:
    found = json.loads(report("json", "--section", "product"))
    assert agriculture(found)["leads"] == ["P04", "P07"]
    assert agriculture(found)["contribution"] == "1"


def test_the_bulletin_is_ordered_by_department_already() -> None:
    run = cqq("evaluate", SAMPLE, "--by", "department", "--format", "docx", "-o", "x.docx")
    assert run.returncode == 2
    assert "--by" in run.stderr.decode()
