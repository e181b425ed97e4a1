"""From an answer to figures and findings: the same for every engine."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from cqquality.findings import Finding, Place, Severity, address
from cqquality.observation import Observation, Origin, Rows
from cqquality.quantity import literal
from cqquality.returns.codes import HIDDEN
from cqquality.returns.ledger import codes
from cqquality.returns.ledger.answer import Amount, Answer, Aside, Part, Range, Reason, TallyKey
from cqquality.returns.ledger.question import RowClass, spans
from cqquality.returns.unknown_kind import unknown_kind
from cqquality.text import Text, listed

_SAID = {
    Severity.ERROR: codes.NOT_COUNTED,
    Severity.WARNING: codes.TO_CHECK,
    Severity.INFO: codes.NOTED,
}
_CLASSES = {
    RowClass.REFUSED: Text("有误 {n} 行", "{n} with a fault"),
    RowClass.REPEATED: Text("重复 {n} 行", "{n} repeated"),
    RowClass.UNMEANT: Text("不在所计之列 {n} 行", "{n} not among what is counted"),
    RowClass.OUTSIDE: Text("不在填报期 {n} 行", "{n} outside the period"),
    RowClass.TOTAL: Text("合计和附注 {n} 行", "{n} totals or notes"),
}


def told(answer: Answer) -> tuple[list[Observation], list[Finding]]:
    """Return the figures an answer comes to, and all that is to be said of it."""
    sound, overlaps = _without_overlaps(answer)
    figures = [_figure(answer, key, amount) for key, amount in sound]
    figures += [*_wholes(answer, [key for key, _ in sound]), *_zeros(answer)]
    findings = [*overlaps, *_findings(answer)]
    return figures, findings


# Figures ---------------------------------------------------------------------------------------


def _figure(answer: Answer, key: TallyKey, amount: Amount) -> Observation:
    tally = answer.question.tallies[key.tally]
    part = answer.parts[amount.rows[0].part]
    first = part.origin
    column = part.column(tally.sum or tally.distinct or answer.question.date)
    rows = tuple(
        Rows(origin.file, origin.sheet, each.first, each.last, each.size)
        for each in amount.rows
        for origin in (answer.parts[each.part].origin,)
    )
    text = f"{tally.item} {key.region} = {literal(amount.value)}".replace("  ", " ")
    cell = address(rows[0].first, column) if column and first.sheet else ""
    origin = Origin(first.file, first.sheet, rows[0].first, column, cell, text, rows=rows)
    return Observation(tally.item, key.span, amount.value, origin, key.region)


def _without_overlaps(
    answer: Answer,
) -> tuple[list[tuple[TallyKey, Amount]], list[Finding]]:
    """Return the amounts of a region whose spans do not overlap, in order; the others are told."""
    by_region: dict[tuple[int, str], list[TallyKey]] = defaultdict(list)
    for key in sorted(answer.amounts):
        by_region[key.tally, key.region].append(key)
    sound, findings = [], []
    for keys in by_region.values():
        overlap = any(a.span.overlaps(b.span) for a, b in pairwise(keys))
        if overlap and not answer.question.is_stock:
            findings.append(_overlap(answer, keys))
        else:
            sound += [(key, answer.amounts[key]) for key in keys]
    return sound, findings


def _overlap(answer: Answer, keys: Sequence[TallyKey]) -> Finding:
    last = answer.amounts[keys[-1]].rows[0]
    origin = answer.parts[last.part].origin
    return codes.OVERLAPPING.at(
        Place(origin.file, origin.sheet, row=last.first),
        answer.question.tallies[keys[0].tally].item,
        region=keys[0].region,
        periods=listed([key.span.text for key in keys]),
    )


def _wholes(answer: Answer, keys: Sequence[TallyKey]) -> Iterator[Observation]:
    """Yield the sums over all regions of tallies that name all rows of their kind.

    Not where a region sends a list itself: then others may be missing.
    """
    if answer.question.region is None or any(part.region for part in answer.parts):
        return
    groups: dict[TallyKey, list[Amount]] = defaultdict(list)
    for key in keys:
        if answer.question.tallies[key.tally].complete:
            groups[key._replace(region="")].append(answer.amounts[key])
    for key, amounts in groups.items():
        ranges = [each for amount in amounts for each in amount.rows]
        joined = (
            _joined([each for each in ranges if each.part == part])
            for part in sorted({each.part for each in ranges})
        )
        value = sum((amount.value for amount in amounts), Fraction(0))
        yield _figure(answer, key, Amount(value, tuple(joined)))


def _joined(ranges: Sequence[Range]) -> Range:
    return Range(
        ranges[0].part,
        sum(each.size for each in ranges),
        min(each.first for each in ranges),
        max(each.last for each in ranges),
    )


def _zeros(answer: Answer) -> Iterator[Observation]:
    """Yield the zeros of complete lists: a span of a part in which a kind has no row."""
    question = answer.question
    known = {(key.tally, key.span) for key in answer.amounts}
    kinds = {key.tally for key in answer.amounts}
    for number, tally in enumerate(question.tallies):
        if not tally.complete or number not in kinds:
            continue
        for part in answer.parts:
            for span in spans(part.window, question.split) if part.window else ():
                if (number, span) not in known:
                    yield Observation(tally.item, span, Fraction(0), part.origin, part.region)


# Findings --------------------------------------------------------------------------------------


def _findings(answer: Answer) -> Iterator[Finding]:
    for number, part in enumerate(answer.parts):
        if answer.counts[number].read:
            yield _read(answer, number, part)
        if hidden := answer.counts[number].hidden:
            what = Text(f"{hidden} 行", f"{hidden} row{'' if hidden == 1 else 's'}")
            yield HIDDEN.at(Place(part.origin.file, part.origin.sheet), what=what)
    for reason, aside in sorted(answer.asides.items()):
        yield _set_aside(answer, reason, aside)
    for reason, aside in sorted(answer.notes.items()):
        yield _said(answer, reason, aside)


def _read(answer: Answer, number: int, part: Part) -> Finding:
    """Say how many rows a part has and what became of them."""
    count = answer.counts[number]
    left = [words.filled(n=count.of(name)) for name, words in _CLASSES.items() if count.of(name)]
    rest = Text(
        "".join(f"；{words.zh}" for words in left), "".join(f"; {words.en}" for words in left)
    )
    return codes.LEDGER_READ.at(
        part.origin.place,
        answer.question.ledger,
        form=answer.question.title,
        read=count.read,
        used=count.of(RowClass.USED),
        rest=rest,
    )


def _set_aside(answer: Answer, reason: Reason, aside: Aside) -> Finding:
    if reason.row_class in (RowClass.REFUSED, RowClass.REPEATED):
        return _said(answer, reason, aside)
    if reason.code == codes.UNMEANT.id:
        return _unknown(answer, reason, aside)
    return codes.SET_ASIDE.at(
        _first(answer, reason, aside),
        answer.question.ledger,
        count=aside.rows,
        reason=aside.examples[0].finding.message_text,
        cells=_cells(answer, reason, aside),
    )


def _unknown(answer: Answer, reason: Reason, aside: Aside) -> Finding:
    """Tell of rows whose kind nothing counts, with the words of the first of them."""
    cells = _cells(answer, reason, aside)
    words = (s for tally in answer.question.tallies for s in tally.where)
    return unknown_kind(
        _first(answer, reason, aside),
        answer.question.ledger,
        Text(f"{aside.rows} 行（{cells.zh}）", f"{aside.rows} rows ({cells.en})"),
        answer.question.column[reason.column].name,
        [example.finding.subject for example in aside.examples],
        [word for s in words if s.column == reason.column for word in s.written],
        more=aside.rows > len(aside.examples),
    )


def _said(answer: Answer, reason: Reason, aside: Aside) -> Finding:
    """Tell one fault of many rows once, at the first of them."""
    first = aside.examples[0].finding
    return replace(
        _SAID[first.severity].at(
            _first(answer, reason, aside),
            answer.question.column[reason.column].name.zh,
            count=aside.rows,
            reason=first.message_text,
            cells=_cells(answer, reason, aside),
        ),
        subject=answer.question.ledger,
    )


def _first(answer: Answer, reason: Reason, aside: Aside) -> Place:
    part = answer.parts[reason.part]
    row, column = aside.examples[0].spot.row, part.column(reason.column)
    return Place(part.origin.file, part.origin.sheet, row=row, column=column)


def _cells(answer: Answer, reason: Reason, aside: Aside) -> Text:
    """Name the first cells; the rows, where the columns have no numbers."""
    part = answer.parts[reason.part]
    column = part.column(reason.column) if part.origin.sheet else 0
    rows = [example.spot.row for example in aside.examples]
    zh = "、".join(address(row, column) if column else f"第 {row} 行" for row in rows)
    en = ", ".join(address(row, column) if column else f"row {row}" for row in rows)
    more = aside.rows > len(rows)
    return Text(zh + ("等" if more else ""), en + (" ..." if more else ""))
