"""Cells of a worksheet given another format; those that are not there yet are put in."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cqquality.findings import address
from cqquality.reports.annotation.mark import Mark
from cqquality.reports.annotation.markup import (
    Edit,
    Element,
    Malformed,
    appended,
    attribute,
    edited,
    elements,
)
from cqquality.returns.workbook.cells import position

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']([A-Z]+\d+):([A-Z]+\d+)[\"']")

Coloured = Callable[[int, Mark], int]
"""Return the number of the format a cell gets, from its own one and its mark."""


def anchored(data: bytes, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks in order, those inside a merged range at its first cell, one for each."""
    merges = [
        (position(top_left.decode()), position(bottom_right.decode()))
        for top_left, bottom_right in _MERGED.findall(data)
    ]
    placed: dict[tuple[int, int], Mark] = {}
    for mark in marks:
        row, column = next(
            (
                (top, left)
                for (top, left), (bottom, right) in merges
                if top <= mark.row <= bottom and left <= mark.column <= right
            ),
            (mark.row, mark.column),
        )
        there = placed.get((row, column))
        if there is None:
            placed[row, column] = mark._replace(row=row, column=column)
        else:
            text = f"{there.text}\n\n{mark.text}"
            worst = max(there.severity, mark.severity)
            placed[row, column] = there._replace(severity=worst, text=text)
    return [placed[where] for where in sorted(placed)]


class _Row(NamedTuple):
    """A row of the part, with its cells if it has a mark."""

    number: int
    element: Element
    cells: list[tuple[int, Element]]


def colour(data: bytes, marks: Sequence[Mark], coloured: Coloured) -> bytes:
    """Return a worksheet part with the marked cells in the format `coloured` gives them."""
    sheet = _Sheet(data, {mark.row for mark in marks})
    for row, marked in groupby(sorted(marks), key=lambda mark: mark.row):
        sheet.colour(row, list(marked), coloured)
    return edited(data, sheet.edits())


class _Sheet:
    def __init__(self, data: bytes, marked: set[int]) -> None:
        self._data = data
        self._rows: list[_Row] = []
        self._marked = marked
        self._number = 0
        self._edits: list[Edit] = []
        self._below: list[str] = []
        found = elements(data, self._wanted)
        self._table = next((each for each in found if each.name == "sheetData"), None)
        self._columns = [each for each in found if each.name == "col"]
        self._take(found)

    def _wanted(self, path: tuple[str, ...], attributes: dict[str, str]) -> bool:
        if path[1:] == ("sheetData",) or path[1:] == ("cols", "col"):
            return True
        if path[1:] == ("sheetData", "row"):
            number = attributes.get("r", "")
            self._number = int(number) if number.isdigit() else self._number + 1
            return True
        return path[1:] == ("sheetData", "row", "c") and self._number in self._marked

    def _take(self, found: Sequence[Element]) -> None:
        """Give numbers to the rows, and to the cells of those marked; not all say theirs."""
        column = number = 0
        for each in found:
            if each.name == "row":
                said = each.attributes.get("r", "")
                number, column = int(said) if said.isdigit() else number + 1, 0
                self._rows.append(_Row(number, each, []))
            elif each.name == "c":
                where = each.attributes.get("r")
                column = position(where)[1] if where else column + 1
                self._rows[-1].cells.append((column, each))

    def edits(self) -> list[Edit]:
        """Return everything that is to change."""
        if not self._below:
            return self._edits
        if self._table is None:
            raise Malformed("sheetData")
        return [*self._edits, appended(self._data, self._table, "".join(self._below).encode())]

    def colour(self, number: int, marks: Sequence[Mark], coloured: Coloured) -> None:
        """Give the marked cells of one row their format; rows come from the top."""
        at = bisect_right(self._rows, number, key=lambda row: row.number)
        if at and self._rows[at - 1].number == number:
            self._edits += self._in_row(self._rows[at - 1], marks, coloured)
            return
        prefix = self._table.prefix if self._table else ""
        cells = "".join(self._cell(mark, None, coloured, prefix) for mark in marks)
        row = f'<{prefix}row r="{number}">{cells}</{prefix}row>'
        if at < len(self._rows):
            start = self._rows[at].element.start
            self._edits.append(Edit(start, start, row.encode()))
        else:
            self._below.append(row)

    def _in_row(self, row: _Row, marks: Sequence[Mark], coloured: Coloured) -> Iterator[Edit]:
        there, prefix = dict(row.cells), row.element.prefix
        if not {mark.column for mark in marks} <= set(there):
            yield attribute(self._data, row.element, "spans", None)  # true of the old cells only
        last = ""
        for mark in marks:
            cell = there.get(mark.column)
            following = next((each for at, each in row.cells if at > mark.column), None)
            if cell:
                style = coloured(_number(cell.attributes.get("s")), mark)
                yield attribute(self._data, cell, "s", str(style))
            elif following:
                new = self._cell(mark, row, coloured, prefix)
                yield Edit(following.start, following.start, new.encode())
            else:
                last += self._cell(mark, row, coloured, prefix)
        if last:
            yield appended(self._data, row.element, last.encode())

    def _cell(self, mark: Mark, row: _Row | None, coloured: Coloured, prefix: str) -> str:
        """Return a cell that is not there yet; until now it looked like its row or its column."""
        style = coloured(self._base(mark, row), mark)
        return f'<{prefix}c r="{address(mark.row, mark.column)}" s="{style}"/>'

    def _base(self, mark: Mark, row: _Row | None) -> int:
        if row and row.element.attributes.get("customFormat") in ("1", "true"):
            return _number(row.element.attributes.get("s"))
        for each in self._columns:
            first, last = _number(each.attributes.get("min")), _number(each.attributes.get("max"))
            if first <= mark.column <= last:
                return _number(each.attributes.get("style"))
        return 0


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
