"""The same sheet as the many kinds of file it may arrive in."""

import csv
import io
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.acceptance.defects.answer import Put, Send, type_in
from tests.returns.form.filling import opened
from tests.returns.workbook import compound
from tests.returns.workbook.test_values import ods

GB18030_MARK = b"\x84\x31\x95\x33"
NAME = "return"


def csv_in(encoding: str, mark: bytes = b"") -> Send:
    """Send the first sheet as comma-separated values, behind a byte order mark."""

    def send(book: openpyxl.Workbook, folder: Path) -> None:
        sheet = book.worksheets[0]
        out = io.StringIO()
        csv.writer(out).writerows(row for row in sheet.iter_rows(values_only=True))
        path = folder / f"{sheet.title}.csv"
        path.write_bytes(mark + out.getvalue().encode(encoding))

    return send


def web_page(book: openpyxl.Workbook, folder: Path) -> None:
    """Send a web page that is called a workbook, as many systems export them."""
    sheet = book.worksheets[0]
    rows = "".join(f"<tr>{''.join(_html_cells(sheet, row))}</tr>" for row in _rows(sheet))
    page = f"<html><meta charset=gb2312><table>{rows}</table></html>"
    (folder / f"{NAME}.xls").write_bytes(page.encode("gb18030"))


def _html_cells(sheet: Worksheet, row: tuple[Any, ...]) -> Iterator[str]:
    for cell in row:
        span = next((m for m in sheet.merged_cells.ranges if cell.coordinate in m), None)
        if span and (cell.row, cell.column) != (span.min_row, span.min_col):
            continue
        size = f" colspan={span.size['columns']} rowspan={span.size['rows']}" if span else ""
        yield f"<td{size}>{escape(_text(cell.value))}</td>"


def binary(name: str) -> Callable[[openpyxl.Workbook, Path], None]:
    """Return the sending of a binary workbook, .xls of Excel 97 or .et of WPS."""

    def send(book: openpyxl.Workbook, folder: Path) -> None:
        sheet = book.worksheets[0]
        records = [_record(cell) for row in _rows(sheet) for cell in row if cell.value is not None]
        for span in sheet.merged_cells.ranges:
            top, bottom = span.min_row - 1, span.max_row - 1
            records.append(compound.merge(top, bottom, span.min_col - 1, span.max_col - 1))
        content = compound.workbook([(sheet.title, 0, b"".join(records))])
        (folder / name).write_bytes(content)

    return send


def _record(cell: Any) -> bytes:
    if isinstance(cell.value, int | float):
        return compound.number(cell.row - 1, cell.column - 1, float(cell.value))
    return compound.label(cell.row - 1, cell.column - 1, _text(cell.value))


def open_document(book: openpyxl.Workbook, folder: Path) -> None:
    """Send a spreadsheet of LibreOffice."""
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
        for row in _rows(book.worksheets[0])
    )
    (folder / f"{NAME}.ods").write_bytes(ods(rows))


def _ods_cell(cell: Any) -> str:
    if cell.value is None:
        return "<table:table-cell/>"
    if isinstance(cell.value, int | float):
        head = f"office:value-type='float' office:value='{cell.value}'"
    else:
        head = "office:value-type='string'"
    return (
        f"<table:table-cell {head}><text:p>{escape(_text(cell.value))}</text:p></table:table-cell>"
    )


def _rows(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    return sheet.iter_rows()


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def twice(other: str, **typed: Any) -> Send:
    """Send the workbook, and under another name the same again or with something changed."""

    def send(book: openpyxl.Workbook, folder: Path) -> None:
        book.save(folder / f"{NAME}.xlsx")
        if typed:
            type_in(book.worksheets[0], typed)
            book.save(folder / other)
        else:
            (folder / other).write_bytes((folder / f"{NAME}.xlsx").read_bytes())

    return send


def beside(form: str, when: str, typed: Put) -> Send:
    """Send the workbook with that of another period, which comes first."""

    def send(book: openpyxl.Workbook, folder: Path) -> None:
        book.save(folder / f"{NAME}.xlsx")
        other = opened(form, when)
        type_in(other.worksheets[0], typed)
        other.save(folder / "before.xlsx")

    return send


KINDS: dict[str, Send] = {
    "gbk": csv_in("gb18030"),
    "gb18030 with mark": csv_in("gb18030", GB18030_MARK),
    "utf-8 with mark": csv_in("utf-8-sig"),
    "utf-16": csv_in("utf-16"),
    "web page": web_page,
    "xls": binary(f"{NAME}.xls"),
    "et": binary(f"{NAME}.et"),
    "ods": open_document,
}
"""All kinds of file besides .xlsx."""
