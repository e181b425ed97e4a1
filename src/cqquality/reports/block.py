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
    TITLE = auto()
    HEADING = auto()


class Align(Enum):
    """Where the text of a column stands, and how it may be broken."""

    TEXT = auto()
    """To the left, broken wherever the language allows it."""
    WORD = auto()
    """To the left, broken between pieces and words only."""
    FIGURE = auto()
    """To the right, broken between pieces and words only."""


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
class Row:
    """A row: the key and the title of what it is about, its cells, and a note on it."""

    key: str
    title: str
    cells: tuple[Cell, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: headings of the keys and the titles, the other columns, and the rows."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Running text; what does not fit on one line goes on below, indented by `hang` cells more."""

    text: str
    tone: Tone = Tone.NEUTRAL
    indent: int = 0
    hang: int = 0


SPACE = Line("")
"""An empty line."""

Block = Line | Table
