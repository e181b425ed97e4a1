"""What is asked of a ledger: one frozen value that every engine works from, and no engine's own.

A row with nothing in any of the columns asked for is no row. Every other one is judged by `judge`
and is in exactly one class, the first of these that fits:

- TOTAL: a cell says 合计 or the like, or the row has nothing but a note of the form.
- REFUSED, where a column with a condition on it cannot be read or is blank.
- UNMEANT: no tally means it. Nothing else in it is judged.
- REFUSED, for the first of the columns, in their order, with an error in it, or nothing where
  there must be something; then for the first bound it breaks; then for a date that is longer than
  what dates are cut into.
- OUTSIDE: its date lies in no span of its part of the ledger.
- REPEATED or REFUSED, among the rows that are left, by `Repeats`.
- USED.

What a cell means is decided by `AskedColumn.read` alone; an engine calls it once for each different
cell and does the rest by comparing and adding up what it returned.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cqquality.findings import Finding, Place
from cqquality.period import Period, month, quarter, year
from cqquality.quantity import literal
from cqquality.returns.figure.codes import NOT_A_PERIOD
from cqquality.returns.figure.folding import key
from cqquality.returns.figure.folding import seen as shown
from cqquality.returns.ledger import codes
from cqquality.returns.ledger.cell_reader import AskedColumn, Reading, Value
from cqquality.text import Text

Split = Literal["year", "quarter", "month"]


class Repeats(StrEnum):
    """What a second row is that has the key of another; texts are compared as `key` folds them.

    Of renewals only the row with the earliest date counts, of several the first one; it need not be
    in time itself. Only rows that the same tallies mean are compared.

    A copy has the same values in every column asked for: of the copies the one in the longest span
    counts, of several the first one. Where values differ all rows with the key are refused, by the
    column that comes first in the key. Only rows that would be used are compared.

    Of a stock only rows of the same span are compared, of renewals those that would be used, and
    the first one counts whatever its date: what exists is listed anew each time.
    """

    RENEWAL = "renewal"
    COPY = "copy"


class RowClass(StrEnum):
    """What became of a row."""

    USED = "used"
    TOTAL = "total"
    UNMEANT = "unmeant"
    OUTSIDE = "outside"
    REPEATED = "repeated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Saying:
    """A condition on a column: its text is one of `words`, or has one of `contains` in it.

    All of them are folded by `key`, and so is the text they are compared with; `written` are the
    same words to show.
    """

    column: str
    words: frozenset[str]
    contains: tuple[str, ...] = ()
    written: tuple[str, ...] = field(default=(), compare=False)

    def holds(self, value: Value | None) -> bool:
        """Whether the value of the column says so; no value says nothing."""
        text = key(value) if isinstance(value, str) else ""
        return bool(text) and (text in self.words or any(word in text for word in self.contains))


class AskedTally(Struct, frozen=True):
    """An item, and what the rows that say all of `where` and none of `unless` come to.

    `sum` of a column, the `distinct` texts of one as `key` folds them, or, without either, the
    number of rows. Of a "stock" all rows up to the end of a span count, of a "flow" those in it.
    `complete` is for those who tell the answer; it changes nothing in it.
    """

    item: str
    basis: Literal["flow", "stock"]
    sum: str | None = None
    distinct: str | None = None
    where: tuple[Saying, ...] = ()
    unless: tuple[Saying, ...] = ()
    complete: bool = False

    def means(self, values: Mapping[str, Value | None]) -> bool:
        """Whether a row is one of those that count, by its values."""
        return all(s.holds(values.get(s.column)) for s in self.where) and not any(
            s.holds(values.get(s.column)) for s in self.unless
        )

    def only_on(self, column: str) -> "AskedTally":
        """Return the tally with none but its conditions on a column."""
        where = tuple(s for s in self.where if s.column == column)
        return replace(
            self, where=where, unless=tuple(s for s in self.unless if s.column == column)
        )


class AskedBound(Struct, frozen=True):
    """Two columns of which the first is never larger than the second."""

    part: str
    whole: str


@dataclass(frozen=True)
class Question:
    """All that is asked of the ledger of a form, in the order in which a row is judged.

    `region` is None where all rows are of the region that sends them. Of several `parts` of a
    ledger (see `answer.Part`) the rows are compared with each other as if they were one.
    """

    form: str
    ledger: str
    title: Text
    columns: tuple[AskedColumn, ...]
    tallies: tuple[AskedTally, ...]
    key: tuple[str, ...]
    date: str
    region: str | None = None
    split: Split = "year"
    repeats: Repeats = Repeats.RENEWAL
    bounds: tuple[AskedBound, ...] = ()

    @cached_property
    def column(self) -> Mapping[str, AskedColumn]:
        """The columns by id."""
        return {column.id: column for column in self.columns}

    @cached_property
    def conditions(self) -> tuple[Saying, ...]:
        """Every different condition of the tallies."""
        found = (s for tally in self.tallies for s in (*tally.where, *tally.unless))
        return tuple(dict.fromkeys(found))

    @cached_property
    def conditioned(self) -> tuple[str, ...]:
        """The columns with a condition on them, in order."""
        named = {saying.column for saying in self.conditions}
        return tuple(column.id for column in self.columns if column.id in named)

    def meant(self, values: Mapping[str, Value | None]) -> tuple[int, ...]:
        """Return the numbers of the tallies that mean a row, by its values."""
        return tuple(n for n, tally in enumerate(self.tallies) if tally.means(values))

    def excluding(self, values: Mapping[str, Value | None]) -> str | None:
        """Return the first column with a word that keeps a row out of a tally; None without one."""
        found = (s for tally in self.tallies for s in tally.unless)
        return next((s.column for s in found if s.holds(values.get(s.column))), None)

    @property
    def is_stock(self) -> bool:
        """Whether the rows are what exists at the end of a span; the tallies are all alike."""
        return all(tally.basis == "stock" for tally in self.tallies)


def spans(window: Period, split: Split, *, stock: bool = False) -> tuple[Period, ...]:
    """Return what a period is cut into, the first and the last piece cut to it, in order.

    A stock has one, the year of the last day as far as it has gone; rows before it count for it.
    """
    if stock:
        return (Period(window.end, date(window.end.year, 1, 1)),)
    found: list[Period] = []
    start = window.start
    while start <= window.end:
        whole = span_of(start, split)
        found.append(Period(min(whole.end, window.end), start))
        if whole.end.toordinal() >= date.max.toordinal():
            break
        start = date.fromordinal(whole.end.toordinal() + 1)
    return tuple(found)


def span_of(day: date, split: Split) -> Period:
    """Return the whole year, quarter or month of a day."""
    match split:
        case "year":
            return year(day.year)
        case "quarter":
            return quarter(day.year, (day.month + 2) // 3)
        case _:
            return month(day.year, day.month)


class Timing(NamedTuple):
    """Where a date falls: in a span; in none; or, with a finding, across the limits of one."""

    span: Period | None
    finding: Finding | None = None


def timing(question: Question, day: Period, window: Period | None) -> Timing:
    """Tell which span of a part of a ledger a date falls in; without a `window` there are all.

    A date is itself a period, for it may be written as a month or a year.
    """
    if question.is_stock:
        if window is None or day.end > window.end:
            return Timing(None)
        return Timing(spans(window, question.split, stock=True)[0])
    whole = span_of(day.start, question.split)
    if not whole.contains(day):
        seen = NOT_A_PERIOD.at(Place(), question.ledger, seen=day.text.zh)
        return Timing(None, seen)
    if window is None:
        return Timing(whole)
    if not window.contains(day):
        return Timing(None)
    return Timing(Period(min(whole.end, window.end), max(whole.start, window.start)))


class Judgement(NamedTuple):
    """What became of a row by itself, before it is compared with others: see the module.

    `column` and `finding` say why it is not used; a row that is has the tallies that mean it.
    """

    row_class: RowClass
    column: str = ""
    finding: Finding | None = None
    tallies: tuple[int, ...] = ()
    span: Period | None = None


Time = Callable[[Period], Timing]


def judge(question: Question, readings: Sequence[Reading], time: Time) -> Judgement:
    """Judge a row by what its cells were read as, in the order of `question.columns`.

    At least one of them is not blank. `time` is `timing` with everything but the date filled in.
    """
    named = {column.id: each for column, each in zip(question.columns, readings, strict=True)}
    return (
        _total(question, named)
        or _faulty(named, question.conditioned)
        or _unmeant(question, named)
        or _faulty(named, tuple(named))
        or _bounded(question, named)
        or _timed(question, named, time)
    )


_Named = Mapping[str, Reading]


def _total(question: Question, named: _Named) -> Judgement | None:
    filled = [(name, each) for name, each in named.items() if not each.blank]
    found = next((name for name, each in filled if each.total), None)
    if found is None and len(filled) == 1 and filled[0][1].note:
        found = filled[0][0]
    if found is None:
        return None
    return Judgement(RowClass.TOTAL, found, codes.TOTAL_ROW.at(Place(), question.ledger))


def _faulty(named: _Named, columns: Sequence[str]) -> Judgement | None:
    found = next((name for name in columns if named[name].fault), None)
    return Judgement(RowClass.REFUSED, found, named[found].fault) if found else None


def _unmeant(question: Question, named: _Named) -> Judgement | None:
    """Name the column that keeps a row out: the first on which the conditions of all tallies fail.

    Where no column does so alone, it is the first of all. A row with a word that keeps it out is
    told by that; the finding on any other is about the word in the column.
    """
    values = {name: each.value for name, each in named.items()}
    if question.meant(values):
        return None
    excluded = question.excluding(values)
    if excluded is not None:
        seen = shown(str(values[excluded] or ""))
        said = codes.EXCLUDED.at(Place(), question.ledger, seen=seen)
        return Judgement(RowClass.UNMEANT, excluded, said)

    def keeps_out(name: str) -> bool:
        alone = {name: values[name]}
        return not any(tally.only_on(name).means(alone) for tally in question.tallies)

    found = next(filter(keeps_out, question.conditioned), question.conditioned[0])
    word = str(values[found] or "")
    said = codes.UNMEANT.at(Place(), word, seen=shown(word))
    return Judgement(RowClass.UNMEANT, found, said)


def _bounded(question: Question, named: _Named) -> Judgement | None:
    for bound in question.bounds:
        part, whole = named[bound.part].value, named[bound.whole].value
        if isinstance(part, int | Fraction) and isinstance(whole, int | Fraction) and part > whole:
            fault = codes.PART_EXCEEDS_WHOLE.at(
                Place(),
                question.ledger,
                part=literal(Fraction(part)),
                most=literal(Fraction(whole)),
                whole=question.column[bound.whole].name,
            )
            return Judgement(RowClass.REFUSED, bound.part, fault)
    return None


def _timed(question: Question, named: _Named, time: Time) -> Judgement:
    values = {name: each.value for name, each in named.items()}
    day = values[question.date]
    assert isinstance(day, Period)  # noqa: S101 - a date that is none was refused above
    span, finding = time(day)
    if finding:
        return Judgement(RowClass.REFUSED, question.date, finding)
    if span is None:
        return Judgement(RowClass.OUTSIDE, question.date, outside(question, day))
    return Judgement(RowClass.USED, tallies=question.meant(values), span=span)


def outside(question: Question, day: Period) -> Finding:
    """Return the reason of a row whose date is not in time."""
    return codes.OUTSIDE_WINDOW.at(Place(), question.ledger, seen=day.text)
