"""Office Open XML workbooks: .xlsx, .xlsm and their templates, transitional and strict."""

from functools import partial
from typing import BinaryIO

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
from cqquality.returns.workbook.markup import walk
from cqquality.returns.workbook.notes import read_notes
from cqquality.returns.workbook.package import Contents, Relation, SheetEntry, relations
from cqquality.returns.workbook.strings import SharedStrings, shared_strings
from cqquality.returns.workbook.styles import number_formats
from cqquality.returns.workbook.worksheet import read_worksheet
from cqquality.text import Text

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_STATES = {state.value: state for state in Visibility}


def read_ooxml(file: BinaryIO, name: str, limits: Limits) -> Workbook:
    """Read a zip archive as a workbook; raise `Refused` where it is none or unsound."""
    archive = Archive(file, limits)
    return _Reader(archive, _workbook_part(archive, limits), limits).read(name)


def _workbook_part(archive: Archive, limits: Limits) -> str:
    if "mimetype" in archive:
        what = (
            archive.read("mimetype")[:100].removeprefix(_OPEN_DOCUMENT).decode("ascii", "replace")
        )
        if what.startswith("spreadsheet"):
            raise Refused(OTHER_FORMAT, what="OpenDocument (.ods)")
    kinds = {relation.kind: relation.target for relation in relations(archive, "", limits)}
    part = kinds.get("officeDocument", "xl/workbook.xml")
    if part.casefold().endswith(".bin"):
        raise Refused(OTHER_FORMAT, what=".xlsb")
    if part not in archive:
        if any(name.startswith("xl/") for name in archive):
            raise damaged("缺少工作簿部件", "the workbook part is missing")
        raise _no_workbook(archive)
    return part


def _no_workbook(archive: Archive) -> Refused:
    if "[content_types].xml" in archive:
        return Refused(OTHER_DOCUMENT, what=Text("其他 Office 文档", "another Office document"))
    return Refused(OTHER_DOCUMENT, what=Text("压缩包", "an archive"))


class _Reader:
    """Reads one workbook; sheets that show the same part share one reading of it."""

    def __init__(self, archive: Archive, part: str, limits: Limits) -> None:
        self.archive = archive
        self.part = part
        self.limits = limits
        self.contents = Contents()
        walk(part, [archive.read(part)], self.contents, limits)
        if self.contents.root != "workbook":
            raise _no_workbook(archive)
        self.related = relations(archive, part, limits)

    def read(self, name: str) -> Workbook:
        entries = self.contents.sheets
        if len(entries) > self.limits.sheets:
            raise too_large(
                f"有 {len(entries)} 张工作表",
                f"{len(entries)} worksheets",
                self.limits.sheets,
                "sheets",
            )
        factory = CellFactory(
            self._strings, self._formats(), self.contents.to_be_calculated, self.limits
        )
        by_id = {relation.id: relation for relation in self.related}
        sheets = (self._sheet(entry, by_id.get(entry.relation), factory) for entry in entries)
        return Workbook(
            name=name,
            sheets=tuple(sheet for sheet in sheets if sheet),
            date1904=self.contents.date1904,
            format="xlsx",
        )

    def _sheet(
        self, entry: SheetEntry, relation: Relation | None, factory: CellFactory
    ) -> Sheet | None:
        if relation is None or relation.target not in self.archive:
            raise damaged(
                f"工作表“{entry.name}”的部件缺失", f'the part of sheet "{entry.name}" is missing'
            )
        if relation.kind != "worksheet":
            return None  # a chart or macro sheet has no cells that state a figure
        pieces = partial(self.archive.stream, relation.target, self.limits.part)
        parts = read_worksheet(relation.target, pieces, factory, self.limits)
        return parts.sheet(
            entry.name,
            _STATES.get(entry.state, Visibility.VISIBLE),
            read_notes(self.archive, relation.target, self.limits),
        )

    def _formats(self) -> list[str]:
        part = self._related("styles")
        return number_formats(part, self.archive.read(part), self.limits) if part else []

    def _strings(self) -> SharedStrings:
        part = self._related("sharedStrings")
        return shared_strings(self.archive, part, self.limits) if part else SharedStrings([], False)

    def _related(self, kind: str) -> str:
        part = next((found.target for found in self.related if found.kind == kind), "")
        if part and part not in self.archive:
            raise damaged(f"缺少部件 {part}", f"the part {part} is missing")
        return part
