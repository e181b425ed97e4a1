"""What stands in a cell of the workbook: words or a number, and where a click leads."""

from fractions import Fraction
from typing import NamedTuple

from cqquality.quantity import literal
from cqquality.text import Text, same

_CERTAIN = 15
"""Significant digits that survive in a number of Excel."""


class Words(NamedTuple):
    """Text, whatever it looks like."""

    text: Text
    link: str = ""


class Number(NamedTuple):
    """A number as people read it: `digits` are the exact value rounded for the eye.

    `before` and `after` are shown around it and do not make it text; so is `below`, in place of a
    minus.
    """

    value: Fraction
    digits: str
    before: Text = same("")
    after: Text = same("")
    below: Text = same("-")
    signed: bool = False
    link: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether a number of Excel holds the value without loss."""
        exact = literal(self.value)
        return "/" not in exact and _significant(exact) <= _CERTAIN

    @property
    def is_safe(self) -> bool:
        """Whether a number of Excel shows `digits`, instead of rounding them to something else."""
        return _significant(self.digits) <= _CERTAIN


Field = Words | Number | None


def linked(field: Field, link: str) -> Field:
    """Return the field with a link."""
    return field._replace(link=link) if field is not None else None


def _significant(digits: str) -> int:
    return len(digits.lstrip("+-0.").replace(".", ""))
