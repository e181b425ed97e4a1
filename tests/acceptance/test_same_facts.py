"""The same facts in five forms and kinds of file give the same report, byte for byte."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cqquality.api import evaluate, read_returns, render
from tests.acceptance.defects.answer import Send
from tests.acceptance.defects.sending import KINDS
from tests.acceptance.filling import blank
from tests.returns.form.filling import PACK, opened
from tests.returns.workbook import compound

FACTS = {2012: ("5500", "4950"), 2013: ("5831", "5266")}
"""Batches inspected and passed, by year."""

_OF_FILES = {"CQ218", "CQ251"}
"""A web page, a number stored as text, a sheet of another kind: true of a file, not of facts."""

ITEMS = (("产品质量监督抽查批次", "P02-1"), ("产品质量监督抽查合格批次", "P02-2"))
HEADINGS = ("指标名称", "计量单位", "代码", "期别", "数值")
ROWS = [
    (name, "批次", code, f"{year}年", figures[at])
    for year, figures in FACTS.items()
    for at, (name, code) in enumerate(ITEMS)
]


def general(folder: Path) -> None:
    """The workbook of `cqq template`."""
    book = openpyxl.load_workbook(io.BytesIO(blank(folder)))
    (folder / "blank.xlsx").unlink()
    wanted = {(code, period): float(value) for _, _, code, period, value in ROWS}
    for sheet in book.worksheets[1:]:
        for row in range(4, sheet.max_row + 1):
            value = wanted.get((str(sheet.cell(row, 1).value), str(sheet.cell(row, 5).value)))
            if value is not None:
                sheet.cell(row, 6).value = value
    book.save(folder / "通用表.xlsx")


def departmental(folder: Path) -> None:
    """The form of the department, one for each year."""
    for year, (batches, passed) in FACTS.items():
        book = opened("inspections", f"{year}年")
        sheet = book.worksheets[0]
        sheet["E9"], sheet["E12"] = int(batches), int(passed)
        book.save(folder / f"101表{year}.xlsx")


def comma_separated(folder: Path) -> None:
    """A CSV in the encoding of Chinese Windows."""
    out = io.StringIO()
    csv.writer(out).writerows([HEADINGS, *ROWS])
    (folder / "质监局.csv").write_bytes(out.getvalue().encode("gb18030"))


def old_excel(folder: Path) -> None:
    """A workbook of Excel 97, figures as numbers."""
    cells = [compound.label(0, at, word) for at, word in enumerate(HEADINGS)]
    for number, (*words, value) in enumerate(ROWS, 1):
        cells += [compound.label(number, at, word) for at, word in enumerate(words)]
        cells.append(compound.number(number, len(words), float(value)))
    (folder / "老表.xls").write_bytes(compound.workbook([("Sheet1", 0, b"".join(cells))]))


def web_page(folder: Path) -> None:
    """Another layout, a column for each year, as a web page that is called a workbook."""
    years = "".join(f"<td>{year}年</td>" for year in FACTS)
    lines = "".join(
        f"<tr><td>{name}</td>"
        + "".join(f"<td>{figures[at]}</td>" for figures in FACTS.values())
        + "</tr>"
        for at, (name, _) in enumerate(ITEMS)
    )
    head = f"<tr><td>项目</td>{years}</tr>"
    page = f"<html><p>产品质量抽查情况</p><table>{head}{lines}</table></html>"
    (folder / "导出.xls").write_bytes(page.encode("gb18030"))


def departmental_as(send: Send) -> Callable[[Path], None]:
    """The forms of the department as another kind of file."""

    def write(folder: Path) -> None:
        for year, (batches, passed) in FACTS.items():
            book = opened("inspections", f"{year}年")
            sheet = book.worksheets[0]
            sheet["E9"], sheet["E12"] = int(batches), int(passed)
            sheet.title = f"101表{year}"
            part = folder / str(year)
            part.mkdir()
            send(book, part)

    return write


WRITERS = {
    "the form of the department": departmental,
    "a CSV": comma_separated,
    "Excel 97": old_excel,
    "a web page with a column for each year": web_page,
    **{f"the form as {name}": departmental_as(send) for name, send in KINDS.items()},
}


def report(write: Callable[[Path], None], folder: Path) -> str:
    """Return the report in JSON without what says where the facts stood."""
    folder.mkdir()
    write(folder)
    document: dict[str, Any] = json.loads(
        render(evaluate(PACK, read_returns(folder, PACK)), "json")
    )
    del document["files"]
    for result in document["results"]:
        del result["sources"]
    for finding in document["findings"]:
        for place in ("file", "sheet", "cell"):
            del finding[place]
    # what is said of the file and not of the facts
    document["findings"] = [f for f in document["findings"] if f["code"] not in _OF_FILES]
    del document["summary"]["findings"]
    return json.dumps(document, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_the_same_facts_give_the_same_report(write: Callable[[Path], None], tmp_path: Path) -> None:
    expected = report(general, tmp_path / "general")
    assert '"value": "526600/5831"' in expected
    assert report(write, tmp_path / "other") == expected
