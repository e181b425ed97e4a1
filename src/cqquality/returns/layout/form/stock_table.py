"""Reading stock-and-flow tables: 期初 + 新增 - 减少 = 期末, or the row is refused."""

from collections.abc import Mapping
from fractions import Fraction

from cqquality.definitions.form import Basis, StockFlow, StockLine, stock_items
from cqquality.findings import Spoilt
from cqquality.observation import Observation
from cqquality.period import Period
from cqquality.quantity import adds_up, literal
from cqquality.returns import form_codes as codes
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.basis import period_of
from cqquality.returns.layout.form.body import Row, body_of
from cqquality.returns.layout.form.figure_reader import FigureReader, Place
from cqquality.returns.layout.form.line_book import LineBook
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.source import Source
from cqquality.returns.workbook import Cell
from cqquality.text import same

_Figures = dict[str, Observation]
_BASES: Mapping[str, Basis] = {"opening": "opening", "closing": "end"}
_ROLES = ("opening", "increase", "decrease", "closing")


def read_stocks(
    source: Source,
    found: FormMatch,
    layout: StockFlow,
    directory: Directory,
    report: Period,
    region: str,
) -> Contents:
    """Read the rows of a stock-and-flow table; those that do not add up are refused whole."""
    reader = _Reader(source, found, layout, directory, report, region)
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
        layout: StockFlow,
        directory: Directory,
        report: Period,
        region: str,
    ) -> None:
        super().__init__(source, directory, found.form)
        self._found, self._report, self._region = found, report, region
        self._book = LineBook(layout.lines, directory)

    def read_row(self, row: Row) -> None:
        """Read the four figures of one row."""
        cells = {c.role: row.cells[at] for at, c in self._found.figures() if at in row.cells}
        line = self._line(row, next(iter(cells.values()))) if cells else None
        if line is None or not self._unit_agrees(row, line):
            return
        figures: _Figures = {}
        for role, cell in cells.items():
            about = self._about(line, role, cell)
            figure = self.observation(cell, about) if about else None
            if figure:
                figures[role] = figure
        if self._adds_up(line, figures):
            self._keep(line, figures)

    def is_ours(self, row: Row) -> bool:
        """Whether a row below the notes has a label of the form."""
        return bool(row.label and self._book.called(row.label))

    def _line(self, row: Row, figure: Cell) -> StockLine | None:
        title = self._found.form.title.text if self._found.form else same("")
        lines = self.line_of(row, self._book, title, figure)
        return lines[0] if len(lines) == 1 else None

    def _unit_agrees(self, row: Row, line: StockLine) -> bool:
        code = line.stock or line.increase or line.decrease
        lost = (Spoilt(each, self._report, self._region) for each in stock_items(line) if each)
        return code is None or self.unit_agrees(row, line.unit, self.directory.items[code], *lost)

    def _about(self, line: StockLine, role: str, cell: Cell) -> Place | None:
        """Return what a figure is about; what is not collected is read for the check all the same.

        Such a flow borrows the unit of the stock.
        """
        own = {"increase": line.increase, "decrease": line.decrease}.get(role, line.stock)
        code = own or line.stock or line.increase or line.decrease
        if code is None:
            return None
        period = period_of(_BASES.get(role, "report"), self._report)
        stated = self._found.unit_above(cell.column)
        item = self.directory.items[code]
        return Place(item, period, self._region, line.unit, line.scale, *stated)

    def _adds_up(self, line: StockLine, figures: _Figures) -> bool:
        """Whether the row adds up, as far as its figures are there; a loss may be left unsaid."""
        opening, increase, closing = (figures.get(r) for r in ("opening", "increase", "closing"))
        if not (opening and increase and closing):
            return True
        lost = figures["decrease"].value if "decrease" in figures else Fraction(0)
        computed = opening.value + increase.value - lost
        unsaid = "decrease" not in figures and computed > closing.value
        if unsaid or adds_up(closing.value, (opening.value, increase.value, -lost)):
            return True
        place = self.source.place(closing.origin.row, closing.origin.column)
        self.contents.findings.append(
            codes.STOCK_FLOW.at(
                place,
                closing.item,
                label=line.label,
                opening=literal(opening.value),
                increase=literal(increase.value),
                decrease=literal(lost),
                computed=literal(computed),
                closing=literal(closing.value),
            ).spoiling(*(Spoilt(f.item, f.period, f.region) for f in figures.values()))
        )
        return False

    def _keep(self, line: StockLine, figures: _Figures) -> None:
        if "closing" in figures and "decrease" in figures and figures["decrease"].value:
            self.contents.explained.append(figures["closing"].origin)
        wanted = (line.stock, line.increase, line.decrease, line.stock)
        for role, item in zip(_ROLES, wanted, strict=True):
            if item and role in figures:
                recalled = role == "opening"
                kept = self.contents.recalled if recalled else self.contents.observations
                kept.append(figures[role])
