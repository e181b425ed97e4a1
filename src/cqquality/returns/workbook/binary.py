"""Binary workbooks of Excel 97-2003 and WPS: .xls and .et, through xlrd."""

import os
from typing import TYPE_CHECKING, Any

from cqquality.returns.workbook.codes import (
    NEEDS_EXTRA,
    PASSWORD,
    Refused,
    damaged,
    too_large,
)
from cqquality.returns.workbook.grid import (
    Cell,
    Interval,
    Kind,
    Range,
    Sheet,
    Visibility,
    Workbook,
    intervals,
)
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.number_format import GENERAL, UNSEEN

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as XlrdSheet

_STATES = (Visibility.VISIBLE, Visibility.HIDDEN, Visibility.VERY_HIDDEN)
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_WHITES = (1, 9)
"""The places of white in the palette."""
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def read_binary(data: bytes, name: str, limits: Limits) -> Workbook:
    """Read a compound file with a workbook in it.

    The format does not tell xlrd which cells are formulas: `Cell.formula` is always false.
    """
    try:
        import xlrd
    except ImportError:
        raise Refused(NEEDS_EXTRA) from None
    with open(os.devnull, "w", encoding="utf-8") as silence:  # noqa: PTH123 - not a path
        try:
            book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=silence
            )
            sheets = _sheets(book, limits)
        except Refused:
            raise
        except Exception as error:  # xlrd lets errors of any kind through
            if "encrypted" in str(error):
                raise Refused(PASSWORD) from None
            raise damaged("其中的记录有误", "its records are wrong") from None
    return Workbook(name=name, sheets=sheets, date1904=bool(book.datemode), format="xls")


def _sheets(book: "Book", limits: Limits) -> tuple[Sheet, ...]:
    sheets = tuple(_sheet(book, sheet, limits) for sheet in book.sheets())
    if sum(len(sheet.cells) for sheet in sheets) > limits.cells:
        raise too_large("单元格太多", "too many cells", limits.cells, "cells")
    return sheets


def _sheet(book: "Book", sheet: "XlrdSheet", limits: Limits) -> Sheet:
    merges = (
        Range(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
    )
    return Sheet(
        name=sheet.name,
        state=_STATES[sheet.visibility],
        cells=_cells(book, sheet, limits),
        merges=tuple(merges),
        hidden_rows=_hidden(sheet.rowinfo_map),
        hidden_columns=_hidden(sheet.colinfo_map),
        notes={
            (row + 1, column + 1): note.text for (row, column), note in sheet.cell_note_map.items()
        },
    )


def _hidden(lines: dict[int, Any]) -> tuple[Interval, ...]:
    return intervals([(at + 1, at + 1) for at, info in lines.items() if info.hidden])


def _cells(book: "Book", sheet: "XlrdSheet", limits: Limits) -> dict[tuple[int, int], Cell]:
    cells: dict[tuple[int, int], Cell] = {}
    for row in range(sheet.nrows):
        types, values = sheet.row_types(row), sheet.row_values(row)
        for column, (kind_number, value) in enumerate(zip(types, values, strict=True)):
            kind, raw = _value(kind_number, value)
            if not raw:
                continue
            if len(raw) > limits.text:
                kind, raw = Kind.BAD, raw[: limits.text]
            number_format = _format(book, sheet.cell_xf_index(row, column))
            cells[row + 1, column + 1] = Cell(row + 1, column + 1, kind, raw, number_format)
    return cells


def _value(kind: int, value: Any) -> tuple[Kind, str]:
    if kind == _TEXT:
        return Kind.TEXT, value
    if kind in (_NUMBER, _DATE):
        return Kind.NUMBER, repr(value).removesuffix(".0")
    if kind == _BOOLEAN:
        return Kind.BOOL, "TRUE" if value else "FALSE"
    if kind == _ERROR:
        return Kind.ERROR, _ERRORS.get(value, "#N/A")
    return Kind.TEXT, ""


def _format(book: "Book", index: int) -> str:
    if not 0 <= index < len(book.xf_list):
        return GENERAL
    look = book.xf_list[index]
    found = book.format_map.get(look.format_key)
    code = GENERAL if found is None else found.format_str
    return f"{UNSEEN}{code}" if _is_unseen(book, look) else code


def _is_unseen(book: "Book", look: Any) -> bool:
    """Whether a cell is written in white on a ground without a fill."""
    fonts = book.font_list
    colour = fonts[look.font_index].colour_index if look.font_index < len(fonts) else None
    return colour in _WHITES and look.background.fill_pattern == 0
