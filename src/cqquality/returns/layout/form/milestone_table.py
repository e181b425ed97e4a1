"""Reading lists of commitments: how far each has come, and since when it is done."""

from cqquality.definitions.form import Milestones
from cqquality.definitions.indicator import Item
from cqquality.definitions.measure import Progress
from cqquality.definitions.target import Milestone
from cqquality.observation import StageReport
from cqquality.period import Period, instant
from cqquality.returns import form_codes as codes
from cqquality.returns.figure import read_period
from cqquality.returns.figure.folding import seen
from cqquality.returns.figure.marks import mark_of
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.body import Row, body_of
from cqquality.returns.layout.form.column import Stub
from cqquality.returns.layout.form.figure_reader import FigureReader
from cqquality.returns.layout.form.line_book import LineBook
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.item_table import is_blank
from cqquality.returns.layout.source import Source
from cqquality.returns.left_codes import NO_STAGE
from cqquality.returns.workbook import Cell
from cqquality.text import same


def read_milestones(
    source: Source,
    found: FormMatch,
    layout: Milestones,
    directory: Directory,
    report: Period,
) -> Contents:
    """Read the rows of a list of commitments, as of the end of its period."""
    reader = _Reader(source, found, layout, directory, report)
    body = body_of(source, found)
    for row in body.rows:
        reader.read_row(row)
    reader.below_notes(body, reader.is_ours, [found.at(Stub.STAGE) or 0])
    reader.contents.findings += reader.faults.findings()
    return reader.contents


class _Reader(FigureReader):
    def __init__(
        self,
        source: Source,
        found: FormMatch,
        layout: Milestones,
        directory: Directory,
        report: Period,
    ) -> None:
        super().__init__(source, directory, found.form)
        self._found, self._report = found, report
        self._book = LineBook(layout.lines, directory)
        self._stage, self._date = found.at(Stub.STAGE), found.at(Stub.DATE)

    def read_row(self, row: Row) -> None:
        """Read the stage of one commitment, and the day of its completion if it has one."""
        cell = row.cells.get(self._stage or 0)
        if cell is None or is_blank(cell):
            self._no_stage(row)
            return
        item = self._item(row, cell)
        report = self.stage(cell, item, self._report) if item else None
        if item and report:
            self.contents.stages.append(report)
            self._completion(row, item, report)

    def _no_stage(self, row: Row) -> None:
        """Note a date of completion that no stage stands beside."""
        cell = row.cells.get(self._date or 0)
        item = self._item(row, cell) if cell else None
        if cell and item and mark_of(cell.raw) is None:
            place = self.source.place(cell.row, cell.column)
            self.contents.findings.append(NO_STAGE.at(place, item.code, seen=seen(cell.raw)))

    def is_ours(self, row: Row) -> bool:
        """Whether a row below the notes has a label of the form."""
        return bool(row.label and self._book.called(row.label))

    def _item(self, row: Row, stage: Cell) -> Item | None:
        title = self._found.form.title.text if self._found.form else same("")
        lines = self.line_of(row, self._book, title, stage)
        if len(lines) == 1 and lines[0].item:
            return self.directory.items[lines[0].item]
        return None

    def _completion(self, row: Row, item: Item, report: StageReport) -> None:
        """Report the stage for the day of completion too, where it is one at which all is done."""
        cell = row.cells.get(self._date or 0)
        if cell is None or is_blank(cell):
            return
        place = self.source.place(cell.row, cell.column)
        day, findings = read_period(
            cell, place, item.code, self.marks, date1904=self.source.date1904, is_date=True
        )
        self.contents.findings += findings
        if day is None:
            return
        if day.end > self._report.end:
            note = codes.COMPLETION_DATE.at(place, item.code, seen=seen(cell.raw))
            self.contents.findings.append(note)
        elif day.end < self._report.end and self._is_done(item, report.stage):
            done = StageReport(item.code, instant(day.end), report.stage, report.origin)
            self.contents.stages.append(done)

    def _is_done(self, item: Item, stage: str) -> bool:
        pack = self.directory.pack
        order = [each.id for each in pack.stages]
        return any(
            isinstance(i.measure, Progress)
            and i.measure.item == item.code
            and isinstance(i.target, Milestone)
            and order.index(stage) >= order.index(i.target.done_at)
            for i in pack.indicators.values()
        )
