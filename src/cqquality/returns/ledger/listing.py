"""The rows behind an amount, or set aside: shown to somebody as they are written."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from cqquality.findings import Finding
from cqquality.observation import Rows
from cqquality.returns.ledger.answer import Listed, Part, Spot, TallyKey, Wanted
from cqquality.returns.ledger.memory import ColumnMemory
from cqquality.returns.ledger.question import Judgement, Question, RowClass, judge, timing
from cqquality.returns.ledger.repetition import Verdict
from cqquality.returns.ledger.rows import Held, OpenRows, RowSource


def rows_of(
    question: Question,
    parts: Sequence[Part],
    sources: Sequence[RowSource],
    verdicts: Mapping[Spot, Verdict],
    wanted: Wanted,
) -> Iterator[Listed]:
    """Yield the rows wanted, in order; `verdicts` are on those that were compared with others."""
    for number, (part, source) in enumerate(zip(parts, sources, strict=True)):
        with source.opened() as rows:
            for row, cells, judged in _judged(question, part, rows):
                verdict = verdicts.get(Spot(number, row))
                row_class = verdict.row_class if verdict else judged.row_class
                reason = (verdict.finding if verdict else None) or judged.finding
                if _is_wanted(question, part, judged, row_class, cells, wanted):
                    yield _listed(part, row, cells, row_class, reason)


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
                (column.id, content.raw if content else "", reading.value)
                for column, content, reading in zip(
                    question.columns, contents, readings, strict=True
                )
            )
            yield row, cells, judge(question, readings, time)


def _is_wanted(
    question: Question,
    part: Part,
    judged: Judgement,
    row_class: RowClass,
    cells: _Cells,
    wanted: Wanted,
) -> bool:
    if wanted.amount is None:
        return row_class in wanted.classes
    if row_class is not RowClass.USED or judged.span is None:
        return False
    values = {name: value for name, _, value in cells}
    region = str(values[question.region]) if question.region else part.region
    own = (TallyKey(tally, region, judged.span) for tally in judged.tallies)
    return wanted.amount in own


def _listed(
    part: Part, row: int, cells: _Cells, row_class: RowClass, reason: Finding | None
) -> Listed:
    origin = part.origin
    place = Rows(origin.file, origin.sheet, row, row, 1)
    written = tuple((name, text) for name, text, _ in cells)
    return Listed(place, written, row_class, None if row_class is RowClass.USED else reason)
