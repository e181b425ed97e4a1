"""The header of a ledger: which column of the sheet has which heading."""

from dataclasses import dataclass

from cqquality.findings import Finding, Place, address
from cqquality.returns.figure.folding import key
from cqquality.returns.ledger import codes
from cqquality.returns.ledger.job import Job
from cqquality.returns.workbook.grid import Cell, Kind, Sheet
from cqquality.text import same


@dataclass(frozen=True, slots=True)
class Header:
    """The row of the headings and, in the order of the job's columns, where these stand."""

    row: int
    columns: tuple[int, ...]


def find_header(sheet: Sheet, job: Job, file: str) -> Header | Finding:
    """Find the first row that heads every column of `job`, or say why there is none.

    Headings bind by name or alias, widths, spaces and case aside, and by nothing else.
    """
    names = {key(word): column.name for column in job.columns for word in column.headings}
    for row, cells in sheet.rows():
        found: dict[str, list[int]] = {}
        for cell in cells:
            if name := _heading(cell, names):
                found.setdefault(name, []).append(cell.column)
        if len(found) == len(job.columns):
            return _header(row, found, job, Place(file, sheet.name))
    return no_header(job, Place(file, sheet.name))


def no_header(job: Job, place: Place) -> Finding:
    """Say that the columns of `job` are nowhere together."""
    wanted = same("、".join(column.headings[0] for column in job.columns))
    return codes.NO_HEADER.at(place, columns=wanted)


def _heading(cell: Cell, names: dict[str, str]) -> str | None:
    return names.get(key(cell.raw)) if cell.kind is Kind.TEXT else None


def _header(row: int, found: dict[str, list[int]], job: Job, sheet: Place) -> Header | Finding:
    for name, columns in found.items():
        if len(columns) > 1:
            cells = "、".join(address(row, column) for column in columns)
            place = Place(sheet.file, sheet.sheet, row=row, column=columns[1])
            return codes.HEADING_TWICE.at(place, name, cells=cells)
    return Header(row, tuple(found[column.name][0] for column in job.columns))
