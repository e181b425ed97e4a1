"""Adding up the rows of a ledger, block by block."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import compress
from operator import gt
from typing import Any

from cqquality.findings import Finding, Place
from cqquality.returns.ledger import codes
from cqquality.returns.ledger.job import Job
from cqquality.returns.ledger.readers import Value
from cqquality.returns.ledger.readings import Readings
from cqquality.returns.workbook.streaming import Block
from cqquality.text import Text

_SHOWN = 3
"""How many cells are named for one fault."""

Key = tuple[Value, ...]
Columns = list[list[Any]]
"""The values of some rows, column by column."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that were counted under one key, and where the first and the last of them stand."""

    rows: int
    sums: tuple[int | Fraction, ...]
    first_row: int
    last_row: int

    def __add__(self, other: "Group") -> "Group":
        return Group(
            self.rows + other.rows,
            tuple(a + b for a, b in zip(self.sums, other.sums, strict=True)),
            min(self.first_row, other.first_row),
            max(self.last_row, other.last_row),
        )


@dataclass(frozen=True, slots=True)
class Faults:
    """The rows that show the same fault in the same column, with the first cells in which it is."""

    count: int
    examples: tuple[Finding, ...]

    def __add__(self, other: "Faults") -> "Faults":
        examples = sorted(self.examples + other.examples, key=lambda one: one.place.row)
        return Faults(self.count + other.count, tuple(examples[:_SHOWN]))


@dataclass(frozen=True, slots=True)
class Result:
    """What a ledger comes to. Every row with a value in it is counted in exactly one of the four.

    `faults` tell the same faults apart by column and code.
    """

    groups: Mapping[Key, Group] = field(default_factory=dict)
    counted: int = 0
    left_out: int = 0
    """Rows that do not meet the conditions."""
    refused: int = 0
    """Rows with an error in them."""
    repeated: int = 0
    """Rows with the key and the values of an earlier one."""
    hidden_rows: int = 0
    """Rows hidden by the sender; they are counted like all others."""
    faults: Mapping[tuple[str, str], Faults] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: "Result") -> "Result":
        return Result(
            _joined(self.groups, other.groups),
            self.counted + other.counted,
            self.left_out + other.left_out,
            self.refused + other.refused,
            self.repeated + other.repeated,
            self.hidden_rows + other.hidden_rows,
            _joined(self.faults, other.faults),
        )


