"""Reading a ledger: one entry in a row, whole or not at all."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from cqquality.definitions.model import Words
from cqquality.definitions.pack import Column, Unit
from cqquality.findings import Finding, Place, Severity
from cqquality.observation import Entry
from cqquality.period import Period
from cqquality.quantity import Dimension
from cqquality.returns import codes, form_codes
from cqquality.returns.figure import DEFAULT_MARKS, Mark, read_figure, read_period
from cqquality.returns.figure.bare_date import bare_date, is_serial
from cqquality.returns.figure.cell_fault import cell_fault
from cqquality.returns.figure.folding import fold, key
from cqquality.returns.layout.contents import Contents, RefusedRow
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.fault import Faults
from cqquality.returns.layout.item_table import is_blank
from cqquality.returns.layout.ledger_header import LedgerHeader
from cqquality.returns.layout.merged import Merged
from cqquality.returns.layout.source import Source
from cqquality.returns.workbook import Cell

_TOTAL = re.compile(r"(全市)?(合计|总计|小计|共计|total|subtotal)", re.IGNORECASE)
_NOTE = re.compile(
    r"(附?注\d*|说明|单位负责人|统计负责人|负责人|填表人|制表人|审核人|报出日期)[:：].*"
)
_SPACE = re.compile(r"(?<=[\u3400-\u9fff×]) +| +(?=[\u3400-\u9fff×])")
_PLAIN_NUMBER = Unit(id="", name=Words(zh="数", en="number"), dimension=Dimension.AMOUNT)

Value = Fraction | str | Period
_BROKEN = "\0"
"""Stands for a value that is not there and should be; no cell can hold it."""


def read_ledger_table(
    source: Source,
    header: LedgerHeader,
    directory: Directory,
    marks: Mapping[str, Mark] = DEFAULT_MARKS,
) -> Contents:
    """Read the rows below `header`; a broken row is reported and left out."""
    reader = _Reader(source, header, directory, marks)
    for number, _ in source.sheet.rows():
        if number > header.row:
            reader.read_row(number)
    reader.contents.findings += reader.faults.findings()
    return reader.contents


class _Reader:
    """Reads row after row and collects the entries."""

    def __init__(
        self,
        source: Source,
        header: LedgerHeader,
        directory: Directory,
        marks: Mapping[str, Mark],
    ) -> None:
        self.source = source
        self._marks = marks
        self._no_text = frozenset(map(key, marks))
        """Words for "no figure", which are no name either."""
        self.ledger = header.ledger
        self.contents = Contents()
        self.faults = Faults()
        self._directory = directory
        self._required = frozenset(directory.required(header.ledger))
        self._columns = [
            (column, header.columns[column.id])
            for column in header.ledger.columns
            if column.id in header.columns
        ]
        self._merged = Merged(source.sheet, [at for _, at in self._columns])

    def read_row(self, row: int) -> None:
        """Read one entry, unless the row is blank, a note or a total."""
        own = [self.source.sheet.cells.get((row, at)) for _, at in self._columns]
        filled = [cell for cell in own if cell and not is_blank(cell)]
        if not filled or (len(filled) == 1 and _NOTE.fullmatch(fold(filled[0].raw))):
            return
        if any(_TOTAL.fullmatch(fold(cell.raw)) for cell in filled):
            place = self.source.place(row, filled[0].column)
            self.faults.note(
                codes.LEDGER_TOTAL, place, self.ledger.id, ledger=self.ledger.name.text
            )
            return
        cells = [self._seen(column, row, at) for column, at in self._columns]
        values = [
            self._value(column, cell, self.source.place(row, at))
            for (column, at), cell in zip(self._columns, cells, strict=True)
        ]
        if all(value is not _BROKEN for value in values):
            self._enter(values, filled[0])
            for cell in filled:
                self.source.notice(cell)
        else:
            self._refuse(values)

    def _seen(self, column: Column, row: int, at: int) -> Cell | None:
        """Return the cell seen in a row; a merged number is not that of each row it covers."""
        if column.kind == "number":
            return self.source.sheet.cells.get((row, at))
        return self._merged.cell(row, at)

    def _enter(self, values: list[Value | None], first: Cell) -> None:
        named = {column.id: v for (column, _), v in zip(self._columns, values, strict=True)}
        period = named.pop(self.ledger.period)
        if isinstance(period, Period):
            known = {name: _storable(value) for name, value in named.items() if value is not None}
            origin = self.source.take(first)
            self.contents.entries.append(Entry(self.ledger.id, period, known, origin))

    def _refuse(self, values: list[Value | None]) -> None:
        """Keep what could be read of a row that is left out: a count without it is too small."""
        named = {column.id: v for (column, _), v in zip(self._columns, values, strict=True)}
        period = named.pop(self.ledger.period, None)
        known = {n: _storable(v) for n, v in named.items() if v is not None and v is not _BROKEN}
        self.contents.refused.append(
            RefusedRow(
                self.ledger.id,
                period if isinstance(period, Period) else None,
                known,
                frozenset(name for name, value in named.items() if value is _BROKEN),
                self.source.file,
                self.source.sheet.name,
            )
        )

    def _value(self, column: Column, cell: Cell | None, place: Place) -> Value | None:
        """Return what a cell says, None for nothing, _BROKEN with a finding for no entry."""
        value, findings = self._read(column, None if is_blank(cell) else cell, place)
        self.contents.findings += findings
        if any(finding.severity is Severity.ERROR for finding in findings):
            return _BROKEN
        if value is None and column.id in self._required:
            names = {"ledger": self.ledger.name.text, "column": column.name.text}
            self.faults.note(codes.LEDGER_BLANK, place, self.ledger.id, column.id, **names)
            return _BROKEN
        return value

    def _read(
        self, column: Column, cell: Cell | None, place: Place
    ) -> tuple[Value | None, Sequence[Finding]]:
        subject = self.ledger.id
        if cell is None:
            return None, ()
        date1904 = self.source.date1904
        if column.kind == "date":
            return self._date(cell, place)
        if column.kind == "period":
            return read_period(cell, place, subject, self._marks, date1904=date1904)
        if column.kind == "number":
            unit = self._directory.pack.unit[column.unit] if column.unit else _PLAIN_NUMBER
            figure = read_figure(cell, unit, place, subject, self._marks, date1904=date1904)
            return figure.value, figure.findings
        fault = cell_fault(cell, place, subject)
        if fault or key(cell.raw) in self._no_text:
            return None, (fault,) if fault else ()
        return _SPACE.sub("", fold(cell.raw)), ()

    def _date(self, cell: Cell, place: Place) -> tuple[Period | None, Sequence[Finding]]:
        """Read a date; a serial number that lost its format is told once for all rows."""
        day = bare_date(cell, date1904=self.source.date1904)
        if day is None:
            return read_period(
                cell,
                place,
                self.ledger.id,
                self._marks,
                date1904=self.source.date1904,
                is_date=True,
            )
        if is_serial(cell):
            shown = {"seen": cell.raw, "date": day.text}
            self.faults.note(form_codes.SERIAL_DATE, place, self.ledger.id, **shown)
        return day, ()


def _storable(value: Value) -> Fraction | str:
    return value.text.zh if isinstance(value, Period) else value
