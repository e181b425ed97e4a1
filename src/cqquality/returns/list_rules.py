"""What a row of a list says, held against the rules of a form."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Protocol

from cqquality.definitions.form import Says, Tally
from cqquality.returns.figure.folding import key


class ListRow(Protocol):
    """A row of a list, by what its columns say."""

    @property
    def values(self) -> Mapping[str, Fraction | str]:
        """Return what is in its columns, by their ids."""


def says(entry: ListRow, wanted: Says) -> bool:
    """Whether a row has one of the words in its column, or a text with one of them in it."""
    text = folded(entry.values.get(wanted.column))
    if not isinstance(text, str):
        return False
    return text in map(key, wanted.words) or any(key(word) in text for word in wanted.contains)


def is_meant(entry: ListRow, tally: Tally) -> bool:
    """Whether a row is of the kind that a tally counts."""
    return all(says(entry, each) for each in tally.where)


def folded(value: Fraction | str | None) -> Fraction | str | None:
    """Return a value as texts are compared."""
    return key(value) if isinstance(value, str) else value
