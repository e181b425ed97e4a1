"""The engine for sheets: in memory or streamed, by one process or by several."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cqquality.errors import UnreadableFile
from cqquality.findings import Finding
from cqquality.returns.ledger.answer import (
    Amount,
    Answer,
    Aside,
    Count,
    Example,
    Listed,
    Lost,
    Part,
    Range,
    Reason,
    TallyKey,
    Wanted,
)
from cqquality.returns.ledger.listing import rows_of
from cqquality.returns.ledger.part_tally import Group, PartTally, Wants
from cqquality.returns.ledger.question import Question, RowClass, outside
from cqquality.returns.ledger.question_text import question_text
from cqquality.returns.ledger.repetition import Candidate, Verdict, compared
from cqquality.returns.ledger.row_key import shared_numbers
from cqquality.returns.ledger.rows import RowSource
from cqquality.returns.ledger.tally import Tallier
from cqquality.returns.workbook.streaming import Divided

_COMPARED = 100_000
"""So many keys that rows share are looked into in one go, to spare memory."""


class _Task(Struct, frozen=True):
    """All that a process must know to count a part."""

    question: Question
    number: int
    part: Part
    source: RowSource
    suspects: frozenset[int] = frozenset()
    wanted: frozenset[int] | None = None


class SheetEngine:
    """Answers questions about sheets, of each of which there is a source of rows.

    The answer is the same with any number of `processes`. The program that asks for more than one
    must be importable without side effects, as `multiprocessing` demands.
    """

    name = "cqq"

    def __init__(self, sources: Sequence[RowSource], processes: int = 1) -> None:
        self._sources = tuple(sources)
        self._processes = processes

    def answer(self, question: Question, parts: tuple[Part, ...]) -> Answer:
        """Answer a question about all parts at once; raises UnreadableFile."""
        found, verdicts = self._found(question, parts)
        for verdict in verdicts:
            _settle(question, found[verdict.candidate.spot.part], verdict)
        return _answer(question, parts, found, self.name)

    def rows(
        self, question: Question, parts: tuple[Part, ...], wanted: Wanted, most: int
    ) -> Iterator[Listed]:
        """Yield up to `most` of the rows that are wanted, in order."""
        (found,) = self.rows_of_each(question, parts, [wanted], most)
        yield from found

    def rows_of_each(
        self, question: Question, parts: tuple[Part, ...], wanted: Sequence[Wanted], most: int
    ) -> list[tuple[Listed, ...]]:
        """Return up to `most` rows of each kind that is wanted, by one walk over all of them."""
        _, verdicts = self._found(question, parts)
        compared_with_others = {verdict.candidate.spot: verdict for verdict in verdicts}
        return rows_of(question, parts, self._sources, compared_with_others, wanted, most)

    def _found(
        self, question: Question, parts: tuple[Part, ...]
    ) -> tuple[list[PartTally], Iterator[Verdict]]:
        """Return what the parts come to, and the verdicts on rows that are not in that."""
        tasks = [
            _Task(question, number, part, source)
            for number, (part, source) in enumerate(zip(parts, self._sources, strict=True))
        ]
        found = [self._counted(task) for task in tasks]
        suspects = shared_numbers([tally.numbers for tally in found])
        return found, self._compare(tasks, found, suspects)

    def _compare(
        self, tasks: Sequence[_Task], found: list[PartTally], suspects: frozenset[int]
    ) -> Iterator[Verdict]:
        """Count the parts anew in which keys may repeat, and compare such rows by their keys."""
        if not suspects:
            return
        question, parts = tasks[0].question, tuple(task.part for task in tasks)
        doubtful = [task for task in tasks if not suspects.isdisjoint(found[task.number].numbers)]
        for turn, wanted in enumerate(_batches(sorted(suspects))):
            candidates: list[Candidate] = []
            for task in doubtful:
                again = self._counted(replace(task, suspects=suspects, wanted=wanted))
                candidates += again.candidates
                if turn == 0:
                    found[task.number] = again
            yield from compared(question, parts, candidates)

    def _counted(self, task: _Task) -> PartTally:
        if self._processes > 1 and task.source.dividable:
            divided = _in_shares(task, self._processes)
            if divided is not None:
                return divided
        return _count(task, 0, 1)


def _batches(suspects: Sequence[int]) -> Iterator[frozenset[int]]:
    for start in range(0, len(suspects), _COMPARED):
        yield frozenset(suspects[start : start + _COMPARED])


def _count(task: _Task, share: int, shares: int) -> PartTally:
    with task.source.opened(share, shares) as rows:
        tallier = Tallier(task.question, task.number, task.part, rows, task.suspects, task.wanted)
        for block in rows.blocks:
            tallier.add(block)
        found = tallier.result()
        found.hidden = rows.hidden()
    return found


def _settle(question: Question, found: PartTally, verdict: Verdict) -> None:
    """Count a row that was compared with others, or note why it does not count."""
    candidate, row_class, finding = verdict
    found.classes[row_class] += 1
    if row_class is RowClass.USED:
        found.add_candidate(question, candidate)
        return
    if row_class is RowClass.REFUSED:
        part, span = candidate.spot.part, candidate.span
        found.lost[Lost(part, candidate.tallies, candidate.region, span)] += 1
    column = question.key[0] if finding else question.date
    if finding is None:
        finding = outside(question, candidate.day)
    reason = Reason(candidate.spot.part, row_class, column, finding.code.id)
    aside = Aside(1, (Example(candidate.spot, finding),))
    found.asides[reason] = found.asides[reason] + aside if reason in found.asides else aside


def _answer(
    question: Question, parts: tuple[Part, ...], found: Sequence[PartTally], engine: str
) -> Answer:
    return Answer(
        question=question,
        parts=parts,
        engine=engine,
        query=question_text(question),
        counts=tuple(
            Count(tally.read, dict(tally.classes), tally.hidden, tally.blank) for tally in found
        ),
        amounts=_amounts(question, found),
        asides={reason: aside for tally in found for reason, aside in tally.asides.items()},
        notes={reason: aside for tally in found for reason, aside in tally.notes.items()},
        lost=dict(sum((tally.lost for tally in found), Counter())),
    )


def _amounts(question: Question, found: Sequence[PartTally]) -> dict[TallyKey, Amount]:
    """Return what the groups of all parts come to, tally by tally."""
    groups: dict[TallyKey, list[tuple[int, Group]]] = defaultdict(list)
    for number, tally in enumerate(found):
        for (tallies, region, span), group in tally.groups.items():
            for each in tallies:
                groups[TallyKey(each, region, span)].append((number, group))
    wants = Wants.of(question)
    return {key: _amount(question, wants, key, groups[key]) for key in sorted(groups)}


def _amount(
    question: Question, wants: Wants, key: TallyKey, groups: Sequence[tuple[int, Group]]
) -> Amount:
    tally, names = question.tallies[key.tally], [column.id for column in question.columns]
    if tally.sum:
        at = wants.sums.index(names.index(tally.sum))
        value = Fraction(sum(group.sums[at] for _, group in groups))
    elif tally.distinct:
        at = wants.texts.index(names.index(tally.distinct))
        value = Fraction(len(set().union(*(group.texts[at] for _, group in groups))))
    else:
        value = Fraction(sum(group.rows for _, group in groups))
    return Amount(value, tuple(_ranges(groups)))


def _ranges(groups: Sequence[tuple[int, Group]]) -> Iterator[Range]:
    for number in dict.fromkeys(number for number, _ in groups):
        own = [group for part, group in groups if part == number]
        yield Range(
            number,
            sum(group.rows for group in own),
            min(group.first for group in own),
            max(group.last for group in own),
        )


# Several processes -----------------------------------------------------------------------------


def _in_shares(task: _Task, shares: int) -> PartTally | None:
    """Count with as many processes as shares; None where the rows cannot be shared out."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(shares - 1, mp_context=get_context("spawn")) as pool:
        others = [pool.submit(_share, task, share, shares) for share in range(1, shares)]
        try:
            found = _count(task, 0, shares)
            for other in others:
                found.join(_sound(other.result()))
        except (Divided, BrokenProcessPool):
            return None
    return found


def _share(task: _Task, share: int, shares: int) -> PartTally | tuple[Finding, ...] | None:
    """Count one share in a process of its own; exceptions travel as what they carry."""
    try:
        return _count(task, share, shares)
    except Divided:
        return None
    except UnreadableFile as refusal:
        return refusal.findings


def _sound(found: PartTally | tuple[Finding, ...] | None) -> PartTally:
    if found is None:
        raise Divided
    if isinstance(found, tuple):
        raise UnreadableFile(found)
    return found
