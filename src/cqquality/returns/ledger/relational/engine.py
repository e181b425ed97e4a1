"""The engine: answers questions about ledgers with what a database computes."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction

from cqquality.returns.ledger.answer import (
    Amount,
    Answer,
    Count,
    Listed,
    Lost,
    Part,
    Range,
    TallyKey,
    Wanted,
)
from cqquality.returns.ledger.question import Question, RowClass
from cqquality.returns.ledger.relational.database import Database
from cqquality.returns.ledger.relational.examples import asides_and_notes
from cqquality.returns.ledger.relational.judging import Group
from cqquality.returns.ledger.relational.listing import listed_rows
from cqquality.returns.ledger.relational.work import Work


class RelationalEngine:
    """Answers questions about the ledger in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._work: Work | None = None

    @property
    def name(self) -> str:
        """Return what the engine is called in results."""
        return self._database.name

    def answer(self, question: Question, parts: tuple[Part, ...]) -> Answer:
        """Answer a question about all parts of a ledger at once; see `Engine`."""
        work = self._worked(question, parts)
        asides, notes = asides_and_notes(work)
        counts = tuple(_count(work, number) for number in range(len(parts)))
        amounts = _amounts(work)
        return Answer(
            question, parts, self.name, work.query, counts, amounts, asides, notes, _lost(work)
        )

    def rows(
        self, question: Question, parts: tuple[Part, ...], wanted: Wanted, most: int
    ) -> Iterator[Listed]:
        """Yield up to `most` of the rows that are wanted, in order."""
        yield from listed_rows(self._worked(question, parts), wanted, most)

    def _worked(self, question: Question, parts: tuple[Part, ...]) -> Work:
        work = self._work
        if work is None or (work.question, work.parts) != (question, parts):
            self._work = work = Work(self._database, question, parts)
        return work


def _class(work: Work, group: Group) -> RowClass | None:
    judgement = work.verdict(group).judgement
    if judgement is None:
        return None
    if group.fate:
        return RowClass.REPEATED if group.fate == "repeated" else RowClass.REFUSED
    return judgement.row_class


def _count(work: Work, part: int) -> Count:
    by_class: Counter[RowClass | None] = Counter()
    for group in work.groups:
        if group.part == part:
            by_class[_class(work, group)] += group.rows
    blank = by_class.pop(None, 0)
    filled = {name: rows for name, rows in by_class.items() if name is not None}
    return Count(by_class.total(), filled, blank=blank)


def _lost(work: Work) -> dict[Lost, int]:
    """Return what the refused rows would have counted for."""
    found: Counter[Lost] = Counter()
    for group in work.groups:
        verdict = work.verdict(group)
        if _class(work, group) is not RowClass.REFUSED:
            continue
        judgement, lost = verdict.judgement, verdict.lost
        if group.fate and judgement is not None:
            lost = Lost(group.part, judgement.tallies, verdict.region, judgement.span)
        if lost is not None:
            found[lost._replace(part=group.part)] += group.rows
    return dict(found)


def amount_groups(work: Work) -> dict[TallyKey, list[Group]]:
    """Return the groups of rows behind each amount."""
    found: dict[TallyKey, list[Group]] = defaultdict(list)
    for group in work.groups:
        verdict = work.verdict(group)
        judgement = verdict.judgement
        if judgement is None or group.fate or judgement.row_class is not RowClass.USED:
            continue
        assert judgement.span  # noqa: S101 - rows that are used are in time
        for tally in judgement.tallies:
            found[TallyKey(tally, verdict.region, judgement.span)].append(group)
    return found


def _amounts(work: Work) -> dict[TallyKey, Amount]:
    groups = amount_groups(work)
    distinct = _distincts(work, groups)
    amounts = {}
    for number, (name, some) in enumerate(groups.items()):
        tally = work.question.tallies[name.tally]
        if tally.sum:
            value = sum((group.sums[tally.sum] for group in some), Fraction(0))
        elif tally.distinct:
            value = Fraction(distinct[number])
        else:
            value = Fraction(sum(group.rows for group in some))
        amounts[name] = Amount(value, _ranges(some))
    return amounts


def _distincts(work: Work, groups: dict[TallyKey, list[Group]]) -> dict[int, int]:
    """Count the different texts behind the amounts of which that is asked."""
    wanted = [n for n, tally in enumerate(work.question.tallies) if tally.distinct]
    if not wanted:
        return {}
    work.load(
        "used",
        ("tally", "amount"),
        (
            (group.part, group.codes, (name.tally, number))
            for number, (name, some) in enumerate(groups.items())
            if name.tally in wanted
            for group in {(g.part, g.codes): g for g in some}.values()
        ),
    )
    statements = (work.statements.distincts(n, fated=work.compared) for n in wanted)
    return {amount: n for each in statements for amount, n in work.database.rows(each)}


def _ranges(groups: list[Group]) -> tuple[Range, ...]:
    by_part: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        by_part[group.part].append(group)
    return tuple(
        Range(
            part,
            sum(group.rows for group in some),
            min(group.first for group in some),
            max(group.last for group in some),
        )
        for part, some in sorted(by_part.items())
    )
