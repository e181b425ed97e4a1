"""The rows behind amounts, or set aside: shown to somebody as they are written."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from cqquality.observation import Rows
from cqquality.period import Period
from cqquality.returns.ledger.answer import Listed, Part, Spot, TallyKey, Wanted
from cqquality.returns.ledger.cell_reader import Reading
from cqquality.returns.ledger.memory import ColumnMemory
from cqquality.returns.ledger.question import Judgement, Question, RowClass, judge, timing
from cqquality.returns.ledger.repetition import Verdict
from cqquality.returns.ledger.rows import Held, OpenRows, RowSource
from cqquality.returns.workbook.contents import Content
from cqquality.returns.workbook.grid import Kind
from cqquality.returns.workbook.number_format import NumberFormat, classify


def rows_of(
    question: Question,
    parts: Sequence[Part],
    sources: Sequence[RowSource],
    verdicts: Mapping[Spot, Verdict],
    wanted: Sequence[Wanted],
    most: int,
) -> list[tuple[Listed, ...]]:
    """Return up to `most` rows of each kind that is wanted, in order, by one walk over all rows.

    `verdicts` are on the rows that were compared with others.
    """
    found: list[list[Listed]] = [[] for _ in wanted]
    for listed, keys in _listed_rows(question, parts, sources, verdicts):
        for each, some in zip(wanted, found, strict=True):
            if len(some) < most and _is_wanted(listed, keys, each):
                some.append(listed)
        if all(len(some) == most for some in found):
            break
    return [tuple(some) for some in found]


def _is_wanted(listed: Listed, keys: frozenset[TallyKey], wanted: Wanted) -> bool:
    return listed.row_class in wanted.classes or not wanted.amounts.isdisjoint(keys)


def _listed_rows(
    question: Question,
    parts: Sequence[Part],
    sources: Sequence[RowSource],
    verdicts: Mapping[Spot, Verdict],
) -> Iterator[tuple[Listed, frozenset[TallyKey]]]:
    """Yield every row, with the amounts it is behind."""
    for number, (part, source) in enumerate(zip(parts, sources, strict=True)):
        with source.opened() as rows:
            for row, cells, judged in _judged(question, part, rows):
                verdict = verdicts.get(Spot(number, row))
                listed = _listed(part, row, cells, judged, verdict)
                is_used = listed.row_class is RowClass.USED
                yield listed, _amounts(question, part, cells, judged) if is_used else frozenset()


_Cells = tuple[tuple[str, str, object], ...]
"""Of each column asked for its id, what is written there, and what it was read as."""


def _judged(
    question: Question, part: Part, rows: OpenRows
) -> Iterator[tuple[int, _Cells, Judgement]]:
    memories = [ColumnMemory(column, rows.contents, rows.date1904) for column in question.columns]
    time = partial(timing, question, window=part.window)
    for block in rows.blocks:
        for place, row in enumerate(block.numbers):
            held: list[Held] = [cells[place] for cells in block.columns]
            readings = [m.reading(each) for m, each in zip(memories, held, strict=True)]
            if all(reading.blank for reading in readings):
                continue
            contents = [rows.contents[each] for each in held]
            cells = tuple(
                (column.id, _written(content, reading), reading.value)
                for column, content, reading in zip(
                    question.columns, contents, readings, strict=True
                )
            )
            yield row, cells, judge(question, readings, time)


def _written(content: Content | None, reading: Reading) -> str:
    """Return what stands in a cell; of a day shown as one that day, not Excel's number of it."""
    if content is None:
        return ""
    day, is_date = reading.value, classify(content.number_format) is NumberFormat.DATE
    if content.kind is Kind.NUMBER and is_date and isinstance(day, Period):
        return day.end.isoformat()
    return content.raw


def _amounts(
    question: Question, part: Part, cells: _Cells, judged: Judgement
) -> frozenset[TallyKey]:
    assert judged.span  # noqa: S101 - rows that are used are in time
    values = {name: value for name, _, value in cells}
    region = str(values[question.region]) if question.region else part.region
    return frozenset(TallyKey(tally, region, judged.span) for tally in judged.tallies)


def _listed(
    part: Part, row: int, cells: _Cells, judged: Judgement, verdict: Verdict | None
) -> Listed:
    origin = part.origin
    place = Rows(origin.file, origin.sheet, row, row, 1)
    written = tuple((name, text) for name, text, _ in cells)
    row_class = verdict.row_class if verdict else judged.row_class
    reason = (verdict.finding if verdict else None) or judged.finding
    return Listed(place, written, row_class, None if row_class is RowClass.USED else reason)
