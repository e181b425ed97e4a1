"""Comments put on cells, below those that are there already."""

import re
from collections.abc import Iterator, Sequence

from cqquality.findings import address
from cqquality.reports.annotation.mark import Mark
from cqquality.reports.annotation.markup import (
    Edit,
    Element,
    Malformed,
    appended,
    edited,
    elements,
    escaped,
)
from cqquality.reports.annotation.package import Package
from cqquality.returns.workbook.cells import position

_AUTHOR = "cqquality"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_DRAWING = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems")
) | {"tableParts", "extLst", "AlternateContent"}
"""What may come after the element that leads to the shapes of comments, in the schema's order."""
_SHAPE_ID = re.compile(rb"_x0000_s(\d+)")
_SHAPES = b"""<xml xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout></xml>"""
_SHAPE_TYPE = """<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"
 path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"""
_SHAPE = """<v:shape id="_x0000_s{id}" type="#_x0000_t202"
 style="position:absolute;z-index:{id};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">
<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>
<x:Anchor>{left},15,{top},4,{right},15,{bottom},4</x:Anchor><x:AutoFill>False</x:AutoFill>
<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"""
_NAMESPACES = (
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
)
_COLUMNS, _LEAST, _MOST, _IN_LINE = 4, 4, 16, 26
"""How many columns and rows a comment covers, and how many characters go into a line of it."""


def comment(package: Package, sheet: str, number: int, marks: Sequence[Mark]) -> None:
    """Put the marks of a worksheet part on it as comments; `number` tells its shapes from others'.

    A comment that is there already keeps its place, its author and its text, and ours goes below.
    """
    part = package.related(sheet, "comments") or _new_comments(package, sheet)
    notes = _Comments(package.read(part))
    package.write(part, notes.with_marks(marks))
    fresh = [mark for mark in marks if (mark.row, mark.column) not in notes.there]
    _draw(package, sheet, number, fresh)


def _new_comments(package: Package, sheet: str) -> str:
    part = package.unused("xl/comments{}.xml")
    package.write(
        part,
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments '
        f'xmlns="{package.namespace}"><authors></authors><commentList></commentList></comments>'
        "".encode(),
    )
    package.declare(part, _COMMENTS)
    package.relate(sheet, "comments", part)
    return part


class _Comments:
    """The part with the comments of a sheet."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        found = elements(data, lambda path, _: 2 <= len(path) <= 5)
        lists = {each.name: each for each in found if len(each.path) == 2}
        if not {"authors", "commentList"} <= set(lists):
            raise Malformed("comments")
        self._authors, self._list = lists["authors"], lists["commentList"]
        self._us = sum(each.path[1:] == ("authors", "author") for each in found)
        self.there = {
            position(each.attributes.get("ref", "")): each
            for each in found
            if each.path[1:] == ("commentList", "comment")
        }
        self._texts = [each for each in found if each.path[3:4] == ("text",)]

    def with_marks(self, marks: Sequence[Mark]) -> bytes:
        """Return the part with the marks as comments of our own, or below those there are."""
        prefix = self._authors.prefix
        author = f"<{prefix}author>{_AUTHOR}</{prefix}author>".encode()
        edits, last = [appended(self._data, self._authors, author)], b""
        for mark in marks:
            where = (mark.row, mark.column)
            following = [each.start for at, each in self.there.items() if at > where]
            if where in self.there:
                edits += self._continued(self.there[where], mark)
            elif following:
                edits.append(Edit(min(following), min(following), self._comment(mark)))
            else:
                last += self._comment(mark)
        return edited(self._data, [*edits, appended(self._data, self._list, last)])

    def _comment(self, mark: Mark) -> bytes:
        prefix = self._list.prefix
        return (
            f'<{prefix}comment ref="{address(mark.row, mark.column)}" authorId="{self._us}">'
            f"<{prefix}text>{_run(mark.text, prefix)}</{prefix}text></{prefix}comment>"
        ).encode()

    def _continued(self, element: Element, mark: Mark) -> Iterator[Edit]:
        """Put our text at the end of a comment; plain text in it becomes its first run."""
        prefix, own = element.prefix, _run(f"\n\n{mark.text}", element.prefix)
        inside = [each for each in self._texts if element.start <= each.start < element.end]
        if not inside:
            text = f"<{prefix}text>{own}</{prefix}text>"
            yield appended(self._data, element, text.encode())
            return
        for plain in (each for each in inside if each.path[3:] == ("text", "t")):
            yield Edit(plain.start, plain.start, f"<{prefix}r>".encode())
            yield Edit(plain.end, plain.end, f"</{prefix}r>".encode())
        yield appended(self._data, inside[0], own.encode())


def _run(text: str, prefix: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{escaped(text)}</{prefix}t></{prefix}r>'


# Shapes ----------------------------------------------------------------------------------------


def _draw(package: Package, sheet: str, number: int, marks: Sequence[Mark]) -> None:
    """Add the shape of each comment to the drawing of the sheet."""
    if not marks:
        return
    part = _drawing(package, sheet) or _new_drawing(package, sheet, number)
    data = package.read(part)
    first = max((int(each) for each in _SHAPE_ID.findall(data)), default=number * 1024) + 1
    shapes = [_shape(mark, first + index) for index, mark in enumerate(marks)]
    if b'"_x0000_t202"' not in data:
        shapes.insert(0, _SHAPE_TYPE)
    end = data.rindex(b"</")
    package.write(part, data[:end] + _declared("".join(shapes), data) + data[end:])


def _declared(shapes: str, data: bytes) -> bytes:
    """Return the shapes; where the drawing declares their namespaces otherwise, they do so."""
    missing = [(p, uri) for p, uri in _NAMESPACES if f'xmlns:{p}="{uri}"'.encode() not in data]
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in missing)
    for tag in ("<v:shape ", "<v:shapetype "):
        shapes = shapes.replace(tag, f"{tag.rstrip()}{declared} ")
    return shapes.encode()


def _shape(mark: Mark, number: int) -> str:
    lines = sum(1 + len(line) // _IN_LINE for line in mark.text.splitlines())
    top = max(mark.row - 2, 0)
    return _SHAPE.format(
        id=number,
        row=mark.row - 1,
        column=mark.column - 1,
        left=mark.column,
        right=mark.column + _COLUMNS,
        top=top,
        bottom=top + min(max(lines, _LEAST), _MOST),
    )


def _drawing(package: Package, sheet: str) -> str:
    """Return the part with the shapes of comments that the sheet has; empty without one."""
    data = package.read(sheet)
    found = elements(data, lambda path, _: path[1:] == ("legacyDrawing",))
    ids = [value for each in found for key, value in each.attributes.items() if key.endswith(":id")]
    return package.related(sheet, "vmlDrawing", ids[0]) if ids else ""


def _new_drawing(package: Package, sheet: str, number: int) -> str:
    part = package.unused("xl/drawings/vmlDrawing{}.vml")
    package.write(part, _SHAPES % number)
    package.declare_extension("vml", _DRAWING)
    identity = package.relate(sheet, "vmlDrawing", part)
    data = package.read(sheet)
    top = elements(data, lambda path, _: len(path) <= 2)
    root, later = top[0], [each for each in top[1:] if each.name in _AFTER_DRAWING]
    link = f'<{root.prefix}legacyDrawing xmlns:r="{package.office}" r:id="{identity}"/>'.encode()
    edit = Edit(later[0].start, later[0].start, link) if later else appended(data, root, link)
    package.write(sheet, edited(data, [edit]))
    return part
