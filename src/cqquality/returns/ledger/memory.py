"""The cells of one column of a ledger, each different one read once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from cqquality.findings import Finding
from cqquality.period import Period
from cqquality.returns.figure.folding import key
from cqquality.returns.ledger.cell_reader import AskedColumn, Reading, Value
from cqquality.returns.ledger.question import Saying, Timing
from cqquality.returns.ledger.rows import Held
from cqquality.returns.workbook.contents import REMEMBERED, Content
from cqquality.returns.workbook.grid import Cell

Remembered = Any
"""A value as the tally uses it: a number, a text, or the number of a span."""

_COST = 400
"""Bytes that it takes to remember a cell, about, with what was made of it."""


class Spans(dict[Period, int]):
    """The spans met so far, numbered."""

    def __missing__(self, span: Period) -> int:
        self[span] = number = len(self)
        return number


class ColumnMemory(dict[Held, Remembered]):
    """What to count with, by what stands in the cells; of a date that is the number of its span.

    The sets say of which cells there is more to know, so that a block without any is passed at the
    speed of a look-up: rows with an `odd` cell are judged one by one, of `noted` cells there is
    something to tell.
    """

    def __init__(
        self,
        column: AskedColumn,
        contents: Mapping[Held, Content | None],
        date1904: bool,
        sayings: Sequence[tuple[int, Saying]] = (),
        time: Callable[[Period], Timing] | None = None,
        spans: Spans | None = None,
    ) -> None:
        self.odd: set[Held] = set()
        self.noted: dict[Held, tuple[Finding, ...]] = {}
        self.held: dict[Held, tuple[int, ...]] = {}
        """Which of the conditions hold, by their numbers, where there are any on the column."""
        self.column = column
        self.contents = contents
        self._date1904 = date1904
        self._sayings = sayings
        self._time = time
        self._spans = spans
        self._readings: dict[Held, Reading] = {}
        self._size = 0

    def of(self, cells: Sequence[Held]) -> list[Remembered]:
        """Return the values of the cells; what the sets say holds until the next call."""
        if self._size > REMEMBERED:
            self._size = 0
            for memory in (self, self.odd, self.noted, self.held, self._readings):
                memory.clear()
        return list(map(self.__getitem__, cells))

    def reading(self, held: Held) -> Reading:
        """Return what a cell was read as."""
        found = self._readings.get(held)
        if found is None:
            found = self._readings[held] = self._read(held)
            self._size += _COST + (len(held) if isinstance(held, bytes) else 0)
        return found

    def _read(self, held: Held) -> Reading:
        content = self.contents[held]
        cell = Cell(0, 0, *content) if content else None
        return self.column.read(cell, date1904=self._date1904)

    def __missing__(self, held: Held) -> Remembered:
        reading = self.reading(held)
        value: Remembered = reading.value
        if reading.fault or reading.total or reading.note:
            self.odd.add(held)
        if reading.notes:
            self.noted[held] = reading.notes
        if self._sayings:
            self.held[held] = tuple(n for n, says in self._sayings if says.holds(reading.value))
        if self._time is not None and isinstance(value, Period):
            value = self._span(held, value)
        self[held] = value
        return value

    def _span(self, held: Held, day: Period) -> int | None:
        span, finding = cast("Callable[[Period], Timing]", self._time)(day)
        if span is None or finding:
            self.odd.add(held)
            return None
        return cast("Spans", self._spans)[span]


def folded(value: Value | None) -> Value | None:
    """Return a value as keys and copies are compared: texts as `key` folds them."""
    return key(value) if isinstance(value, str) else value
