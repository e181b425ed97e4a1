"""Reading forms with regions in rows and data items across."""

import re

from cqquality.definitions.form import Matrix
from cqquality.period import Period
from cqquality.returns.figure.folding import key
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.basis import period_of
from cqquality.returns.layout.form.body import Row, body_of, is_subtotal, is_total
from cqquality.returns.layout.form.column import Figures
from cqquality.returns.layout.form.figure_reader import FigureReader, Place
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.form.sender import region_words
from cqquality.returns.layout.source import Source
from cqquality.returns.workbook import Cell

_PART = re.compile(r"(?:其中|含)\s*:?|#")
_GLUED_CODE = re.compile(r"\d{6}")


def read_regions(
    source: Source,
    found: FormMatch,
    layout: Matrix | None,
    directory: Directory,
    report: Period | None,
) -> Contents:
    """Read a matrix: a figure for each region, the city's total for itself, nothing added up.

    Without a `layout` its headings alone say what it is; without `report`, also of what time.
    """
    reader = _Reader(source, found, layout, directory, report)
    body = body_of(source, found)
    for row in body.rows:
        reader.read_row(row)
    reader.below_notes(body, reader.is_ours, [at for at, _ in found.figures()])
    reader.contents.findings += reader.faults.findings()
    return reader.contents


class _Reader(FigureReader):
    def __init__(
        self,
        source: Source,
        found: FormMatch,
        layout: Matrix | None,
        directory: Directory,
        report: Period | None,
    ) -> None:
        super().__init__(source, directory, found.form)
        self._found, self._report = found, report
        self._total = layout.total if layout else ()
        self._subtotals = layout.subtotals if layout else ()
        self._memo = frozenset(map(key, layout.memo if layout else ()))
        self._met = set(map(key, (*layout.regions, *layout.total) if layout else ()))

    def read_row(self, row: Row) -> None:
        """Read the row of a region or of the whole city; a sub-total counts nowhere.

        Units that overlap others are left to the list of regions, which knows them; without one
        they would be added, and are passed over.
        """
        words = region_words(row.label)
        cells = [(row.cells[at], column) for at, column in self._found.figures() if at in row.cells]
        if not words and cells:
            self.alone(cells[0][0])
        if not words or is_subtotal(words, self._subtotals):
            return
        if self.directory.pack.regions is None and self._overlaps(words):
            return
        region = "" if is_total(words, self._total) else words
        self._met.add(key(words))
        for cell, column in cells:
            if column.item:
                self._read_cell(cell, column, column.item, region)

    def is_ours(self, row: Row) -> bool:
        """Whether a row below the notes is called as one of the table."""
        return key(row.label) in self._met

    def _read_cell(self, cell: Cell, column: Figures, item: str, region: str) -> None:
        period = column.period
        if period is None:
            assert self._report  # noqa: S101 - without it the sheet would not be read
            period = period_of(column.basis, self._report, last_year=column.last_year)
        stated = self._found.unit_above(cell.column)
        about = Place(
            self.directory.items[item], period, region, column.unit, column.scale, *stated
        )
        self.read(cell, about, recalled=column.last_year)

    def _overlaps(self, words: str) -> bool:
        name = _GLUED_CODE.sub("", words, count=1)
        return _PART.match(words) is not None or key(name) in self._memo
