"""Office Open XML workbooks: .xlsx, .xlsm and their templates, transitional and strict."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cqquality.returns.workbook.archive import Archive
from cqquality.returns.workbook.cells import CellFactory
from cqquality.returns.workbook.codes import (
    OTHER_DOCUMENT,
    OTHER_FORMAT,
    Refused,
    damaged,
    too_large,
)
from cqquality.returns.workbook.grid import Sheet, Visibility, Workbook
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.long_sheet import LongSheet
from cqquality.returns.workbook.markup import walk
from cqquality.returns.workbook.notes import read_notes
from cqquality.returns.workbook.package import Contents, Relation, SheetEntry, relations
from cqquality.returns.workbook.strings import SharedStrings, shared_strings
from cqquality.returns.workbook.styles import number_formats
from cqquality.returns.workbook.worksheet import HEAD_ROWS, read_head, read_worksheet
from cqquality.text import Text

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_STATES = {state.value: state for state in Visibility}


def read_ooxml(
    file: BinaryIO, name: str, limits: Limits, streamable: Path | None = None
) -> Workbook:
    """Read a zip archive as a workbook; raise `Refused` where it is none or unsound.

    With a path to stream them from, of long sheets only the head is read.
    """
    return open_ooxml(file, limits).read(name, streamable)


def open_ooxml(file: BinaryIO, limits: Limits) -> "Ooxml":
    """Open a zip archive as a workbook, and read of it only what sheets there are."""
    archive = Archive(file, limits)
    return Ooxml(archive, _workbook_part(archive, limits), limits)


def _workbook_part(archive: Archive, limits: Limits) -> str:
    if "mimetype" in archive:
        what = (
            archive.read("mimetype")[:100].removeprefix(_OPEN_DOCUMENT).decode("ascii", "replace")
        )
        if what.startswith("spreadsheet"):
            raise Refused(OTHER_FORMAT, what="OpenDocument (.ods)")
    kinds = {relation.kind: relation.target for relation in relations(archive, "", limits)}
    part = kinds.get("officeDocument", "xl/workbook.xml")
    if part not in archive:
        if any(name.startswith("xl/") for name in archive):
            raise damaged("缺少工作簿部件", "the workbook part is missing")
        raise _no_workbook(archive)
    if part.casefold().endswith(".bin"):
        raise Refused(OTHER_FORMAT, what="Excel Binary (.xlsb)")
    return part


def _no_workbook(archive: Archive) -> Refused:
    if "[content_types].xml" in archive:
        return Refused(OTHER_DOCUMENT, what=Text("其他 Office 文档", "another Office document"))
    return Refused(OTHER_DOCUMENT, what=Text("压缩包", "an archive"))


class Tab(NamedTuple):
    """A worksheet and the part its cells are in."""

    name: str
    state: Visibility
    part: str


class Ooxml:
    """An open workbook."""

    def __init__(self, archive: Archive, part: str, limits: Limits) -> None:
        self.archive = archive
        self._limits = limits
        self._contents = Contents()
        walk(part, [archive.read(part)], self._contents, limits)
        if self._contents.root != "workbook":
            raise _no_workbook(archive)
        self._related = relations(archive, part, limits)

    @property
    def date1904(self) -> bool:
        """Whether dates count from 1904."""
        return self._contents.date1904

    def tabs(self) -> list[Tab]:
        """Return the worksheets in the order of their tabs; other sheets have no cells."""
        entries = self._contents.sheets
        if len(entries) > self._limits.sheets:
            raise too_large(
                f"有 {len(entries)} 张工作表",
                f"{len(entries)} worksheets",
                self._limits.sheets,
                "sheets",
            )
        by_id = {relation.id: relation for relation in self._related}
        found = (self._tab(entry, by_id.get(entry.relation)) for entry in entries)
        return [sheet for sheet in found if sheet]

    def factory(self) -> CellFactory:
        """Return what makes the cells of this workbook."""
        return CellFactory(
            self._strings, self._formats(), self._contents.to_be_calculated, self._limits
        )

    def pieces(self, part: str) -> Iterator[bytes]:
        """Inflate a worksheet part."""
        return self.archive.stream(part, self._limits.part)

    def read(self, name: str, streamable: Path | None = None) -> Workbook:
        """Read all of it; with a path to stream them from, of long sheets only the head."""
        tabs, factory = self.tabs(), self.factory()
        return Workbook(
            name=name,
            sheets=tuple(self._sheet(tab, factory, streamable) for tab in tabs),
            date1904=self.date1904,
            format="xlsx",
        )

    def _tab(self, entry: SheetEntry, relation: Relation | None) -> Tab | None:
        if relation is None or relation.target not in self.archive:
            raise damaged(
                f"工作表“{entry.name}”的部件缺失", f'the part of sheet "{entry.name}" is missing'
            )
        if relation.kind != "worksheet":
            return None  # a chart or macro sheet has no cells that state a figure
        state = _STATES.get(entry.state, Visibility.VISIBLE)
        return Tab(entry.name, state, relation.target)

    def _sheet(self, tab: Tab, factory: CellFactory, streamable: Path | None) -> Sheet:
        name, state, part = tab
        size = self.archive.size(part)
        if streamable and size > self._limits.long:
            head = read_head(part, self.pieces(part), HEAD_ROWS, factory, self._limits)
            long = LongSheet(streamable, name, size, self._limits)
            return replace(head.sheet(name, state, {}), long=long)
        parts = read_worksheet(part, partial(self.pieces, part), factory, self._limits)
        return parts.sheet(name, state, read_notes(self.archive, part, self._limits))

    def _formats(self) -> list[str]:
        part = self._part_of("styles")
        return number_formats(part, self.archive.read(part), self._limits) if part else []

    def _strings(self) -> SharedStrings:
        part = self._part_of("sharedStrings")
        return shared_strings(self.archive, part, self._limits) if part else SharedStrings.of(())

    def _part_of(self, kind: str) -> str:
        part = next((found.target for found in self._related if found.kind == kind), "")
        if part and part not in self.archive:
            raise damaged(f"缺少部件 {part}", f"the part {part} is missing")
        return part