def _joined(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> dict[Any, Any]:
    joined = dict(one)
    for name, value in other.items():
        joined[name] = joined[name] + value if name in joined else value
    return joined


class _Numbering(dict[Key, int]):
    """Gives each new key the next number."""

    def __missing__(self, key: Key) -> int:
        self[key] = number = len(self)
        return number


class Tally:
    """Takes in the blocks of one sheet; `columns` are the numbers of the job's columns there."""

    def __init__(self, job: Job, readings: Sequence[Readings], columns: Sequence[int]) -> None:
        self._job = job
        self._readings = readings
        self._columns = columns
        self._group = job.places(job.group_by)
        self._summed = job.places(job.sums)
        self._key = job.places(job.key)
        self._at_most = [job.places(pair) for pair in job.at_most]
        self._numbers = _Numbering()
        self._rows: Counter[int] = Counter()
        self._sums: list[list[int | Fraction]] = [[] for _ in self._summed]
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        self._seen: dict[Key, tuple[int, int]] = {}
        self._faults: dict[tuple[str, str], Faults] = {}
        self._left_out = self._refused = self._repeated = 0

    def add(self, block: Block) -> None:
        """Take in some rows."""
        pairs = list(zip(self._readings, block.columns, strict=True))
        numbers, columns = block.numbers, [readings.of(cells) for readings, cells in pairs]
        for judge in (self._unsound, self._excessive, self._repetitions):
            numbers, columns = _without(judge(numbers, columns, block), numbers, columns)
        if numbers:
            self._count(numbers, columns)

    def result(self, hidden_rows: int) -> Result:
        """Return what the rows come to so far."""
        groups = {
            key: Group(
                self._rows[at],
                tuple(sums[at] for sums in self._sums),
                self._first[at],
                self._last[at],
            )
            for key, at in self._numbers.items()
        }
        return Result(
            groups,
            self._rows.total(),
            self._left_out,
            self._refused,
            self._repeated,
            hidden_rows,
            self._faults,
        )

    def _unsound(self, numbers: list[int], columns: Columns, block: Block) -> set[int]:
        """Return the rows that are blank, left out by a condition or have a cell without value."""
        dropped = self._blank(block)
        unmet = self._unmet(block) - dropped
        self._left_out += len(unmet)
        dropped |= unmet
        faulty = set()
        for at, (readings, cells) in enumerate(zip(self._readings, block.columns, strict=True)):
            found = readings.found
            if found.keys().isdisjoint(cells):
                continue
            for place, token in enumerate(cells):
                if token in found and place not in dropped:
                    self._note(at, numbers[place], found[token])
                    if columns[at][place] is None:
                        faulty.add(place)
        self._refused += len(faulty)
        return dropped | faulty

    def _blank(self, block: Block) -> set[int]:
        pairs = list(zip(self._readings, block.columns, strict=True))
        if any(readings.blank.isdisjoint(cells) for readings, cells in pairs):
            return set()
        return set.intersection(*(_places(cells, readings.blank) for readings, cells in pairs))

    def _unmet(self, block: Block) -> set[int]:
        places: set[int] = set()
        for readings, cells in zip(self._readings, block.columns, strict=True):
            if not readings.unmet.isdisjoint(cells):
                places |= _places(cells, readings.unmet)
        return places

    def _excessive(self, numbers: list[int], columns: Columns, _: Block) -> set[int]:
        dropped: set[int] = set()
        for part, whole in self._at_most:
            if not any(map(gt, columns[part], columns[whole])):
                continue
            name = self._job.columns[whole].name
            for place, (a, b) in enumerate(zip(columns[part], columns[whole], strict=True)):
                if a > b:
                    subject = self._job.columns[part].name
                    fault = codes.PART_EXCEEDS_WHOLE.at(
                        Place(), subject, part=a, most=b, whole=name
                    )
                    self._note(part, numbers[place], (fault,))
                    dropped.add(place)
        self._refused += len(dropped)
        return dropped

    def _repetitions(self, numbers: list[int], columns: Columns, _: Block) -> set[int]:
        dropped: set[int] = set()
        if not self._key:
            return dropped
        keys = zip(*(columns[at] for at in self._key), strict=True)
        for place, (key, values) in enumerate(zip(keys, zip(*columns, strict=True), strict=True)):
            first, content = self._seen.setdefault(key, (numbers[place], hash(values)))
            if first != numbers[place]:
                dropped.add(place)
                self._repeat(numbers[place], first, same=content == hash(values))
        return dropped

    def _repeat(self, row: int, first: int, *, same: bool) -> None:
        at = self._key[0]
        code = codes.REPEATED if same else codes.CONTRADICTED
        seen = Text(f"第 {first} 行", f"row {first}")
        self._note(at, row, (code.at(Place(), self._job.columns[at].name, first=seen),))
        if same:
            self._repeated += 1
        else:
            self._refused += 1

    def _count(self, numbers: list[int], columns: Columns) -> None:
        keys: Iterable[Key] = zip(*(columns[at] for at in self._group), strict=True)
        groups = list(map(self._numbers.__getitem__, keys if self._group else [()] * len(numbers)))
        self._rows.update(groups)
        for sums, at in zip(self._sums, self._summed, strict=True):
            sums.extend([0] * (len(self._numbers) - len(sums)))
            for group, value in zip(groups, columns[at], strict=True):
                sums[group] += value
        self._last.update(zip(groups, numbers, strict=True))
        for group, row in dict(zip(reversed(groups), reversed(numbers), strict=True)).items():
            self._first.setdefault(group, row)

    def _note(self, at: int, row: int, findings: Iterable[Finding]) -> None:
        for finding in findings:
            name = (self._job.columns[at].name, finding.code.id)
            known = self._faults.get(name)
            if known is None or len(known.examples) < _SHOWN:
                place = Place(row=row, column=self._columns[at])
                one = Faults(1, (replace(finding, place=place),))
                self._faults[name] = one if known is None else known + one
            else:
                self._faults[name] = Faults(known.count + 1, known.examples)


def _places(cells: Sequence[Any], wanted: set[Any]) -> set[int]:
    return {place for place, token in enumerate(cells) if token in wanted}


def _without(dropped: set[int], numbers: list[int], columns: Columns) -> tuple[list[int], Columns]:
    if not dropped:
        return numbers, columns
    kept = [place not in dropped for place in range(len(numbers))]
    return list(compress(numbers, kept)), [list(compress(values, kept)) for values in columns]
