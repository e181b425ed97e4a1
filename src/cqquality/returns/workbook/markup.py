"""XML parts, parsed with suspicion: no document type, no endless tags, no bottomless nesting."""

import pyexpat
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

from cqquality.returns.workbook.codes import damaged, too_large, unsafe
from cqquality.returns.workbook.limits import Limits

_SEPARATOR = "\n"
_DIGITS = 18
_TEXT_BUFFER = 1 << 16
_SPREADSHEET = frozenset(
    {
        "",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    }
)
_RELATIONSHIPS = frozenset(
    {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
)


class Visitor:
    """What is told of the elements of a part, in their order; the path is made of local names.

    An element of a namespace that is none of ours is called "", so that it matches nothing.
    """

    def start(self, path: list[str], attributes: dict[str, str]) -> None:
        """Take in the beginning of an element."""

    def end(self, path: list[str]) -> None:
        """Take in the end of the element at the end of `path`."""

    def text(self, path: list[str], data: str) -> None:
        """Take in text of the element at the end of `path`; it may come in pieces."""


def walk(name: str, pieces: Iterable[bytes], visitor: Visitor, limits: Limits) -> None:
    """Tell `visitor` of every element of the part `name`; raise `Refused` if it is no sound XML."""
    for _ in steps(name, pieces, visitor, limits):
        pass


def steps(name: str, pieces: Iterable[bytes], visitor: Visitor, limits: Limits) -> Iterator[None]:
    """Walk the part, pausing after each piece, so that what was gathered need not pile up."""
    path: list[str] = []
    left = limits.elements

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise too_large(
                f"{name} 的元素太多", f"too many elements in {name}", limits.elements, "elements"
            )
        path.append(_local(tag))
        if len(path) > limits.depth:
            raise unsafe(f"{name} 嵌套太深", f"{name} is nested too deeply")
        visitor.start(path, _plain(attributes))

    def end(_: str) -> None:
        visitor.end(path)
        path.pop()

    parser = pyexpat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.buffer_size = _TEXT_BUFFER
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda data: visitor.text(path, data)
    parser.StartDoctypeDeclHandler = _refuse_doctype(name)
    return _feed(name, parser, pieces, limits)


def _feed(name: str, parser: Any, pieces: Iterable[bytes], limits: Limits) -> Iterator[None]:
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > limits.token:
                raise too_large(
                    f"{name} 中有过长的标记", f"an endless tag in {name}", limits.token, "token"
                )
            yield
        parser.Parse(b"", True)
    except pyexpat.ExpatError as error:
        raise damaged(f"{name} 不是有效的 XML（{error}）", f"{name} is no XML ({error})") from None
    except (LookupError, UnicodeError, ValueError):
        raise damaged(f"{name} 的编码无法识别", f"the encoding of {name} is unknown") from None


def _refuse_doctype(name: str) -> Callable[..., NoReturn]:
    def refuse(*_: object) -> NoReturn:
        raise unsafe(f"{name} 含有 DOCTYPE 声明", f"{name} declares a document type")

    return refuse


_names: dict[str, str] = {}
_MANY_NAMES = 4096


def _local(tag: str) -> str:
    found = _names.get(tag)
    if found is None:
        namespace, _, local = tag.rpartition(_SEPARATOR)
        found = local if namespace in _SPREADSHEET else ""
        if len(_names) < _MANY_NAMES:
            _names[tag] = found
    return found


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    """Keep the attributes without namespace, and "r:…" for those that point to relationships."""
    if not any(_SEPARATOR in name for name in attributes):
        return attributes
    plain = {}
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(_SEPARATOR)
        if not namespace:
            plain[local] = value
        elif namespace in _RELATIONSHIPS:
            plain[f"r:{local}"] = value
    return plain


def truth(value: str | None) -> bool:
    """Read a boolean attribute."""
    return value in ("1", "true", "on")


def number(value: str | None, most: int) -> int | None:
    """Read a whole number between 0 and `most`; None where it is anything else.

    >>> number("17", 99), number("17", 9), number("٣", 9)
    (17, None, None)
    """
    if value is None or not (value.isascii() and value.isdigit()) or len(value) > _DIGITS:
        return None
    found = int(value)
    return found if found <= most else None
