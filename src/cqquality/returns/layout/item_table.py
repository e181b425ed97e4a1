"""Reading a table of data items: one figure in a row, bound to its item by code or by name."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from cqquality.definitions.indicator import Item
from cqquality.findings import Finding, Place, Severity, Spoilt
from cqquality.observation import NotDue, Observation, StageReport
from cqquality.period import Period
from cqquality.quantity import Dimension
from cqquality.returns import codes
from cqquality.returns.figure import Mark, read_figure, read_period, read_stage
from cqquality.returns.figure.folding import fold, seen
from cqquality.returns.heading import Heading
from cqquality.returns.layout.binding import Label, bind, unknown_code
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.fault import Faults
from cqquality.returns.layout.header import Header, header_in
from cqquality.returns.layout.merged import Merged, merged_figure
from cqquality.returns.layout.source import Source
from cqquality.returns.layout.unread import unread_columns
from cqquality.returns.workbook import Cell, Kind, Range

_CODE_LIKE = re.compile(r"[A-Za-z][A-Za-z0-9.-]{0,15}")
_FIGURE_LIKE = re.compile(r"[0-9][0-9,.% ]*")
_WORDS = (Heading.ITEM, Heading.INDICATOR, Heading.UNIT)
_STEM = re.compile("[甲乙丙丁戊己庚]")
_MARKER = re.compile("[甲乙丙丁戊己庚]|[0-9]{1,2}")


def read_item_table(source: Source, header: Header, directory: Directory) -> Contents:
    """Read the rows below `header`; those of a further header on the sheet are read by that one."""
    reader = _Reader(source, header, directory)
    for number, cells in source.sheet.rows():
        if number <= reader.header.row or _numbers_columns(number, cells, reader.header):
            continue
        again = _header_again(number, cells)
        if again:
            reader.start(again)
        else:
            reader.read_row(number)
            reader.beside(cells)
    reader.contents.findings += unread_columns(source, reader.headings, reader.left)
    reader.contents.findings += reader.faults.findings()
    return reader.contents


class _Reader:
    """Reads row after row and collects what they say."""

    def __init__(self, source: Source, header: Header, directory: Directory) -> None:
        self.source = source
        self.directory = directory
        self.contents = Contents()
        self.faults = Faults()
        self.left: dict[int, list[Cell]] = defaultdict(list)
        """Figures in columns that the table does not have."""
        self.headings: dict[int, str] = {}
        """What stands above these columns."""
        self._periods: dict[tuple[Kind, str, str], Period] = {}
        self.start(header)

    def start(self, header: Header) -> None:
        """Read the following rows by `header`."""
        self.header = header
        self._columns = header.columns
        self._merged = Merged(self.source.sheet, header.columns.values())

    def beside(self, cells: Sequence[Cell]) -> None:
        """Keep the figures of a row that stand in no column of the table, or in one of words."""
        known = {at for heading, at in self._columns.items() if heading not in _WORDS}
        for cell in cells:
            if cell.kind is Kind.NUMBER and cell.column not in known:
                head = self.source.sheet.cells.get((self.header.row, cell.column))
                self.headings.setdefault(cell.column, fold(head.raw) if head else "")
                self.left[cell.column].append(cell)

    def value_cell(self, row: int) -> Cell | None:
        """Return the cell of the row's value, which a merged range does not multiply."""
        return self.source.sheet.cells.get((row, self._columns[Heading.VALUE]))

    def read_row(self, row: int) -> None:
        """Read one row; without a value it says nothing, but a wrong code is a fault even so."""
        label, cell = self._label(row), self.value_cell(row)
        if cell is None or is_blank(cell):
            if label.code not in self.directory.items and _CODE_LIKE.fullmatch(label.code):
                unknown_code(label, self.directory, self.faults)
        elif not label.code and not label.name:
            self._stray(cell)
        else:
            item = bind(label, self.directory, self.faults)
            area = self._shared(cell)
            if area:
                self._share(cell, area)
            elif item and self._unit_agrees(row, item):
                self._read_value(cell, item)

    def _share(self, cell: Cell, area: Range) -> None:
        """Refuse a value in merged cells, for every item in their rows."""
        codes_there = (self._label(row).code for row in range(area.top, area.bottom + 1))
        spoilt = (Spoilt(code, None, "") for code in codes_there if code in self.directory.items)
        told = merged_figure(self.source, cell, area).spoiling(*spoilt)
        self.contents.findings.append(told)

    def _shared(self, cell: Cell) -> Range | None:
        """Return the merged cells of a value that several rows share, each with its own words."""
        merge = self.source.sheet.merge_at(cell.row, cell.column) if cell.raw else None
        if merge is None:
            return None
        named = (Heading.CODE, Heading.ITEM, Heading.PERIOD)
        own = any(self._cell(merge.bottom, h) is not self._cell(cell.row, h) for h in named)
        return merge if own else None

    def _label(self, row: int) -> Label:
        return Label(
            self._text(row, Heading.CODE),
            self._text(row, Heading.ITEM),
            partial(self._place, row),
        )

    def _cell(self, row: int, heading: Heading) -> Cell | None:
        return self._merged.cell(row, self._columns.get(heading))

    def _text(self, row: int, heading: Heading) -> str:
        cell = self._cell(row, heading)
        return fold(cell.raw) if cell else ""

    def _place(self, row: int, heading: Heading) -> Place:
        return self.source.place(row, self._columns.get(heading, 0))

    def _stray(self, cell: Cell) -> None:
        """Note a figure beside nothing; words beside nothing are a note below the table."""
        if cell.kind is not Kind.TEXT or _FIGURE_LIKE.fullmatch(fold(cell.raw)):
            place = self.source.place(cell.row, cell.column)
            self.faults.note(codes.VALUE_ALONE, place, "", cell.raw, seen=seen(cell.raw))

    def _unit_agrees(self, row: int, item: Item) -> bool:
        """Whether the row states the unit of its item, or none."""
        stated = self._text(row, Heading.UNIT)
        unit = self.directory.unit_of(item)
        if not stated or self.directory.unit(stated) is unit:
            return True
        place = self._place(row, Heading.UNIT)
        shown = seen(stated)
        self.faults.note(codes.WRONG_UNIT, place, item.code, stated, seen=shown, unit=unit.id)
        cell = self._cell(row, Heading.PERIOD)
        time, _ = read_period(cell, place, item.code, date1904=self.source.date1904)
        self.faults.spoil(codes.WRONG_UNIT, item.code, stated, [Spoilt(item.code, time, "")])
        return False

    def _read_value(self, cell: Cell, item: Item) -> None:
        unit = self.directory.unit_of(item)
        if unit.dimension is Dimension.STAGE:
            self._read_stage(cell, item)
            return
        place = self.source.place(cell.row, cell.column)
        date1904 = self.source.date1904
        figure = read_figure(cell, unit, place, item.code, date1904=date1904)
        self.contents.findings += figure.findings
        exempt = figure.mark is Mark.EXEMPT
        if figure.value is None and not exempt and (figure.mark or not figure.findings):
            return  # a mark: the sender says that there is no figure
        period = self._period(cell.row, item)
        self._spoil(figure.findings, item, period)
        if exempt and period:
            self.contents.not_due.append(NotDue(item.code, period, "", self.source.take(cell)))
        elif period:
            self.contents.reported.append(period)
        if figure.value is not None and period:
            origin = self.source.take(cell)
            self.contents.observations.append(Observation(item.code, period, figure.value, origin))

    def _read_stage(self, cell: Cell, item: Item) -> None:
        place = self.source.place(cell.row, cell.column)
        stage, findings = read_stage(cell, self.directory.pack.stages, place, item.code)
        self.contents.findings += findings
        if stage is None and not findings:
            return
        period = self._period(cell.row, item)
        self._spoil(findings, item, period)
        if stage and period:
            origin = self.source.take(cell)
            self.contents.stages.append(StageReport(item.code, period, stage, origin))

    def _spoil(self, findings: Sequence[Finding], item: Item, period: Period | None) -> None:
        """Say of errors just found of which time the figure is that cannot be used."""
        for finding in findings:
            at = self.contents.findings.index(finding)
            if finding.severity is Severity.ERROR:
                self.contents.findings[at] = finding.spoiling(Spoilt(item.code, period, ""))

    def _period(self, row: int, item: Item) -> Period | None:
        cell = self._cell(row, Heading.PERIOD)
        written = (cell.kind, cell.raw, cell.number_format) if cell else None
        if written in self._periods:
            return self._periods[written]
        place = self._place(row, Heading.PERIOD)
        period, findings = read_period(cell, place, item.code, date1904=self.source.date1904)
        self.contents.findings += findings
        if period and written:
            self._periods[written] = period
        elif not findings:
            self.faults.note(codes.NO_PERIOD, place, item.code)
        return period


def is_blank(cell: Cell | None) -> bool:
    """Whether nothing can be seen in a cell."""
    return cell is None or (cell.kind is Kind.TEXT and not fold(cell.raw))


def _header_again(number: int, cells: Sequence[Cell]) -> Header | None:
    """Return the header of a further table on the sheet, or of the next printed page.

    Headings are words: a row with a figure in it is none, whatever else it says.
    """
    if any(cell.kind is not Kind.TEXT for cell in cells):
        return None
    header = header_in(number, cells)
    return header if header and not header.missing and not header.twice else None


def is_marker_row(cells: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns: 甲 乙 丙 1 2."""
    words = [fold(cell.raw) for cell in cells if not is_blank(cell)]
    return (
        len(words) > 1 and any(map(_STEM.fullmatch, words)) and all(map(_MARKER.fullmatch, words))
    )


def _numbers_columns(number: int, cells: Sequence[Cell], header: Header) -> bool:
    """Whether it is a marker row, which stands below the headings and nowhere else."""
    return number == header.row + 1 and is_marker_row(cells)
