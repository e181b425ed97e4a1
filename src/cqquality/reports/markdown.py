"""The report as GitHub Flavored Markdown: the outline, with text that cannot act as markup.

Source of the syntax: GitHub Flavored Markdown Spec 0.29, sections 2.4 (backslash escapes), 4.10
(tables) and 6.9 (autolinks).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from cqquality.assessment.result import Assessment
from cqquality.reports.block import SPACE, Align, Block, Cell, Column, Line, Row, Table, Tone
from cqquality.reports.interface import ReportOptions
from cqquality.reports.outline import outline
from cqquality.reports.plain import plain

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&@]|:(?=//)|(?<=www)\.")
"""What begins emphasis, code, links, HTML, entities or cells, and what makes an address a link."""
_OPENING = re.compile(r"^(?:(\d+)(?=[.)](?:\s|$))|(?=[-+=#]))")
"""What makes a line a heading, a rule or an item of a list: before its sign belongs a backslash."""
_HEADINGS = {Tone.TITLE: "# ", Tone.HEADING: "## "}
_NEW_LINE = "<br>"


class MarkdownReport:
    """Headings, tables and lists in the order of the terminal report."""

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the document: one empty line between its parts."""
        return marked_up(outline(assessment, options))


def marked_up(blocks: Iterable[Block]) -> str:
    """Return blocks as a document: one empty line between its parts."""
    parts = groupby((block for block in blocks if block != SPACE), _is_item)
    return "\n\n".join(part for listed, some in parts for part in _parts(listed, some)) + "\n"


def inert(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> inert("<b>*a|b*</b>")
    '\\<b\\>\\*a\\|b\\*\\</b\\>'
    >>> inert("1. #x")
    '1\\. #x'
    """
    return _OPENING.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", plain(text).lstrip()))


def _is_item(block: Block) -> bool:
    """Whether it is an indented line, which becomes an item of a list."""
    return isinstance(block, Line) and block.indent > 0


def _parts(are_items: bool, blocks: Iterable[Block]) -> Iterator[str]:
    """Yield each block as a part, but a list as one."""
    if are_items:
        yield "\n".join(_item(block) for block in blocks if isinstance(block, Line))
        return
    for block in blocks:
        yield _table(block) if isinstance(block, Table) else _line(block)


def _line(line: Line) -> str:
    return _HEADINGS.get(line.tone, "") + inert(line.text)


def _item(line: Line) -> str:
    """Return an item; the outline indents by two cells for each level."""
    return f"{' ' * (line.indent - 2)}- {inert(line.text)}"


def _table(table: Table) -> str:
    headings = (table.key, table.title, *(column.heading for column in table.columns))
    rules = ("---", "---", *map(_rule, table.columns))
    rows = [_row(map(inert, headings)), _row(rules), *map(_result, table.rows)]
    return "\n".join(rows)


def _rule(column: Column) -> str:
    return "--:" if column.align is Align.FIGURE else "---"


def _result(row: Row) -> str:
    title = _NEW_LINE.join(map(inert, filter(None, (row.title, row.note, *row.details))))
    return _row((inert(row.key), title, *map(_cell, row.cells)))


def _cell(cell: Cell) -> str:
    return _NEW_LINE.join(inert("".join(pieces)) for pieces in cell.lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
