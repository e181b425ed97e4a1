"""From what a cell of a ledger holds to the value that is counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, Protocol

from cqquality.definitions.pack import Unit
from cqquality.findings import Finding, Place
from cqquality.quantity import SHARES
from cqquality.returns.figure import read_figure, read_period
from cqquality.returns.figure.bounds import trespass
from cqquality.returns.figure.cell_fault import cell_fault
from cqquality.returns.figure.codes import NOT_A_PERIOD
from cqquality.returns.figure.folding import fold, key, seen
from cqquality.returns.figure.numeral import stored_number
from cqquality.returns.figure.shown_word import shown_word
from cqquality.returns.ledger import codes
from cqquality.returns.workbook.grid import Cell, Kind
from cqquality.returns.workbook.number_format import NumberFormat, classify


class LeftOut(Enum):
    """Stands for the value of a cell that says its row is not to be counted."""

    LEFT_OUT = "left out"


LEFT_OUT = LeftOut.LEFT_OUT
Value = int | Fraction | str | LeftOut


class Reading(NamedTuple):
    """The value of a cell, and what was found about it; None where it has no sound value."""

    value: Value | None
    findings: tuple[Finding, ...] = ()


class Reader(Protocol):
    """Reads the cells of one column; it can be pickled. Each different cell is read once."""

    def read(self, cell: Cell | None, subject: str, *, date1904: bool) -> Reading:
        """Read a cell of the column `subject`, wherever it stands; None is a blank."""


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads names and numbers used as names, folded; with `known`, only those, by any alias.

    Words in `left_out`, such as 合计, say that their row is not counted.
    """

    known: Mapping[str, str] | None = None
    left_out: tuple[str, ...] = ()
    _names: dict[str, Value] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names: dict[str, Value] = {key(word): LEFT_OUT for word in self.left_out}
        for alias, name in (self.known or {}).items():
            names[key(alias)] = name
        object.__setattr__(self, "_names", names)

    def read(self, cell: Cell | None, subject: str, *, date1904: bool) -> Reading:  # noqa: ARG002
        """Read a name."""
        text = fold(cell.raw) if cell and cell.kind in (Kind.TEXT, Kind.NUMBER) else ""
        if cell is None or (not text and cell.kind is Kind.TEXT):
            return _blank(subject)
        fault = cell_fault(cell, Place(), subject)
        if fault:
            return Reading(None, (fault,))
        value: Value | None = None if self.known is not None else text
        if self._names:
            value = self._names.get(key(text), value)
        if value is None:
            unknown = codes.UNKNOWN_WORD.at(Place(), subject, seen=seen(cell.raw))
            return Reading(None, (unknown,))
        return Reading(value)


@dataclass(frozen=True, slots=True)
class NumberReader:
    """Reads figures in a unit, as a form does; a missing mark is no figure."""

    unit: Unit

    def read(self, cell: Cell | None, subject: str, *, date1904: bool) -> Reading:
        """Read a figure; a whole one becomes an int, which adds up faster."""
        value = self._plain(cell)
        if value is not None:
            return Reading(value)
        figure = read_figure(cell, self.unit, Place(), subject, date1904=date1904)
        if figure.value is None:
            return Reading(None, figure.findings) if figure.findings else _blank(subject, cell)
        return Reading(_whole(figure.value), figure.findings)

    def _plain(self, cell: Cell | None) -> Value | None:
        """Read the cells of which `read_figure` has nothing to say, ten times faster than it."""
        if cell is None or cell.kind is not Kind.NUMBER or self.unit.dimension in SHARES:
            return None
        value = stored_number(cell.raw) if _says_nothing(cell.number_format) else None
        if value is None or trespass(value, self.unit.dimension):
            return None
        return _whole(value)


@dataclass(frozen=True, slots=True)
class YearReader:
    """Reads the year of a date, a month or any period within one year."""

    def read(self, cell: Cell | None, subject: str, *, date1904: bool) -> Reading:
        """Read a year."""
        if cell and cell.kind is Kind.TEXT and not fold(cell.raw):
            return _blank(subject, cell)
        period, findings = read_period(cell, Place(), subject, date1904=date1904)
        if period is None:
            return Reading(None, findings) if findings else _blank(subject, cell)
        if period.start.year != period.end.year:
            several = NOT_A_PERIOD.at(Place(), subject, seen=seen(cell.raw if cell else ""))
            return Reading(None, (several,))
        return Reading(period.end.year, findings)


@lru_cache(maxsize=1024)
def _says_nothing(number_format: str) -> bool:
    return classify(number_format) is NumberFormat.PLAIN and not shown_word(number_format)


def _whole(value: Fraction) -> Value:
    return int(value) if value.denominator == 1 else value


def _blank(subject: str, cell: Cell | None = None) -> Reading:
    mark = seen(cell.raw) if cell else ""
    return Reading(None, (codes.NO_VALUE.at(Place(), subject, seen=mark),))
