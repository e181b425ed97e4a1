"""Reading a workbook sheet by sheet, each as what it was recognised to be."""

from collections.abc import Iterator
from typing import NamedTuple

from cqquality.definitions.form import Listing
from cqquality.errors import UnreadableFile
from cqquality.findings import Finding, Place
from cqquality.returns import codes
from cqquality.returns.figure.codes import NUMBER_AS_TEXT
from cqquality.returns.figure.folding import fold, seen
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.fault import gathered
from cqquality.returns.layout.form.list_table import is_added_up
from cqquality.returns.layout.form.reading import read_form
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.header import Header
from cqquality.returns.layout.item_table import read_item_table
from cqquality.returns.layout.ledger_header import LedgerHeader
from cqquality.returns.layout.ledger_table import read_ledger_table
from cqquality.returns.layout.recognition import (
    Blank,
    Flawed,
    Instructions,
    Layout,
    Unknown,
    recognise,
)
from cqquality.returns.layout.source import Source
from cqquality.returns.layout.target_column import target_columns
from cqquality.returns.left_codes import UNCOUNTED_LIST
from cqquality.returns.tab import PACK
from cqquality.returns.workbook import Workbook
from cqquality.text import Text, listed, script_hint

_TABS_SHOWN = 8


class SheetReading(NamedTuple):
    """A sheet, what it was recognised to be, and what it says."""

    source: Source
    layout: Layout
    contents: Contents

    @property
    def is_of_the_return(self) -> bool:
        """Whether the sheet claims to be part of a return, even if it cannot be read."""
        return not isinstance(self.layout, Blank | Instructions | Unknown)


def read_contents(workbook: Workbook, directory: Directory) -> Contents:
    """Read every sheet of a workbook that is part of a return.

    Raises UnreadableFile where none is.
    """
    contents = Contents(findings=list(workbook.findings))
    of_the_return = False
    for reading in read_sheets(workbook, directory):
        of_the_return |= reading.is_of_the_return
        contents.add(reading.contents)
        del reading
    if not of_the_return:
        raise UnreadableFile([nothing_recognised(workbook)])
    return contents


def streams_all(workbook: Workbook, directory: Directory) -> bool:
    """Whether each long sheet of a workbook is a list of which the rows can be streamed."""
    return all(
        isinstance(found := recognise(Source(workbook, sheet), directory), FormMatch)
        and found.form is not None
        and is_added_up(found.form, directory, is_long=True)
        for sheet in workbook.long_sheets()
    )


def read_sheets(workbook: Workbook, directory: Directory) -> Iterator[SheetReading]:
    """Read one sheet after the other, in the order of their tabs; none is kept here.

    Raises UnreadableFile for a sheet that is read only now and is not sound.
    """
    directory.next_workbook()
    for sheet in workbook.sheets:
        source = Source(workbook, sheet)
        layout = recognise(source, directory)
        contents = _read(source, layout, directory)
        if not source.keeps_types:
            contents.findings = [f for f in contents.findings if f.code is not NUMBER_AS_TEXT]
        contents.findings = [*gathered(contents.findings), *source.hidden()]
        yield SheetReading(source, layout, contents)
        del sheet, source, layout, contents  # before the next one takes its memory


def _read(source: Source, layout: Layout, directory: Directory) -> Contents:
    match layout:
        case FormMatch():
            return read_form(source, layout, directory)
        case Header():
            contents = read_item_table(source, layout, directory)
            heads = (c for c in source.sheet.cells.values() if c.row == layout.row)
            contents.findings += target_columns(source, heads)
            return contents
        case LedgerHeader():
            contents = read_ledger_table(source, layout, directory)
            contents.findings += _uncounted(source, layout, contents, directory)
            return contents
        case Flawed():
            return Contents(findings=[layout.finding])
        case Unknown():
            hint = script_hint(source.words())
            return Contents(findings=[codes.NOT_RECOGNISED.at(source.place(), hint=hint)])
        case Instructions():
            return Contents(findings=_other_pack(source, layout, directory.pack.id))
        case _:
            return Contents()


def _uncounted(
    source: Source, layout: LedgerHeader, contents: Contents, directory: Directory
) -> list[Finding]:
    """Return a warning where rows are counted by forms alone, and the sheet is not one of them."""
    ledger = layout.ledger
    if not contents.entries or directory.counts(ledger.id):
        return []
    forms = [
        Text(f"{form.number}“{form.title.zh}”", f"{form.number} '{form.title.en}'")
        for form in directory.pack.forms.values()
        if isinstance(form.layout, Listing) and form.layout.ledger == ledger.id
    ]
    return [
        UNCOUNTED_LIST.at(
            source.place(layout.row, min(layout.columns.values())),
            ledger.id,
            ledger=ledger.name.text,
            count=len(contents.entries),
            forms=listed(forms),
        )
    ]


def _other_pack(source: Source, layout: Instructions, pack: str) -> list[Finding]:
    """Return a warning where the instructions name another pack than the one in use."""
    for row, cells in layout.rows:
        if len(cells) > 1 and fold(cells[0].raw) in PACK and fold(cells[1].raw) != pack:
            place = source.place(row, cells[1].column)
            return [codes.OTHER_PACK.at(place, seen=seen(cells[1].raw), pack=pack)]
    return []


def nothing_recognised(workbook: Workbook) -> Finding:
    """Say that a workbook holds nothing of a return, and which sheets it has."""
    names = list(map(seen, workbook.names))
    listed = ", ".join(names[:_TABS_SHOWN]) + (", ..." if len(names) > _TABS_SHOWN else "")
    return codes.NOTHING_RECOGNISED.at(Place(workbook.name), sheets=listed)
