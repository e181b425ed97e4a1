"""The plainest engine: row by row, nothing clever. What it answers, all engines must answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

from cqquality.findings import Finding
from cqquality.returns.figure.folding import key
from cqquality.returns.ledger.answer import (
    Amount,
    Answer,
    Aside,
    Count,
    Example,
    Part,
    Range,
    Reason,
    Spot,
    TallyKey,
)
from cqquality.returns.ledger.cell_reader import Reading, Value
from cqquality.returns.ledger.question import (
    Judgement,
    Question,
    Repeats,
    RowClass,
    judge,
    timing,
)
from cqquality.returns.ledger.repetition import contradicted, repeated
from cqquality.returns.workbook import Cell

Row = tuple[int, Sequence[Cell | None]]
"""The number of a row and its cells, in the order of the columns asked for."""


class PlainEngine:
    """Answers a question about rows in memory, one list for each part."""

    name = "plain"

    def __init__(self, rows: Sequence[Sequence[Row]]) -> None:
        self._rows = rows

    def answer(self, question: Question, parts: tuple[Part, ...]) -> Answer:
        self.question, self.parts = question, parts
        self.readings: dict[Spot, dict[str, Reading]] = {}
        self.judged: dict[Spot, Judgement] = {}
        for number, rows in enumerate(self._rows):
            for row, cells in rows:
                self._judge(Spot(number, row), cells)
        self._compare()
        return Answer(
            question,
            parts,
            self.name,
            "",
            tuple(self._count(number) for number in range(len(parts))),
            self._amounts(),
            _grouped((s, j) for s, j in self.judged.items() if j.row_class is not RowClass.USED),
            _grouped(self._notes()),
        )

    def _judge(self, spot: Spot, cells: Sequence[Cell | None]) -> None:
        columns = self.question.columns
        readings = [c.read(cell) for c, cell in zip(columns, cells, strict=True)]
        if all(reading.blank for reading in readings):
            return
        time = partial(timing, self.question, window=self.parts[spot.part].window)
        self.readings[spot] = {c.id: r for c, r in zip(columns, readings, strict=True)}
        self.judged[spot] = judge(self.question, readings, time)

    def _compare(self) -> None:
        groups: dict[tuple[object, ...], list[Spot]] = defaultdict(list)
        renewal, stock = self.question.repeats is Repeats.RENEWAL, self.question.is_stock
        early = renewal and not stock
        wanted = (RowClass.USED, RowClass.OUTSIDE) if early else (RowClass.USED,)
        for spot, judged in self.judged.items():
            if judged.row_class in wanted:
                named = [_folded(self.readings[spot][name]) for name in self.question.key]
                meant = self.question.meant(self._values(spot)) if renewal else ()
                groups[*named, meant, judged.span if stock else None].append(spot)
        for spots in groups.values():
            if len(spots) > 1:
                (self._renewals if renewal else self._copies)(spots)

    def _renewals(self, spots: list[Spot]) -> None:
        def order(spot: Spot) -> tuple[object, ...]:
            day = self.readings[spot][self.question.date].value
            return (spot,) if self.question.is_stock else (day, spot)

        self._keep(min(spots, key=order), spots)

    def _copies(self, spots: list[Spot]) -> None:
        first, second, *_ = spots
        if len({tuple(map(_folded, self.readings[spot].values())) for spot in spots}) > 1:
            for spot in spots:
                other = second if spot == first else first
                self._set(
                    spot, RowClass.REFUSED, contradicted(self.question, self.parts, spot, other)
                )
            return

        def order(spot: Spot) -> tuple[int, Spot]:
            span = self.judged[spot].span
            assert span
            return ((span.start - span.end).days, spot)

        self._keep(min(spots, key=order), spots)

    def _keep(self, kept: Spot, spots: list[Spot]) -> None:
        for spot in spots:
            if spot != kept and self.judged[spot].row_class is RowClass.USED:
                said = repeated(self.question, self.parts, spot, kept)
                self._set(spot, RowClass.REPEATED, said)

    def _set(self, spot: Spot, row_class: RowClass, finding: Finding) -> None:
        self.judged[spot] = Judgement(row_class, self.question.key[0], finding)

    def _values(self, spot: Spot) -> Mapping[str, Value | None]:
        return {name: reading.value for name, reading in self.readings[spot].items()}

    def _count(self, part: int) -> Count:
        classes = [j.row_class for spot, j in self.judged.items() if spot.part == part]
        numbers = {each: classes.count(each) for each in set(classes)}
        return Count(len(classes), numbers, blank=len(self._rows[part]) - len(classes))

    def _amounts(self) -> dict[TallyKey, Amount]:
        groups: dict[TallyKey, list[Spot]] = defaultdict(list)
        for spot, judged in self.judged.items():
            for tally in judged.tallies:
                assert judged.span
                groups[TallyKey(tally, self._region(spot), judged.span)].append(spot)
        return {k: Amount(self._value(k.tally, s), _ranges(s)) for k, s in groups.items()}

    def _region(self, spot: Spot) -> str:
        if self.question.region is None:
            return self.parts[spot.part].region
        return str(self.readings[spot][self.question.region].value)

    def _value(self, number: int, spots: list[Spot]) -> Fraction:
        tally = self.question.tallies[number]
        if tally.sum:
            values = (self.readings[spot][tally.sum].value for spot in spots)
            return Fraction(sum(value for value in values if isinstance(value, int | Fraction)))
        if tally.distinct:
            return Fraction(len({_folded(self.readings[spot][tally.distinct]) for spot in spots}))
        return Fraction(len(spots))

    def _notes(self) -> Iterator[tuple[Spot, Judgement]]:
        for spot, judged in self.judged.items():
            if judged.row_class in (RowClass.TOTAL, RowClass.UNMEANT):
                continue
            if any(self.readings[spot][name].fault for name in self.question.conditioned):
                continue
            for name, reading in self.readings[spot].items():
                for note in reading.notes:
                    yield spot, Judgement(RowClass.USED, name, note)


def _folded(reading: Reading) -> object:
    return key(reading.value) if isinstance(reading.value, str) else reading.value


def _grouped(found: Iterable[tuple[Spot, Judgement]]) -> dict[Reason, Aside]:
    grouped: dict[Reason, Aside] = {}
    for spot, (row_class, column, finding, *_) in found:
        assert finding
        reason = Reason(spot.part, row_class, column, finding.code.id)
        one = Aside(1, (Example(spot, finding),))
        grouped[reason] = grouped[reason] + one if reason in grouped else one
    return grouped


def _ranges(spots: list[Spot]) -> tuple[Range, ...]:
    by_part: dict[int, list[int]] = defaultdict(list)
    for part, row in spots:
        by_part[part].append(row)
    return tuple(
        Range(part, len(rows), min(rows), max(rows)) for part, rows in sorted(by_part.items())
    )
