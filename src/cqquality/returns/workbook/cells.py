"""From what a cell of OOXML says of itself to a cell of the grid."""

import re
from collections.abc import Callable, Sequence, Sized
from math import isinf

from cqquality.findings import address
from cqquality.returns.workbook.codes import Refused, damaged, too_large
from cqquality.returns.workbook.grid import MAX_COLUMN, MAX_ROW, Cell, Kind, Range
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.number_format import GENERAL
from cqquality.returns.workbook.strings import SharedStrings, decoded

_DECIMAL = re.compile(r"-?[0-9]{1,400}+(?:\.[0-9]{1,400}+)?")
_NUMBER = re.compile(
    r"[+-]?(?:[0-9]{1,400}+(?:\.[0-9]{0,400}+)?|\.[0-9]{1,400}+)(?:[eE][+-]?[0-9]{1,4})?"
)
_INDEX = re.compile(r"[0-9]{1,9}")
_ERROR = re.compile(r"#[A-Z0-9_/?!]{1,30}")
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?Z?$")
_TRUTH = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}
_SPACE = " \t\r\n"
_REMEMBERED = 1 << 14

Value = tuple[Kind, str]

_NOTHING: Value = (Kind.TEXT, "")


class CellFactory:
    """Makes the cells of one workbook, of a sheet and of all no more than the limits."""

    def __init__(
        self,
        strings: Callable[[], SharedStrings],
        formats: Sequence[str],
        to_be_calculated: bool,
        limits: Limits,
    ) -> None:
        self._load = strings
        self._strings: SharedStrings | None = None
        self._shared: dict[str, Value] = {}
        self._formats = {str(index): code for index, code in enumerate(formats)}
        self._usual = self._formats.get("0", GENERAL)
        self._stand_ins = to_be_calculated
        self._limits = limits
        self._left = limits.book
        self._most = min(limits.cells, limits.book)

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
        """Add a cell to `cells`, if it has a value.

        `style` and `form` are its attributes s and t as written; `formula` is
        None where there is none. A cell that is there twice becomes a bad one.
        """
        kind, raw = self.value(form, value, formula)
        if not raw:
            return
        place = (row, column)
        if place in cells or len(raw) > self._limits.text:
            kind, raw = Kind.BAD, raw[: self._limits.text]
        if not (0 < row <= MAX_ROW and 0 < column <= MAX_COLUMN):
            raise _outside(address(row, column))
        if len(cells) >= self._most:
            raise self._too_many()
        cells[place] = Cell(row, column, kind, raw, self.number_format(style), formula is not None)

    def shared_markup(self, indexes: Sequence[int]) -> list[bytes] | None:
        """Return many shared strings as they are written; None where that would be slow."""
        if self._strings is None:
            self._strings = self._load()
        return self._strings.markup(indexes)

    def value(self, form: str | None, value: str | None, formula: str | None) -> Value:
        """Return what a cell holds; its text is empty where it holds nothing."""
        if not value:
            kind, raw = _NOTHING
        elif form == "s":
            kind, raw = self._shared.get(value) or self._look_up(value)
        elif (form is None or form == "n") and _DECIMAL.fullmatch(value):
            kind, raw = Kind.NUMBER, value
        else:
            kind, raw = _value(form, value)
        if formula is not None and self._is_pending(form, value, raw):
            kind, raw = Kind.PENDING, f"={formula}"
        return kind, raw

    def number_format(self, style: str | None) -> str:
        """Return the format code of the cell format `style`."""
        return self._formats.get(style, GENERAL) if style else self._usual

    def close(self, cells: Sized) -> None:
        """Count the cells of a sheet that is done."""
        self._left -= len(cells)
        self._most = min(self._limits.cells, self._left)

    def _too_many(self) -> Refused:
        if self._most == self._limits.cells:
            return too_large("单元格太多", "too many cells", self._limits.cells, "cells")
        return too_large(
            "各工作表的单元格合计太多", "too many cells on all sheets", self._limits.book, "book"
        )

    def _look_up(self, value: str) -> Value:
        """Return the shared string with the index `value`, and remember it."""
        if self._strings is None:
            self._strings = self._load()
        if not _INDEX.fullmatch(value) or int(value) >= len(self._strings):
            return Kind.BAD, value
        found = Kind.TEXT, self._strings[int(value)]
        if len(self._shared) < _REMEMBERED:
            self._shared[value] = found
        return found

    def _is_pending(self, form: str | None, value: str | None, raw: str) -> bool:
        """Whether the file has no result for a formula.

        A zero in a workbook that asks to be calculated when opened is such a case: programs that
        cannot calculate write it in place of the result.
        """
        return value is None or (not value and form != "str") or (self._stand_ins and raw == "0")


def _value(form: str | None, value: str) -> Value:
    if form is None or form == "n":
        return _number(value.strip(_SPACE))
    if form in ("str", "inlineStr"):
        return Kind.TEXT, decoded(value) if "_x" in value else value
    if form == "b":
        return _checked(Kind.BOOL, value, _TRUTH.get(value.strip(_SPACE), ""))
    if form == "e":
        return _checked(Kind.ERROR, value, value if _ERROR.fullmatch(value) else "")
    return (Kind.TEXT, _MIDNIGHT.sub("", value)) if form == "d" else (Kind.BAD, value)


def _number(value: str) -> Value:
    sound = _NUMBER.fullmatch(value) and not ("e" in value.lower() and isinf(float(value)))
    return Kind.NUMBER if sound else Kind.BAD, value


def _checked(kind: Kind, value: str, read: str) -> Value:
    return (kind, read) if read else (Kind.BAD, value)


_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_columns: dict[str, int] = {}


def column_number(letters: str) -> int:
    """Return the number of a column: "XFD" is 16384."""
    found = _columns.get(letters)
    if found is None:
        found = 0
        for letter in letters.upper():
            found = found * 26 + ord(letter) - 64
        _columns[letters] = found
    return found


def position(written: str) -> tuple[int, int]:
    """Return row and column of an address; raise `Refused` where it is none."""
    match = _ADDRESS.fullmatch(written)
    if match is None:
        raise _outside(written)
    row, column = int(match[2]), column_number(match[1])
    if not (0 < row <= MAX_ROW and column <= MAX_COLUMN):
        raise _outside(written)
    return row, column


def region(written: str) -> Range:
    """Return the range written as "A1:C3"."""
    first, _, last = written.partition(":")
    (row, column), (end_row, end_column) = position(first), position(last or first)
    return Range(
        min(row, end_row), min(column, end_column), max(row, end_row), max(column, end_column)
    )


def _outside(written: str) -> Refused:
    shown = written[:20]
    return damaged(f"单元格地址 {shown} 无效", f"there can be no cell {shown}")
