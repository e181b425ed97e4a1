"""The day of the judgement where nobody names one: of the forms, whatever their rows say."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cqquality.cli import program
from tests.returns.form.filling import fill, find, opened

AWARD = "市长质量管理奖"


def evaluated(path: Path, *options: str) -> dict[str, Any]:
    command = ["evaluate", str(path), "--format", "json", "--fail-on", "never", *options]
    done = CliRunner().invoke(program, command)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def told(found: dict[str, Any], code: str) -> list[str]:
    return [each["cell"] for each in found["findings"] if each["code"] == code]


def awards(folder: Path, period: str, *rows: tuple[str, str, str]) -> Path:
    book = opened("awards", None)
    sheet = book.worksheets[0]
    find(sheet, "20　年").value = period
    row = find(sheet, "获奖单位(产品)名称").row
    for number, (name, award, day) in enumerate(rows, row + 1):
        for column, value in ((2, name), (3, award), (5, day)):
            sheet.cell(number, column).value = value
    path = folder / "awards.xlsx"
    book.save(path)
    return path


COUNTED = [(f"甲{n}", AWARD, f"2013-3-{n}") for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("period", "row", "day"),
    [
        ("2013年", None, "2013-12-31"),
        ("2013年", ("乙", AWARD, "2031-3-30"), "2013-12-31"),
        ("2013年", ("乙", f"{AWARD}提名奖", "2031-3-30"), "2013-12-31"),
        ("2013年", ("乙", "别的奖", "2031-3-30"), "2013-12-31"),
        ("2013年", ("乙", AWARD, "2014年1月"), "2013-12-31"),
        ("2013年1-6月", ("乙", AWARD, "2013-7-1"), "2013-06-30"),
        ("2011-2015年", ("乙", AWARD, "2051.3.1"), "2015-12-31"),
    ],
)
def test_a_date_in_a_list_does_not_move_it(
    tmp_path: Path, period: str, row: tuple[str, str, str] | None, day: str
) -> None:
    found = evaluated(awards(tmp_path, period, *COUNTED, *([row] if row else [])))
    assert found["as_of"] == day
    assert told(found, "CQ322") == (["B10"] if row else [])


def rates(folder: Path, headings: list[str], period: str) -> Path:
    book = opened("farm-products", "2015年")
    sheet = book.worksheets[0]
    row = find(sheet, "主要农产品年度抽检合格率").row
    for at, heading in enumerate(headings, 2):
        sheet.cell(row - 1, at).value = heading
        sheet.cell(row, at).value = 97 + at / 10
    find(sheet, "2015年").value = period
    content = BytesIO()
    book.save(content)
    path = folder / "farm.xlsx"
    path.write_bytes(content.getvalue())
    return path


YEARS = ["2011年", "2012年", "2013年", "2014年", "2015年"]


@pytest.mark.parametrize(
    ("headings", "period", "day"),
    [
        (YEARS, "2015年", "2015-12-31"),
        ([*YEARS[:4], "2014年"], "2015年", "2015-12-31"),
        ([*YEARS[:4], "2015年(预计)"], "2015年", "2015-12-31"),
        ([*YEARS[:4], "十二五平均"], "2015年", "2015-12-31"),
        ([*YEARS[:4], "2014年"], "20　年", "2014-12-31"),
        ([*YEARS[:4], "2016年"], "2015年", "2015-12-31"),
    ],
)
def test_figures_that_are_refused_do_not_move_it_back(
    tmp_path: Path, headings: list[str], period: str, day: str
) -> None:
    found = evaluated(rates(tmp_path, headings, period))
    (result,) = [each for each in found["results"] if each["id"] == "P04"]
    assert found["as_of"] == day
    assert (result["status"] == "met") == (headings == YEARS), result


def test_a_column_of_a_time_after_the_form_is_told(tmp_path: Path) -> None:
    found = evaluated(rates(tmp_path, [*YEARS[:4], "2016年"], "2015年"))
    assert told(found, "CQ322") == ["F7"]


def test_a_head_that_contradicts_itself_is_of_the_earlier_time(tmp_path: Path) -> None:
    book = opened("inspections", "2013年1-6月")
    sheet = book.worksheets[0]
    fill(sheet, {("二、抽查批次", "本年累计"): 1000})
    title = find(sheet, "产品质量监督抽查情况")
    title.value = f"2014年{title.value}"
    book.save(tmp_path / "a.xlsx")
    found = evaluated(tmp_path / "a.xlsx")
    assert (found["as_of"], told(found, "CQ274")) == ("2013-06-30", ["B5"])


@pytest.mark.parametrize(
    ("words", "day"), [("2013.1-6", "2013-06-30"), ("2013年1月至6月", "2013-06-30")]
)
@pytest.mark.parametrize("option", ["--as-of", "--period"])
def test_stretches_of_months_on_the_command_line(
    tmp_path: Path, option: str, words: str, day: str
) -> None:
    path = awards(tmp_path, "20　年　月", *COUNTED)
    assert evaluated(path, option, words)["as_of"] == day


@pytest.mark.parametrize("option", ["--as-of", "--period"])
def test_a_day_that_may_be_months_is_refused_on_the_command_line(option: str) -> None:
    done = CliRunner().invoke(program, ["evaluate", ".", option, "2013-1-6"])
    assert done.exit_code == 2
    assert "2013年1-6月" in done.output + done.stderr or "2013-01 to 2013-06" in done.stderr
