"""Several sheets about one thing: revisions, comparison figures, tables without a definition."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.returns.form.filling import figures, fill, opened, read, told


def inspections(batches: int, when: str = "2013年", **more: int) -> openpyxl.Workbook:
    book = opened("inspections", when)
    fill(book.worksheets[0], {("二、抽查批次", "本年累计"): batches})
    fill(book.worksheets[0], {("二、抽查批次", heading): n for heading, n in more.items()})
    return book


@pytest.mark.parametrize(
    ("names", "kept", "expected"),
    [
        pytest.param(("a.xlsx", "a（修订）.xlsx"), ["P02-1 2013 2"], ["CQ291 B5"], id="revised"),
        pytest.param(
            ("a修订版.xlsx", "a最终版2.xlsx"), ["P02-1 2013 1"], ["CQ291 B5"], id="order of words"
        ),
        pytest.param(("a.xlsx", "a(1).xlsx"), [], ["CQ262 E9"], id="no word decides"),
    ],
)
def test_a_revision_replaces_what_it_revises(
    tmp_path: Path, names: tuple[str, ...], kept: list[str], expected: list[str]
) -> None:
    returns = read(tmp_path, inspections(1), inspections(2), names=names)
    assert (figures(returns), told(returns)) == (kept, expected)


def test_comparison_figures_are_compared_and_fill_gaps(tmp_path: Path) -> None:
    returns = read(
        tmp_path,
        inspections(5, "2012年"),
        inspections(7, "2013年", 上年同期=6),
        inspections(9, "2015年", 上年同期=8),
    )
    assert figures(returns) == ["P02-1 2012 5", "P02-1 2013 7", "P02-1 2015 9", "P02-1 2014 8"]
    assert told(returns) == ["CQ290 F9"]


def usual(*rows: tuple[Any, ...], title: str = "2013年1-6月有关情况") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([title])
    for row in rows:
        sheet.append(row)
    return book


HEADINGS = ("指标名称", "计量单位", "代码", "本月", "本年累计", "上年同期")


@pytest.mark.parametrize(
    ("book", "kept", "expected"),
    [
        pytest.param(
            usual(HEADINGS, ("甲", "乙", "丙", 1, 2, 3), ("二、监督抽查批次", "批", "", 8, 58)),
            ["P02-1 2013-06 8", "P02-1 2013-01 to 2013-06 58"],
            [],
            id="of the usual kind",
        ),
        pytest.param(
            usual(HEADINGS, ("监督抽查批次", "批次", "", 8, 58, 55)),
            [
                "P02-1 2013-06 8",
                "P02-1 2013-01 to 2013-06 58",
                "P02-1 2012-01 to 2012-06 55",
            ],
            [],
            id="with last year's figure",
        ),
        pytest.param(
            usual((*HEADINGS[:4], "备注", "上年同期"), ("监督抽查批次", "批次", "", 8, "", 55)),
            ["P02-1 2013-06 8"],
            ["CQ296 F2"],
            id="last year's figure of what",
        ),
        pytest.param(
            usual(HEADINGS, ("二、合格批次", "批次", "", 8, 58)),
            [],
            ["CQ255 A3"],
            id="rows called as on a form that it does not claim to be",
        ),
        pytest.param(
            usual(("项目", "实际值"), ("国家级重点实验室", 7), ("随手", 9)),
            ["T02-1 2013-01 to 2013-06 7"],
            ["CQ296 A4"],
            id="a row of one's own",
        ),
        pytest.param(
            usual(("项目", "实际值"), ("国家级重点实验室", 7), ("国家级重点实验", 9)),
            ["T02-1 2013-01 to 2013-06 7"],
            ["CQ255 A4"],
            id="nearly a name",
        ),
        pytest.param(
            usual(("项目", "2011年", "2012年"), ("顾客满意指数", 81.5, 82), title="指数"),
            ["V01-1 2011 163/2", "V01-1 2012 82"],
            [],
            id="a series",
        ),
        pytest.param(
            usual(HEADINGS, ("监督抽查批次", "批", "", 8, 58), title="情况"),
            [],
            ["CQ273 A2"],
            id="no period",
        ),
    ],
)
def test_a_table_without_a_definition_is_read_as_far_as_its_headings_go(
    tmp_path: Path, book: openpyxl.Workbook, kept: list[str], expected: list[str]
) -> None:
    returns = read(tmp_path, book)
    assert (figures(returns), [word.strip() for word in told(returns)]) == (kept, expected)


def test_a_list_that_names_none_of_a_kind_says_nothing_about_it(tmp_path: Path) -> None:
    book = opened("awards", "2013年")
    book.worksheets[0]["B7"], book.worksheets[0]["C7"] = "甲", "产品标准奖"
    book.worksheets[0]["E7"] = "2013-05-01"
    assert figures(read(tmp_path, book)) == ["B06-1 2013 1"]
