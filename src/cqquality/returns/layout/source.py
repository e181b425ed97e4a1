"""The sheet that is being read: the places and origins of its cells, and what of it is hidden."""

from cqquality.findings import Finding, Place, address
from cqquality.observation import Origin
from cqquality.returns import codes
from cqquality.returns.layout.fault import rows_text
from cqquality.returns.workbook import Cell, Sheet, Visibility, Workbook
from cqquality.returns.workbook.number_format import hides
from cqquality.text import Text

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
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._unseen: set[str] = set()
        self._anything = False

    def place(self, row: int = 0, column: int = 0) -> Place:
        """Return the place of a cell; of the whole sheet without one."""
        return Place(self.file, self.sheet.name, row=row, column=column)

    def take(self, cell: Cell) -> Origin:
        """Return the origin of a figure, and note whether the sender could see it."""
        self._anything = True
        if self.sheet.hidden_rows and self.sheet.is_row_hidden(cell.row):
            self._hidden_rows.add(cell.row)
        if self.sheet.hidden_columns and self.sheet.is_column_hidden(cell.column):
            self._hidden_columns.add(cell.column)
        if hides(cell.number_format):
            self._unseen.add(cell.address)
        return self.origin(cell)

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
        what: list[Text] = []
        if self._anything and self.sheet.state is not Visibility.VISIBLE:
            what.append(Text("整张工作表", "the whole sheet"))
        if self._hidden_rows:
            what.append(rows_text(self._hidden_rows))
        for column in sorted(self._hidden_columns):
            letters = address(1, column).rstrip("1")
            what.append(Text(f"{letters} 列", f"column {letters}"))
        if self._unseen:
            what.append(_unseen(self._unseen))
        if not what:
            return []
        said = Text("，".join(w.zh for w in what), ", ".join(w.en for w in what))
        return [codes.HIDDEN.at(self.place(), what=said)]


_SHOWN = 6


def _unseen(cells: set[str]) -> Text:
    """Name the cells whose text has the colour of its ground."""
    named = sorted(cells, key=lambda cell: (len(cell), cell))
    listed, more = ", ".join(named[:_SHOWN]), len(named) > _SHOWN
    return Text(
        f"{listed}{' 等' if more else ''}（与底色同色）",
        f"{listed}{' and more' if more else ''} (in the colour of the ground)",
    )
