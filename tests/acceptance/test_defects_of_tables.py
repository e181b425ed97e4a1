"""Defects of the general template, which has a row for each figure."""

from io import BytesIO
from pathlib import Path

import openpyxl

from tests.acceptance.defects.answer import type_in
from tests.acceptance.defects.inspecting import inspected, taken, told
from tests.acceptance.filling import blank


def test_parts_of_a_year_that_do_not_add_up(tmp_path: Path) -> None:
    """D25: 314 of 333 passed, published with 217 of 233 and all of a further 100."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["数据项", "计量单位", "代码", "期别", "数值"])
    for when, batches, passed in (
        ("2013年", 333, 314),
        ("2013年1-6月", 233, 217),
        ("2013年7-12月", 100, 100),
    ):
        sheet.append(["抽查批次", "批次", "P02-1", when, batches])
        sheet.append(["合格批次", "批次", "P02-2", when, passed])
    book.save(tmp_path / "return.xlsx")
    said = inspected(tmp_path)
    assert len(taken(said)) == 6
    assert told(said) == ["CQ301 E3"]


def test_a_target_stated_by_the_sender(tmp_path: Path) -> None:
    """D39."""
    book = openpyxl.load_workbook(BytesIO(blank(tmp_path)))
    (tmp_path / "blank.xlsx").unlink()
    sheet = next(each for each in book.worksheets if each["A4"].value == "P01-1")
    type_in(sheet, {"F4": 85.49, "H3": "目标值", "H4": 85})
    book.save(tmp_path / "return.xlsx")
    said = inspected(tmp_path)
    assert (taken(said), told(said)) == ({"F4": "P01-1 2011 85.49"}, ["CQ243 H4"])
