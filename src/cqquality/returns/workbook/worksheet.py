"""A worksheet part, element by element: complete, whatever program wrote it."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Protocol

from cqquality.returns.workbook.cells import CellFactory, position, region
from cqquality.returns.workbook.codes import Refused, damaged, too_large
from cqquality.returns.workbook.grid import (
    MAX_COLUMN,
    MAX_ROW,
    Cell,
    Interval,
    Range,
    Sheet,
    Visibility,
    intervals,
)
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import Visitor, number, truth, walk
from cqquality.returns.workbook.plain_rows import NotPlain, PlainRows

_ROW = ["worksheet", "sheetData", "row"]
_CELL = [*_ROW, "c"]
_MERGE = ["worksheet", "mergeCells", "mergeCell"]
_COLUMN = ["worksheet", "cols", "col"]
_TEXT_PATHS = {
    "v": [[*_CELL, "v"]],
    "f": [[*_CELL, "f"]],
    "t": [[*_CELL, "is", "t"], [*_CELL, "is", "r", "t"]],
}
_ANY = 1 << 40
_MOST_TALL = 1024
_WIDE = 64
"""Columns from which a merge is looked at for overlaps with others."""
HEAD_ROWS = 60
"""Rows that are enough to find the headings of a sheet."""
_AMBIGUOUS = "ambiguous"
"""The type of a cell whose parts contradict each other; no such type exists, so it is bad."""


class CellTaker(Protocol):
    """What is told of every cell: its place and its parts as written."""

    def put(
        self,
        cells: dict[tuple[int, int], Cell],
        row: int,
        column: int,
        style: str | None,
        form: str | None,
        value: str | None,
        formula: str | None,
    ) -> None:
        """Take in a cell; `cells` are those of the sheet so far."""


class SheetParts:
    """What is gathered of one sheet."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[Range] = []
        self.hidden_rows: list[Interval] = []
        self.hidden_columns: list[Interval] = []

    def sheet(self, name: str, state: Visibility, notes: dict[tuple[int, int], str]) -> Sheet:
        """Put the sheet together."""
        return Sheet(
            name=name,
            state=state,
            cells=self.cells,
            merges=tuple(self.merges),
            hidden_rows=intervals(self.hidden_rows),
            hidden_columns=intervals(self.hidden_columns),
            notes=notes,
        )


def read_worksheet(
    name: str, pieces: Callable[[], Iterable[bytes]], factory: CellFactory, limits: Limits
) -> SheetParts:
    """Read the worksheet part `name`, whose content `pieces` gives anew each time it is called."""
    visitor = _read_plain(name, pieces(), factory, limits)
    if visitor is None:
        visitor = Worksheet(name, factory, limits)
        walk(name, pieces(), visitor, limits)
    if not visitor.complete:
        raise damaged(f"{name} 里没有工作表数据", f"{name} has no sheet data")
    factory.close(visitor.parts.cells)
    return visitor.parts


def read_head(
    name: str, pieces: Iterable[bytes], rows: int, factory: CellFactory, limits: Limits
) -> SheetParts:
    """Read the first `rows` rows of the worksheet part `name`, and nothing behind them."""
    visitor = _Head(name, factory, limits, rows)
    with suppress(_Enough):
        walk(name, pieces, visitor, limits)
    return visitor.parts


def _read_plain(
    name: str, pieces: Iterable[bytes], factory: CellFactory, limits: Limits
) -> "Worksheet | None":
    """Read the rows the fast way and only the rest with the parser; None where that cannot be."""
    visitor = Worksheet(name, factory, limits)
    rows = PlainRows(visitor.parts.cells, visitor.parts.hidden_rows, factory)
    try:
        walk(name, rows.rest(pieces), visitor, limits)
    except NotPlain:
        return None
    return visitor if visitor.complete else None


