"""Rows added up in groups: those of one region and span of which the same conditions hold."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from cqquality.returns.ledger.block_rows import BlockRows
from cqquality.returns.ledger.memory import Remembered, Spans, folded
from cqquality.returns.ledger.part_tally import Group, GroupKey, Wants
from cqquality.returns.ledger.question import Question

RowKey = tuple[Remembered, ...]
"""The region of a row, the number of its span, and by column which conditions hold, by number."""


class RowGroups(dict[RowKey, int]):
    """The number of each group by what its rows have in common; a new one is given the next.

    The groups that no tally means are in `unmeant`.
    """

    def __init__(self, question: Question, wants: Wants, region: str) -> None:
        """Prepare for the rows of a part that is of `region`, where rows name none themselves."""
        self.unmeant: set[int] = set()
        self._question, self._wants, self._region = question, wants, region
        self._groups: list[tuple[tuple[int, ...], str, int]] = []
        self._meaning: dict[frozenset[int], tuple[int, ...]] = {}
        self._counted: Counter[int] = Counter()
        self._sums: list[list[int | Fraction]] = [[] for _ in wants.sums]
        self._texts: list[list[set[object]]] = [[] for _ in wants.texts]
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}

    def __missing__(self, key: RowKey) -> int:
        region, span, *held = key
        tallies = self._tallies(frozenset(n for numbers in held for n in numbers))
        shown = self._region if self._wants.region is None else region
        self[key] = number = len(self._groups)
        self._groups.append((tallies, shown, span))
        for sums in self._sums:
            sums.append(0)
        for texts in self._texts:
            texts.append(set())
        if not tallies:
            self.unmeant.add(number)
        return number

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

    def add(self, rows: BlockRows) -> None:
        """Count rows, each in the group it was given."""
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

    @property
    def rows(self) -> int:
        """How many rows were counted."""
        return self._counted.total()

    def totals(self, spans: Spans) -> Iterator[tuple[GroupKey, Group]]:
        """Yield what the groups that have rows come to."""
        by_number = list(spans)
        for number, (tallies, region, span) in enumerate(self._groups):
            if rows := self._counted[number]:
                yield (
                    (tallies, region, by_number[span]),
                    Group(
                        rows,
                        self._first[number],
                        self._last[number],
                        [sums[number] for sums in self._sums],
                        [texts[number] for texts in self._texts],
                    ),
                )
