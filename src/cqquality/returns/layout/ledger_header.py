"""The header of a ledger: its columns by their headings, and the ledger by its name."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from cqquality.definitions.pack import Column, Ledger
from cqquality.findings import Finding, address
from cqquality.returns import codes
from cqquality.returns.figure.folding import key, seen
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.header import Row
from cqquality.returns.layout.source import Source
from cqquality.returns.layout.spelling import spelling, spellings
from cqquality.returns.tab import ledger_tab
from cqquality.returns.workbook import Cell, Kind
from cqquality.text import Language


class LedgerHeader(Struct, frozen=True):
    """Which column of a sheet holds which column of a ledger, below row `row`."""

    ledger: Ledger
    row: int
    columns: Mapping[str, int]
    twice: tuple[tuple[int, Cell], ...] = ()
    """Headings that repeat another one, and the column of that other."""
    wrong_unit: tuple[tuple[Cell, Column], ...] = ()
    """Headings that state another unit than their column has."""


def ledger_header(rows: Iterable[Row], ledger: Ledger, directory: Directory) -> LedgerHeader | None:
    """Return the row that heads most columns of `ledger`, at least two; None without one."""
    headers = [header for row in rows if (header := _header_in(row, ledger, directory))]
    return max(headers, key=lambda header: len(header.columns), default=None)


def ledger_headers(rows: Sequence[Row], directory: Directory) -> Mapping[str, LedgerHeader]:
    """Return the headers of all ledgers of the pack that the rows may hold, by ledger."""
    words = spellings(cell for _, cells in rows for cell in cells)
    headers = (
        ledger_header(rows, ledger, directory)
        for ledger in directory.pack.ledgers.values()
        if not words.isdisjoint(directory.columns(ledger))
    )
    return {header.ledger.id: header for header in headers if header}


def is_called(ledger: Ledger, text: str) -> bool:
    """Whether a text, say a title, has the name of `ledger` in it."""
    words = key(text)
    return any(key(name) in words for name in (ledger.name.zh, ledger.name.en))


def is_tab_of(ledger: Ledger, tab: str) -> bool:
    """Whether a sheet has the name that the template gives to the sheet of `ledger`."""
    return key(tab) in {key(ledger_tab(ledger, language)) for language in Language}


def _header_in(row: Row, ledger: Ledger, directory: Directory) -> LedgerHeader | None:
    number, cells = row
    names = directory.columns(ledger)
    columns: dict[str, int] = {}
    twice, wrong_unit = [], []
    for cell in cells:
        column, unit = _column(cell, names)
        if column is None:
            continue
        if (first := columns.setdefault(column.id, cell.column)) != cell.column:
            twice.append((first, cell))
        if unit and column.unit and directory.unit(unit) is not directory.pack.unit[column.unit]:
            wrong_unit.append((cell, column))
    if len(columns) < 2:
        return None
    return LedgerHeader(ledger, number, columns, tuple(twice), tuple(wrong_unit))


def _column(cell: Cell, names: Mapping[str, Column]) -> tuple[Column | None, str]:
    """Return the column a cell heads and the unit in brackets behind its name."""
    if cell.kind is not Kind.TEXT:
        return None, ""
    whole, bare, unit = spelling(cell.raw)
    column = names.get(whole)
    return (column, "") if column else (names.get(bare), unit)


def header_fault(source: Source, header: LedgerHeader) -> Finding | None:
    """Return why the headings of a ledger cannot be relied upon: one twice, or in another unit."""
    if header.twice:
        column, cell = header.twice[0]
        first = address(cell.row, column)
        place = source.place(cell.row, cell.column)
        return codes.HEADING_TWICE.at(place, seen=seen(cell.raw), first=first)
    if header.wrong_unit:
        cell, of = header.wrong_unit[0]
        stated = {"seen": seen(cell.raw), "unit": of.unit, "heading": of.name.text}
        place = source.place(cell.row, cell.column)
        return codes.HEADING_UNIT.at(place, header.ledger.id, **stated)
    return None


def titles(rows: Sequence[Row], above: int) -> list[str]:
    """Return the texts above the row `above`."""
    return [
        cell.raw
        for number, cells in rows
        if number < above
        for cell in cells
        if cell.kind is Kind.TEXT
    ]
