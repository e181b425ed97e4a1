"""The header of a table of data items: the row with its headings, wherever it stands."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from cqquality.returns.heading import Heading, heading_of
from cqquality.returns.workbook import Cell, Kind

LAST_ROW = 30
"""How far down a header is looked for."""

Row = tuple[int, Sequence[Cell]]
"""The number of a row and its cells from the left."""

_NEEDED = (Heading.PERIOD, Heading.VALUE)
_FEWEST = 3
"""A header has at least so many known headings."""


class Header(Struct, frozen=True):
    """Which column holds what, below row `row`."""

    row: int
    columns: Mapping[Heading, int]
    twice: tuple[tuple[int, Cell], ...] = ()
    """Headings that repeat another one, and the column of that other."""

    @property
    def missing(self) -> tuple[Heading, ...]:
        """The columns without which no row can be read."""
        return tuple(heading for heading in _NEEDED if heading not in self.columns)


def find_header(rows: Iterable[Row]) -> Header | None:
    """Return the first header among `rows`."""
    return next((header for row in rows if (header := header_in(*row))), None)


def header_in(row: int, cells: Sequence[Cell]) -> Header | None:
    """Return the header that the cells of a row are, or None: it names an item and two more."""
    columns: dict[Heading, int] = {}
    twice = []
    for cell in cells:
        heading = heading_of(cell.raw) if cell.kind is Kind.TEXT else None
        if heading and (first := columns.setdefault(heading, cell.column)) != cell.column:
            twice.append((first, cell))
    if Heading.ITEM not in columns and Heading.INDICATOR in columns:
        columns[Heading.ITEM] = columns.pop(Heading.INDICATOR)
    names = Heading.CODE in columns or Heading.ITEM in columns
    known = len(columns) >= _FEWEST or (names and Heading.VALUE in columns)
    return Header(row, columns, tuple(twice)) if names and known else None
