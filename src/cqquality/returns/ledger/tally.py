"""The rows of one part of a ledger added up, block by block."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import partial
from itertools import compress
from operator import gt

from msgspec import Struct, field

from cqquality.findings import Finding
from cqquality.period import Period
from cqquality.returns.ledger.answer import SHOWN, Aside, Example, Part, Reason, Spot
from cqquality.returns.ledger.cell_reader import Reading
from cqquality.returns.ledger.memory import ColumnMemory, Remembered, Spans, folded
from cqquality.returns.ledger.question import (
    Judgement,
    Question,
    Repeats,
    RowClass,
    judge,
    timing,
)
from cqquality.returns.ledger.repetition import Candidate
from cqquality.returns.ledger.row_key import KeyColumn, numbers_of, written
from cqquality.returns.ledger.rows import Held, OpenRows
from cqquality.returns.workbook.streaming import Block

GroupKey = tuple[tuple[int, ...], str, Period]
"""The tallies that mean the rows of a group, their region and their span."""


class Group(Struct):
    """What the rows of a group come to: the sums and the different texts, in order of `Wants`."""

    rows: int
    first: int
    last: int
    sums: list[int | Fraction]
    texts: list[set[object]]

    def join(self, other: "Group") -> None:
        """Take in another group."""
        self.rows += other.rows
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        self.sums = [a + b for a, b in zip(self.sums, other.sums, strict=True)]
        for own, more in zip(self.texts, other.texts, strict=True):
            own.update(more)


class PartTally(Struct):
    """What the rows of a part, or of a share of it, come to.

    `numbers` are those of the keys of rows that others may repeat.
    """

    groups: dict[GroupKey, Group] = field(default_factory=dict)
    classes: Counter[RowClass] = field(default_factory=Counter)
    asides: dict[Reason, Aside] = field(default_factory=dict)
    notes: dict[Reason, Aside] = field(default_factory=dict)
    numbers: "array[int]" = field(default_factory=lambda: array("Q"))
    candidates: list[Candidate] = field(default_factory=list)
    read: int = 0
    hidden: int = 0

    def join(self, other: "PartTally") -> None:
        """Take in what another share came to."""
        for key, group in other.groups.items():
            self.add_group(key, group)
        self.classes.update(other.classes)
        for own, more in ((self.asides, other.asides), (self.notes, other.notes)):
            for reason, aside in more.items():
                own[reason] = own[reason] + aside if reason in own else aside
        self.numbers.extend(other.numbers)
        self.candidates += other.candidates
        self.read += other.read
        self.hidden += other.hidden

    def add_group(self, key: GroupKey, group: Group) -> None:
        """Take in the rows of a group."""
        if key in self.groups:
            self.groups[key].join(group)
        else:
            self.groups[key] = group

    def add_candidate(self, question: Question, candidate: Candidate) -> None:
        """Count a candidate that was found to count."""
        wants = Wants.of(question)
        sums = [candidate.content[at] for at in wants.sums]
        texts = [candidate.content[at] for at in wants.texts]
        if candidate.span is not None:
            row = candidate.spot.row
            added = [each for each in sums if isinstance(each, int | Fraction)]
            group = Group(1, row, row, list(added), [{text} for text in texts])
            self.add_group((candidate.tallies, candidate.region, candidate.span), group)


class Wants(Struct, frozen=True):
    """The places, among the columns asked for, of what is done with them."""

    date: int
    region: int | None
    sums: tuple[int, ...]
    texts: tuple[int, ...]
    key: tuple[int, ...]
    conditioned: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, question: Question) -> "Wants":
        """Return what a question wants."""
        names = [column.id for column in question.columns]
        sums = dict.fromkeys(tally.sum for tally in question.tallies if tally.sum)
        texts = dict.fromkeys(tally.distinct for tally in question.tallies if tally.distinct)
        return cls(
            date=names.index(question.date),
            region=names.index(question.region) if question.region else None,
            sums=tuple(map(names.index, sums)),
            texts=tuple(map(names.index, texts)),
            key=tuple(map(names.index, question.key)),
            conditioned=tuple(map(names.index, question.conditioned)),
            bounds=tuple((names.index(b.part), names.index(b.whole)) for b in question.bounds),
        )


Columns = list[Sequence[Held]]


class Tallier:
    """Takes in the blocks of one part.

    Rows whose number is in `suspects` are not counted but set aside as candidates, all of them or
    those that are `wanted`.
    """

    def __init__(
        self,
        question: Question,
        number: int,
        part: Part,
        rows: OpenRows,
        suspects: frozenset[int] = frozenset(),
        wanted: frozenset[int] | None = None,
    ) -> None:
        self.found = PartTally()
        self._question, self._number, self._part = question, number, part
        self._suspects, self._wanted = suspects, suspects if wanted is None else wanted
        self._wants = wants = Wants.of(question)
        self._spans = Spans()
        self._time = partial(timing, question, window=part.window)
        self._memories = [self._memory(at, rows) for at in range(len(question.columns))]
        needed = {wants.date, wants.region, *wants.sums, *wants.texts, *wants.conditioned}
        needed |= {at for pair in wants.bounds for at in pair}
        self._keys = {at: KeyColumn(self._memories[at], light=at not in needed) for at in wants.key}
        self._early = question.repeats is Repeats.RENEWAL and not question.is_stock
        self._numbers = _Numbering(self._new_group)
        self._groups: list[tuple[tuple[int, ...], str, int]] = []
        self._unmeant: set[int] = set()
        self._meaning: dict[frozenset[int], tuple[int, ...]] = {}
        self._counted: Counter[int] = Counter()
        self._sums: list[list[int | Fraction]] = [[] for _ in wants.sums]
        self._texts: list[list[set[object]]] = [[] for _ in wants.texts]
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}

    def _memory(self, at: int, rows: OpenRows) -> ColumnMemory:
        column = self._question.columns[at]
        sayings = [
            (n, says)
            for n, says in enumerate(self._question.conditions)
            if says.column == column.id
        ]
        time = self._time if at == self._wants.date else None
        return ColumnMemory(column, rows.contents, rows.date1904, sayings, time, self._spans)

    # Blocks ----------------------------------------------------------------------------------

    def add(self, block: Block) -> None:
        """Take in some rows."""
        self.found.read += len(block.numbers)
        cells: Columns = list(block.columns)
        keys: dict[int, list[bytes]] = {}
        values: list[list[Remembered] | None] = []
        for at, memory in enumerate(self._memories):
            plain = self._keys[at].plain(cells[at]) if at in self._keys else None
            if plain is not None:
                keys[at] = plain
            values.append(None if plain is not None else memory.of(cells[at]))
        odd = self._odd(cells, keys)
        silent = {place for place in sorted(odd) if self._judge_odd(block, cells, place)}
        rows = _Rows(list(block.numbers), cells, values, keys)
        left = rows.without(odd) if odd else rows
        self._count(left, silent, block, cells)

    def _odd(self, cells: Columns, keys: dict[int, list[bytes]]) -> set[int]:
        odd: set[int] = set()
        for at, memory in enumerate(self._memories):
            if at not in keys and not memory.odd.isdisjoint(cells[at]):
                odd |= {place for place, held in enumerate(cells[at]) if held in memory.odd}
        return odd

    def _judge_odd(self, block: Block, cells: Columns, place: int) -> bool:
        """Judge a row by itself; say whether nothing else is to be told of it."""
        row, readings = block.numbers[place], self._readings(cells, place)
        if all(reading.blank for reading in readings):
            self.found.read -= 1
            return True
        judged = judge(self._question, readings, self._time)
        if judged.row_class is RowClass.USED or (
            self._early and judged.row_class is RowClass.OUTSIDE
        ):
            self._take(row, readings, judged)
        else:
            self._set_aside(row, judged)
        conditioned = any(readings[at].fault for at in self._wants.conditioned)
        return conditioned or judged.row_class in (RowClass.TOTAL, RowClass.UNMEANT)

    def _readings(self, cells: Columns, place: int) -> list[Reading]:
        return [m.reading(c[place]) for m, c in zip(self._memories, cells, strict=True)]

    def _set_aside(self, row: int, judged: Judgement) -> None:
        self.found.classes[judged.row_class] += 1
        assert judged.finding  # noqa: S101 - whatever is not used has a reason
        self._note(self.found.asides, judged.row_class, judged.column, row, judged.finding)

    def _note(
        self,
        noted: dict[Reason, Aside],
        row_class: RowClass,
        column: str,
        row: int,
        finding: Finding,
    ) -> None:
        reason = Reason(self._number, row_class, column, finding.code.id)
        known = noted.get(reason)
        if known is None:
            noted[reason] = Aside(1, (Example(Spot(self._number, row), finding),))
        elif len(known.examples) < SHOWN or row < known.examples[-1].spot.row:
            noted[reason] = known + Aside(1, (Example(Spot(self._number, row), finding),))
        else:
            noted[reason] = Aside(known.rows + 1, known.examples)

    def _take(self, row: int, readings: Sequence[Reading], judged: Judgement) -> None:
        """Count one row that was judged by itself, or set it aside as a candidate."""
        keys = [[written(folded(readings[at].value))] for at in self._wants.key]
        (number,) = numbers_of(keys)
        candidate = self._candidate(row, readings, judged)
        if number in self._suspects:
            if number in self._wanted:
                self.found.candidates.append(candidate)
            return
        self.found.numbers.append(number)
        if judged.row_class is RowClass.OUTSIDE:
            self._set_aside(row, judged)
            return
        self.found.classes[RowClass.USED] += 1
        self.found.add_candidate(self._question, candidate)

    def _candidate(self, row: int, readings: Sequence[Reading], judged: Judgement) -> Candidate:
        wants, values = self._wants, [reading.value for reading in readings]
        content = tuple(map(folded, values))
        day = values[wants.date]
        assert isinstance(day, Period)  # noqa: S101 - it was judged
        return Candidate(
            spot=Spot(self._number, row),
            key=tuple(content[at] for at in wants.key),
            content=content,
            tallies=judged.tallies or self._question.meant(self._named(readings)),
            span=judged.span,
            day=day,
            region=self._part.region if wants.region is None else str(values[wants.region]),
        )

    def _named(self, readings: Sequence[Reading]) -> dict[str, Remembered]:
        return {
            column.id: reading.value
            for column, reading in zip(self._question.columns, readings, strict=True)
        }

    # The many rows with nothing odd about them -----------------------------------------------

    def _count(self, rows: "_Rows", silent: set[int], block: Block, cells: Columns) -> None:
        rows.groups = self._grouped(rows)
        rows = self._meant(rows, silent, block)
        self._tell(silent, block, cells)
        rows = self._bounded(rows)
        if not rows.numbers:
            return
        numbers = numbers_of(
            [rows.keys.get(at) or self._keys[at].of(rows.cells[at]) for at in self._wants.key]
        )
        if self._suspects and not self._suspects.isdisjoint(numbers):
            rows = self._suspected(rows, numbers)
        else:
            self.found.numbers.extend(numbers)
        self._add(rows)

    def _grouped(self, rows: "_Rows") -> list[int]:
        wants = self._wants
        regions = [""] * len(rows.numbers) if wants.region is None else rows.value(wants.region)
        held = [
            list(map(self._memories[at].held.__getitem__, rows.cells[at]))
            for at in wants.conditioned
        ]
        keys = zip(regions, rows.value(wants.date), *held, strict=True)
        return list(map(self._numbers.__getitem__, keys))

    def _new_group(self, key: tuple[Remembered, ...]) -> int:
        region, span, *held = key
        tallies = self._tallies(frozenset(n for numbers in held for n in numbers))
        shown = self._part.region if self._wants.region is None else region
        self._groups.append((tallies, shown, span))
        for sums in self._sums:
            sums.append(0)
        for texts in self._texts:
            texts.append(set())
        if not tallies:
            self._unmeant.add(len(self._groups) - 1)
        return len(self._groups) - 1

    def _tallies(self, holds: frozenset[int]) -> tuple[int, ...]:
        """Return the tallies that mean a row, by the numbers of the conditions that hold."""
        if holds not in self._meaning:
            numbers = {says: n for n, says in enumerate(self._question.conditions)}
            self._meaning[holds] = tuple(
                n
                for n, tally in enumerate(self._question.tallies)
                if holds.issuperset(map(numbers.__getitem__, tally.where))
                and holds.isdisjoint(map(numbers.__getitem__, tally.unless))
            )
        return self._meaning[holds]

    def _meant(self, rows: "_Rows", silent: set[int], block: Block) -> "_Rows":
        """Set aside the rows that no tally means."""
        if self._unmeant.isdisjoint(rows.groups):
            return rows
        dropped = {place for place, group in enumerate(rows.groups) if group in self._unmeant}
        places = {row: place for place, row in enumerate(block.numbers)}
        for place in sorted(dropped):
            judged = judge(self._question, self._readings(rows.cells, place), self._time)
            self._set_aside(rows.numbers[place], judged)
            silent.add(places[rows.numbers[place]])
        return rows.without(dropped)

    def _tell(self, silent: set[int], block: Block, cells: Columns) -> None:
        """Note what there is to tell of the rows that were judged to their end."""
        for at, memory in enumerate(self._memories):
            if memory.noted.keys().isdisjoint(cells[at]):
                continue
            name = self._question.columns[at].id
            for place, held in enumerate(cells[at]):
                for finding in memory.noted.get(held, ()) if place not in silent else ():
                    row = block.numbers[place]
                    self._note(self.found.notes, RowClass.USED, name, row, finding)

    def _bounded(self, rows: "_Rows") -> "_Rows":
        """Refuse the rows in which a part is larger than its whole."""
        dropped: set[int] = set()
        for part, whole in self._wants.bounds:
            parts, wholes = rows.value(part), rows.value(whole)
            if any(map(gt, parts, wholes)):
                dropped |= {n for n, (a, b) in enumerate(zip(parts, wholes, strict=True)) if a > b}
        for place in sorted(dropped):
            readings = self._readings(rows.cells, place)
            self._set_aside(rows.numbers[place], judge(self._question, readings, self._time))
        return rows.without(dropped) if dropped else rows

    def _suspected(self, rows: "_Rows", numbers: Sequence[int]) -> "_Rows":
        """Set the rows aside that others may repeat, and number the rest."""
        dropped = {place for place, number in enumerate(numbers) if number in self._suspects}
        for place in sorted(dropped):
            if numbers[place] in self._wanted:
                readings = self._readings(rows.cells, place)
                judged = judge(self._question, readings, self._time)
                candidate = self._candidate(rows.numbers[place], readings, judged)
                self.found.candidates.append(candidate)
        self.found.numbers.extend(n for place, n in enumerate(numbers) if place not in dropped)
        return rows.without(dropped)

    def _add(self, rows: "_Rows") -> None:
        groups, numbers = rows.groups, rows.numbers
        self._counted.update(groups)
        for sums, at in zip(self._sums, self._wants.sums, strict=True):
            for group, value in zip(groups, rows.value(at), strict=True):
                sums[group] += value
        for texts, at in zip(self._texts, self._wants.texts, strict=True):
            for group, value in zip(groups, rows.value(at), strict=True):
                texts[group].add(folded(value))
        self._last.update(zip(groups, numbers, strict=True))
        if len(self._first) == len(self._groups):
            return
        for group, row in dict(zip(reversed(groups), reversed(numbers), strict=True)).items():
            self._first.setdefault(group, row)

    # The end ---------------------------------------------------------------------------------

    def result(self) -> PartTally:
        """Return what all rows come to."""
        spans = list(self._spans)
        for number, (tallies, region, span) in enumerate(self._groups):
            if rows := self._counted[number]:
                group = Group(
                    rows,
                    self._first[number],
                    self._last[number],
                    [sums[number] for sums in self._sums],
                    [texts[number] for texts in self._texts],
                )
                self.found.add_group((tallies, region, spans[span]), group)
        self.found.classes[RowClass.USED] += self._counted.total()
        return self.found


class _Numbering(dict[tuple[Remembered, ...], int]):
    """Gives each new group a number."""

    def __init__(self, new: Callable[[tuple[Remembered, ...]], int]) -> None:
        self._new = new

    def __missing__(self, key: tuple[Remembered, ...]) -> int:
        self[key] = number = self._new(key)
        return number


class _Rows:
    """Rows on the way: their numbers, cells, values, keys and groups, column by column.

    The values of a column that is nothing but a key are not there.
    """

    def __init__(
        self,
        numbers: list[int],
        cells: Columns,
        values: list[list[Remembered] | None],
        keys: dict[int, list[bytes]],
        groups: Iterable[int] = (),
    ) -> None:
        self.numbers, self.cells, self.keys = numbers, cells, keys
        self.groups = list(groups)
        self._values = values

    def value(self, at: int) -> list[Remembered]:
        """Return the values of a column."""
        values = self._values[at]
        assert values is not None  # noqa: S101 - a light key is asked for nothing else
        return values

    def without(self, dropped: set[int]) -> "_Rows":
        """Return the rows but those at some places."""
        kept = [place not in dropped for place in range(len(self.numbers))]
        return _Rows(
            list(compress(self.numbers, kept)),
            [list(compress(cells, kept)) for cells in self.cells],
            [None if v is None else list(compress(v, kept)) for v in self._values],
            {at: list(compress(keys, kept)) for at, keys in self.keys.items()},
            compress(self.groups, kept),
        )
