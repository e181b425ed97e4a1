"""The rows of one part of a ledger added up, block by block."""

from collections.abc import Sequence
from functools import partial
from operator import gt

from cqquality.findings import Finding
from cqquality.period import Period
from cqquality.returns.ledger.answer import SHOWN, Aside, Example, Part, Reason, Spot
from cqquality.returns.ledger.block_rows import BlockRows, Columns
from cqquality.returns.ledger.cell_reader import Reading
from cqquality.returns.ledger.loss import loss
from cqquality.returns.ledger.memory import ColumnMemory, Remembered, Spans, folded
from cqquality.returns.ledger.part_tally import PartTally, Wants
from cqquality.returns.ledger.question import (
    Judgement,
    Question,
    Repeats,
    RowClass,
    judge,
    timing,
)
from cqquality.returns.ledger.repetition import Candidate
from cqquality.returns.ledger.row_groups import RowGroups
from cqquality.returns.ledger.row_key import KeyColumn, numbers_of, written
from cqquality.returns.ledger.rows import OpenRows
from cqquality.returns.workbook.streaming import Block


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
        self._groups = RowGroups(question, wants, part.region)

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
        rows = BlockRows(list(block.numbers), cells, values, keys)
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
            self.found.blank += 1
            return True
        judged = judge(self._question, readings, self._time)
        if judged.row_class is RowClass.USED or (
            self._early and judged.row_class is RowClass.OUTSIDE
        ):
            self._take(row, readings, judged)
        else:
            self._set_aside(row, judged)
            self._lose(readings, judged)
        conditioned = any(readings[at].fault for at in self._wants.conditioned)
        return conditioned or judged.row_class in (RowClass.TOTAL, RowClass.UNMEANT)

    def _readings(self, cells: Columns, place: int) -> list[Reading]:
        return [m.reading(c[place]) for m, c in zip(self._memories, cells, strict=True)]

    def _set_aside(self, row: int, judged: Judgement) -> None:
        self.found.classes[judged.row_class] += 1
        assert judged.finding  # noqa: S101 - whatever is not used has a reason
        self._note(self.found.asides, judged.row_class, judged.column, row, judged.finding)

    def _lose(self, readings: Sequence[Reading], judged: Judgement) -> None:
        """Note what a refused row would have counted for."""
        if judged.row_class is RowClass.REFUSED:
            lost = loss(self._question, self._number, self._part.region, readings, self._time)
            if lost is not None:
                self.found.lost[lost] += 1

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

    def _count(self, rows: BlockRows, silent: set[int], block: Block, cells: Columns) -> None:
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
        self._groups.add(rows)

    def _grouped(self, rows: BlockRows) -> list[int]:
        wants = self._wants
        regions = [""] * len(rows.numbers) if wants.region is None else rows.value(wants.region)
        held = [
            list(map(self._memories[at].held.__getitem__, rows.cells[at]))
            for at in wants.conditioned
        ]
        keys = zip(regions, rows.value(wants.date), *held, strict=True)
        return list(map(self._groups.__getitem__, keys))

    def _meant(self, rows: BlockRows, silent: set[int], block: Block) -> BlockRows:
        """Set aside the rows that no tally means."""
        if self._groups.unmeant.isdisjoint(rows.groups):
            return rows
        dropped = {
            place for place, group in enumerate(rows.groups) if group in self._groups.unmeant
        }
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

    def _bounded(self, rows: BlockRows) -> BlockRows:
        """Refuse the rows in which a part is larger than its whole."""
        dropped: set[int] = set()
        for part, whole in self._wants.bounds:
            parts, wholes = rows.value(part), rows.value(whole)
            if any(map(gt, parts, wholes)):
                dropped |= {n for n, (a, b) in enumerate(zip(parts, wholes, strict=True)) if a > b}
        for place in sorted(dropped):
            readings = self._readings(rows.cells, place)
            judged = judge(self._question, readings, self._time)
            self._set_aside(rows.numbers[place], judged)
            self._lose(readings, judged)
        return rows.without(dropped) if dropped else rows

    def _suspected(self, rows: BlockRows, numbers: Sequence[int]) -> BlockRows:
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

    def result(self) -> PartTally:
        """Return what all rows come to."""
        for key, group in self._groups.totals(self._spans):
            self.found.add_group(key, group)
        self.found.classes[RowClass.USED] += self._groups.rows
        return self.found
