"""What a sheet is: a table of data items, a ledger, the instructions, or nothing we know."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from cqquality.definitions.pack import Ledger
from cqquality.findings import Finding, address
from cqquality.returns import codes
from cqquality.returns.figure.folding import key, seen
from cqquality.returns.heading import PRINTED, Heading
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.recognition import FormMatch, Refusal
from cqquality.returns.layout.form.search import recognise_form, recognise_regions, recognise_usual
from cqquality.returns.layout.header import LAST_ROW, Header, Row, find_header
from cqquality.returns.layout.item_table import is_blank
from cqquality.returns.layout.ledger_header import (
    LedgerHeader,
    header_fault,
    is_called,
    is_tab_of,
    ledger_headers,
    titles,
)
from cqquality.returns.layout.source import Source
from cqquality.returns.tab import INSTRUCTIONS, section_tab
from cqquality.text import Language, Text


class Blank(Struct, frozen=True):
    """A sheet without a value."""


class Instructions(Struct, frozen=True):
    """The first sheet of the template, with nothing to be counted on it."""

    rows: Sequence[Row]


class Unknown(Struct, frozen=True):
    """A sheet of the sender's own, which no heading claims for the return."""


class Flawed(Struct, frozen=True):
    """A sheet of the return that cannot be read, and why."""

    finding: Finding


Layout = FormMatch | Header | LedgerHeader | Instructions | Blank | Unknown | Flawed
"""What a sheet turned out to be; a header is that of a table which can be read.

A FormMatch is a form, one of the pack's or a table of the usual kind.
"""


def recognise(source: Source, directory: Directory) -> Layout:
    """Tell what a sheet is, by its headings and, of a ledger, by its name."""
    rows = list(takewhile(lambda row: row[0] <= LAST_ROW, source.sheet.rows()))
    if all(map(is_blank, source.sheet.cells.values())):
        return Blank()
    if source.sheet.name in INSTRUCTIONS:
        return Instructions(rows)
    form = _form(source, directory)
    if form:
        return form
    ledgers = ledger_headers(rows, directory)
    return (
        _named_ledger(source, rows, ledgers, directory)
        or _item_table(source, rows, directory)
        or recognise_regions(source, directory)
        or _unnamed_ledger(source, ledgers.values())
        or _without_header(source, directory)
    )


def _form(source: Source, directory: Directory) -> FormMatch | Flawed | None:
    found = recognise_form(source, directory)
    return Flawed(found.finding) if isinstance(found, Refusal) else found


def _item_table(
    source: Source, rows: Sequence[Row], directory: Directory
) -> FormMatch | Header | Flawed | None:
    header = find_header(rows)
    claimed = header is not None and Heading.VALUE in header.missing
    usual = None
    if header is None or header.missing:
        usual = recognise_usual(source, directory, claimed=claimed)
    if header is None or usual:
        return usual
    if header.missing:
        return _incomplete(source, header.row, [PRINTED[heading] for heading in header.missing])
    return _twice(source, header) if header.twice else header


def _named_ledger(
    source: Source,
    rows: Sequence[Row],
    headers: Mapping[str, LedgerHeader],
    directory: Directory,
) -> LedgerHeader | Flawed | None:
    """Return the header of the ledger that the name of the sheet or a title above names."""
    found = []
    for ledger in directory.pack.ledgers.values():
        header = headers.get(ledger.id)
        called = [source.sheet.name, *titles(rows, header.row)] if header else []
        if header and any(is_called(ledger, text) for text in called):
            found.append(header)
        elif is_tab_of(ledger, source.sheet.name):
            return _incomplete(source, 0, _headings(ledger, directory.required(ledger)))
    if not found:
        return None
    # of two names, one within the other, the longer one is meant
    header = max(found, key=lambda header: len(key(header.ledger.name.zh)))
    return _checked(source, header, directory)


def _checked(source: Source, header: LedgerHeader, directory: Directory) -> LedgerHeader | Flawed:
    """Return the header, or why it cannot be relied upon."""
    missing = [name for name in directory.required(header.ledger) if name not in header.columns]
    if missing:
        return _incomplete(source, header.row, _headings(header.ledger, missing))
    fault = header_fault(source, header)
    return Flawed(fault) if fault else header


def _unnamed_ledger(source: Source, headers: Iterable[LedgerHeader]) -> Flawed | None:
    """Return a flaw where a sheet has all the headings of a ledger and nowhere its name."""
    for header in headers:
        ledger = header.ledger
        if len(header.columns) == len(ledger.columns):
            place = source.place(header.row, min(header.columns.values()))
            return Flawed(codes.LEDGER_UNNAMED.at(place, ledger.id, ledger=ledger.name.text))
    return None


def _without_header(source: Source, directory: Directory) -> Flawed | Unknown:
    """Return a flaw where the sheet has a name of the template's and has lost its headings."""
    expected = {
        key(section_tab(section, language))
        for section in directory.pack.sections
        for language in Language
    }
    if key(source.sheet.name) not in expected:
        return Unknown()
    return _incomplete(source, 0, list(PRINTED.values()))


def _incomplete(source: Source, row: int, missing: Sequence[Text]) -> Flawed:
    words = Text("、".join(t.zh for t in missing), ", ".join(t.en for t in missing))
    return Flawed(codes.INCOMPLETE_HEADER.at(source.place(row, 1 if row else 0), missing=words))


def _headings(ledger: Ledger, names: Sequence[str]) -> list[Text]:
    return [column.name.text for column in ledger.columns if column.id in names]


def _twice(source: Source, header: Header) -> Flawed:
    column, cell = header.twice[0]
    place, first = source.place(cell.row, cell.column), address(cell.row, column)
    return Flawed(codes.HEADING_TWICE.at(place, seen=seen(cell.raw), first=first))
