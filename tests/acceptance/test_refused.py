"""What was sent and cannot be used: no verdict stands that it could change, and none says 未报."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cqquality.cli import program

Change = Callable[[Worksheet], object]
SENDER = "填报单位：重庆市质量技术监督局"
FARM = {"B8": 96.5, "C8": 96.2, "D8": 96.56, "F8": 98.05}
GOOD = {"E9": 5831, "E12": 5266}


def run(*arguments: object) -> str:
    done = CliRunner().invoke(program, list(map(str, arguments)))
    assert done.exit_code in (0, 1), done.output  # 1 where there are errors in the returns
    return done.stdout


def form(path: Path, number: str, period: str, cells: Mapping[str, Any], *changes: Change) -> Path:
    """Write a form with some cells filled in and whatever else was done to it."""
    run("template", "--form", f"渝质强{number}表", "--period", period, "-o", path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for at, value in cells.items():
        sheet[at] = value
    for change in changes:
        change(sheet)
    book.save(path)
    return path


def listed(path: Path, number: str, rows: Iterable[tuple[object, ...]]) -> Path:
    """Write a list of 2011 to 2015 with these rows, from column B on."""
    cells: dict[str, Any] = {"A5": SENDER, "B5": "2011-2015年"}
    for at, row in enumerate(rows, 7):
        cells |= {f"{c}{at}": v for c, v in zip("BCDEFGHI", row, strict=False) if v is not None}
    return form(path, number, "2013", cells)


def judged(path: Path, name: str, *more: str) -> dict[str, Any]:
    report = json.loads(run("evaluate", path, "--format", "json", *more))
    found: dict[str, Any] = next(r for r in report["results"] if r["id"] == name)
    return {**found, "codes": [finding["code"] for finding in report["findings"]]}


def said(path: Path, section: str, name: str) -> str:
    """Return the lines of one indicator as people read them, closed up."""
    lines = iter(run("evaluate", path, "--section", section).splitlines())
    first = next(line for line in lines if line.startswith(f"{name} "))
    return re.sub(r"\s", "", first + "".join(takewhile(lambda line: line.startswith(" "), lines)))


# Lists -----------------------------------------------------------------------------------------

AWARDS = [
    (f"甲{n}", "市长质量管理奖", None, f"201{1 + n % 5}-3-1", None, "渝中区") for n in range(19)
]


def award(day: object) -> tuple[object, ...]:
    return ("乙", "市长质量管理奖", None, day, None, "渝中区")


@pytest.mark.parametrize("day", ["不详", "15.6.1", "2015.13.1"])
def test_a_count_without_a_refused_row_is_a_lower_bound(tmp_path: Path, day: str) -> None:
    text = said(listed(tmp_path / "z.xlsx", "202", [*AWARDS, award(day)]), "brand", "B04")
    assert "≥19个" in text
    assert "无法评价" in text
    assert "缺名录中无法读取的行" in text


def test_a_count_that_is_reached_without_the_refused_row_stays_met(tmp_path: Path) -> None:
    more = [("丙", "市长质量管理奖", None, "2015-1-1", None, "渝中区"), award("不详")]
    found = judged(listed(tmp_path / "z.xlsx", "202", [*AWARDS, *more]), "B04")
    assert (found["status"], found["at_least"]) == ("met", True)


@pytest.mark.parametrize(
    "row", [award("2009-1-1"), ("乙", "未知的奖", None, "不详", None, "渝中区")]
)
def test_a_row_that_could_not_count_lacks_nowhere(tmp_path: Path, row: tuple[object, ...]) -> None:
    found = judged(listed(tmp_path / "z.xlsx", "202", [*AWARDS, row]), "B04")
    assert (found["status"], found["at_least"]) == ("not_met", False)


BATCHES = [
    (f"Y{y}", "甲", "渝中区", "重点产品", f"{y}-05-01", 100, 91, None) for y in range(2011, 2016)
]
REFUSED = {
    "date": ("Z1", "乙", "江北区", "重点产品", "13.5.1", 100, 50),
    "number": ("Z1", "乙", "江北区", "重点产品", "2013-05-01", "约100", 50),
    "blank": ("Z1", "乙", "江北区", "重点产品", "2013-05-01", None, 50),
    "more than all": ("Z1", "乙", "江北区", "重点产品", "2013-05-01", 50, 100),
    "contradiction": ("Y2013", "乙", "江北区", "重点产品", "2013-05-01", 100, 50),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_rate_of_a_year_with_a_refused_row_is_not_judged(tmp_path: Path, name: str) -> None:
    path = listed(tmp_path / "b.xlsx", "107", [*BATCHES, REFUSED[name]])
    found = judged(path, "P02")
    assert found["status"] == "not_assessable"
    assert "有误" in found["reason"]["zh"]
    assert "CQ304" not in found["codes"], "nobody said that there was nothing to do in 2013"


def test_without_refused_rows_the_same_list_is_judged(tmp_path: Path) -> None:
    assert judged(listed(tmp_path / "b.xlsx", "107", BATCHES), "P02")["status"] == "met"


@pytest.mark.parametrize("name", REFUSED)
def test_an_engine_knows_of_the_same_rows(tmp_path: Path, name: str) -> None:
    pytest.importorskip("duckdb")
    heads = "批次编号,受检单位,区县,类别,抽样日期,抽查数,合格数"
    rows = [*(row[:7] for row in BATCHES), REFUSED[name]]
    lines = (",".join("" if v is None else str(v) for v in row) for row in rows)
    path = tmp_path / "batches.csv"
    path.write_text("\n".join([heads, *lines]), "utf-8")
    named = f"batches={path}"
    report = json.loads(
        run("evaluate", "--ledger", named, "--engine", "duckdb", "--format", "json")
    )
    found = next(r for r in report["results"] if r["id"] == "P02")
    assert found["status"] == "not_assessable"
    assert "有误" in found["reason"]["zh"]


# Headings, merged cells, rows, whole forms --------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "change"),
    [
        ({"E8": 95.0, "E7": "14年"}, None),
        ({"E8": 95.0}, lambda sheet: sheet.merge_cells("E8:E9")),
        ({"E8": "95.0（快报）"}, None),
    ],
    ids=["heading", "merged", "cell"],
)
def test_a_year_that_was_sent_and_refused_leaves_it_open(
    tmp_path: Path, cells: dict[str, object], change: Change | None
) -> None:
    path = form(tmp_path / "r.xlsx", "103", "2015", FARM | cells, *([change] if change else []))
    found = judged(path, "P04")
    assert found["status"] == "not_assessable"
    assert "报送的数据有误" in found["reason"]["zh"]


def test_the_year_itself_would_have_failed(tmp_path: Path) -> None:
    path = form(tmp_path / "r.xlsx", "103", "2015", FARM | {"E8": 95.0})
    assert judged(path, "P04")["status"] == "not_met"


def test_a_refused_denominator_is_told_where_the_verdict_is_explained(tmp_path: Path) -> None:
    cells = GOOD | {"A5": SENDER, "E13": "90.31%"}
    path = form(
        tmp_path / "b.xlsx", "101", "2013-06", cells, lambda sheet: sheet.merge_cells("E9:E10")
    )
    assert judged(path, "P02")["status"] == "not_assessable"
    assert "CQ278" in run("explain", "P02", path)


@pytest.mark.parametrize(
    ("number", "cells", "section", "name"),
    [
        ("103", FARM | {"A8": "主要农产品抽检合格率"}, "product", "P04"),
        ("101", GOOD | {"A5": SENDER, "E6": "累计"}, "product", "P02"),
    ],
    ids=["row", "form"],
)
def test_what_was_sent_is_not_called_unreported(
    tmp_path: Path, number: str, cells: dict[str, object], section: str, name: str
) -> None:
    text = said(form(tmp_path / "f.xlsx", number, "2013-06", cells), section, name)
    assert "无法评价" in text
    assert "报送的数据有误" in text
    assert "未报" not in text


# Check figures ---------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [None, 90.3, 90.4, 0.9031])
def test_a_rate_is_judged_by_its_parts_whatever_the_check_says(
    tmp_path: Path, rate: float | None
) -> None:
    cells = GOOD | {"A5": SENDER, "E13": rate}
    assert judged(form(tmp_path / "g.xlsx", "101", "2013-06", cells), "P02")["status"] == "met"


def test_one_district_does_not_decide_on_another(tmp_path: Path) -> None:
    sent: dict[str, dict[str, Any]] = {
        "渝中区": {"E9": 100, "E12": 95},
        "璧山县": {"E9": 80, "E12": "约79"},
    }
    for name, cells in sent.items():
        form(tmp_path / f"{name}.xlsx", "101", "2013-06", {"A5": f"填报单位：{name}", **cells})
    report = json.loads(run("evaluate", tmp_path, "--by", "region", "--format", "json"))
    shown = next(b for b in report["regions"] if b["id"] == "P02")["regions"]
    status = {region["region"]: region["status"] for region in shown}
    assert status["yuzhong"] == "met"
    assert status["bishan"] == "not_assessable"
    assert status["wanzhou"] == "no_data"


# Totals ----------------------------------------------------------------------------------------


def markets(path: Path, more: Mapping[str, object]) -> Path:
    return form(path, "601", "2013Q2", {"D11": 20, "D12": 30, "D13": 40} | dict(more))


@pytest.mark.parametrize(("total", "is_wrong"), [(89, True), (90, False), (500, False)])
def test_regions_that_exceed_the_total_are_an_error_whoever_is_missing(
    tmp_path: Path, total: int, is_wrong: bool
) -> None:
    found = judged(markets(tmp_path / "g.xlsx", {"D8": total}), "V03")
    assert ("CQ328" in found["codes"]) is is_wrong


def test_who_reported_is_not_to_be_reminded(tmp_path: Path) -> None:
    path = markets(tmp_path / "g.xlsx", {"D14": "约21"})
    name = load_workbook(path).worksheets[0]["B14"].value
    text = run("evaluate", path).split("CQ330")[1].split("处理")[0].replace("\n    ", "")
    missing, sent = text.split("另有 1 个报送的数据有误：")
    assert name in sent
    assert name not in missing
