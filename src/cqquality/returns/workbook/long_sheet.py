"""A worksheet too long for the grid, of which only the head was read."""

from dataclasses import dataclass
from pathlib import Path

from cqquality.returns.workbook.limits import Limits


@dataclass(frozen=True, slots=True)
class LongSheet:
    """Where the rows of a sheet are: the file on disk, the tab, the bytes of its part."""

    path: Path
    tab: str
    size: int
    limits: Limits
