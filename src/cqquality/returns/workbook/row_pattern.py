"""Whole rows of a ledger at once: the cells of a few columns, by one regular expression.

A stretch of rows is split at its rows, so that what the expression did not match is left over
between them. Nothing left over is the proof that nothing was passed by. Every repetition is
possessive and stops at the next "<", so no input makes the expression go back and try again.
"""

import re
from collections.abc import Sequence

from cqquality.findings import address
from cqquality.returns.workbook.plain_rows import NotPlain

Token = bytes | None
"""What stands in a cell, from behind its address to its end; None where there is no cell."""

_ATTRIBUTES = rb'(?: [A-Za-z0-9:]++="[^"<>&]*+")*+'
_TEXT = rb'(?: xml:space="preserve")?+>[^<]*+'
_CONTENT = _ATTRIBUTES + (
    # The most frequent kind of cell first: a number or a shared string.
    rb"(?:><v>[^<]*+</v></c>| ?/>|>(?:<f" + _ATTRIBUTES + rb"(?: ?/>|>[^<]*+</f>))?+"
    rb"(?:<v" + _TEXT + rb"</v>|<is><t" + _TEXT + rb"</t></is>|<v ?/>)?+</c>)"
)
_ROW = rb'<row r="([0-9]{1,7}+)"' + _ATTRIBUTES + rb" ?"
_NUMBERED = re.compile(rb'<row r="([0-9]{1,7})"')
_SPACE = b" \t\r\n"
_HIDDEN = re.compile(
    rb'<row r="([0-9]{1,7})"'
    + _ATTRIBUTES.replace(b" [", b' (?!hidden=")[')
    + rb' hidden="(?:1|true|on)"'
)
_UNPLAIN = (b"<!", b"xmlns")


class RowPattern:
    """Finds the cells of some columns, given by their numbers."""

    def __init__(self, columns: Sequence[int]) -> None:
        in_order = sorted(set(columns))
        self._find = re.compile(_pattern([_letters(column) for column in in_order]))
        self._width = len(in_order) + 2
        self._places = [in_order.index(column) + 2 for column in columns]

    def take(self, rows: bytes) -> tuple[list[int], list[list[Token]]] | None:
        """Return the numbers of the rows and their cells, column by column.

        None where the rows are not written plainly from the first character to the last: a cell in
        another row's place, twice or out of its order is not plain either.
        """
        if any(mark in rows for mark in _UNPLAIN) or not _is_utf8(rows):
            return None
        pieces, width = self._find.split(rows), self._width
        if any(pieces[::width]) and any(left.strip(_SPACE) for left in pieces[::width]):
            return None
        return list(map(int, pieces[1::width])), [pieces[at::width] for at in self._places]


def last_row(rows: bytes, before: int) -> int:
    """Return the number of the last of `rows`, `before` where there is none.

    Raises `NotPlain` where it is not the first thing said of the row.
    """
    place = rows.rfind(b"<row")
    if place < 0:
        return before
    number = _NUMBERED.match(rows, place)
    if number is None:
        raise NotPlain
    return int(number[1])


def hidden_rows(rows: bytes) -> int:
    """Count the rows that are hidden."""
    return len(_HIDDEN.findall(rows)) if b' hidden="' in rows else 0


def _pattern(wanted: list[bytes]) -> bytes:
    others = (
        rb'(?:<c r="(?!(?:' + rb"|".join(wanted) + rb')[0-9])[A-Z]{1,3}+\1"' + _CONTENT + rb")*+"
    )
    cells = (rb'(?:<c r="%b\1"(%b))?+' % (letters, _CONTENT) for letters in wanted)
    return _ROW + rb"(?:/>|>" + others + others.join([*cells, b""]) + rb"</row>)"


def _letters(column: int) -> bytes:
    return address(1, column).rstrip("1").encode()


def _is_utf8(rows: bytes) -> bool:
    if rows.isascii():
        return True
    try:
        rows.decode()
    except UnicodeDecodeError:
        return False
    return True
