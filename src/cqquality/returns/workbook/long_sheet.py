"""A worksheet too long for the grid, of which only the head was read."""

from pathlib import Path

from msgspec import Struct

from cqquality.returns.workbook.limits import Limits


class LongSheet(Struct, frozen=True):
    """Where the rows of a sheet are: the file on disk, the tab, the bytes of its part."""

    path: Path
    tab: str
    size: int
    limits: Limits