class Worksheet(Visitor):
    """Gathers the cells, merges and hidden stretches of a worksheet."""

    def __init__(self, name: str, factory: CellTaker, limits: Limits) -> None:
        self.parts = SheetParts()
        self.complete = False
        """Whether the data of the sheet were there at all."""
        self._name = name
        self._factory = factory
        self._limits = limits
        self._row = 0
        self._column = 0
        self._attributes: dict[str, str] = {}
        self._texts: dict[str, list[str]] = {}
        self._length = 0
        self._children: set[str] = set()
        self._is_ambiguous = False
        self._tall = 0
        self._merged: Counter[int] = Counter()

    def start(self, path: list[str], attributes: dict[str, str]) -> None:
        """Take in an element."""
        name = path[-1]
        if len(path) >= len(_CELL) and path[: len(_CELL)] == _CELL:
            self._start_in_cell(path, attributes)
        elif name == "row" and path == _ROW:
            self._start_row(attributes)
        elif name == "mergeCell" and path == _MERGE:
            self._merge(region(attributes.get("ref", "")))
        elif name == "col" and path == _COLUMN:
            self._hide_columns(attributes)
        elif path == ["worksheet", "sheetData"]:
            self.complete = True
        elif name in ("c", "row") and path[1] == "sheetData":
            raise self._misplaced()

    def _start_in_cell(self, path: list[str], attributes: dict[str, str]) -> None:
        name, parent = path[-1], path[-2]
        if path == _CELL:
            self._start_cell(attributes)
            return
        if name in ("c", "row"):
            raise self._misplaced()
        # Each part of a cell is there once, and values have nothing but text in them; where that is
        # not so, programs differ in what they read.
        self._is_ambiguous |= parent in _TEXT_PATHS or (parent == "c" and name in self._children)
        if parent == "c" and name:
            self._children.add(name)
        if name in _TEXT_PATHS and path in _TEXT_PATHS[name]:
            self._texts.setdefault(name, [])

    def text(self, path: list[str], data: str) -> None:
        """Take in text."""
        name = path[-1]
        if name in _TEXT_PATHS and path in _TEXT_PATHS[name] and self._length <= self._limits.text:
            self._length += len(data)  # what is longer is refused, so the rest need not be kept
            self._texts[name].append(data)

    def end(self, path: list[str]) -> None:
        """Finish a cell."""
        if path[-1] == "c" and path == _CELL:
            self._end_cell()

    def _misplaced(self) -> Refused:
        return damaged(f"{self._name} 的单元格错位", f"cells of {self._name} are out of place")

    def _start_row(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r")
        self._row = self._row + 1 if written is None else number(written, MAX_ROW) or 0
        if not 0 < self._row <= MAX_ROW:
            raise damaged(
                f"{self._name} 的行号无效：{written or self._row}",
                f"there can be no row {written or self._row} in {self._name}",
            )
        self._column = 0
        if truth(attributes.get("hidden")):
            self.parts.hidden_rows.append((self._row, self._row))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r")
        if written is None:
            self._column += 1
            if self._column > MAX_COLUMN:
                raise damaged(
                    f"{self._name} 第 {self._row} 行的单元格太多",
                    f"too many cells in row {self._row} of {self._name}",
                )
        else:
            self._row, self._column = position(written)
        self._attributes = attributes
        self._texts.clear()
        self._children.clear()
        self._is_ambiguous = False
        self._length = 0

    def _end_cell(self) -> None:
        texts = {name: "".join(pieces) for name, pieces in self._texts.items()}
        form = self._attributes.get("t")
        value = texts.get("v")
        if form == "inlineStr":
            value = texts.get("t", value)
        if self._is_ambiguous:
            form, value = _AMBIGUOUS, value or texts.get("t")
        self._factory.put(
            self.parts.cells,
            self._row,
            self._column,
            self._attributes.get("s"),
            form,
            value,
            texts.get("f"),
        )

    def _merge(self, merged: Range) -> None:
        self.parts.merges.append(merged)
        self._tall += merged.is_tall
        if self._tall > _MOST_TALL:
            raise too_large(
                "很高的合并单元格太多", "too many tall merged ranges", _MOST_TALL, "merges"
            )
        self._check_overlap(merged)
        if len(self.parts.merges) > self._limits.merges:
            raise too_large(
                "合并单元格太多", "too many merged ranges", self._limits.merges, "merges"
            )

    def _check_overlap(self, merged: Range) -> None:
        """Refuse merges that are wider together than a row: only overlapping ones can be."""
        if merged.is_tall or merged.right - merged.left < _WIDE:
            return
        for row in range(merged.top, merged.bottom + 1):
            self._merged[row] += merged.right - merged.left + 1
            if self._merged[row] > 2 * MAX_COLUMN:
                raise damaged(f"{self._name} 的合并区域重叠", f"merges of {self._name} overlap")

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        first, last = (number(attributes.get(end), _ANY) for end in ("min", "max"))
        if truth(attributes.get("hidden")) and first and last:
            self.parts.hidden_columns.append((first, min(last, MAX_COLUMN)))


class _Enough(Exception):  # noqa: N818 - a way to stop the parser
    pass


class _Head(Worksheet):
    """Stops behind a number of rows."""

    def __init__(self, name: str, factory: CellTaker, limits: Limits, rows: int) -> None:
        super().__init__(name, factory, limits)
        self._left = rows

    def start(self, path: list[str], attributes: dict[str, str]) -> None:
        if path == _ROW:
            self._left -= 1
            if self._left < 0:
                raise _Enough
        super().start(path, attributes)
