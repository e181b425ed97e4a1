"""Text as people type it, folded to one spelling: widths, spaces, invisible characters."""

import unicodedata
from functools import lru_cache

_APOSTROPHES = "'`‘’"
_SHOWN = 40
"""How much of a text a message repeats."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return `text` in half width, every kind of space a plain one, without what cannot be seen.

    Footnote digits stay as they are: were "96.5①" normalised whole, it would read 96.51.

    >>> fold(" ９０．３１％"), fold("'5831 "), fold("96.5①")
    ('90.31%', '5831', '96.5①')
    """
    if text.isascii() and text.isprintable():
        return text.lstrip(_APOSTROPHES + " ").rstrip()
    return "".join(map(_fold_one, text)).lstrip(_APOSTROPHES + " ").rstrip()


@lru_cache(maxsize=1024)
def _fold_one(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cf":
        return ""
    if kind == "Zs" or character in "\t\r\n":
        return " "
    plain = unicodedata.normalize("NFKC", character)
    invented = kind != "Nd" and any(c.isdecimal() for c in plain)
    return character if invented else plain


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return `text` as words are compared: folded, without spaces and case."""
    return fold(text).replace(" ", "").casefold()


def seen(text: str) -> str:
    """Return `text` as a message repeats it: one line, printable, not too long."""
    line = "".join(c if c.isprintable() else " " for c in text).strip()
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
