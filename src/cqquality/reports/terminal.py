"""The report for a terminal, in colour where it has any.

The lines are laid out once. Without colours they are joined as they are, which spares a piped
report the import of rich; with colours rich draws the same lines.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from cqquality.assessment.result import Assessment
from cqquality.reports.block import Align, Block, Column, Heading, Line, Space, Table, Tone
from cqquality.reports.interface import ReportOptions
from cqquality.reports.layout import GAP, Fitted, Lines, fit
from cqquality.reports.outline import outline
from cqquality.reports.wrapping import Ruler

if TYPE_CHECKING:
    from rich.console import RenderableType

Laid = Heading | Line | Space | Fitted
"""A block whose place on the terminal is settled."""

_STYLES = {
    Tone.NEUTRAL: "",
    Tone.GOOD: "green",
    Tone.DOUBTFUL: "yellow",
    Tone.BAD: "bold red",
    Tone.QUIET: "dim",
}


class TerminalReport:
    """Tables by section, a summary, what is missing, and the findings with their cells."""

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the report, laid out for `options.width` cells in `options.encoding`.

        Colours are for terminals that speak UTF-8; others get none.
        """
        ruler = Ruler(options.encoding)
        laid = _laid_out(tuple(outline(assessment, options)), options.width, ruler)
        if options.color and ruler.is_unicode:
            return _coloured(laid)
        return "".join(f"{line.rstrip()}\n" for block in laid for line in _drawn(block, ruler))


def _laid_out(blocks: tuple[Block, ...], width: int, ruler: Ruler) -> Iterator[Laid]:
    """Break the lines and fit the tables, those with the same columns alike."""
    fitted = _fitted([block for block in blocks if isinstance(block, Table)], width, ruler)
    for block in blocks:
        match block:
            case Table():
                yield next(fitted)
            case Line():
                yield from _broken(block, width, ruler)
            case Heading():
                yield replace(block, text=ruler.fit(block.text))
            case Space():
                yield block


def _fitted(tables: list[Table], width: int, ruler: Ruler) -> Iterator[Fitted]:
    """Yield the tables fitted; columns that occur in several tables get one width."""
    together: dict[tuple[Column, ...], Fitted] = {}
    begun: dict[tuple[Column, ...], int] = {}
    for columns in dict.fromkeys(table.columns for table in tables):
        rows = tuple(row for table in tables if table.columns == columns for row in table.rows)
        together[columns] = fit(Table(columns, rows), width, ruler)
    for table in tables:
        whole, start = together[table.columns], begun.get(table.columns, 0)
        end = begun[table.columns] = start + len(table.rows)
        yield replace(whole, rows=whole.rows[start:end], tones=whole.tones[start:end])


def _broken(line: Line, width: int, ruler: Ruler) -> Iterator[Line]:
    """Yield the lines a line makes; all but the first are indented a little more."""
    indent = line.indent
    rest = ruler.fit(line.text)
    for text in ruler.wrap(rest, width - line.indent - line.hang):
        yield replace(line, text=text, indent=indent)
        indent = line.indent + line.hang


def _drawn(block: Laid, ruler: Ruler) -> Iterator[str]:
    """Yield the lines of a block without colours."""
    match block:
        case Fitted():
            yield from _row(block.headings, block, ruler)
            dash = "─" if ruler.fit("─") == "─" else "-"
            yield dash * (block.width // ruler.width(dash))
            for row in block.rows:
                yield from _row(row, block, ruler)
        case Line():
            yield " " * block.indent + block.text
        case Heading():
            yield block.text
        case Space():
            yield ""


def _row(cells: Iterable[Lines], table: Fitted, ruler: Ruler) -> Iterator[str]:
    """Yield the lines of a row, every cell padded to its column."""
    for line in zip_longest(*cells, fillvalue=""):
        yield (" " * GAP).join(
            _padded(text, column.align, width, ruler)
            for text, column, width in zip(line, table.columns, table.widths, strict=True)
        )


def _padded(text: str, align: Align, width: int, ruler: Ruler) -> str:
    blanks = " " * (width - ruler.width(text))
    return blanks + text if align is Align.FIGURE else text + blanks


def _coloured(blocks: Iterable[Laid]) -> str:
    """Return the blocks as rich draws them."""
    from rich.console import Console

    # Wider than any line: everything is broken already.
    console = Console(width=10_000, force_terminal=True, color_system="standard", no_color=False)
    with console.capture() as captured:
        for block in blocks:
            console.print(_renderable(block), highlight=False, markup=False, emoji=False)
    return captured.get()


def _renderable(block: Laid) -> "RenderableType":
    from rich.text import Text

    match block:
        case Fitted():
            return _table(block)
        case Line():
            return Text(" " * block.indent + block.text, _STYLES[block.tone])
        case Heading():
            return Text(block.text, "bold underline" if block.level == 1 else "bold")
        case Space():
            return Text("")


def _table(table: Fitted) -> "RenderableType":
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for column, lines, width in zip(table.columns, table.headings, table.widths, strict=True):
        justify = "right" if column.align is Align.FIGURE else "left"
        drawn.add_column(Text("\n".join(lines)), justify=justify, width=width, no_wrap=True)
    for row, tones in zip(table.rows, table.tones, strict=True):
        drawn.add_row(
            *(Text("\n".join(lines), _STYLES[tone]) for lines, tone in zip(row, tones, strict=True))
        )
    return drawn
