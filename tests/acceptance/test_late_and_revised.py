"""Returns that come late, are revised, come out a year later, or contradict their own months."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.filling import blank, fill
from tests.acceptance.running import cqq
from tests.returns.form.filling import fill as fill_form
from tests.returns.form.filling import opened


def report(folder: Path, *options: str) -> dict[str, Any]:
    run = cqq("evaluate", folder, *options, "--format", "json", "--fail-on", "never")
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def result(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in found["results"] if each["id"] == name)


def told(found: dict[str, Any], code: str) -> list[str]:
    return [each["message"] for each in found["findings"] if each["code"] == code]


def inspections(folder: Path, name: str, when: str, **columns: tuple[int, int]) -> Path:
    """Write the form of inspections: batches inspected and passed by column."""
    book = opened("inspections", when)
    for column, (inspected, passed) in columns.items():
        rows = {"二、抽查批次": inspected, "三、合格批次": passed}
        fill_form(book.worksheets[0], {(row, column): each for row, each in rows.items()})
    book.save(folder / name)
    return folder / name


def returned(folder: Path, name: str, *figures: str) -> Path:
    """Write the workbook of the pack with some figures."""
    path = folder / name
    fill(blank(folder), path, figures)
    (folder / "blank.xlsx").unlink()
    return path


# Late ------------------------------------------------------------------------------------------


def test_a_late_return_changes_the_day_and_what_was_missing(tmp_path: Path) -> None:
    returned(tmp_path, "2011-2014.xlsx", "P04-3=97% 97% 97% 97% -")
    before = report(tmp_path, "--as-of", "2015-12-31")
    assert result(before, "P04")["status"] == "no_data"
    returned(tmp_path, "late.xlsx", "P04-3=98%")
    after = report(tmp_path, "--as-of", "2015-12-31")
    p04 = result(after, "P04")
    assert (p04["status"], p04["value"]) == ("met", "98")
    assert {source["file"] for source in p04["sources"]} == {"2011-2014.xlsx", "late.xlsx"}


def test_what_is_later_than_the_day_of_judgement_waits(tmp_path: Path) -> None:
    returned(tmp_path, "r.xlsx", "P04-3=97% 97% 97% 95% 95%")
    found = report(tmp_path, "--as-of", "2013-12-31")
    assert (result(found, "P04")["status"], result(found, "P04")["value"]) == ("met", "97")
    (waiting,) = told(found, "CQ311")
    assert "2 个数据晚于评价日 2013-12-31" in waiting


# Revised ---------------------------------------------------------------------------------------


def test_a_revised_form_is_used_and_the_first_is_listed(tmp_path: Path) -> None:
    inspections(tmp_path, "抽查2015.xlsx", "2015年", 本年累计=(100, 85))
    inspections(tmp_path, "抽查2015（修订）.xlsx", "2015年", 本年累计=(100, 92))
    found = report(tmp_path)
    p02 = result(found, "P02")
    assert (p02["value"], p02["status"]) == ("92", "met")
    assert {source["file"] for source in p02["sources"]} == {"抽查2015（修订）.xlsx"}
    (overruled,) = [each for each in found["findings"] if each["code"] == "CQ291"]
    assert overruled["file"] == "抽查2015.xlsx"
    assert "抽查2015（修订）.xlsx" in overruled["message"]


def test_without_a_word_neither_is_chosen(tmp_path: Path) -> None:
    inspections(tmp_path, "a.xlsx", "2015年", 本年累计=(100, 85))
    inspections(tmp_path, "b.xlsx", "2015年", 本年累计=(100, 92))
    found = report(tmp_path)
    assert (result(found, "P02")["value"], result(found, "P02")["status"]) == (
        None,
        "not_assessable",
    )
    assert any("85" in message and "92" in message for message in told(found, "CQ262"))


def test_last_year_told_anew_is_compared_and_the_figure_of_its_own_time_is_used(
    tmp_path: Path,
) -> None:
    inspections(tmp_path, "2014.xlsx", "2014年", 本年累计=(100, 91))
    inspections(tmp_path, "2015.xlsx", "2015年", 本年累计=(100, 92), 上年同期=(100, 90))
    found = report(tmp_path)
    assert result(found, "P02")["analysis"]["year_on_year"]["before"] == "91"
    assert any("90" in message and "91" in message for message in told(found, "CQ290"))


# Published a year later ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figures", "as_of", "value", "period", "status"),
    [
        ("P01-1=85.49 86 87 88.75 -", "2015-12-31", "88.75", "2014", "not_due"),
        ("P01-1=85.49 86 87 90 -", "2015-12-31", "90", "2014", "met"),
        ("P01-1=85.49 86 87 - -", "2015-12-31", None, None, "no_data"),
        ("P01-1=85.49 86 87 88.75 89", "2016-12-31", "89", "2015", "not_met"),
    ],
)
def test_the_newest_available_year_is_used_and_named(
    tmp_path: Path, figures: str, as_of: str, value: str | None, period: str | None, status: str
) -> None:
    returned(tmp_path, "index.xlsx", figures)
    found = report(tmp_path, "--as-of", as_of)
    p01 = result(found, "P01")
    assert (p01["value"], p01["status"]) == (value, status)
    assert (p01["period"] and p01["period"]["end"][:4]) == period
    named = [f"P01 滞后发布，按最新可得的 {period}年 判定"] if period else []
    assert told(found, "CQ310") == named
    assert bool(told(found, "CQ309")) == (value is None)


# Year to date ----------------------------------------------------------------------------------

HEADINGS = "代码,计量单位,时期,数值"
MONTHS = [f"P02-1,批次,2014-{month:02},10" for month in range(1, 7)]


@pytest.mark.parametrize(
    ("cumulative", "contradicts"),
    [
        (["P02-1,批次,2014年1-6月,60"], False),
        (["P02-1,批次,2014年1-6月,61"], True),
        (["P02-1,批次,2014年1-3月,30", "P02-1,批次,2014年1-6月,60"], False),
        (["P02-1,批次,2014年1-3月,35", "P02-1,批次,2014年1-6月,60"], True),
        (["P02-1,批次,2014年1-2月,20", "P02-1,批次,2014年1-4月,39"], True),
    ],
)
def test_a_cumulative_figure_against_its_months(
    tmp_path: Path, cumulative: list[str], *, contradicts: bool
) -> None:
    lines = [HEADINGS, *MONTHS, *cumulative, "P02-2,批次,2014年1-6月,57"]
    (tmp_path / "r.csv").write_text("\n".join(lines), encoding="utf-8")
    found = report(tmp_path, "--as-of", "2014-06")
    p02 = result(found, "P02")
    assert bool(told(found, "CQ301")) == contradicts
    assert (p02["value"], p02["status"]) == (
        (None, "not_assessable") if contradicts else ("95", "met")
    )


def test_a_form_whose_month_and_year_to_date_contradict_the_months_before(tmp_path: Path) -> None:
    for month in (1, 2):
        inspections(tmp_path, f"{month}.xlsx", f"2014年{month}月", 本月=(10, 10))
    inspections(tmp_path, "3.xlsx", "2014年1-3月", 本月=(10, 10), 本年累计=(33, 30))
    found = report(tmp_path, "--as-of", "2014-03")
    (message,) = told(found, "CQ301")
    assert "33" in message
    assert "30" in message
    assert result(found, "P02")["status"] == "not_assessable"


def test_explain_shows_which_figure_counts(tmp_path: Path) -> None:
    inspections(tmp_path, "抽查2015.xlsx", "2015年", 本年累计=(100, 85))
    revised = inspections(tmp_path, "抽查2015（修订）.xlsx", "2015年", 本年累计=(100, 92))
    shown = cqq("explain", "P02", tmp_path).stdout.decode()
    assert revised.name in shown
    assert "CQ291" in shown


# Revised workbooks of the pack -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("revised", "value"),
    [
        ("returns（修订）.xlsx", "98"),
        ("returns 修订版2.xlsx", "98"),
        ("returns-最终.xlsx", "98"),
        ("another（修订）.xlsx", None),  # of another sender: nothing is chosen
        ("returns(1).xlsx", None),
    ],
)
def test_a_revised_copy_of_a_workbook_overrules_figure_by_figure(
    tmp_path: Path, revised: str, value: str | None
) -> None:
    returned(tmp_path, "returns.xlsx", "P04-3=97% 97% 97% 97% 95%")
    returned(tmp_path, revised, "P04-3=98%")
    found = report(tmp_path, "--as-of", "2015")
    p04 = result(found, "P04")
    assert p04["value"] == value
    overruled = [each for each in found["findings"] if each["code"] == "CQ249"]
    if value is None:
        assert (overruled, len(told(found, "CQ262"))) == ([], 1)
        return
    (finding,) = overruled
    assert finding["file"] == "returns.xlsx"
    assert "95" in finding["message"]
    assert "98" in finding["message"]
    assert (p04["status"], told(found, "CQ262")) == ("met", [])
    assert "CQ249" in cqq("explain", "P04", tmp_path).stdout.decode()


def test_the_weightiest_word_decides_and_two_copies_with_it_do_not(tmp_path: Path) -> None:
    returned(tmp_path, "r.xlsx", "P04-3=95%")
    returned(tmp_path, "r最终.xlsx", "P04-3=96%")
    returned(tmp_path, "r修订.xlsx", "P04-3=97%")
    assert result(report(tmp_path, "--as-of", "2015"), "P04")["value"] == "97"
    returned(tmp_path, "r修订2.xlsx", "P04-3=98%")
    found = report(tmp_path, "--as-of", "2015")
    assert (result(found, "P04")["value"], len(told(found, "CQ262"))) == (None, 1)
