"""Tables fitted into a number of cells, down to finished lines, with colours or without.

Where there is little room, the columns that can be spared go first; then figures and words are
broken where that does no harm; at last the title of each row gets a line of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from cqquality.reports.block import Align, Cell, Column, Table, Tone, cell
from cqquality.reports.wrapping import Ruler

GAP = 2
"""Blanks between two columns."""
_ROOMY = 26
"""Cells a text keeps while there are other ways to save room."""
_NARROW = 16
"""Cells below which a text is not pressed."""

Drawn = tuple[tuple[str, Tone], ...]
"""A finished line: texts one after the other, each with its tone."""


class Fitted(NamedTuple):
    """A table as lines: its head, and for each row one or more."""

    head: tuple[Drawn, ...]
    rows: tuple[tuple[Drawn, ...], ...]


class _Track(NamedTuple):
    """A column with its cells, made fit to be shown and measured.

    `wish` is the width at which nothing breaks, `need` the one below which a word would be cut;
    `cost` says how many lines break in between.
    """

    heading: Cell
    align: Align
    dispensable: bool
    cells: tuple[Cell, ...]
    wish: int
    need: int
    cost: int

    @property
    def is_text(self) -> bool:
        return self.align is Align.TEXT

    @property
    def roomy(self) -> int:
        return min(self.wish, _ROOMY) if self.is_text else self.wish


def fit(table: Table, width: int, ruler: Ruler) -> Fitted:
    """Fit `table` into `width` cells; figures are never cut, even where they need more."""
    keys = _track(Column(table.key, Align.WORD), [cell(row.key) for row in table.rows], ruler)
    titles = _track(Column(table.title), [cell(row.title) for row in table.rows], ruler)
    tracks = [titles] + [
        _track(column, [row.cells[index] for row in table.rows], ruler)
        for index, column in enumerate(table.columns)
    ]
    room = width - keys.wish - GAP
    while tracks[-1].dispensable and _total(track.roomy for track in tracks) > room:
        tracks.pop()
    widths = _widths(tracks, room)
    stacked = _total(widths) > room
    if stacked:
        tracks, widths = tracks[1:], _widths(tracks[1:], room)
    grid = _Grid(ruler, keys, titles if stacked else None, tuple(tracks), tuple(widths), room)
    notes = [ruler.fit(row.note) for row in table.rows]
    return Fitted(tuple(grid.head()), tuple(tuple(grid.row(*each)) for each in enumerate(notes)))


def _track(column: Column, cells: Sequence[Cell], ruler: Ruler) -> _Track:
    """Make the cells fit to be shown and measure them."""
    shown = tuple(
        Cell(tuple(tuple(map(ruler.fit, line)) for line in each.lines), each.tone) for each in cells
    )
    heading = ruler.fit(column.heading)
    lines = [(heading,), *(line for each in shown for line in each.lines)]
    wide = [ruler.width("".join(line)) for line in lines]
    if column.align is Align.TEXT:
        need = min(max(wide), _NARROW)
    else:
        words = (word for line in lines for piece in line for word in piece.split())
        need = max(map(ruler.width, words), default=0)
    return _Track(
        heading=cell(heading),
        align=column.align,
        dispensable=column.dispensable,
        cells=shown,
        wish=max(wide),
        need=need,
        cost=sum(each > need for each in wide),
    )


def _total(widths: Iterable[int]) -> int:
    """Return the width of columns side by side."""
    known = tuple(widths)
    return sum(known) + GAP * (len(known) - 1)


def _widths(tracks: Sequence[_Track], room: int) -> list[int]:
    """Share out the room: figures break before text gets narrow, those first where few do."""
    widths = [track.roomy for track in tracks]
    order = sorted(range(len(tracks)), key=lambda i: tracks[i].cost)
    for index in order:
        if _total(widths) > room and not tracks[index].is_text:
            widths[index] = tracks[index].need
    texts = [index for index in order if tracks[index].is_text]
    for index in texts:
        widths[index] = tracks[index].need
    for group in (texts, order):
        _grow(widths, tracks, group, room)
    return widths


def _grow(widths: list[int], tracks: Sequence[_Track], group: Sequence[int], room: int) -> None:
    """Widen the columns of `group`, the narrowest first, while there is room."""
    while _total(widths) < room:
        wanting = [index for index in group if widths[index] < tracks[index].wish]
        if not wanting:
            return
        widths[min(wanting, key=lambda index: widths[index])] += 1


class _Grid(NamedTuple):
    """Draws rows into columns of known width; `titles` are those that get lines of their own."""

    ruler: Ruler
    keys: _Track
    titles: _Track | None
    tracks: tuple[_Track, ...]
    widths: tuple[int, ...]
    room: int

    def head(self) -> Iterator[Drawn]:
        """Yield the headings and a rule below them."""
        title = self.titles.heading if self.titles else None
        yield from self._lines(self.keys.heading, title, [t.heading for t in self.tracks])
        dash = "─" if self.ruler.fit("─") == "─" else "-"
        width = self.keys.wish + GAP + _total(self.widths)
        yield ((dash * (width // self.ruler.width(dash)), Tone.QUIET),)

    def row(self, index: int, note: str) -> Iterator[Drawn]:
        """Yield the lines of a row, its note below them."""
        title = self.titles.cells[index] if self.titles else None
        cells = [track.cells[index] for track in self.tracks]
        yield from self._lines(self.keys.cells[index], title, cells)
        if note:
            yield from self._across("", Cell(((note,),), Tone.QUIET))

    def _lines(self, key: Cell, title: Cell | None, cells: Sequence[Cell]) -> Iterator[Drawn]:
        label = key.lines[0][0]
        if title is not None:
            yield from self._across(label, title)
            label = ""
        wrapped = [
            _wrapped(each, width, self.ruler)
            for each, width in zip(cells, self.widths, strict=True)
        ]
        for line in zip_longest(*wrapped, fillvalue=""):
            yield (
                self._label(label),
                *(
                    (" " * GAP + self._padded(text, track.align, width), each.tone)
                    for text, each, track, width in zip(
                        line, cells, self.tracks, self.widths, strict=True
                    )
                ),
            )
            label = ""

    def _across(self, label: str, text: Cell) -> Iterator[Drawn]:
        """Yield text that runs across all columns but the keys."""
        for line in self.ruler.wrap(text.lines[0][0], self.room):
            yield self._label(label), (" " * GAP + line, text.tone)
            label = ""

    def _label(self, text: str) -> tuple[str, Tone]:
        return self._padded(text, Align.WORD, self.keys.wish), Tone.NEUTRAL

    def _padded(self, text: str, align: Align, width: int) -> str:
        blanks = " " * (width - self.ruler.width(text))
        return blanks + text if align is Align.FIGURE else text + blanks


def _wrapped(each: Cell, width: int, ruler: Ruler) -> list[str]:
    """Return the cell as lines: broken between its pieces first, within one only if it must be."""
    return [text for line in each.lines for text in _broken(line, width, ruler)]


def _broken(pieces: Sequence[str], width: int, ruler: Ruler) -> Iterator[str]:
    line = ""
    for piece in pieces:
        if line and ruler.width(line + piece.rstrip()) > width:
            yield from ruler.wrap(line.strip(), width)
            line = ""
        line += piece
    yield from ruler.wrap(line.strip(), width)
