"""From a file to a grid of cells, whatever program wrote the file."""

from pathlib import Path

from cqquality.errors import UnreadableFile
from cqquality.returns.workbook.codes import Refused
from cqquality.returns.workbook.content import read_content
from cqquality.returns.workbook.grid import Cell, Kind, Range, Sheet, Visibility, Workbook
from cqquality.returns.workbook.limits import USUAL, Limits

__all__ = [
    "Cell",
    "Kind",
    "Limits",
    "Range",
    "Sheet",
    "Visibility",
    "Workbook",
    "read_workbook",
]


def read_workbook(
    path: Path, name: str | None = None, limits: Limits = USUAL, *, heads: bool = False
) -> Workbook:
    """Read the workbook at `path`, called `name` in findings; the content decides its format.

    With `heads` only the head of a sheet is read that is long and can be streamed (`Sheet.long`).
    Raises `UnreadableFile` with one finding where the file cannot be read whole and without doubt.
    """
    shown = str(path) if name is None else name
    try:
        return read_content(path, shown, limits, heads=heads)
    except Refused as refusal:
        raise UnreadableFile([refusal.at(shown)]) from None
