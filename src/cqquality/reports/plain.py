"""Text from outside, made harmless for a terminal: what a cell says must not act."""

import unicodedata

_LONGEST = 32_767
"""Characters a cell of Excel holds."""
_NO_CHARACTERS = str.maketrans("", "", "\ufffe\uffff")
"""No XML file may hold these two, and nobody can read them."""
_BLANKS = frozenset("\t\n\r\v\f\x85\u2028\u2029")


def plain(text: str) -> str:
    r"""Return `text` on one line and without invisible characters.

    Line breaks and tabs become blanks; controls (C0, C1, DEL), bidirectional marks and zero-width
    characters vanish; a lone surrogate, as in the name of a file in an unknown encoding, is spelt
    out.

    >>> plain("96.5\n\x1b]0;owned\x07"), plain("a\udcff")
    ('96.5 ]0;owned', 'a\\udcff')
    """
    if text.isprintable():
        return text
    return "".join(map(_harmless, text)).strip()


def storable(text: str) -> str:
    """Return `text` as a cell or a paragraph of an office file may hold it: plain, not too long."""
    harmless = plain(text).translate(_NO_CHARACTERS)
    return harmless if len(harmless) <= _LONGEST else harmless[: _LONGEST - 1] + "…"


def _harmless(char: str) -> str:
    if char in _BLANKS:
        return " "
    category = unicodedata.category(char)
    if category == "Cs":
        return f"\\u{ord(char):04x}"
    return "" if category in {"Cc", "Cf"} else char


def writable(text: str, encoding: str) -> str:
    r"""Return `text` with what `encoding` cannot write spelt out as an escape.

    >>> writable("产值\u2713", "gbk")
    '产值\\u2713'
    """
    if encoding == "utf-8":
        return text
    return text.encode(encoding, "backslashreplace").decode(encoding)
