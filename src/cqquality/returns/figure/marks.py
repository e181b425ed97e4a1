"""Missing marks: what stands in a cell that has no figure.

Issuers differ in what a mark means, so the table is an argument; a form definition may bring its
own. The default follows the legends of 中国统计年鉴 1992 and 成都统计年鉴 1996: "…" is less than
the smallest unit, "—" means no such item, and a blank that it is not known.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from cqquality.definitions.form import Form
from cqquality.returns.figure.folding import key


class Mark(StrEnum):
    """Why there is no figure; none of these is a zero but the one a form declares to be."""

    ZERO = "zero"
    """A real zero, where the form says that this mark is one."""
    BELOW_UNIT = "below_unit"
    """More than zero and less than the smallest printed unit."""
    NOT_APPLICABLE = "not_applicable"
    """There is no such thing to report."""
    UNKNOWN = "unknown"
    """Not reported, or not known."""
    REDACTED = "redacted"
    """Known and withheld."""
    EXEMPT = "exempt"
    """Not due this time, by the rules of the form."""


_WORDS = {
    Mark.BELOW_UNIT: ("…", "……", "...", "......"),
    Mark.NOT_APPLICABLE: ("—", "——", "–", "―", "-", "--", "/", "无", "无此项"),
    Mark.UNKNOWN: ("NA", "N/A", "不详", "缺", "未报", "×"),
    Mark.REDACTED: ("*", "**", "***", "****"),
    Mark.EXEMPT: (
        *("免报", "本期免报", "本月免报", "本季免报", "本季度免报", "本年免报", "按规定免报"),
        *(f"第{number}季度免报" for number in "一二三四1234"),
    ),
}
DEFAULT_MARKS: Mapping[str, Mark] = MappingProxyType(
    {word: mark for mark, words in _WORDS.items() for word in words}
)
"""The marks understood where a form declares none; a blank cell is UNKNOWN."""


def mark_of(text: str, marks: Mapping[str, Mark] = DEFAULT_MARKS) -> Mark | None:
    """Return what `text` marks, or None where it is no mark; a blank never marks a zero.

    >>> mark_of("－"), mark_of("n/a"), mark_of("96.5")
    (<Mark.NOT_APPLICABLE: 'not_applicable'>, <Mark.UNKNOWN: 'unknown'>, None)
    """
    wanted = key(text)
    found = next((mark for word, mark in marks.items() if key(word) == wanted), None)
    if wanted:
        return found
    return Mark.UNKNOWN if found in {None, Mark.ZERO} else found


def marks_of(form: Form | None) -> Mapping[str, Mark]:
    """Return the missing marks of an issuer: the usual ones, unless the form reads them anew."""
    if form is None:
        return DEFAULT_MARKS
    own = {word: mark for mark in Mark for word in getattr(form.marks, mark.value, ())}
    taken = set(map(key, own))
    return {**{w: m for w, m in DEFAULT_MARKS.items() if key(w) not in taken}, **own}
