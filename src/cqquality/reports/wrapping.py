"""How wide text is on a terminal, and where it may be broken: Chinese nearly anywhere."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from cqquality.reports.plain import plain, writable

_OPENING = "（“‘《〈〔［【(\\[{"
_CLOSING = "，。、；：！？）”’》〉〕］】％…,.;:!?)\\]}%"
_WORD = r"[A-Za-z0-9_.,/+\-~≥≤<>=#*&'\"@$^|\\`]+"
_PIECES = re.compile(rf"[{_OPENING}]*(?:{_WORD}(?<=\d)[一-鿿]|{_WORD}|\S)[{_CLOSING}]*|\s+")
"""What is not broken: a word, a figure and its unit, a character; each with its punctuation."""


class Ruler:
    """Measures text in cells of a terminal that writes in `encoding`.

    Terminals with an East Asian code page give two cells to whatever takes two bytes; elsewhere
    the width is the one Unicode states.
    """

    def __init__(self, encoding: str = "utf-8") -> None:
        self.encoding = codecs.lookup(encoding).name
        self.is_unicode = self.encoding.startswith("utf")
        self._by_bytes = self.encoding in {"gbk", "gb2312", "big5", "cp950"}

    def fit(self, text: str) -> str:
        """Return the text as this terminal can show it: harmless and in its encoding."""
        return writable(plain(text), self.encoding)

    def width(self, text: str) -> int:
        """Return how many cells the text takes."""
        if text.isascii():
            return len(text)
        if self._by_bytes:
            return len(text.encode(self.encoding, "replace"))
        return sum(map(_cells, text))

    def wrap(self, text: str, width: int) -> Iterator[str]:
        """Yield the lines of `text`, none wider than `width`."""
        if self.width(text) <= width:
            yield text
            return
        line, used = "", 0
        for piece in self._pieces(text, width):
            taken = self.width(piece)
            if used + taken > width and line:
                yield line.rstrip()
                line, used = "", 0
                if piece.isspace():
                    continue
            line, used = line + piece, used + taken
        yield line.rstrip()

    def _pieces(self, text: str, width: int) -> Iterator[str]:
        """Yield unbroken pieces; one wider than a whole line comes character by character."""
        for piece in _PIECES.findall(text):
            if self.width(piece) > width:
                yield from piece
            else:
                yield piece


@cache
def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
