"""What changed, kind by kind, for reports with a place of their own for each."""

from typing import NamedTuple

from cqquality.assessment.result import Assessment
from cqquality.reports.block import SPACE, Row, Table, Tone
from cqquality.reports.comparison.report import AFTER, BEFORE, PERIOD, comparison_outline
from cqquality.reports.interface import ReportOptions
from cqquality.text import Language, Text


class Change(NamedTuple):
    """One kind of change: its heading, and a table or lines of text."""

    title: str
    lines: tuple[str, ...]
    table: Table | None = None

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.table.rows) if self.table else len(self.lines)


def changes(assessment: Assessment, options: ReportOptions) -> tuple[Change, ...]:
    """Return the changes since an earlier result, kind by kind; nothing where there is none.

    The first one has the days in its heading, and the summary as its line.
    """
    if options.comparison is None:
        return ()
    found: list[Change] = []
    for block in comparison_outline(options.comparison, options.language, assessment.pack):
        if isinstance(block, Table):
            found[-1] = found[-1]._replace(table=block)
        elif block.tone in (Tone.TITLE, Tone.HEADING):
            found.append(Change(block.text, ()))
        elif block != SPACE:
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, block.text))
    return tuple(found)


class Step(NamedTuple):
    """What a row says: of which period, what it was before and what it is now."""

    period: str
    before: str
    after: str


def step(table: Table, row: Row, language: Language) -> Step:
    """Return what a row of a change says; no period where it names none."""
    cells = {
        column.heading: "".join("".join(pieces) for pieces in cell.lines)
        for column, cell in zip(table.columns, row.cells, strict=True)
    }

    def said(heading: Text) -> str:
        return cells.get(heading.to(language), "")

    return Step(said(PERIOD), said(BEFORE), said(AFTER))
