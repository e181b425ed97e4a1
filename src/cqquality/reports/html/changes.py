"""What changed since an earlier result, as plain values for the page."""

from msgspec import Struct

from cqquality.assessment.result import Assessment
from cqquality.reports.block import Align, Cell, Column, Row, Table, Tone
from cqquality.reports.comparison.changes import changes
from cqquality.reports.interface import ReportOptions


class Styled(Struct, frozen=True):
    """The text of a cell or of a heading, and the classes that align and colour it."""

    text: str
    style: str


class ChangedRow(Struct, frozen=True):
    """A row; `linked` where the page has the indicator."""

    id: str
    name: str
    note: str
    linked: bool
    cells: tuple[Styled, ...]


class ChangedPart(Struct, frozen=True):
    """One kind of change: its heading, and a table or lines of text."""

    title: str
    lines: tuple[str, ...]
    headings: tuple[Styled, ...]
    rows: tuple[ChangedRow, ...]


def changed_parts(assessment: Assessment, options: ReportOptions) -> tuple[ChangedPart, ...]:
    """Return the changes by kind, the first one with the days and the summary; none without any."""
    shown = {result.indicator.id for result in options.listed(assessment.results)}
    return tuple(
        ChangedPart(
            title=change.title,
            lines=change.lines,
            headings=_headings(change.table) if change.table else (),
            rows=tuple(_row(change.table, row, shown) for row in change.table.rows)
            if change.table
            else (),
        )
        for change in changes(assessment, options)
    )


def _headings(table: Table) -> tuple[Styled, ...]:
    names = (Styled(table.key, ""), Styled(table.title, ""))
    return (*names, *(Styled(column.heading, _style(column)) for column in table.columns))


def _row(table: Table, row: Row, shown: set[str]) -> ChangedRow:
    cells = (
        Styled("".join(map("".join, cell.lines)), f"{_style(column)} {_colour(cell)}".strip())
        for column, cell in zip(table.columns, row.cells, strict=True)
    )
    return ChangedRow(row.key, row.title, row.note, row.key in shown, tuple(cells))


def _colour(cell: Cell) -> str:
    return "" if cell.tone is Tone.NEUTRAL else cell.tone.word


def _style(column: Column) -> str:
    return "figure" if column.align is Align.FIGURE else ""
