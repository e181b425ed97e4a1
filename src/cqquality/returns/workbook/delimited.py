"""Delimited text: CSV as Excel, WPS and databases write it."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from cqquality.returns.workbook.codes import (
    UNKNOWN_ENCODING,
    Refused,
    damaged,
    too_large,
)
from cqquality.returns.workbook.grid import MAX_COLUMN, MAX_ROW, Cell, Kind, Sheet, Workbook
from cqquality.returns.workbook.limits import Limits

_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_DELIMITERS = ",;\t"
_SAMPLE = 50
_CONTROLS = frozenset(map(chr, range(0x20))) - frozenset("\t\n\r\f")


def read_delimited(data: bytes, name: str, title: str, limits: Limits) -> Workbook:
    """Read text as a workbook of one sheet called `title`; every cell is text."""
    text = decoded_text(data)
    if not _CONTROLS.isdisjoint(text):
        raise Refused(UNKNOWN_ENCODING)
    cells = _cells(text, delimiter_of(text), limits)
    return Workbook(name=name, sheets=(Sheet(title, cells=cells),), format="csv")


def decoded_text(data: bytes) -> str:
    """Decode by the byte order mark, else as UTF-8, which hardly any other text happens to be."""
    marked = next((code for mark, code in _MARKS.items() if data.startswith(mark)), None)
    for encoding in (marked,) if marked else _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(UNKNOWN_ENCODING)


def delimiter_of(text: str) -> str:
    """Return the delimiter that divides the first rows into the most fields."""

    def divisions(delimiter: str) -> int:
        try:
            sample = list(islice(csv.reader(_lines(text), delimiter=delimiter), _SAMPLE))
        except csv.Error:
            return 0
        return sum(len(row) - 1 for row in sample if row)

    return max(_DELIMITERS, key=divisions)


def _lines(text: str) -> StringIO:
    return StringIO(text, newline="")


def _cells(text: str, delimiter: str, limits: Limits) -> dict[tuple[int, int], Cell]:
    cells: dict[tuple[int, int], Cell] = {}
    for row, fields in enumerate(_sound_rows(text, delimiter), 1):
        if row > MAX_ROW or len(fields) > MAX_COLUMN:
            raise damaged("行或列太多", "there are too many rows or columns")
        for column, raw in enumerate(fields, 1):
            if raw:
                kind = Kind.TEXT if len(raw) <= limits.text else Kind.BAD
                cells[row, column] = Cell(row, column, kind, raw[: limits.text])
        if len(cells) > limits.cells:
            raise too_large("单元格太多", "too many cells", limits.cells, "cells")
    return cells


def _sound_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Go through the rows; a quotation mark never closed would swallow all that follows it."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error:
        line = reader.line_num
        raise damaged(
            f"第 {line} 行的引号不成对", f"the quotes in line {line} do not match"
        ) from None
