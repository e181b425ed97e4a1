"""Reading a workbook sheet by sheet, each as what it was recognised to be."""

from cqquality.errors import UnreadableFile
from cqquality.findings import Finding, Place
from cqquality.returns import codes
from cqquality.returns.figure.folding import fold, seen
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.header import Header
from cqquality.returns.layout.item_table import read_item_table
from cqquality.returns.layout.ledger_header import LedgerHeader
from cqquality.returns.layout.ledger_table import read_ledger_table
from cqquality.returns.layout.recognition import (
    Flawed,
    Instructions,
    Layout,
    Unknown,
    recognise,
)
from cqquality.returns.layout.source import Source
from cqquality.returns.tab import PACK
from cqquality.returns.workbook import Workbook

_TABS_SHOWN = 8


def read_contents(workbook: Workbook, directory: Directory) -> Contents:
    """Read every sheet of a workbook that is part of a return.

    Raises UnreadableFile where none is.
    """
    contents = Contents(findings=list(workbook.findings))
    of_the_return = False
    for sheet in workbook.sheets:
        source = Source(workbook, sheet)
        layout = recognise(source, directory)
        of_the_return |= isinstance(layout, Header | LedgerHeader | Flawed)
        contents.add(_read(source, layout, directory))
        contents.findings += source.hidden()
    if not of_the_return:
        raise UnreadableFile([_nothing(workbook)])
    return contents


def _read(source: Source, layout: Layout, directory: Directory) -> Contents:
    match layout:
        case Header():
            return read_item_table(source, layout, directory)
        case LedgerHeader():
            return read_ledger_table(source, layout, directory)
        case Flawed():
            return Contents(findings=[layout.finding])
        case Unknown():
            return Contents(findings=[codes.NOT_RECOGNISED.at(source.place())])
        case Instructions():
            return Contents(findings=_other_pack(source, layout, directory.pack.id))
        case _:
            return Contents()


def _other_pack(source: Source, layout: Instructions, pack: str) -> list[Finding]:
    """Return a warning where the instructions name another pack than the one in use."""
    for row, cells in layout.rows:
        if len(cells) > 1 and fold(cells[0].raw) in PACK and fold(cells[1].raw) != pack:
            place = source.place(row, cells[1].column)
            return [codes.OTHER_PACK.at(place, seen=seen(cells[1].raw), pack=pack)]
    return []


def _nothing(workbook: Workbook) -> Finding:
    names = [seen(sheet.name) for sheet in workbook.sheets]
    listed = ", ".join(names[:_TABS_SHOWN]) + (", ..." if len(names) > _TABS_SHOWN else "")
    return codes.NOTHING_RECOGNISED.at(Place(workbook.name), sheets=listed)
