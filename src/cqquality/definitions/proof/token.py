"""The numbers of a text, in any writing: 1000, ３０, 90.5％, 3-5, 十九, 百分之九十, 二O一一.

Folding is character by character, so that every column is one of the original text. A raised or
circled digit (m², ①) is no number here, nor is the bullet of 3•15 a decimal point.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from cqquality.definitions.proof.numeral import worth

_RUN = "[〇零一二三四五六七八九十百千万亿两半]+"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+(?!\.?\d))?%?"
_TOKEN = re.compile(
    rf"(?P<range>(?<![\d-]){_ARABIC}[-–—~]{_ARABIC}(?![-\d]))"
    rf"|(?P<arabic>{_ARABIC})"
    rf"|(?P<share>百分之{_RUN})"
    r"|(?P<year>[一二三四五六七八九][O○0〇零一二三四五六七八九]{3}(?=\s*年))"
    rf"|(?P<run>{_RUN})"
)
_DASH = re.compile("[-–—~]")
_FULL_WIDTH_KEPT = "，"  # folded to a comma it would look like a separator of thousands


class Script(StrEnum):
    """What a number is written in."""

    ARABIC = "arabic"
    HANZI = "hanzi"


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """One number of a text: `line` counts from 1, `start` and `end` are indices into the line.

    `numbers` holds its value, both ends of a range, or nothing where the run is no number.
    """

    line: int
    start: int
    end: int
    text: str
    script: Script
    numbers: tuple[Fraction, ...]
    percent: bool = False

    @property
    def column(self) -> int:
        """The column of the first character, from 1."""
        return self.start + 1


def folded(text: str) -> str:
    """Return `text` with full-width characters made plain, each staying at its index."""
    return "".join(map(_fold, text))


@cache
def _fold(character: str) -> str:
    if character in _FULL_WIDTH_KEPT or unicodedata.category(character) == "No":
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def tokens_of(line: int, text: str) -> tuple[Token, ...]:
    """Return the numbers in the text of one line, in order."""
    return tuple(_token(line, text, found) for found in _TOKEN.finditer(folded(text)))


def _token(line: int, text: str, found: re.Match[str]) -> Token:
    kind, seen = found.lastgroup, found[0]
    arabic = kind in {"arabic", "range"}
    if arabic:
        parts = _DASH.split(seen)
        numbers: tuple[Fraction | None, ...] = tuple(_arabic(part) for part in parts)
    else:
        numbers = (worth(seen.removeprefix("百分之")),)
    return Token(
        line,
        found.start(),
        found.end(),
        text[found.start() : found.end()],
        Script.ARABIC if arabic else Script.HANZI,
        tuple(number for number in numbers if number is not None),
        seen.endswith("%") or kind == "share",
    )


def _arabic(text: str) -> Fraction:
    return Fraction(text.rstrip("%").replace(",", ""))
