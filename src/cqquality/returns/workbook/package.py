"""The parts of an OOXML package and how they refer to each other."""

from posixpath import normpath
from typing import NamedTuple

from cqquality.returns.workbook.archive import Archive
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import Visitor, truth, walk


class Relation(NamedTuple):
    """A reference from one part to another, or to somewhere outside."""

    id: str
    kind: str
    """The last word of the relationship's type: "worksheet", "sharedStrings" ..."""
    target: str
    """The name of the part; empty for what lies outside, which is never followed."""


def relations(archive: Archive, part: str, limits: Limits) -> list[Relation]:
    """Return what `part` ("" for the package itself) refers to; none where nothing is said."""
    folder, _, file = part.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    if name not in archive:
        return []
    visitor = _Relations(folder)
    walk(name, [archive.read(name)], visitor, limits)
    return visitor.found


class _Relations(Visitor):
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: list[Relation] = []

    def start(self, path: list[str], attributes: dict[str, str]) -> None:
        if path == ["Relationships", "Relationship"]:
            outside = attributes.get("TargetMode") == "External"
            target = "" if outside else _resolved(self.folder, attributes.get("Target", ""))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append(Relation(attributes.get("Id", ""), kind, target))


def _resolved(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return normpath(target if target.startswith("/") else f"/{folder}/{target}").lstrip("/")


class SheetEntry(NamedTuple):
    """A sheet as the workbook part lists it."""

    name: str
    state: str
    relation: str


class Contents(Visitor):
    """What the workbook part says of the workbook."""

    def __init__(self) -> None:
        self.root = ""
        self.sheets: list[SheetEntry] = []
        self.date1904 = False
        self.to_be_calculated = False
        """The results of formulas are to be worked out when the file is opened: those in the file
        may be stand-ins."""

    def start(self, path: list[str], attributes: dict[str, str]) -> None:
        """Take in an element."""
        if len(path) == 1:
            self.root = path[0]
        elif path == ["workbook", "sheets", "sheet"]:
            self.sheets.append(
                SheetEntry(
                    attributes.get("name", ""),
                    attributes.get("state", "visible"),
                    attributes.get("r:id", ""),
                )
            )
        elif path == ["workbook", "workbookPr"]:
            self.date1904 = truth(attributes.get("date1904"))
        elif path == ["workbook", "calcPr"]:
            self.to_be_calculated = truth(attributes.get("fullCalcOnLoad"))
