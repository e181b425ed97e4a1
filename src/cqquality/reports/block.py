"""The parts of a report as plain values, before anyone draws them."""

from dataclasses import dataclass
from enum import Enum, auto


class Tone(Enum):
    """What a text means, for formats that have colours."""

    NEUTRAL = auto()
    GOOD = auto()
    DOUBTFUL = auto()
    BAD = auto()
    QUIET = auto()


class Align(Enum):
    """Where the text of a column stands, and how it may be broken."""

    TEXT = auto()
    """To the left, broken wherever the language allows it."""
    WORD = auto()
    """To the left, broken between pieces only."""
    FIGURE = auto()
    """To the right, broken between pieces only."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: lines, each made of pieces between which it is best broken."""

    lines: tuple[tuple[str, ...], ...]
    tone: Tone = Tone.NEUTRAL


def cell(*pieces: str, tone: Tone = Tone.NEUTRAL) -> Cell:
    """Return a cell of one line."""
    return Cell((pieces,), tone)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it gives way where there is too little room."""

    heading: str
    align: Align = Align.TEXT
    dispensable: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the report (level 1) or of a part of it."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text; what does not fit goes on below, indented by `hang` cells."""

    text: str
    tone: Tone = Tone.NEUTRAL
    indent: int = 0
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Space:
    """An empty line."""


Block = Heading | Line | Table | Space
