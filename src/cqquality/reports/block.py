"""The parts of a report as plain values, before anyone draws them.

Named tuples, because building dataclasses would take a tenth of the time of the whole report.
"""

from enum import Enum, auto
from typing import NamedTuple


class Tone(Enum):
    """What a text means, for formats that have colours."""

    NEUTRAL = auto()
    GOOD = auto()
    DOUBTFUL = auto()
    BAD = auto()
    QUIET = auto()
    TITLE = auto()
    HEADING = auto()

    @property
    def word(self) -> str:
        """The name, for formats that colour by class."""
        return self.name.lower()


class Align(Enum):
    """Where the text of a column stands, and how it may be broken."""

    TEXT = auto()
    """To the left, broken wherever the language allows it."""
    WORD = auto()
    """To the left, broken between pieces and words only."""
    FIGURE = auto()
    """To the right, broken between pieces and words only."""


class Cell(NamedTuple):
    """A cell: lines, each made of pieces between which it is best broken."""

    lines: tuple[tuple[str, ...], ...]
    tone: Tone = Tone.NEUTRAL


def cell(*pieces: str, tone: Tone = Tone.NEUTRAL) -> Cell:
    """Return a cell of one line."""
    return Cell((pieces,), tone)


class Column(NamedTuple):
    """A column: its heading, and whether it gives way where there is too little room."""

    heading: str
    align: Align = Align.TEXT
    dispensable: bool = False


class Row(NamedTuple):
    """A row: the key and the title of what it is about, its cells, and a note on it."""

    key: str
    title: str
    cells: tuple[Cell, ...]
    note: str = ""


class Table(NamedTuple):
    """A table: headings of the keys and the titles, the other columns, and the rows."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Line(NamedTuple):
    """Running text; what does not fit on one line goes on below, indented by `hang` cells more."""

    text: str
    tone: Tone = Tone.NEUTRAL
    indent: int = 0
    hang: int = 0


SPACE = Line("")
"""An empty line."""

Block = Line | Table
