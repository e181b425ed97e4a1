"""What becomes of rows that are alike in all their codes: `judge` once for each combination."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import compress
from typing import Any, NamedTuple

from msgspec import Struct

from cqquality.findings import Place
from cqquality.returns.ledger import codes
from cqquality.returns.ledger.answer import Lost, Part, Reason
from cqquality.returns.ledger.cell_reader import Reading
from cqquality.returns.ledger.loss import loss
from cqquality.returns.ledger.question import Judgement, Question, RowClass, judge, timing
from cqquality.returns.ledger.relational.column import Column

Codes = tuple[Any, ...]
"""The codes of a row, in the order of `Statements.codes_by_name`."""


class Group(NamedTuple):
    """Rows of one part with the same codes and the same fate."""

    part: int
    codes: Codes
    fate: str
    rows: int
    sums: Mapping[str, Fraction]
    first: int
    last: int


class Verdict(Struct, frozen=True):
    """What becomes of the rows with some codes; None in `judgement` for rows with nothing in them.

    `meant` are the tallies that mean such a row, `region` what it says of its region, and `notes`
    the columns and codes of what is to be told of it.
    """

    judgement: Judgement | None
    meant: tuple[int, ...] = ()
    region: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    lost: Lost | None = None
    """What such a row would have counted for, where it is refused."""


class Judging:
    """Judges combinations of codes, each once."""

    def __init__(
        self, question: Question, parts: Sequence[Part], columns: Sequence[Column]
    ) -> None:
        self._question = question
        self._parts = parts
        self._columns = columns
        self._coded = [column for column in columns if column.code]
        self._times = [partial(timing, question, window=part.window) for part in parts]
        self._known: dict[object, Verdict] = {}

    def verdict(self, part: int, found: Codes) -> Verdict:
        """Return what becomes of the rows of a part with some codes."""
        split = len(self._coded)
        numbers = tuple(c.number_of(v) for c, v in zip(self._coded, found[:split], strict=True))
        broken = found[split : split + len(self._question.bounds)]
        about = (self._parts[part].window, self._parts[part].region, numbers, broken)
        if about not in self._known:
            self._known[about] = self._judged(part, numbers, broken)
        return self._known[about]

    def _judged(self, part: int, numbers: Sequence[int], broken: Sequence[int]) -> Verdict:
        by_column = dict(zip(self._coded, numbers, strict=True))
        readings = [self._reading(column, by_column) for column in self._columns]
        if all(reading.blank for reading in readings):
            return Verdict(None)
        judgement = judge(self._question, readings, self._times[part])
        if not any(reading.fault for reading in readings):
            judgement = self._bounded(judgement, broken)
        named = {c.asked.id: each for c, each in zip(self._columns, readings, strict=True)}
        region = self._parts[part].region
        if self._question.region is not None:
            region = str(named[self._question.region].value)
        meant = self._question.meant({name: each.value for name, each in named.items()})
        lost = None
        if judgement.row_class is RowClass.REFUSED:
            sender = self._parts[part].region
            lost = loss(self._question, part, sender, readings, self._times[part])
        return Verdict(judgement, meant, region, self._notes(judgement, named), lost)

    @staticmethod
    def _reading(column: Column, numbers: Mapping[Column, int]) -> Reading:
        if column in numbers:
            return column.reading(numbers[column])
        return column.reading(column.number_of(0))

    def _bounded(self, judgement: Judgement, broken: Sequence[int]) -> Judgement:
        """Refuse rows that are otherwise sound and break a bound, which no reading here shows."""
        if judgement.row_class in (RowClass.TOTAL, RowClass.UNMEANT) or not any(broken):
            return judgement
        bound = next(compress(self._question.bounds, broken))
        words = {"part": "", "most": "", "whole": self._question.column[bound.whole].name}
        fault = codes.PART_EXCEEDS_WHOLE.at(Place(), self._question.ledger, **words)
        return Judgement(RowClass.REFUSED, bound.part, fault)

    def _notes(
        self, judgement: Judgement, named: Mapping[str, Reading]
    ) -> tuple[tuple[str, str], ...]:
        """Return what is told of a row that was judged to its end."""
        if judgement.row_class in (RowClass.TOTAL, RowClass.UNMEANT):
            return ()
        if any(named[name].fault for name in self._question.conditioned):
            return ()
        return tuple((name, note.code.id) for name, each in named.items() for note in each.notes)


def reason_of(part: int, judgement: Judgement) -> Reason:
    """Return the reason of a judgement that keeps a row from counting."""
    code = judgement.finding.code.id if judgement.finding else ""
    return Reason(part, judgement.row_class, judgement.column, code)
