"""How one column is handed to an engine: what is plain to it, and what everything else was read as.

The engine computes a code for each row. A code stands for a reading without what differs from row
to row, so that there are few of them. Plain values need no list: texts that are read as they stand,
numbers that are taken as they are, days. Every other value is read once, by `AskedColumn.read`, and
stands in the table m0, m1 … of its column, with its code and what it was read as.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cqquality.errors import CannotRun
from cqquality.findings import Place
from cqquality.period import Period, instant
from cqquality.returns.figure.folding import key
from cqquality.returns.ledger.cell_reader import AskedColumn, Reading, cell_of
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.dialect import Dialect
from cqquality.returns.ledger.relational.granule import Granule
from cqquality.returns.ledger.relational.plain import plain_test
from cqquality.returns.ledger.relational.stored import MOST_PLACES, Stored, StoredKind
from cqquality.returns.workbook.grid import Cell

DIRECT = 2_000
"""Up to so many different texts, a text is its own code."""
NUMBER = f"decimal(38,{MOST_PLACES})"
_BLANK, _PLAIN, _FOUND = -1, 0, -2
_BLANK_READING, _PLAIN_READING = 0, 1


class Column:
    """A column asked for, as it is stored, and the codes its values were given."""

    def __init__(
        self,
        at: int,
        asked: AskedColumn,
        stored: Stored,
        question: Question,
        dialect: Dialect,
        granule: Granule,
    ) -> None:
        self.at, self.asked, self.stored = at, asked, stored
        self.raw, self.table = f"l.r{at}", f"m{at}"
        self.has_blanks = self.has_found = True
        self._dialect, self._granule = dialect, granule
        self._is_date = asked.id == question.date
        self._is_region = asked.id == question.region
        self._conditions = tuple(s for s in question.conditions if s.column == asked.id)
        named = {*question.key, *(tally.distinct for tally in question.tallies)}
        wide = asked.id in named and not (self._conditions or self._is_region)
        self.plain = plain_test(self.raw, asked, stored, dialect, wide=wide)
        self._direct: dict[Any, int] | None = None
        self._seen: dict[Any, int] = {}
        self._readings: list[Reading] = []
        self._numbers: dict[object, int] = {}
        self._number(asked.read(None))
        self._number(Reading())

    # What the engine computes -----------------------------------------------------------------

    @property
    def odd(self) -> str:
        """The test of a value that has to be read."""
        return f"{self.raw} is not null" + (f" and not ({self.plain})" if self.plain else "")

    @property
    def is_direct(self) -> bool:
        """Whether a value is its own code."""
        return self._direct is not None

    @property
    def code(self) -> str | None:
        """The code of a row; None where all rows have the same."""
        if self.is_direct:
            return self.raw
        cases = [f"when {self.raw} is null then {_BLANK}"] if self.has_blanks else []
        if self.has_found:
            cases.append(f"when {self.table}.code is not null then {self.table}.code")
        plain = self._granule.sql(self.raw) if self._is_date and self.plain else f"{_PLAIN}"
        if cases:
            return f"case {' '.join(cases)} else {plain} end"
        return None if plain == f"{_PLAIN}" else plain

    @property
    def amount(self) -> str:
        """The number in a row, null where there is none."""
        own = self.raw
        if self.stored.kind is StoredKind.FLOAT:
            own = f"cast({self.raw} as decimal(15,4))"
        if self.stored.kind is StoredKind.TEXT:
            own = f"cast({self.raw} as decimal(15,4))"
        if not self.plain:
            return f"{self.table}.amount" if self.has_found else f"cast(null as {NUMBER})"
        if not self.has_found:
            return own
        return (
            f"case when {self.table}.code is not null then {self.table}.amount"
            f" when {self.raw} is not null then cast({own} as {NUMBER}) end"
        )

    @property
    def same(self) -> str:
        """What two rows with the same value have in common, as a text or a number."""
        if self.stored.kind is StoredKind.NOTHING:
            return f"cast(null as {self._dialect.text})"
        if self.asked.kind == "number":
            return self.amount
        if not self.plain:
            return f"{self.table}.words"
        own = f"cast({self.raw} as {self._dialect.text})"
        own = f"{own} || '|' || {own}" if self._is_date else f"lower({own})"
        if not self.has_found:
            return own
        return f"case when {self.table}.code is not null then {self.table}.words else {own} end"

    # What its values were read as ---------------------------------------------------------------

    def read_all(
        self, values: Iterable[Any]
    ) -> Iterator[tuple[Any, int, Decimal | None, str | None]]:
        """Read values; yield each with its code and what it was read as."""
        for value in values:
            reading = self.asked.read(self.cell(value))
            yield value, self._code(value, reading), self._amount(reading), _words(reading.value)

    def take_directly(self) -> None:
        """Let each value that was read be its own code."""
        self._direct = self._seen

    def number_of(self, code: Any) -> int:
        """Return the number of the reading that a code stands for."""
        if self.stored.kind is StoredKind.NOTHING:
            return _BLANK_READING
        if self._direct is not None:
            return _BLANK_READING if code is None else self._direct[code]
        if code is None or code == _PLAIN:
            return _PLAIN_READING
        if code == _BLANK:
            return _BLANK_READING
        return _FOUND - code if code < 0 else self._day(code)

    def reading(self, number: int) -> Reading:
        """Return a reading by its number."""
        return self._readings[number]

    def cell(self, value: Any) -> Cell | None:
        """Return the cell that a stored value would stand in, one of a text of digits a number."""
        cell = cell_of(value)
        return self.asked.typed(cell) if cell is not None and isinstance(value, str) else cell

    def _code(self, value: Any, reading: Reading) -> int:
        """Return the code of a reading: of a plain day that of its year, month …, else below -1."""
        day = reading.value
        if self._is_date and isinstance(day, Period) and reading == Reading(instant(day.end)):
            return self._granule.number(day.end)
        number = self._number(reading)
        if len(self._seen) <= DIRECT:
            self._seen[value] = number
        return _FOUND - number

    def _day(self, code: int) -> int:
        return self._number(Reading(instant(self._granule.first_day(code))))

    def _number(self, reading: Reading) -> int:
        """Give readings the same number that cannot be told apart by what becomes of their rows."""
        kept = self._stripped(reading)
        truths = tuple(saying.holds(reading.value) for saying in self._conditions)
        about = (
            reading.fault.code.id if reading.fault else "",
            tuple(note.code.id for note in reading.notes),
            (reading.blank, reading.total, reading.note),
            truths,
            None if self._conditions and not self._is_region else kept.value,
        )
        number = self._numbers.setdefault(about, len(self._readings))
        if number == len(self._readings):
            self._readings.append(kept)
        return number

    def _stripped(self, reading: Reading) -> Reading:
        """Return a reading without a value that decides nothing."""
        if self._is_date or self._is_region or self._conditions:
            return reading
        return reading._replace(value=None)

    def _amount(self, reading: Reading) -> Decimal | None:
        if self.asked.kind != "number" or not isinstance(reading.value, int | Fraction):
            return None
        scaled = Fraction(reading.value) * 10**MOST_PLACES
        if scaled.denominator != 1:
            raise CannotRun([codes.TOO_FINE.at(Place(), self.asked.id, places=MOST_PLACES)])
        return Decimal(f"{int(scaled)}E-{MOST_PLACES}")


def _words(value: object) -> str | None:
    """Return a value as a text that is the same for the same value alone."""
    if isinstance(value, Period):
        return f"{value.end}|{value.start}"
    return key(value) if isinstance(value, str) else None
