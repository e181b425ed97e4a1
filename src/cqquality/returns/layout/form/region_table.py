"""Reading forms with regions in rows and data items across."""

import re
from collections import defaultdict
from fractions import Fraction

from cqquality.definitions.form import Matrix
from cqquality.definitions.indicator import Item
from cqquality.observation import Observation
from cqquality.period import Period
from cqquality.quantity import Dimension, literal
from cqquality.returns import form_codes as codes
from cqquality.returns.figure.folding import fold, key
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.basis import period_of
from cqquality.returns.layout.form.body import Row, is_subtotal, is_total, read_body
from cqquality.returns.layout.form.column import Figures
from cqquality.returns.layout.form.figure_reader import FigureReader, Place
from cqquality.returns.layout.form.recognition import Recognition
from cqquality.returns.layout.source import Source
from cqquality.text import Text

_PART = re.compile(r"(?:其中|含)\s*:?|#")
_GLUED_CODE = re.compile(r"\d{6}")


def read_regions(
    source: Source, found: Recognition, layout: Matrix, directory: Directory, report: Period
) -> Contents:
    """Read a matrix: a figure for each region, the city's total for itself, nothing added up."""
    reader = _Reader(source, found, layout, directory, report)
    for row in read_body(source.sheet, found).rows:
        reader.read_row(row)
    reader.compare_totals()
    reader.contents.findings += reader.faults.findings()
    return reader.contents


def region_name(label: str) -> str:
    """Return the name of a region without spaces and the code that forms glue to it.

    >>> region_name("500110綦江区"), region_name("忠　县")
    ('綦江区', '忠县')
    """
    return _GLUED_CODE.sub("", fold(label).replace(" ", ""), count=1)


class _Reader(FigureReader):
    def __init__(
        self,
        source: Source,
        found: Recognition,
        layout: Matrix,
        directory: Directory,
        report: Period,
    ) -> None:
        super().__init__(source, directory, found.form)
        self._found, self._layout, self._report = found, layout, report
        self._memo = frozenset(map(key, layout.memo))
        self._sums: dict[int, list[Fraction]] = defaultdict(list)
        self._totals: dict[int, Observation] = {}
        self._broken: set[int] = set()

    def read_row(self, row: Row) -> None:
        """Read the row of a region or of the whole city; parts and sub-totals count nowhere."""
        if not row.label or self._is_part(row.label):
            return
        total = is_total(row.label, self._layout.total)
        for at, column in self._found.figures():
            cell = row.cells.get(at)
            if cell is None or column.item is None:
                continue
            item = self.directory.items[column.item]
            period = period_of(column.basis, self._report, last_year=column.last_year)
            region = "" if total else region_name(row.label)
            before = len(self.contents.findings)
            stated = self._found.unit_above(at)
            about = Place(item, period, region, column.unit, column.scale, stated)
            figure = self.observation(cell, about)
            if figure is None:
                self._broken |= {at} if len(self.contents.findings) > before else set()
                continue
            self._keep(figure, at, column, total=total)

    def _is_part(self, label: str) -> bool:
        return (
            is_subtotal(label, self._layout.subtotals)
            or _PART.match(label) is not None
            or key(region_name(label)) in self._memo
        )

    def _keep(self, figure: Observation, at: int, column: Figures, *, total: bool) -> None:
        kept = self.contents.recalled if column.last_year else self.contents.observations
        kept.append(figure)
        if total:
            self._totals[at] = figure
        else:
            self._sums[at].append(figure.value)

    def compare_totals(self) -> None:
        """Hold the total of each column against its rows, where every row could be read."""
        columns = dict(self._found.figures())
        for at, total in self._totals.items():
            item = self.directory.items[columns[at].item or ""]
            if not self._sums[at] or at in self._broken or not self._adds_up(item):
                continue
            computed = sum(self._sums[at], Fraction(0))
            if computed != total.value:
                self._report_total(total, item, computed)

    def _adds_up(self, item: Item) -> bool:
        dimension = self.directory.unit_of(item).dimension
        return dimension in (Dimension.COUNT, Dimension.AMOUNT)

    def _report_total(self, total: Observation, item: Item, computed: Fraction) -> None:
        place = self.source.place(total.origin.row, total.origin.column)
        self.contents.findings.append(
            codes.TOTAL_DISAGREES.at(
                place,
                item.code,
                label=Text(item.name.zh, item.name.en),
                total=literal(total.value),
                computed=literal(computed),
                difference=literal(total.value - computed),
            )
        )
