"""Workbooks of ledgers, as they are sent."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.returns.ledger.asking import BATCHES

HEADINGS = tuple(column.name.zh for column in BATCHES.columns)
TITLE = "监督抽查台账"
FIRST = 4
"""The row below the headings."""


def write_ledger(
    path: Path,
    rows: Sequence[Sequence[Any]],
    window: str = "2013年",
    headings: Sequence[str] = HEADINGS,
    tab: str = "台账",
    shared: bool = True,
    title: str = TITLE,
) -> Path:
    """Write title, period, headings in row 3 and the rows from row 4 on."""
    book = xlsxwriter.Workbook(path, {"constant_memory": not shared})
    page, day = book.add_worksheet(tab), book.add_format({"num_format": "yyyy-mm-dd"})
    page.write_string(0, 0, title)
    page.write_string(1, 0, window)
    page.write_row(2, 0, headings)
    for at, row in enumerate(rows, FIRST - 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(at, column, value, day)
            elif isinstance(value, str):
                page.write_string(at, column, value)
            elif value is not None:
                page.write(at, column, value)
    book.close()
    return path
