"""Words in two languages."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Language(StrEnum):
    """A language the program speaks."""

    ZH = "zh"
    EN = "en"


class Text(NamedTuple):
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def to(self, language: Language) -> str:
        """Return the words in `language`."""
        return self.zh if language is Language.ZH else self.en

    def filled(self, **values: object) -> "Text":
        """Return the template with its fields filled; a bilingual value takes each its own side."""
        return Text(
            self.zh.format(**{name: _side(value, 0) for name, value in values.items()}),
            self.en.format(**{name: _side(value, 1) for name, value in values.items()}),
        )


def _side(value: object, index: int) -> object:
    return value[index] if isinstance(value, Text) else value


def listed(texts: Sequence[Text], most: int = 3) -> Text:
    """Join texts, the first few by name and the rest by number."""
    zh, en = "、".join(t.zh for t in texts[:most]), ", ".join(t.en for t in texts[:most])
    rest = len(texts) - most
    return Text(f"{zh}等{len(texts)}项", f"{en} and {rest} more") if rest > 0 else Text(zh, en)


def same(words: str) -> Text:
    """Return words that are the same in both languages: an identifier, a figure, a quotation."""
    return Text(words, words)


_NO_SCRIPT = Text("", "")
_TRADITIONAL = Text(
    "；有繁体字，请改用简体", "; it is in traditional characters, write simplified ones"
)


def script_hint(words: str) -> Text:
    """Return ", write simplified characters" where words have traditional ones, else nothing.

    It is for words that nobody knows: rare characters of names look traditional too.

    >>> bool(script_hint("酉陽縣").zh), bool(script_hint("綦江区").zh)
    (True, False)
    """
    return _TRADITIONAL if any(map(_is_traditional, words)) else _NO_SCRIPT


def _is_traditional(character: str) -> bool:
    """Whether a character is in the standard of Taiwan and not in that of the mainland of 1980."""
    return _is_in(character, "big5") and not _is_in(character, "gb2312")


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
