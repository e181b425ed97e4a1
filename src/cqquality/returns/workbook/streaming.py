"""Ledgers: sheets too large for the grid, read row by row and only in the columns wanted."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from operator import lt
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cqquality.errors import UnreadableFile
from cqquality.returns.workbook.cells import CellFactory
from cqquality.returns.workbook.codes import OTHER_FORMAT, Refused, damaged
from cqquality.returns.workbook.content import is_archive
from cqquality.returns.workbook.contents import Content, Contents
from cqquality.returns.workbook.grid import MAX_ROW, Sheet
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import walk
from cqquality.returns.workbook.ooxml import Ooxml, Tab, open_ooxml
from cqquality.returns.workbook.opening import opened
from cqquality.returns.workbook.parsed_rows import ParsedRows, Taken, out_of_order
from cqquality.returns.workbook.plain_rows import NotPlain, split
from cqquality.returns.workbook.row_pattern import RowPattern, Token, hidden_rows, last_row
from cqquality.returns.workbook.worksheet import HEAD_ROWS, Worksheet, read_head
from cqquality.text import Text

_DEFAULT = Limits()
_END = b"</sheetData></worksheet>"
# Within these a "</row>" may stand that ends no row, so that a cut there is none.
_UNCUTTABLE = (b"<!", b"<?")
_NOT_STREAMED = Text("不能逐行读取的", "that cannot be read row by row")


class Divided(Exception):  # noqa: N818 - no error: the sheet is read in one then
    """The sheet cannot be shared among processes: only from its beginning can it be understood."""


class Block(Struct, frozen=True):
    """Some rows of a ledger."""

    numbers: list[int]
    """The row numbers, ascending; a row without cells may be left out."""
    columns: list[list[Token]]
    """For each column wanted, its cells in those rows; `Stream.contents` says what they hold."""


def rows_below(block: Block, row: int) -> Block:
    """Return the block without the rows up to `row`."""
    if not block.numbers or block.numbers[0] > row:
        return block
    first = bisect_right(block.numbers, row)
    return Block(block.numbers[first:], [cells[first:] for cells in block.columns])


class LedgerBook:
    """An open workbook whose sheets are streamed. Its methods raise `Refused`."""

    def __init__(self, book: Ooxml, limits: Limits) -> None:
        self._book = book
        self._limits = limits
        self._factory = book.factory()
        self.tabs = tuple(book.tabs())
        self.date1904 = book.date1904

    def head(self, tab: Tab, rows: int = HEAD_ROWS) -> Sheet:
        """Return the first rows of a sheet, enough to find its header.

        Merges and comments stand behind the rows in the file; of them nothing is known.
        """
        pieces = self._book.pieces(tab.part)
        return read_head(tab.part, pieces, rows, self._factory, self._limits).sheet(
            tab.name, tab.state, {}
        )

    def stream(self, tab: Tab, columns: Sequence[int]) -> "Stream":
        """Return the rows of a sheet in the columns with these numbers."""
        pieces = partial(self._book.pieces, tab.part)
        return Stream(tab.part, pieces, columns, self._factory, self._limits)


@contextmanager
def open_ledger(
    path: Path, name: str | None = None, limits: Limits = _DEFAULT
) -> Iterator[LedgerBook]:
    """Open an .xlsx workbook, called `name` in findings, to stream its sheets.

    Raises `UnreadableFile` for whatever turns out to be wrong with the file while it is open.
    """
    shown = str(path) if name is None else name
    try:
        with opened(path, limits) as source:
            if not is_archive(source):
                raise Refused(OTHER_FORMAT, what=_NOT_STREAMED)
            yield LedgerBook(open_ooxml(source, limits), limits)
    except Refused as refusal:
        raise UnreadableFile([refusal.at(shown)]) from None


def stream_rows(
    path: Path,
    sheet: str,
    columns: Sequence[int],
    *,
    name: str | None = None,
    limits: Limits = _DEFAULT,
) -> Iterator[tuple[int, tuple[Content | None, ...]]]:
    """Go through a sheet: each row that has a value in one of `columns`, with its number.

    A sheet that is cut short raises `UnreadableFile` at its end: what came before is not all.
    """
    with open_ledger(path, name, limits) as book:
        tab = next((tab for tab in book.tabs if tab.name == sheet), None)
        if tab is None:
            raise damaged(f"没有工作表“{sheet}”", f'there is no sheet "{sheet}"')
        stream = book.stream(tab, columns)
        for block in stream.blocks():
            contents = (map(stream.contents.__getitem__, cells) for cells in block.columns)
            for row in zip(block.numbers, zip(*contents, strict=True), strict=True):
                if any(row[1]):
                    yield row


class Stream:
    """The rows of one sheet."""

    def __init__(
        self,
        part: str,
        pieces: Callable[[], Iterator[bytes]],
        columns: Sequence[int],
        factory: CellFactory,
        limits: Limits,
    ) -> None:
        self.contents = Contents(factory, limits)
        self.hidden_rows = 0
        """How many of the rows read so far are hidden."""
        self.parsed_blocks = 0
        """How many blocks were not plain and took the slow way."""
        self._part = part
        self._pieces = pieces
        self._pattern = RowPattern(columns)
        self._columns = columns
        self._limits = replace(limits, elements=limits.streamed)
        self._factory = factory
        self._done = 0

    def blocks(self, share: int = 0, shares: int = 1) -> Iterator[Block]:
        """Go through the rows; of several shares each gets every so many-th block.

        Raises `Divided` where a sheet cannot be shared out, `Refused` where it is unsound.
        """
        last = 0
        try:
            for number, rows in enumerate(self._stretches()):
                before, last = last, last_row(rows, last)
                if number % shares == share:
                    yield from self._in_order(self._taken(rows, before), before)
        except NotPlain:
            if shares > 1:
                raise Divided from None
            yield from self._anew(self._done)

    def _taken(self, rows: bytes, before: int) -> Iterable[Taken]:
        """Read a stretch of rows, of which row `before` is the last one before."""
        taken = self._pattern.take(rows)
        if taken is not None:
            self.hidden_rows += hidden_rows(rows)
            return [taken]
        if any(mark in rows for mark in _UNCUTTABLE):
            raise NotPlain
        self.parsed_blocks += 1
        return self._parsed_rows([self.contents.head, rows, _END], before)

    def _parsed_rows(self, pieces: Iterable[bytes], before: int) -> Iterator[Taken]:
        parsed = ParsedRows(self._part, self._columns, self._limits)
        yield from parsed.take(pieces, before)
        self.hidden_rows += parsed.hidden_rows

    def _anew(self, done: int) -> Iterator[Block]:
        """Start again with the parser, and leave out the rows that are done."""
        self.hidden_rows = 0
        self.parsed_blocks += 1
        for block in self._in_order(self._parsed_rows(self._pieces(), 0), 0):
            yield rows_below(block, done)

    def _in_order(self, taken: Iterable[Taken], before: int) -> Iterator[Block]:
        """Make sure that the rows follow each other."""
        for numbers, columns in taken:
            if not numbers:
                continue
            if not (numbers[0] > before and all(map(lt, numbers, islice(numbers, 1, None)))):
                raise out_of_order(f"{numbers[0]}-{numbers[-1]}")
            if numbers[-1] > MAX_ROW:
                raise damaged(f"行号 {numbers[-1]} 无效", f"there can be no row {numbers[-1]}")
            self._done = before = numbers[-1]
            yield Block(numbers, columns)

    def _stretches(self) -> Iterator[bytes]:
        """Cut the part into stretches of whole rows; the rest of it must be sound."""
        parts = split(self._pieces())
        _, head = next(parts)
        self.contents.head = head
        rest = b""
        for is_rows, data in parts:
            if not is_rows:
                rest = data
                break
            yield data
        frame = Worksheet(self._part, self._factory, self._limits)
        walk(self._part, chain([head, rest], (data for _, data in parts)), frame, self._limits)
        if not frame.complete:
            raise damaged(f"{self._part} 里没有工作表数据", f"{self._part} has no sheet data")
