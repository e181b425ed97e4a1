"""What the cells of a streamed sheet hold, each different cell read once."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cqquality.returns.workbook.cells import CellFactory
from cqquality.returns.workbook.grid import Kind
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import walk
from cqquality.returns.workbook.plain_rows import ATTRIBUTES, TEXT
from cqquality.returns.workbook.row_pattern import Token
from cqquality.returns.workbook.strings import escaped, unescaped
from cqquality.returns.workbook.worksheet import Worksheet

_PLAIN = re.compile(
    r'(?: s="([0-9]++)")?+(?: t="([A-Za-z]++)")?+'
    rf"(?: ?/>|>(?:(<f{ATTRIBUTES} ?)(?:/>|>({TEXT})</f>))?+"
    rf'(?:<v(?: xml:space="preserve")?+>({TEXT})</v>|<v ?/>()'
    rf'|<is><t(?: xml:space="preserve")?+>({TEXT})</t></is>)?+</c>)'
)
REMEMBERED = 12 << 20
"""Bytes that a table of cells may take, about."""
TWICE = b"\0"
"""Stands between the tokens of a cell that is there more than once."""


class Content(NamedTuple):
    """What a cell holds, wherever it stands; see `Cell` for the fields."""

    kind: Kind
    raw: str
    number_format: str
    formula: bool


def cost(token: Token) -> int:
    """Return about how many bytes it takes to remember a cell."""
    return 160 if token is None else 160 + len(token)


class Contents(dict[Token, Content | None]):
    """The contents of cells by what stands in them; None for a cell without a value.

    Cells of a ledger repeat each other. The table forgets all of them when it has grown too large.
    """

    def __init__(self, factory: CellFactory, limits: Limits) -> None:
        self.head = b"<worksheet><sheetData>"
        """What stands in the part before its rows; it may declare what cells refer to."""
        self._factory = factory
        self._limits = limits
        self._size = 0

    def shared_markup(self, indexes: Sequence[int]) -> list[bytes] | None:
        """Return many shared strings as they are written; None where that would be slow."""
        return self._factory.shared_markup(indexes)

    def __missing__(self, token: Token) -> Content | None:
        self._size += cost(token)
        if self._size > REMEMBERED:
            self.clear()
            self._size = 0
        found = self[token] = None if token is None else self._read(token)
        return found

    def _read(self, token: bytes) -> Content | None:
        if TWICE in token:
            found = [content for part in token.split(TWICE) if (content := self._read_one(part))]
            content = found[-1] if found else None
            bad = len(found) > 1
        else:
            content, bad = self._read_one(token), False
        if content and (bad or len(content.raw) > self._limits.text):
            return content._replace(kind=Kind.BAD, raw=content.raw[: self._limits.text])
        return content

    def _read_one(self, token: bytes) -> Content | None:
        style, form, value, formula = self._parts(token)
        kind, raw = self._factory.value(form, value, formula)
        if not raw:
            return None
        return Content(kind, raw, self._factory.number_format(style), formula is not None)

    def _parts(self, token: bytes) -> "Parts":
        text = token.decode()
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        match = _PLAIN.fullmatch(text)
        if match is None:
            return self._parsed(token)
        style, form, opened, formula, value, empty, inline = match.groups()
        if opened is not None:
            formula = unescaped(formula) if formula else ""
        if inline is not None and form == "inlineStr":
            value = inline
        elif empty is not None:
            value = empty
        return Parts(style, form, unescaped(value) if value and "&" in value else value, formula)

    def _parsed(self, token: bytes) -> "Parts":
        """Let the parser say what stands in a cell."""
        cell = _SingleCell()
        end = b"</row></sheetData></worksheet>"
        pieces = [self.head, b'<row r="1"><c r="A1"', token, end]
        walk("cell", pieces, Worksheet("cell", cell, self._limits), self._limits)
        return cell.parts


class Parts(NamedTuple):
    """The parts of a cell as its markup has them."""

    style: str | None
    form: str | None
    value: str | None
    formula: str | None


class _SingleCell:
    def __init__(self) -> None:
        self.parts = Parts(None, None, None, None)

    def put(
        self,
        cells: object,  # noqa: ARG002 - the cell is kept apart
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        style: str | None,
        form: str | None,
        value: str | None,
        formula: str | None,
    ) -> None:
        self.parts = Parts(style, form, value, formula)


def token_of(parts: Parts) -> bytes:
    """Write the parts of a cell as plainly as `Contents` reads them."""
    style, form, value, formula = (None if part is None else escaped(part) for part in parts)
    written = f' s="{style}"' if style is not None else ""
    written += f' t="{form}"' if form is not None else ""
    written += ">"
    written += f"<f>{formula}</f>" if formula is not None else ""
    written += f"<v>{value}</v>" if value is not None else ""
    return f"{written}</c>".encode()
