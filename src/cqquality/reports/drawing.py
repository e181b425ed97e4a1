"""Blocks drawn for a terminal, in colour where it has any.

The lines are laid out once and for all. Without colours they are joined as they are, which spares
piped output the import of rich; with colours rich paints them.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cqquality.reports.block import Block, Line, Table, Tone
from cqquality.reports.layout import Drawn, fit
from cqquality.reports.wrapping import Ruler

_STYLES = {
    Tone.NEUTRAL: "",
    Tone.GOOD: "green",
    Tone.DOUBTFUL: "yellow",
    Tone.BAD: "bold red",
    Tone.QUIET: "dim",
    Tone.TITLE: "bold underline",
    Tone.HEADING: "bold",
}


class Screen(NamedTuple):
    """Where text is shown: how many cells wide, in which encoding, whether in colour."""

    width: int = 160
    color: bool = False
    encoding: str = "utf-8"


def draw(blocks: Iterable[Block], screen: Screen) -> str:
    """Return the blocks as text for `screen`.

    Colours are for terminals that speak UTF-8; others get none.
    """
    ruler = Ruler(screen.encoding)
    lines = _lines(tuple(blocks), screen.width, ruler)
    if screen.color and ruler.is_unicode:
        return _coloured(lines)
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def _lines(blocks: tuple[Block, ...], width: int, ruler: Ruler) -> Iterator[Drawn]:
    """Yield the lines of all blocks."""
    tables = _fitted([block for block in blocks if isinstance(block, Table)], width, ruler)
    for block in blocks:
        if isinstance(block, Table):
            yield from next(tables)
        else:
            yield from _broken(block, width, ruler)


def _fitted(tables: list[Table], width: int, ruler: Ruler) -> Iterator[Iterable[Drawn]]:
    """Yield the lines of each table; tables with the same columns are fitted as one."""
    fitted = {}
    for table in tables:
        alike = [row for other in tables if other.columns == table.columns for row in other.rows]
        if table.columns not in fitted:
            whole = fit(table._replace(rows=tuple(alike)), width, ruler)
            fitted[table.columns] = whole.head, iter(whole.rows)
        head, rows = fitted[table.columns]
        yield [*head, *(line for _ in table.rows for line in next(rows))]


def _broken(block: Line, width: int, ruler: Ruler) -> Iterator[Drawn]:
    """Yield the lines running text makes."""
    indent = block.indent
    for text in ruler.wrap(ruler.fit(block.text), width - block.indent - block.hang):
        yield ((" " * indent + text, block.tone),)
        indent = block.indent + block.hang


def _coloured(lines: Iterable[Drawn]) -> str:
    """Return the lines painted by rich; wide enough that it breaks none again."""
    from rich.console import Console
    from rich.text import Text

    console = Console(width=10_000, force_terminal=True, color_system="standard", no_color=False)
    with console.capture() as captured:
        for line in lines:
            painted = Text.assemble(*((text, _STYLES[tone]) for text, tone in line))
            painted.rstrip()
            console.print(painted, highlight=False)
    return captured.get()
