"""Rows that have the key of others: which of them count, and what is said of the rest."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from cqquality.findings import Finding, Place
from cqquality.period import Period
from cqquality.returns.ledger import codes
from cqquality.returns.ledger.answer import Part, Spot
from cqquality.returns.ledger.cell_reader import Value
from cqquality.returns.ledger.question import Question, Repeats, RowClass
from cqquality.text import Text


class Candidate(NamedTuple):
    """A row to be compared with others: its place, its values, and what it would be used for.

    Key and content are folded; `span` is None for a row that is not in time.
    """

    spot: Spot
    key: tuple[Value | None, ...]
    content: tuple[Value | None, ...]
    tallies: tuple[int, ...]
    span: Period | None
    day: Period
    region: str


class Verdict(NamedTuple):
    """What became of a candidate, and why, where it is not used."""

    candidate: Candidate
    row_class: RowClass
    finding: Finding | None = None


def compared(
    question: Question, parts: Sequence[Part], candidates: Iterable[Candidate]
) -> Iterator[Verdict]:
    """Yield a verdict on every candidate, by the rules of `Repeats`.

    A row that is not in time stays OUTSIDE, without a finding.
    """
    groups: dict[tuple[object, ...], list[Candidate]] = defaultdict(list)
    for each in sorted(candidates, key=lambda candidate: candidate.spot):
        meant = each.tallies if question.repeats is Repeats.RENEWAL else ()
        groups[each.key, meant, each.span if question.is_stock else None].append(each)
    for group in groups.values():
        if question.repeats is Repeats.COPY and len({each.content for each in group}) > 1:
            yield from _contradictions(question, parts, group)
        else:
            yield from _repetitions(question, parts, group)


def _contradictions(
    question: Question, parts: Sequence[Part], group: Sequence[Candidate]
) -> Iterator[Verdict]:
    first, second, *_ = group
    for each in group:
        other = second if each is first else first
        said = contradicted(question, parts, each.spot, other.spot)
        yield Verdict(each, RowClass.REFUSED, said)


def _repetitions(
    question: Question, parts: Sequence[Part], group: Sequence[Candidate]
) -> Iterator[Verdict]:
    kept = min(group, key=_order(question))
    for each in group:
        if each.span is None:
            yield Verdict(each, RowClass.OUTSIDE)
        elif each is kept:
            yield Verdict(each, RowClass.USED)
        else:
            said = repeated(question, parts, each.spot, kept.spot)
            yield Verdict(each, RowClass.REPEATED, said)


def _order(question: Question) -> Callable[[Candidate], tuple[object, ...]]:
    """Return what the row that counts has the least of."""
    if question.repeats is Repeats.COPY:
        return lambda one: (_days(one.span or one.day), one.spot)
    if question.is_stock:
        return lambda one: (one.spot,)
    return lambda one: (one.day, one.spot)


def _days(span: Period) -> int:
    return (span.start - span.end).days


def repeated(question: Question, parts: Sequence[Part], row: Spot, first: Spot) -> Finding:
    """Return the reason of a row that says again what the row at `first` says."""
    return codes.REPEATED.at(Place(), question.ledger, first=_named(parts, row, first))


def contradicted(question: Question, parts: Sequence[Part], row: Spot, first: Spot) -> Finding:
    """Return the reason of a row that has the key of the one at `first` and other values.

    Of the first row itself, `first` is the next one with its key.
    """
    return codes.CONTRADICTED.at(Place(), question.ledger, first=_named(parts, row, first))


def _named(parts: Sequence[Part], row: Spot, other: Spot) -> Text:
    """Name a row as seen from another: with its file and sheet only where these are others."""
    if other.part == row.part:
        return Text(f"第 {other.row} 行", f"row {other.row}")
    origin = parts[other.part].origin
    place = Place(origin.file, origin.sheet)
    return Text(f" {place} 第 {other.row} 行", f"row {other.row} of {place}")
