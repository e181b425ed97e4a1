"""The rows of a worksheet in the plain markup nearly every program writes, without an XML parser.

Several times faster than parsing, and as strict: each token must begin where the one before ended,
so that nothing can lie between them unread. Whatever is not plain to the last character raises
`NotPlain`, and the sheet is parsed instead. The rest of the part goes to the parser in any case.
"""

import re
from collections.abc import Iterable, Iterator

from cqquality.returns.workbook.cells import CellFactory, column_number
from cqquality.returns.workbook.grid import Cell, Interval
from cqquality.returns.workbook.strings import unescaped

_NO_TEXT = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffe\uffff"
TEXT = f"[^<{_NO_TEXT}]*+"
ATTRIBUTES = rf'(?: (?!xmlns)[A-Za-z0-9]++(?::[A-Za-z0-9]++)?+="[^"<>&{_NO_TEXT}]*+")*+'
_CELL_HEAD = (
    r'<c r="{}[A-Z]{{1,3}}+{}[0-9]{{1,7}}+{}"(?: s="{}[0-9]++{}")?+(?: t="{}[A-Za-z]++{}")?+'
)
_BLANK = _CELL_HEAD.format(*[""] * 7) + " ?(?:/>|>(?:<v ?/>|<v></v>)?+</c>)"
_FILLED = (
    _CELL_HEAD.format("(", ")(", ")", "(", ")", "(", ")")
    + rf">(?:(<f{ATTRIBUTES} ?)(?:/>|>({TEXT})</f>))?+"
    + rf'(?:<v(?: xml:space="preserve")?+>({TEXT})</v>|<v ?/>()'
    + rf'|<is><t(?: xml:space="preserve")?+>({TEXT})</t></is>)?+</c>'
)
_ROW = rf'<row r="([0-9]{{1,7}}+)"({ATTRIBUTES} ?/?+)>'
# Cells that are formatted and nothing else may be a hundred times more than the others: a run of
# them costs one step.
_TOKEN = re.compile(rf"(?:\s*+{_BLANK})*+\s*+(?:{_FILLED}|</row>|{_ROW})")
_HIDDEN = re.compile(r' hidden="(?:1|true|on)"')
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]*)", re.IGNORECASE)
_OPENING, _CLOSING, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_SPACE = " \t\n"
_MAX_HEAD = 1 << 20
_MAX_ROW_LENGTH = 8 << 20


class NotPlain(Exception):  # noqa: N818 - no error: the sheet is parsed then
    """The markup of the sheet is not of the plain kind."""


class PlainRows:
    """Takes the rows of a sheet into its cells and hidden rows."""

    def __init__(
        self,
        cells: dict[tuple[int, int], Cell],
        hidden_rows: list[Interval],
        factory: CellFactory,
    ) -> None:
        self._cells = cells
        self._hidden_rows = hidden_rows
        self._put = factory.put

    def rest(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Take the rows out of a worksheet part and yield what remains of it."""
        for is_rows, data in split(pieces):
            if is_rows:
                self.take(data)
            else:
                yield data

    def take(self, rows: bytes) -> None:
        """Take in whole rows."""
        text = _decoded(rows)
        put, cells, place, inside = self._put, self._cells, 0, False
        for token in _TOKEN.finditer(text):
            if token.start() != place:
                raise NotPlain
            place = token.end()
            letters, row, style, form, opened, formula, value, empty, inline, number, rest = (
                token.groups()
            )
            if (number is None) is not inside:
                raise NotPlain  # a cell outside a row, or a row within another
            if letters is not None:
                formula = formula if opened is None else unescaped(formula or "")
                if inline is not None and form == "inlineStr":
                    value = inline
                elif value is None:
                    value = empty
                if value and "&" in value:
                    value = unescaped(value)
                put(cells, int(row), column_number(letters), style, form, value, formula)
            else:
                inside = number is not None and not rest.endswith("/")
                if number is not None and _HIDDEN.search(rest):
                    self._hidden_rows.append((int(number), int(number)))
        if inside or text[place:].strip(_SPACE):
            raise NotPlain


def split(pieces: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    """Tell the rows of a worksheet part, in stretches of whole ones, from the rest of it.

    The first piece is what stands before the rows. Raises `NotPlain` where rows cannot be told.
    """
    pieces = iter(pieces)
    head, rest = _head(pieces)
    yield False, head
    while rest:
        rows, closing, rest = rest.partition(_CLOSING)
        if closing:
            yield True, rows
            yield False, closing + rest
            break
        cut = rows.rfind(_ROW_END) + len(_ROW_END)
        if cut >= len(_ROW_END):
            yield True, rows[:cut]
            rows = rows[cut:]
        if len(rows) > _MAX_ROW_LENGTH:
            raise NotPlain
        piece = next(pieces, b"")
        rest = rows + piece if piece else b""
    yield from ((False, piece) for piece in pieces)


def _head(pieces: Iterator[bytes]) -> tuple[bytes, bytes]:
    """Return the part up to where its rows begin, and the first of what follows."""
    head = b""
    for piece in pieces:
        head += piece
        before, opening, after = head.partition(_OPENING)
        if opening:
            if not _is_utf8(before):
                raise NotPlain
            return before + opening, after
        if len(head) > _MAX_HEAD:
            raise NotPlain
    return head, b""


def _is_utf8(head: bytes) -> bool:
    declared = _ENCODING.search(head[:200])
    return declared is None or declared[1].lower() == b"utf-8"


def _decoded(rows: bytes) -> str:
    try:
        text = rows.decode()
    except UnicodeDecodeError:
        raise NotPlain from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text
