"""Fills in the blank workbook as somebody would: finds the row by code and year, types a value."""

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from cqquality.cli import program

CODE, PERIOD, VALUE = 1, 5, 6
FIRST_ROW = 4
BLANK = "-"


def blank(folder: Path, *options: str) -> bytes:
    """Return the blank workbook that the command line writes."""
    path = folder / "blank.xlsx"
    done = CliRunner().invoke(program, ["template", "-o", str(path), *options])
    assert done.exit_code == 0, done.output
    return path.read_bytes()


def fill(
    form: bytes, path: Path, typed: Iterable[str], lists: Mapping[str, str] | None = None
) -> None:
    """Fill in `form`: figures such as "B01-1=2 2 2 2 2", and the amounts of ledgers by sheet."""
    book = load_workbook(BytesIO(form))
    rows = {
        (sheet.cell(row, CODE).value, str(sheet.cell(row, PERIOD).value)[:4]): (sheet, row)
        for sheet in book.worksheets[1:]
        for row in range(FIRST_ROW, sheet.max_row + 1)
    }
    for entry in typed:
        code, _, values = entry.strip().partition("=")
        for year, value in zip(_years(values.split()), values.split(), strict=True):
            if value != BLANK:
                sheet, row = rows[code, str(year)]
                _type(sheet.cell(row, VALUE), value)
    for name, amounts in (lists or {}).items():
        _list(book[name], amounts)
    book.save(path)


def _years(values: list[str]) -> range:
    """Return the years of values: 2015 alone, or those that end with it, from 2010 or 2011."""
    return range(2016 - len(values), 2016)


def _type(cell: Cell | MergedCell, text: str) -> None:
    """Put into a cell what Excel does for `text`: 96.5% is 0.965 in a percentage format."""
    if text.endswith("%"):
        cell.value = float(f"{text[:-1]}e-2")
        cell.number_format = "0.00%"
    else:
        cell.value = float(text)


def _list(sheet: Worksheet, amounts: str) -> None:
    for row, amount in enumerate(amounts.split(), FIRST_ROW):
        sheet.cell(row, 1).value = f"第{row}家"
        sheet.cell(row, 2).value = float(amount)
        sheet.cell(row, 3).value = "2015年"


def assessed(*arguments: object) -> dict[str, Any]:
    """Return the report of `cqq evaluate` in JSON."""
    command = ["evaluate", *map(str, arguments), "--format", "json", "--fail-on", "never"]
    done = CliRunner().invoke(program, command)
    assert done.exit_code == 0, done.output
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def statuses(report: Mapping[str, Any]) -> dict[str, str]:
    """Return the status of each target."""
    return {r["id"]: r["status"] for r in report["results"] if r["kind"] != "milestone"}
