"""Rows of a ledger that are refused: what they would have counted for, as far as they say so."""

from collections import Counter
from collections.abc import Mapping, Sequence

from cqquality.findings import Spoilt
from cqquality.period import Period
from cqquality.returns.ledger.answer import Answer, Lost
from cqquality.returns.ledger.cell_reader import Reading
from cqquality.returns.ledger.question import AskedTally, Question, Time


def loss(
    question: Question, number: int, region: str, readings: Sequence[Reading], time: Time
) -> Lost | None:
    """Return what a refused row would have counted for; None where it could not have.

    `region` sends the part with this `number`. What cannot be read may be anything.
    """
    named = {column.id: each for column, each in zip(question.columns, readings, strict=True)}
    tallies = tuple(n for n, tally in enumerate(question.tallies) if _may_mean(tally, named))
    whose: str | None = region
    if question.region is not None:
        said = named[question.region]
        whose = str(said.value) if said.value is not None and not said.fault else None
    span: Period | None = None
    date = named[question.date]
    if isinstance(date.value, Period) and not date.fault:
        timed = time(date.value)
        if timed.span is None and timed.finding is None:
            return None
        span = timed.span or date.value
    return Lost(number, tallies, whose, span) if tallies else None


def _may_mean(tally: AskedTally, named: Mapping[str, Reading]) -> bool:
    values = {name: each.value for name, each in named.items()}
    meant = all(named[s.column].fault or s.holds(values[s.column]) for s in tally.where)
    return meant and not any(s.holds(values[s.column]) for s in tally.unless)


def unread(answer: Answer) -> tuple[Spoilt, ...]:
    """Return the refused rows by the item, time and region that they would have counted for.

    Where a list names all rows of its kind they are missing from the sum over the regions as well.
    """
    question, found = answer.question, Counter[tuple[str, Period | None, str | None]]()
    of_whole = question.region is not None and not any(part.region for part in answer.parts)
    for lost, rows in answer.lost.items():
        time = lost.span or answer.parts[lost.part].window
        for number in lost.tallies:
            tally = question.tallies[number]
            found[tally.item, time, lost.region] += rows
            if of_whole and tally.complete and lost.region is not None:
                found[tally.item, time, ""] += rows
    return tuple(Spoilt(*about, rows) for about, rows in found.items())
