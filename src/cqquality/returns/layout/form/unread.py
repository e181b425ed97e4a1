"""Columns of a form that hold something and are not read: told by their headings, or without."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from cqquality.definitions.form import Series
from cqquality.findings import Finding
from cqquality.returns.figure.codes import NOT_A_PERIOD
from cqquality.returns.figure.folding import seen
from cqquality.returns.layout.form.band import Heading
from cqquality.returns.layout.form.body import Row, body_of
from cqquality.returns.layout.form.column import Stub
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.source import Source
from cqquality.returns.layout.unread import unread_columns
from cqquality.returns.workbook import Cell, Kind


def unread(source: Source, found: FormMatch, told: Collection[int] = ()) -> list[Finding]:
    """Return a note of the columns that have figures and no heading the form knows, or none.

    Not of those that were `told` of before.
    """
    rows = body_of(source, found).rows
    filled = {at for row in rows for at in row.cells}
    left = [each for each in found.leftover if each.cell.column in filled.difference(told)]
    faults: list[Finding] = []
    if found.form and isinstance(found.form.layout, Series):
        dated = [each for each in left if _has_numbers(source, found, each)]
        left = [each for each in left if each not in dated]
        faults = [_no_period(source, found, each) for each in dated]
    names = {at: each.text for at, each in found.band.headings.items()}
    cells = {each.cell.column: [each.cell] for each in left} | _headless(found, rows)
    return [*faults, *unread_columns(source, names, cells, _id(found))]


def _headless(found: FormMatch, rows: Sequence[Row]) -> dict[int, list[Cell]]:
    """Return the figures in columns that nothing heads, to the right of the first.

    Of a list it is whatever is written there, for its figures are words and dates. In a row without
    another figure one in the column of units counts too: it may be of a narrower table.
    """
    headings, unit = found.band.headings, found.at(Stub.UNIT)
    columns = {at for at, _ in found.figures()}
    cells: dict[int, list[Cell]] = defaultdict(list)
    for row in rows:
        for at, cell in row.cells.items():
            astray = at == unit and columns.isdisjoint(row.cells)
            beside = at not in headings and at > min(headings) and cell is not row.label_cell
            if (astray or beside) and (found.ledger is not None or cell.kind is Kind.NUMBER):
                cells[at].append(cell)
    return cells


def _has_numbers(source: Source, found: FormMatch, heading: Heading) -> bool:
    """Whether figures stand below a heading."""
    at = heading.cell.column
    return any(
        cell.column == at and cell.row > found.row and re.search(r"\d", cell.raw)
        for cell in source.sheet.cells.values()
    )


def _no_period(source: Source, found: FormMatch, heading: Heading) -> Finding:
    """Return the error on a column of a series whose heading is no period: 截至目前, 去年同期."""
    place = source.place(heading.cell.row, heading.cell.column)
    return NOT_A_PERIOD.at(place, _id(found), seen=seen(heading.text))


def _id(found: FormMatch) -> str:
    return found.form.id if found.form else ""
