"""Why rows do not count, by reason, with the first rows of each judged once more by themselves."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Any

from cqquality.findings import Finding
from cqquality.returns.ledger.answer import SHOWN, Aside, Example, Reason, Spot
from cqquality.returns.ledger.cell_reader import Reading
from cqquality.returns.ledger.question import Judgement, RowClass, judge, timing
from cqquality.returns.ledger.relational.judging import Group, reason_of
from cqquality.returns.ledger.relational.work import Work
from cqquality.returns.ledger.repetition import contradicted, repeated

Reasons = dict[Reason, list[Group]]


def asides_and_notes(work: Work) -> tuple[dict[Reason, Aside], dict[Reason, Aside]]:
    """Return the rows set aside and what is to be told of rows, each with its first rows."""
    asides, notes = _by_reason(work)
    reasons = [*asides, *notes]
    found = _examples(work, [*asides.items(), *notes.items()])
    shown = [
        Aside(sum(g.rows for g in groups), tuple(found[number]))
        for number, groups in enumerate([*asides.values(), *notes.values()])
    ]
    told = dict(zip(reasons, shown, strict=True))
    return (
        {**{reason: told[reason] for reason in asides}, **_fated(work)},
        {reason: told[reason] for reason in notes},
    )


def _by_reason(work: Work) -> tuple[Reasons, Reasons]:
    asides: Reasons = defaultdict(list)
    notes: Reasons = defaultdict(list)
    for group in work.groups:
        verdict = work.verdict(group)
        if verdict.judgement is None:
            continue
        if verdict.judgement.row_class is not RowClass.USED:
            asides[reason_of(group.part, verdict.judgement)].append(group)
        for column, code in verdict.notes:
            notes[Reason(group.part, RowClass.USED, column, code)].append(group)
    return asides, notes


def _examples(
    work: Work, reasons: Sequence[tuple[Reason, list[Group]]]
) -> dict[int, list[Example]]:
    if not reasons:
        return {}
    work.load(
        "reasons",
        ("reason", "upto"),
        (
            (group.part, group.codes, (number, upto))
            for number, (_, groups) in enumerate(reasons)
            for upto in (_upto(groups),)
            for group in {g.codes: g for g in groups}.values()
        ),
    )
    found: dict[int, list[Example]] = defaultdict(list)
    for number, part, line, *values in work.database.rows(work.statements.examples(SHOWN)):
        reason = reasons[number][0]
        finding = _finding(work, reason, read_row(work, values[: len(work.columns)]))
        found[number].append(Example(Spot(part, line), finding))
    return found


def _upto(groups: Sequence[Group]) -> int:
    """Return a row up to which the first rows of a reason stand."""
    firsts = sorted(group.first for group in groups)
    if len(firsts) >= SHOWN:
        return firsts[SHOWN - 1]
    return max(group.last for group in groups)


def read_row(work: Work, values: Sequence[Any]) -> list[Reading]:
    """Read the cells of one row."""
    return [c.asked.read(c.cell(v)) for c, v in zip(work.columns, values, strict=True)]


def judged_row(work: Work, part: int, readings: Sequence[Reading]) -> Judgement:
    """Judge one row by itself."""
    time = partial(timing, work.question, window=work.parts[part].window)
    return judge(work.question, readings, time)


def _finding(work: Work, reason: Reason, readings: Sequence[Reading]) -> Finding:
    if reason.row_class is not RowClass.USED:
        judgement = judged_row(work, reason.part, readings)
        if reason_of(reason.part, judgement) != reason or judgement.finding is None:
            msg = f"the engine set a row aside for {reason}, which is {judgement}"
            raise ValueError(msg)
        return judgement.finding
    at = [column.id for column in work.question.columns].index(reason.column)
    return next(note for note in readings[at].notes if note.code.id == reason.code)


def _fated(work: Work) -> dict[Reason, Aside]:
    """Return the rows that do not count for another with their key."""
    if not work.compared:
        return {}
    examples: dict[tuple[int, str], list[Example]] = defaultdict(list)
    for part, line, fate, *spots in work.database.rows(work.statements.first_fates(SHOWN)):
        example = Example(Spot(part, line), finding_of_fate(work, Spot(part, line), fate, spots))
        examples[part, fate].append(example)
    asides: dict[Reason, Aside] = {}
    for group in work.groups:
        if group.fate:
            shown = tuple(examples[group.part, group.fate])
            finding = shown[0].finding
            reason = Reason(group.part, class_of(group.fate), work.question.key[0], finding.code.id)
            rows = asides[reason].rows if reason in asides else 0
            asides[reason] = Aside(rows + group.rows, shown)
    return asides


def class_of(fate: str) -> RowClass:
    """Return what becomes of a row with a fate."""
    return RowClass.REPEATED if fate == "repeated" else RowClass.REFUSED


def finding_of_fate(work: Work, spot: Spot, fate: str, spots: Sequence[int]) -> Finding:
    """Say of which row a row is the double."""
    kept, first, second = (Spot(*spots[at : at + 2]) for at in (0, 2, 4))
    if fate == "repeated":
        return repeated(work.question, work.parts, spot, kept)
    return contradicted(work.question, work.parts, spot, second if spot == first else first)
