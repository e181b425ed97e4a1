"""The text of a bulletin as plain values, before anyone sets it."""

from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a passage is, as GB/T 9704 sets it."""

    RECIPIENTS = auto()
    CHAPTER = auto()
    """A heading of the first level: 一、"""
    PART = auto()
    """A heading of the second level: （一）"""
    POINT = auto()
    """A numbered paragraph: 1."""
    BODY = auto()


class Passage(NamedTuple):
    """A paragraph."""

    kind: Kind
    text: str
