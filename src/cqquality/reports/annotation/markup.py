"""XML changed in place: what is not meant to change keeps its bytes.

Parsing a part and writing it anew would lose what the parser does not model and rename prefixes
that Excel insists on. Here a parser only finds where elements stand, and text is put in between.
"""

import pyexpat
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_ACTIVE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Malformed(Exception):  # noqa: N818 - a state of affairs, named as one
    """A part is not built as the format has it."""


class Element(NamedTuple):
    """An element where it stands: [start, inner) is its start tag, [start, end) all of it."""

    path: tuple[str, ...]
    """Its local name and those of the elements around it, the root first."""
    prefix: str
    attributes: dict[str, str]
    start: int
    inner: int
    end: int

    @property
    def name(self) -> str:
        """The local name."""
        return self.path[-1]


class Edit(NamedTuple):
    """Bytes to put in the place of [start, end)."""

    start: int
    end: int
    new: bytes


Wanted = Callable[[tuple[str, ...], dict[str, str]], bool]


def elements(data: bytes, wanted: Wanted) -> list[Element]:
    """Return the elements that are wanted, in the order in which they begin."""
    return _Finder(data, wanted).found()


class _Finder:
    def __init__(self, data: bytes, wanted: Wanted) -> None:
        self._data = data
        self._wanted = wanted
        self._path: tuple[str, ...] = ()
        self._open: list[int | None] = []
        self._found: list[Element] = []
        self._parser: Any = pyexpat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse

    def found(self) -> list[Element]:
        try:
            self._parser.Parse(self._data, True)
        except (pyexpat.ExpatError, ValueError) as error:
            raise Malformed(str(error)) from None
        return self._found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        prefix, _, local = tag.rpartition(":")
        self._path = (*self._path, local)
        if not self._wanted(self._path, attributes):
            self._open.append(None)
            return
        start = self._parser.CurrentByteIndex
        tag_end = _TAG.match(self._data, start)
        if tag_end is None:
            raise Malformed(tag)
        self._open.append(len(self._found))
        joined = f"{prefix}:" if prefix else ""
        self._found.append(
            Element(self._path, joined, attributes, start, tag_end.end(), tag_end.end())
        )

    def _end(self, _: str) -> None:
        self._path = self._path[:-1]
        index = self._open.pop()
        if index is None:
            return
        element = self._found[index]
        if not is_empty(self._data, element):
            end = self._data.index(b">", self._parser.CurrentByteIndex) + 1
            self._found[index] = element._replace(end=end)

    def _refuse(self, *_: object) -> None:
        raise Malformed("DOCTYPE")


def is_empty(data: bytes, element: Element) -> bool:
    """Whether the element is written as one tag: <row/>."""
    return data[element.inner - 2 : element.inner] == b"/>"


def root_of(data: bytes) -> Element:
    """Return the outermost element."""
    return elements(data, lambda path, _: len(path) == 1)[0]


def namespace_of(root: Element) -> str:
    """Return the namespace of an outermost element."""
    name = f"xmlns:{root.prefix[:-1]}" if root.prefix else "xmlns"
    return root.attributes.get(name, "")


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes with the edits made; those at one place stand in their order."""
    pieces: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += (data[at : edit.start], edit.new)
        at = edit.end
    return b"".join((*pieces, data[at:]))


def appended(data: bytes, parent: Element, content: bytes) -> Edit:
    """Put `content` at the end of an element, which may be written as one tag."""
    if not is_empty(data, parent):
        close = data.rindex(b"</", parent.inner, parent.end)
        return Edit(close, close, content)
    tag = f"{parent.prefix}{parent.name}".encode()
    return Edit(parent.inner - 2, parent.inner, b">" + content + b"</" + tag + b">")


def attribute(data: bytes, element: Element, name: str, value: str | None) -> Edit:
    """Set an attribute of an element, or take it away for None."""
    tag = data[element.start : element.inner]
    found = re.search(rb"\s" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", tag)
    new = b"" if value is None else f' {name}="{escaped(value)}"'.encode()
    if found:
        return Edit(element.start + found.start(), element.start + found.end(), new)
    at = element.inner - (2 if tag.endswith(b"/>") else 1)
    return Edit(at, at, new)


def escaped(text: str) -> str:
    """Return text as it may stand in XML, between tags or quotes."""
    clean = _NOT_XML.sub("", text)
    return "".join(_ACTIVE.get(char, char) for char in clean)


def in_utf8(data: bytes) -> bytes:
    """Return a part in UTF-8, so that the places a parser tells are places in the bytes."""
    declared = _DECLARED.match(data)
    encoding = declared[1].decode().lower() if declared else "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    if encoding in ("utf-8", "us-ascii", "ascii"):
        return data
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise Malformed(str(error)) from None
    return _DECLARATION.sub('<?xml version="1.0" encoding="UTF-8"?>', text, count=1).encode()
