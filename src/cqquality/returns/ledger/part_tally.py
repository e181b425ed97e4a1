"""What the rows of one part of a ledger come to, and what is wanted of them."""

from array import array
from collections import Counter
from fractions import Fraction

from msgspec import Struct, field

from cqquality.period import Period
from cqquality.returns.ledger.answer import Aside, Lost, Reason
from cqquality.returns.ledger.question import Question, RowClass
from cqquality.returns.ledger.repetition import Candidate

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
    lost: Counter[Lost] = field(default_factory=Counter)
    numbers: "array[int]" = field(default_factory=lambda: array("Q"))
    candidates: list[Candidate] = field(default_factory=list)
    read: int = 0
    hidden: int = 0
    blank: int = 0

    def join(self, other: "PartTally") -> None:
        """Take in what another share came to."""
        for key, group in other.groups.items():
            self.add_group(key, group)
        self.classes.update(other.classes)
        self.lost.update(other.lost)
        for own, more in ((self.asides, other.asides), (self.notes, other.notes)):
            for reason, aside in more.items():
                own[reason] = own[reason] + aside if reason in own else aside
        self.numbers.extend(other.numbers)
        self.candidates += other.candidates
        self.read += other.read
        self.hidden += other.hidden
        self.blank += other.blank

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
