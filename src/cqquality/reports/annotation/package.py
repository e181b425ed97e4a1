"""The package of a workbook, to which parts and references are added."""

import zipfile
from io import BytesIO
from itertools import count
from pathlib import Path
from posixpath import relpath

from cqquality.reports.annotation.markup import (
    Malformed,
    appended,
    edited,
    elements,
    escaped,
    in_utf8,
    namespace_of,
    root_of,
)
from cqquality.returns.workbook.archive import Archive, plain_name
from cqquality.returns.workbook.codes import NOT_ANNOTATED, Refused
from cqquality.returns.workbook.limits import USUAL, Limits
from cqquality.returns.workbook.package import Relation, relations

_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Package:
    """The parts of a workbook; those that are never written are copied as they are.

    Raises `Refused` for an archive that is unsound or holds no workbook of XML parts.
    """

    def __init__(self, path: Path, limits: Limits = USUAL) -> None:
        self._data = path.read_bytes()
        self._limits = limits
        self._archive = Archive(BytesIO(self._data), self._limits)
        self._changed: dict[str, bytes] = {}
        self._infos = _infos(self._data)
        self._names = {plain_name(info.filename): info.filename for info in self._infos}
        self.main = self.related("", "officeDocument") or "xl/workbook.xml"
        if self.main not in self or self.main.casefold().endswith(".bin"):
            raise Refused(NOT_ANNOTATED)
        root = root_of(self.read(self.main))
        strict = "purl.oclc.org" in " ".join(root.attributes.values())
        self.namespace = namespace_of(root)
        self.office = _STRICT_OFFICE if strict else _OFFICE

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._names

    def read(self, name: str) -> bytes:
        """Return a part, as changed so far, in UTF-8."""
        known = self._names.get(plain_name(name), name)
        if known in self._changed:
            return self._changed[known]
        if name not in self._archive:
            raise Malformed(name)
        return in_utf8(self._archive.read(name, self._limits.part))

    def write(self, name: str, data: bytes) -> None:
        """Put in a part, or change it."""
        known = self._names.setdefault(plain_name(name), name)
        self._changed[known] = data

    def unused(self, pattern: str) -> str:
        """Return the first name no part has: "xl/comments{}.xml"."""
        return next(name for n in count(1) if (name := pattern.format(n)) not in self)

    # References --------------------------------------------------------------------------------

    def relations(self, part: str) -> list[Relation]:
        """Return what a part refers to, references added so far left out."""
        return relations(self._archive, part, self._limits)

    def related(self, part: str, kind: str, identity: str = "") -> str:
        """Return the name of the part of a kind that `part` refers to; empty without one."""
        found = (
            each.target
            for each in self.relations(part)
            if each.kind == kind and identity in ("", each.id)
        )
        return next((target for target in found if target in self._archive), "")

    def relate(self, part: str, kind: str, target: str) -> str:
        """Make `part` refer to `target`; return the id of the reference."""
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels".lstrip("/")
        data = self.read(name) if name in self else _NO_RELATIONS
        every = elements(data, lambda path, _: len(path) <= 2)
        taken = {element.attributes.get("Id") for element in every}
        identity = next(each for n in count(1) if (each := f"rIdCqq{n}") not in taken)
        reference = (
            f'<{every[0].prefix}Relationship Id="{identity}" Type="{self.office}/{kind}" '
            f'Target="{escaped(relpath(target, folder or "."))}"/>'
        )
        self.write(name, edited(data, [appended(data, every[0], reference.encode())]))
        return identity

    # Content types -----------------------------------------------------------------------------

    @property
    def has_macros(self) -> bool:
        """Whether the workbook may hold macros, by which its extension has to be .xlsm."""
        return b"macroEnabled" in self.read(_TYPES)

    def declare(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        self._declare(f'Override PartName="/{escaped(part)}" ContentType="{content_type}"')

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say what parts with an extension are, unless that is said already."""
        known = elements(self.read(_TYPES), lambda path, _: path[-1] == "Default")
        if extension not in {each.attributes.get("Extension", "").lower() for each in known}:
            self._declare(f'Default Extension="{extension}" ContentType="{content_type}"')

    def _declare(self, declaration: str) -> None:
        data = self.read(_TYPES)
        root = root_of(data)
        new = f"<{root.prefix}{declaration}/>".encode()
        self.write(_TYPES, edited(data, [appended(data, root, new)]))

    def become_workbook(self) -> None:
        """Make a workbook of a template, which Excel would otherwise open as a new document."""
        data = self.read(_TYPES)
        for old, new in (
            (b".template.main+xml", b".sheet.main+xml"),
            (b".template.mac", b".sheet.mac"),
        ):
            data = data.replace(old, new)
        self.write(_TYPES, data)

    def saved(self) -> bytes:
        """Return the package as a file; parts keep their order and dates, new ones come last."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for info in self._infos:
                stamp = zipfile.ZipInfo(info.filename, info.date_time)
                self._put(file, stamp, self._changed.get(info.filename))
            there = {info.filename for info in self._infos}
            for name, data in self._changed.items():
                if name not in there:
                    self._put(file, zipfile.ZipInfo(name), data)
        return out.getvalue()

    def _put(self, file: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes | None) -> None:
        info.compress_type = zipfile.ZIP_DEFLATED
        if data is not None:
            file.writestr(info, data)
            return
        with file.open(info, "w") as part:
            for piece in self._archive.stream(info.filename, self._limits.part):
                part.write(piece)


def _infos(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            return [info for info in file.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise Malformed(str(error)) from None
