"""The sheet that is being read: the places and origins of its cells, and what of it is hidden."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import replace

from cqquality.findings import Finding, Place, address
from cqquality.observation import Origin
from cqquality.returns import codes
from cqquality.returns.layout.fault import rows_text
from cqquality.returns.workbook import Cell, Kind, Sheet, Visibility, Workbook
from cqquality.returns.workbook.number_format import hides
from cqquality.text import Text

_HEAD = 30
"""Rows in which headings may stand."""
_TEXT_ALONE = frozenset(("csv", "html"))
"""Kinds of file in which every cell is text."""
_NO_MERGES = frozenset(("csv", "ods", "xlsb"))
"""Kinds of file that have no merged cells, or whose reader does not tell of them."""


class Source:
    """A sheet of a workbook, and a note of the cells that were taken from it."""

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self.file = workbook.name
        self.date1904 = workbook.date1904
        self.keeps_types = workbook.format not in _TEXT_ALONE
        self.keeps_merges = workbook.format not in _NO_MERGES
        self.sheet = sheet
        self._noted = Concealed()
        self._anything: list[bool] = []

    def showing(self, cells: Mapping[tuple[int, int], Cell]) -> "Source":
        """Return the same with some of its cells alone; what is noted is noted for both."""
        other = copy(self)
        other.sheet = replace(self.sheet, cells=dict(cells))
        return other

    def place(self, row: int = 0, column: int = 0) -> Place:
        """Return the place of a cell; of the whole sheet without one."""
        return Place(self.file, self.sheet.name, row=row, column=column)

    def words(self) -> str:
        """Return the texts of the upper rows, where headings are, in one."""
        cells = self.sheet.cells.items()
        return "".join(c.raw for (row, _), c in cells if row <= _HEAD and c.kind is Kind.TEXT)

    def take(self, cell: Cell) -> Origin:
        """Return the origin of a figure, and note whether the sender could see it."""
        self.notice(cell)
        return self.origin(cell)

    def notice(self, cell: Cell) -> None:
        """Note whether the sender could see a cell that decides something."""
        self._anything[:] = [True]
        self._noted.note(self.sheet, cell)

    def notice_columns(self, columns: Iterable[int]) -> None:
        """Note the columns of a list that the sender could not see."""
        self._noted.columns.update(filter(self.sheet.is_column_hidden, columns))

    def origin(self, cell: Cell) -> Origin:
        """Return the origin of what a cell says."""
        return Origin(
            self.file,
            self.sheet.name,
            cell.row,
            cell.column,
            cell.address,
            cell.raw,
            cell.number_format,
        )

    def hidden(self) -> list[Finding]:
        """Return one warning if anything taken was hidden: the sheet, rows, columns or cells."""
        whole = bool(self._anything) and self.sheet.state is not Visibility.VISIBLE
        said = self._noted.text(whole=whole)
        return [codes.HIDDEN.at(self.place(), what=said)] if said else []


class Concealed:
    """What of a sheet its sender could not see: rows, columns, and text in the ground's colour."""

    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.cells: set[str] = set()

    def note(self, sheet: Sheet, cell: Cell) -> bool:
        """Note a cell if it is hidden, and say whether it is."""
        by_row = bool(sheet.hidden_rows) and sheet.is_row_hidden(cell.row)
        by_column = bool(sheet.hidden_columns) and sheet.is_column_hidden(cell.column)
        by_colour = hides(cell.number_format)
        if by_row:
            self.rows.add(cell.row)
        if by_column:
            self.columns.add(cell.column)
        if by_colour:
            self.cells.add(cell.address)
        return by_row or by_column or by_colour

    def text(self, *, whole: bool = False) -> Text | None:
        """Say what is hidden, perhaps the whole sheet; None where nothing is."""
        what = [Text("整张工作表", "the whole sheet")] if whole else []
        if self.rows:
            what.append(rows_text(self.rows))
        for column in sorted(self.columns):
            letters = address(1, column).rstrip("1")
            what.append(Text(f"{letters} 列", f"column {letters}"))
        if self.cells:
            what.append(_unseen(self.cells))
        if not what:
            return None
        return Text("，".join(w.zh for w in what), ", ".join(w.en for w in what))


_SHOWN = 6


def _unseen(cells: set[str]) -> Text:
    """Name the cells whose text has the colour of its ground."""
    named = sorted(cells, key=lambda cell: (len(cell), cell))
    listed, more = ", ".join(named[:_SHOWN]), len(named) > _SHOWN
    return Text(
        f"{listed}{' 等' if more else ''}（与底色同色）",
        f"{listed}{' and more' if more else ''} (in the colour of the ground)",
    )
