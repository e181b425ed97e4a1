"""Tables fitted into a number of cells: which columns stay, how wide they are, how they wrap.

The finished lines are the same whoever draws them, with colours or without.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cqquality.reports.block import Align, Cell, Column, Table, Tone
from cqquality.reports.wrapping import Ruler

GAP = 2
"""Blanks between two columns."""
_ROOMY = 24
"""Cells a text column keeps while there are other ways to save room."""
_NARROW = 12
"""Cells below which a text column is not pressed."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table ready to be drawn: the lines of every heading and of every cell."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    headings: tuple[Lines, ...]
    rows: tuple[tuple[Lines, ...], ...]
    tones: tuple[tuple[Tone, ...], ...]

    @property
    def width(self) -> int:
        """How many cells the table takes."""
        return sum(self.widths) + GAP * (len(self.widths) - 1)


@dataclass(frozen=True, slots=True)
class _Track:
    """A column with its cells, already measured.

    `wish` is the width at which nothing breaks, `need` the one below which a piece would be cut.
    """

    column: Column
    cells: tuple[Cell, ...]
    wish: int
    need: int

    @property
    def is_text(self) -> bool:
        return self.column.align is Align.TEXT


def fit(table: Table, width: int, ruler: Ruler) -> Fitted:
    """Fit `table` into `width` cells; figures are never cut, even where they need more."""
    tracks = [
        _measured(column, [row[index] for row in table.rows], ruler)
        for index, column in enumerate(table.columns)
    ]
    while tracks[-1].column.dispensable and _comfortable(tracks) > width:
        tracks.pop()
    widths = _widths(tracks, width - GAP * (len(tracks) - 1))
    wrapped = [
        [_lines(cell, room, ruler) for cell in track.cells]
        for track, room in zip(tracks, widths, strict=True)
    ]
    headings = [
        tuple(ruler.wrap(track.column.heading, room))
        for track, room in zip(tracks, widths, strict=True)
    ]
    return Fitted(
        columns=tuple(track.column for track in tracks),
        widths=tuple(widths),
        headings=tuple(headings),
        rows=tuple(zip(*wrapped, strict=True)),
        tones=tuple(zip(*([c.tone for c in track.cells] for track in tracks), strict=True)),
    )


def _measured(column: Column, cells: Sequence[Cell], ruler: Ruler) -> _Track:
    """Make the cells fit to be shown and measure them."""
    shown = tuple(
        Cell(tuple(tuple(map(ruler.fit, line)) for line in cell.lines), cell.tone) for cell in cells
    )
    heading = ruler.width(column.heading)
    lines = [line for cell in shown for line in cell.lines]
    wish = max([heading, *(ruler.width("".join(line)) for line in lines)])
    if column.align is Align.TEXT:
        return _Track(column, shown, wish, min(wish, _NARROW))
    words = max(map(ruler.width, column.heading.split()), default=0)
    need = max([words, *(ruler.width(piece) for line in lines for piece in line)])
    return _Track(column, shown, wish, need)


def _comfortable(tracks: Sequence[_Track]) -> int:
    """Return the width at which text is roomy and no figure is broken."""
    room = sum(min(track.wish, _ROOMY) if track.is_text else track.wish for track in tracks)
    return room + GAP * (len(tracks) - 1)


def _widths(tracks: Sequence[_Track], room: int) -> list[int]:
    """Share out the room: figures break before text gets narrow, text takes what is left."""
    widths = [min(track.wish, _ROOMY) if track.is_text else track.wish for track in tracks]
    for index in sorted(range(len(tracks)), key=lambda i: tracks[i].need - tracks[i].wish):
        if sum(widths) > room and not tracks[index].is_text:
            widths[index] = tracks[index].need
    texts = [index for index, track in enumerate(tracks) if track.is_text]
    for index in texts:
        widths[index] = tracks[index].need
    wanting = [index for index in texts if widths[index] < tracks[index].wish]
    while wanting and sum(widths) < room:
        narrowest = min(wanting, key=lambda i: widths[i])
        widths[narrowest] += 1
        wanting = [index for index in wanting if widths[index] < tracks[index].wish]
    return widths


def _lines(cell: Cell, width: int, ruler: Ruler) -> Lines:
    """Return the cell as lines: broken between its pieces first, within one only if it must be."""
    return tuple(text for line in cell.lines for text in _broken(line, width, ruler))


def _broken(pieces: Sequence[str], width: int, ruler: Ruler) -> Iterator[str]:
    line = ""
    for piece in pieces:
        if line and ruler.width(line + piece) > width:
            yield from ruler.wrap(line, width)
            line = ""
        line += piece
    yield from ruler.wrap(line, width)
