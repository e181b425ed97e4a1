"""Labels: closed sets of words a method may answer with, each bilingual."""

from enum import StrEnum

from cqquality.text import Text


class Label(StrEnum):
    """A set of answers; each member is its identifier, and `text` says it to people."""

    text: Text

    def __new__(cls, identifier: str, zh: str, en: str) -> "Label":
        """Make a member of its identifier and its words."""
        member = str.__new__(cls, identifier)
        member._value_ = identifier
        member.text = Text(zh, en)
        return member
