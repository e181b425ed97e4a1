"""Text as OOXML stores it: escapes, rich text, and the table of shared strings."""

import re
from functools import lru_cache

from cqquality.returns.workbook.archive import Archive
from cqquality.returns.workbook.codes import Refused, damaged, too_large
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import Visitor, walk

_NOT_TEXT = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffe\uffff"
_PLAIN_ITEM = re.compile(
    rf"<si><t(?: xml:space=\"preserve\")?+(?:/>|>([^<{_NOT_TEXT}]*+)</t>)</si>"
)
_PLAIN_HEAD = re.compile(
    r'\s*+(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?+'
    r'(?: standalone="\w*+")?+ ?\?>\s*+)?+'
    r'<sst xmlns="[^"<&]*+/main"(?: (?:count|uniqueCount)="\d*+")*+>\s*+'
)
_TAIL = re.compile(r"\s*+</sst>\s*+")


def shared_strings(archive: Archive, name: str, limits: Limits) -> "SharedStrings":
    """Read the table of shared strings; the counts it declares are not looked at."""
    part = archive.read(name, limits.strings)
    items = _plain_items(part, limits.shared)
    if items is not None:
        return SharedStrings(items, escaped=True)
    visitor = _Items(limits.shared)
    walk(name, [part], visitor, limits)
    return SharedStrings(visitor.items, escaped=False)


class SharedStrings:
    """The strings, by their number; escapes are resolved only in those asked for."""

    def __init__(self, items: list[str], escaped: bool) -> None:
        self._items = items
        self._escaped = escaped

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> str:
        text = self._items[index]
        if self._escaped and "&" in text:
            text = unescaped(text)
        return decoded(text) if "_x" in text else text


def _plain_items(part: bytes, limit: int) -> list[str] | None:
    """Split a table of unadorned strings; None where it is not proven to be one to the last byte.

    Every string must lie where the one before ended, so that nothing between is passed over.
    """
    try:
        text = part.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = _PLAIN_HEAD.match(text)
    if head is None:
        return None
    place, items = head.end(), []
    for item in _PLAIN_ITEM.finditer(text, place):
        if item.start() != place:
            return None
        place = item.end()
        items.append(item[1] or "")
        if len(items) > limit:
            raise _too_many(limit)
    return items if _TAIL.fullmatch(text, place) else None


class _Items(Visitor):
    """Joins the runs of each string; phonetic guides are not part of it."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.items: list[str] = []
        self._runs: list[str] = []

    def text(self, path: list[str], data: str) -> None:
        if path[1:] in (["si", "t"], ["si", "r", "t"]):
            self._runs.append(data)

    def end(self, path: list[str]) -> None:
        if path == ["sst", "si"]:
            self.items.append("".join(self._runs))
            self._runs.clear()
            if len(self.items) > self.limit:
                raise _too_many(self.limit)


def _too_many(limit: int) -> Refused:
    return too_large("共享字符串太多", "too many shared strings", limit, "shared")


_ENTITY = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,8})|#x([0-9a-fA-F]{1,6}))?+(;?)")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def unescaped(text: str) -> str:
    """Resolve the references of XML; raise `Refused` where one means nothing.

    >>> unescaped("&#23436;&#x6210; &lt; 5")
    '完成 < 5'
    """
    return _ENTITY.sub(_resolve, text)


def _resolve(reference: re.Match[str]) -> str:
    return _character(*reference.groups())


@lru_cache(maxsize=4096)
def _character(name: str | None, decimal: str | None, hexadecimal: str | None, end: str) -> str:
    if name and end:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal or "0", 16)
    if not end or not _is_character(code):
        raise damaged("文字中有无效的转义", "a reference in a text means nothing")
    return chr(code)


def _is_character(code: int) -> bool:
    return (
        code in (0x9, 0xA, 0xD)
        or 0x20 <= code < 0xD800
        or 0xE000 <= code < 0xFFFE
        or 0x10000 <= code <= 0x10FFFF
    )


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decoded(text: str) -> str:
    r"""Resolve the escapes of OOXML for characters that XML cannot hold.

    A pair of surrogates becomes its character, a single one the replacement character.

    >>> decoded("a_x000D_b_x005F_x000D_")
    'a\rb_x000D_'
    """
    found = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    if _SURROGATE.search(found):
        found = found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return found
