"""How names of regions are written: width, spaces, glued codes, brackets, lost characters."""

import re
import unicodedata

LONGEST = 64
"""A text with more characters than this is no name of a region."""

_LOST = re.compile(r"[?\u25a0\u25a1\u25c7\u3013\ufffd\ue000-\uf8ff]+")
_CODE = r"([0-9]{6})(?:0{6})?"
_CODE_FIRST = re.compile(rf"{_CODE}[-_:.,、/()\[\]]*((?:[^0-9].*)?)")
_CODE_LAST = re.compile(rf"([^0-9].*?)[-_:.,、/(\[]*{_CODE}[)\]]?")
_OF_WHICH = re.compile(r"(?:其中[:,、]?|#)(.+)")
_REMARK = re.compile(r"([^(]+)\(([^()]+)\)")
_WITHOUT = re.compile(r"不含|不包括|不计|除|扣除|剔除")
_SUFFIX = re.compile(r"(?:自治县|新区|[区县市])$")


def folded(text: str) -> str:
    """Return the text as names are compared: half-width, without spaces, "?" for what was lost.

    >>> folded(" 忠　县 "), folded("５００１０１"), folded("□江区")
    ('忠县', '500101', '?江区')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")
    return _LOST.sub("?", kept)


def split_code(key: str) -> tuple[str, str]:
    """Return the code and the name glued together in a folded text; "" for what is missing.

    >>> split_code("500110綦江区"), split_code("綦江区(500110)"), split_code("500110000000")
    (('500110', '綦江区'), ('500110', '綦江区'), ('500110', ''))
    """
    if found := _CODE_FIRST.fullmatch(key):
        return found[1], found[2]
    if found := _CODE_LAST.fullmatch(key):
        return found[2], found[1]
    return "", key


def split_of_which(key: str) -> tuple[bool, str]:
    """Return whether a folded text begins with 其中, and the rest."""
    found = _OF_WHICH.fullmatch(key)
    return (True, found[1]) if found else (False, key)


def split_remark(key: str) -> tuple[str, str]:
    """Return the name and what stands in brackets after it, "" for nothing.

    >>> split_remark("綦江区(含万盛)")
    ('綦江区', '含万盛')
    """
    found = _REMARK.fullmatch(key)
    return (found[1], found[2]) if found else (key, "")


def leaves_out(remark: str) -> bool:
    """Whether a remark takes something away from the region: 不含万盛."""
    return _WITHOUT.match(remark) is not None


def stem(name: str) -> str:
    """Return a name without 区, 县, 市: good for a suggestion, never to recognise a region by."""
    return _SUFFIX.sub("", name)
