"""Text as OOXML stores it: escapes, rich text, and the table of shared strings."""

import re
from array import array
from codecs import getincrementaldecoder
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cqquality.returns.workbook.archive import Archive
from cqquality.returns.workbook.codes import Refused, damaged, too_large
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import Visitor, walk

_NOT_TEXT = rb"\x00-\x08\x0b\x0c\x0e-\x1f"
_ITEM = rb'<si><t(?: xml:space="preserve")?+(?:/>|>(%s[^<' + _NOT_TEXT + rb"]*+)</t>)</si>[ \t\n]*+"
_PLAIN_ITEM = re.compile(_ITEM % b"")
_TOGETHER = 64
_PLAIN_ITEMS = re.compile(rb"(?:" + _ITEM % b"?:" + rb"){1,%d}+" % _TOGETHER)
_PLAIN_HEAD = re.compile(
    rb'(?:\xef\xbb\xbf)?+\s*+(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?+'
    rb'(?: standalone="\w*+")?+ ?\?>\s*+)?+'
    rb'<sst xmlns="[^"<&%b]*+"(?<=/main")(?: (?:count|uniqueCount)="\d*+")*+>\s*+' % _NOT_TEXT
)
_TAIL = re.compile(rb"</sst>\s*+")
_NO_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")
_STEP = 1 << 20


def shared_strings(archive: Archive, name: str, limits: Limits) -> "SharedStrings":
    """Read the table of shared strings; the counts it declares are not looked at."""
    part = bytearray()
    for piece in archive.stream(name, limits.strings):
        part += piece
    if b"\r" in part:
        part = part.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    plain = _plain_items(part, limits.shared) if _is_text(part) else None
    if plain is not None:
        return plain
    visitor = _Items(limits.shared)
    walk(name, [bytes(part)], visitor, limits)
    return SharedStrings.of(visitor.items)


class SharedStrings:
    """The strings, by their number, kept as the one piece of markup they came in.

    A million strings as objects of their own would take four times the memory; those asked for are
    cut out, sixty-four together, and their escapes resolved.
    """

    def __init__(self, markup: bytes | bytearray, starts: "array[int]", count: int) -> None:
        self._markup = markup
        self._starts = starts
        self._count = count
        self._near: list[bytes] = []
        self._near_at = -1

    @classmethod
    def of(cls, items: Iterable[str]) -> "SharedStrings":
        """Return a table of these strings."""
        written = (f"<si><t>{escaped(item)}</t></si>".encode() for item in items)
        found = _items(b"".join(written), 0, _ANY)
        return cls(*found[:3])

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> str:
        at, place = divmod(index, _TOGETHER)
        if at != self._near_at:
            start, end = self._starts[at : at + 2]
            self._near = _PLAIN_ITEM.findall(self._markup[start:end])
            self._near_at = at
        text = self._near[place].decode()
        if "&" in text:
            text = unescaped(text)
        return decoded(text) if "_x" in text else text

    def markup(self, indexes: Sequence[int]) -> list[bytes] | None:
        """Return many strings as they are written, references and escapes unresolved.

        Many times faster than one by one where they lie together; None where they do not.
        """
        first, last = min(indexes) // _TOGETHER, max(indexes) // _TOGETHER + 1
        if last >= len(self._starts) or (last - first) * _TOGETHER > 16 * len(indexes):
            return None
        found = _PLAIN_ITEM.findall(self._markup[self._starts[first] : self._starts[last]])
        base = first * _TOGETHER
        if max(indexes) - base >= len(found):
            return None
        return [found[index - base] for index in indexes]


_ANY = 1 << 62


def _is_text(part: bytearray) -> bool:
    """Whether the part is UTF-8 with nothing in it that no text may hold."""
    check = getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(part), _STEP):
            check.decode(part[start : start + _STEP])
        check.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return _NO_CHARACTER.search(part) is None


def _plain_items(part: bytearray, limit: int) -> SharedStrings | None:
    """Find the strings of a table that is plain; None where that is not proven to the last byte."""
    head = _PLAIN_HEAD.match(part)
    if head is None:
        return None
    markup, starts, count, end = _items(part, head.end(), limit)
    return SharedStrings(markup, starts, count) if _TAIL.fullmatch(part, end) else None


def _items(
    markup: bytes | bytearray, place: int, limit: int
) -> "tuple[bytes | bytearray, array[int], int, int]":
    """Find where every sixty-fourth string starts; each must lie where the one before ended."""
    starts, last = array("Q", [place]), place
    while run := _PLAIN_ITEMS.match(markup, place):
        last, place = place, run.end()
        starts.append(place)
        if (len(starts) - 2) * _TOGETHER > limit:
            raise _too_many(limit)
    count = max(len(starts) - 2, 0) * _TOGETHER + markup.count(b"<si>", last, place)
    if count > limit:
        raise _too_many(limit)
    return markup, starts, count, place


class _Items(Visitor):
    """Joins the runs of each string; phonetic guides are not part of it."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.items: list[str] = []
        self._runs: list[str] = []
        self._is_plain = False

    def start(self, path: list[str], attributes: dict[str, str]) -> None:  # noqa: ARG002
        if path == ["sst", "si"]:
            self._is_plain = False
        elif path == ["sst", "si", "t"]:
            if self._is_plain:
                raise damaged("共享字符串有两个值", "a shared string has two values")
            self._is_plain = True

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


_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def escaped(text: str) -> str:
    """Write `text` so that `unescaped` and any XML parser read it back.

    >>> escaped("a < b")
    'a &lt; b'
    """
    return text.translate(_REFERENCES)


_ENTITY = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,8})|#x([0-9a-fA-F]{1,6}))?+(;?)")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


@lru_cache(maxsize=8192)
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
