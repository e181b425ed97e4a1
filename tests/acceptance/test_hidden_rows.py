"""Rows of a list that the sender hid are counted, and the report says so."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.acceptance.running import cqq
from tests.returns.ledger.writing import write_ledger

HEADINGS = ("批次编号", "区县", "类别", "抽样日期", "抽查数", "合格数", "备注")
ROWS = [(f"A{n}", "渝北区", "产品", date(2013, 3, 5), 10, 9, None) for n in range(5)]


@pytest.mark.parametrize("long", [(), ("--limit", "long=1")], ids=["in memory", "streamed"])
def test_hidden_rows_of_a_list(long: tuple[str, ...], tmp_path: Path) -> None:
    path = write_ledger(tmp_path / "a.xlsx", ROWS, headings=HEADINGS, title="抽查抽检批次台账")
    book = openpyxl.load_workbook(path)
    for row in (5, 6):
        book.worksheets[0].row_dimensions[row].hidden = True
    book.save(path)
    report = json.loads(cqq("evaluate", path, "--format", "json", *long).stdout)
    said = [each["message"] for each in report["findings"] if each["code"] == "CQ263"]
    assert len(said) == 1
    assert "2 行" in said[0]
    assert report["sources"][0]["rows"]["used"] == 5
