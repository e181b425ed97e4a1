"""The sheet that follows the overview: what changed since an earlier result."""

from typing import NamedTuple

from cqquality.reports.block import Row, Table
from cqquality.reports.comparison.changes import Change, Step, changes, step
from cqquality.reports.workbook.edition import CHANGES, Edition
from cqquality.reports.workbook.field import Field, Words
from cqquality.reports.workbook.table import Column, Pen, write_table_sheet
from cqquality.text import Text, same


class _Line(NamedTuple):
    """A change of one indicator, or one name that came or went."""

    kind: str
    id: str
    name: str
    said: Step
    note: str = ""


def _words(text: str) -> Field:
    return Words(same(text)) if text else None


def _id(edition: Edition, line: _Line) -> Field:
    return Words(same(line.id), edition.definition(line.id)) if line.id else None


_COLUMNS: tuple[Column[_Line], ...] = (
    Column(Text("类别", "kind"), 20, lambda _, line: _words(line.kind)),
    Column(Text("编号", "id"), 8, _id),
    Column(Text("名称", "name"), 40, lambda _, line: _words(line.name)),
    Column(Text("期别", "period"), 16, lambda _, line: _words(line.said.period), centred=True),
    Column(Text("之前", "before"), 18, lambda _, line: _words(line.said.before)),
    Column(Text("之后", "after"), 18, lambda _, line: _words(line.said.after)),
    Column(Text("备注", "remarks"), 24, lambda _, line: _words(line.note)),
)


def write_changes(pen: Pen) -> None:
    """Write every change in one table, kind by kind."""
    edition = pen.edition
    whole, *kinds = changes(edition.assessment, edition.options)
    note = same("; ".join((whole.title, *whole.lines)))
    lines = [line for change in kinds for line in _lines(edition, change)]
    write_table_sheet(pen, CHANGES, note, _COLUMNS, lines)


def _lines(edition: Edition, change: Change) -> list[_Line]:
    if change.table is None:
        return [_Line(change.title, "", name, Step("", "", "")) for name in change.lines]
    return [_changed(edition, change.title, change.table, row) for row in change.table.rows]


def _changed(edition: Edition, kind: str, table: Table, row: Row) -> _Line:
    said = step(table, row, edition.options.language)
    return _Line(kind, row.key, row.title, said, row.note)
