"""Cells that hold no statement of the sender at all: error values, lost results, broken cells."""

from cqquality.findings import Code, Finding, Place
from cqquality.returns.figure import codes
from cqquality.returns.figure.folding import seen
from cqquality.returns.workbook.grid import Cell, Kind

_FAULTS: dict[Kind, Code] = {
    Kind.ERROR: codes.ERROR_VALUE,
    Kind.PENDING: codes.NO_RESULT,
    Kind.BOOL: codes.LOGICAL,
    Kind.BAD: codes.BROKEN_CELL,
}


def cell_fault(cell: Cell, place: Place, subject: str) -> Finding | None:
    """Return what is wrong with a cell that is neither a number nor a text."""
    code = _FAULTS.get(cell.kind)
    return code.at(place, subject, seen=seen(cell.raw)) if code else None
