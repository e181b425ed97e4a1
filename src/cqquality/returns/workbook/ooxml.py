"""Office Open XML workbooks: .xlsx, .xlsm and their templates, transitional and strict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from cqquality.errors import UnreadableFile
from cqquality.returns.workbook.archive import Archive
from cqquality.returns.workbook.cells import CellFactory
from cqquality.returns.workbook.codes import (
    OTHER_DOCUMENT,
    OTHER_FORMAT,
    Refused,
    damaged,
    too_large,
)
from cqquality.returns.workbook.grid import LaterSheets, Sheet, Visibility, Workbook
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.long_sheet import LongSheet
from cqquality.returns.workbook.markup import walk
from cqquality.returns.workbook.notes import read_notes
from cqquality.returns.workbook.opening import opened
from cqquality.returns.workbook.package import Contents, Relation, SheetEntry, relations
from cqquality.returns.workbook.strings import SharedStrings, shared_strings
from cqquality.returns.workbook.styles import number_formats
from cqquality.returns.workbook.worksheet import HEAD_ROWS, read_head, read_worksheet
from cqquality.text import Text

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_STATES = {state.value: state for state in Visibility}


def read_ooxml(
    file: BinaryIO, path: Path, name: str, limits: Limits, *, heads: bool = False
) -> Workbook:
    """Read a zip archive as a workbook; raise `Refused` where it is none or unsound.

    With `heads` only the head of a long sheet is read. Sheets that are large together are not kept:
    they are read from `path` whenever they are asked for, one after the other.
    """
    book = open_ooxml(file, limits)
    sheets: Sequence[Sheet]
    if book.is_large(heads=heads):
        sheets = SheetsOnDisk(path, name, limits, heads, tuple(tab.name for tab in book.tabs()))
    else:
        sheets = tuple(book.sheets(path, heads=heads))
    return Workbook(name=name, sheets=sheets, date1904=book.date1904, format="xlsx")


class SheetsOnDisk(LaterSheets):
    """The sheets of a large workbook, each read when its turn comes and not kept.

    Raises UnreadableFile when a sheet is asked for that is not sound.
    """

    def __init__(
        self, path: Path, name: str, limits: Limits, heads: bool, names: tuple[str, ...]
    ) -> None:
        self.names = names
        self._path, self._name, self._limits, self._heads = path, name, limits, heads

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Sheet]:
        return self._read()

    def __getitem__(self, at: int | slice) -> Any:
        return list(self._read())[at]

    def long(self) -> Iterator[Sheet]:
        """Yield the long sheets, of which only the heads are read."""
        return self._read(only_long=True)

    def _read(self, *, only_long: bool = False) -> Iterator[Sheet]:
        try:
            with opened(self._path, self._limits) as file:
                book = open_ooxml(file, self._limits)
                yield from book.sheets(self._path, heads=self._heads, only_long=only_long)
        except Refused as refusal:
            raise UnreadableFile([refusal.at(self._name)]) from None


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

    def is_large(self, *, heads: bool) -> bool:
        """Whether the sheets that are read whole are too large to be kept together."""
        read = (tab.part for tab in self.tabs() if not (heads and self._is_long(tab)))
        return sum(map(self.archive.size, read)) > self._limits.long

    def sheets(self, path: Path, *, heads: bool, only_long: bool = False) -> Iterator[Sheet]:
        """Yield one sheet after the other; with `heads` of a long one only the head.

        `path` is where it can be streamed from.
        """
        factory = self.factory()
        for tab in self.tabs():
            long = heads and self._is_long(tab)
            if long or not only_long:
                yield self._sheet(tab, factory, path if long else None)

    def _is_long(self, tab: Tab) -> bool:
        return self.archive.size(tab.part) > self._limits.long

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
        if streamable:
            size = self.archive.size(part)
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
