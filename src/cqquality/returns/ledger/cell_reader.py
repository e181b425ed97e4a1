"""From what a cell of a ledger holds to its value: the one place where that is decided."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from cqquality.definitions.model import Words
from cqquality.definitions.pack import Unit
from cqquality.findings import Finding, Place, Severity
from cqquality.period import Period
from cqquality.quantity import SHARES, Dimension
from cqquality.returns.figure import DEFAULT_MARKS, Mark, read_figure, read_period
from cqquality.returns.figure.bare_date import bare_date, is_serial
from cqquality.returns.figure.bounds import trespass
from cqquality.returns.figure.cell_fault import cell_fault
from cqquality.returns.figure.folding import fold, key, seen
from cqquality.returns.figure.numeral import stored_number
from cqquality.returns.figure.shown_word import shown_word
from cqquality.returns.ledger import codes
from cqquality.returns.workbook.grid import Cell, Kind
from cqquality.returns.workbook.number_format import NumberFormat, classify
from cqquality.text import Text

TOTAL = re.compile(r"(全市)?(合计|总计|小计|共计|total|subtotal)", re.IGNORECASE)
"""A row with such a cell adds up others."""
NOTE = re.compile(
    r"(附?注\d*|说明|单位负责人|统计负责人|负责人|填表人|制表人|审核人|报出日期)[:：].*"
)
"""What stands below a table."""
_SPACE = re.compile(r"(?<=[\u3400-\u9fff×]) +| +(?=[\u3400-\u9fff×])")
PLAIN_NUMBER = Unit(id="", name=Words(zh="数", en="number"), dimension=Dimension.AMOUNT)
"""The unit of a column of numbers without one."""

Value = int | Fraction | str | Period


class Reading(NamedTuple):
    """What a cell says: its value, and what was found about it.

    `fault` is the error for which a row with this cell is refused; without one, and without a
    value, the cell says nothing and need not. `notes` are told and the row counts.
    """

    value: Value | None = None
    fault: Finding | None = None
    notes: tuple[Finding, ...] = ()
    blank: bool = False
    total: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column asked for: the headings it may have, as `key` folds them, and what is in it.

    A column that is `required` must have a value in every row that is meant. `marks` are the words
    of the issuer for "no figure".
    """

    id: str
    name: Text
    headings: frozenset[str]
    kind: Literal["text", "number", "date", "period"]
    unit: Unit | None = None
    required: bool = False
    marks: tuple[tuple[str, Mark], ...] = tuple(DEFAULT_MARKS.items())
    _no_text: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_no_text", frozenset(key(word) for word, _ in self.marks))

    def read(self, cell: Cell | None, *, date1904: bool = False) -> Reading:
        """Read a cell, wherever it stands; None is a blank. The same cell reads the same."""
        if cell is None or (cell.kind is Kind.TEXT and not fold(cell.raw)):
            return self._checked(Reading(blank=True), "")
        if self.kind == "number" and (plain := self._plain(cell)) is not None:
            return Reading(plain)
        text = fold(cell.raw) if cell.kind is Kind.TEXT else ""
        if TOTAL.fullmatch(text):
            return Reading(text, total=True)
        reading = self._checked(self._read(cell, date1904), cell.raw)
        return reading._replace(note=True) if NOTE.fullmatch(text) else reading

    def typed(self, cell: Cell) -> Cell:
        """Return the cell that a text stands for where there are no numbers but texts.

        A text of digits is a number then: also Excel's number of a day, where days are asked for.
        """
        if cell.kind is not Kind.TEXT or self.kind == "text":
            return cell
        number = cell._replace(kind=Kind.NUMBER, raw=cell.raw.strip())
        is_number = self.kind == "number" and stored_number(cell.raw) is not None
        return number if is_number or is_serial(number) else cell

    def _checked(self, reading: Reading, raw: str) -> Reading:
        """Return the reading; refused where there must be a value and is none."""
        if reading.fault or reading.value is not None or not self.required:
            return reading
        return reading._replace(fault=codes.NO_VALUE.at(Place(), self.id, seen=seen(raw)))

    def _plain(self, cell: Cell) -> int | Fraction | None:
        """Read the cells of which `read_figure` has nothing to say, ten times faster than it."""
        dimension = (self.unit or PLAIN_NUMBER).dimension
        if cell.kind is not Kind.NUMBER or dimension in SHARES:
            return None
        value = stored_number(cell.raw) if _says_nothing(cell.number_format) else None
        if value is None or trespass(value, dimension):
            return None
        return _whole(value)

    def _read(self, cell: Cell, date1904: bool) -> Reading:
        if self.kind == "text":
            return self._text(cell)
        marks = dict(self.marks)
        if self.kind == "number":
            unit = self.unit or PLAIN_NUMBER
            figure = read_figure(cell, unit, Place(), self.id, marks, date1904=date1904)
            value = None if figure.value is None else _whole(figure.value)
            return _reading(value, figure.findings)
        if self.kind == "date":
            day = bare_date(cell, date1904=date1904)
            if day is not None:
                return _reading(day, self._serial(cell, day))
        is_date = self.kind == "date"
        return _reading(
            *read_period(cell, Place(), self.id, marks, date1904=date1904, is_date=is_date)
        )

    def _serial(self, cell: Cell, day: Period) -> tuple[Finding, ...]:
        if not is_serial(cell):
            return ()
        return (codes.SERIAL.at(Place(), self.id, seen=cell.raw, date=day.text),)

    def _text(self, cell: Cell) -> Reading:
        fault = cell_fault(cell, Place(), self.id)
        if fault:
            return Reading(fault=fault)
        if cell.kind is Kind.TEXT and key(cell.raw) in self._no_text:
            return Reading()
        return Reading(_SPACE.sub("", fold(cell.raw)))


def _reading(value: Value | None, findings: tuple[Finding, ...]) -> Reading:
    """Return a reading; of several errors the first is the fault."""
    faults = [each for each in findings if each.severity is Severity.ERROR]
    if faults:
        return Reading(fault=faults[0])
    return Reading(value, notes=findings)


@lru_cache(maxsize=1024)
def _says_nothing(number_format: str) -> bool:
    return classify(number_format) is NumberFormat.PLAIN and not shown_word(number_format)


def _whole(value: Fraction) -> int | Fraction:
    return int(value) if value.denominator == 1 else value


_EPOCH = date(1899, 12, 30).toordinal()


def cell_of(value: object) -> Cell | None:
    """Return the cell that an engine's own value would stand in; None for none.

    A day becomes a date cell, also one with a time of day; a number stands with its digits.
    """
    match value:
        case None:
            return None
        case bool():
            return Cell(0, 0, Kind.BOOL, "TRUE" if value else "FALSE")
        case int():
            return Cell(0, 0, Kind.NUMBER, str(value))
        case Decimal():
            return Cell(
                0, 0, Kind.NUMBER, f"{value:f}" if isinstance(value, Decimal) else f"{value}"
            )
        case float():
            return Cell(0, 0, Kind.NUMBER, repr(value))
        case datetime():
            return cell_of(value.date())
        case date():
            return Cell(0, 0, Kind.TEXT, value.isoformat())
        case _:
            return Cell(0, 0, Kind.TEXT, str(value))
