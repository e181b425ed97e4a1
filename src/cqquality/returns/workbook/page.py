"""Web pages named as workbooks: the tables of an HTML page as one sheet, as Excel opens them.

The tokens of the page are told apart here, not by `html.parser`, whose time grows with the square
of the length where tags are never closed (Python 3.11.7: more than eight seconds over 50 KB).
"""

import re
from html import unescape

from cqquality.findings import Place
from cqquality.returns.workbook.codes import (
    UNKNOWN_ENCODING,
    VALUES_ONLY,
    WEB_PAGE,
    Refused,
    damaged,
    too_large,
)
from cqquality.returns.workbook.delimited import decoded_text
from cqquality.returns.workbook.grid import (
    MAX_COLUMN,
    MAX_ROW,
    Cell,
    Kind,
    Range,
    Sheet,
    Workbook,
    intervals,
)
from cqquality.returns.workbook.limits import Limits
from cqquality.text import Text

_TOKEN = re.compile(
    r"(?P<comment><!--(?:[^-]++|-(?!->))*+(?:-->)?)"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][^\s/<>]*+)"
    r"(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)(?P<end>>?)"
    r"|<[!?/][^<>]*+>?"
    r"|(?P<text>[^<]++|<)"
)
_ATTRIBUTE = re.compile(r"([A-Za-z:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9._-]+)", re.IGNORECASE)
_CHARSETS = frozenset(("utf-8", "utf8", "gb2312", "gbk", "gb18030", "gb_2312-80", "utf-16"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_COUNT = re.compile(r"0*([1-9][0-9]{0,6})")
_SILENT = {
    tag: re.compile(rf"</{tag}\b", re.IGNORECASE) for tag in ("script", "style", "title", "xml")
}
_LINES = frozenset(("br", "p", "div", "li"))
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "center", "br", "caption", "table"))
_CELLS = frozenset(("td", "th"))
_SPANS = 256
"""Cells that may reach below one row."""
_NO_TABLE = Text("没有表格的网页（HTML）", "a web page (HTML) without a table")
_PAGE = Text("网页（HTML）", "a web page (HTML)")


def read_page(data: bytes, name: str, title: str, limits: Limits) -> Workbook:
    """Read the tables of a page, and the lines between them, as one sheet; every cell is text."""
    if len(data) > limits.small_part:
        raise too_large("网页太大", "the page is too large", limits.small_part, "small_part")
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].decode().lower() not in _CHARSETS and not data.isascii():
        raise Refused(UNKNOWN_ENCODING)
    page = _Page(limits)
    _walk(decoded_text(data), page)
    if not page.tables:
        raise Refused(WEB_PAGE, what=_NO_TABLE)
    sheet = Sheet(
        title,
        cells=page.cells,
        merges=tuple(page.merges),
        hidden_rows=intervals((row, row) for row in page.hidden),
    )
    found = VALUES_ONLY.at(Place(file=name), what=_PAGE)
    return Workbook(name=name, sheets=(sheet,), format="html", findings=(found,))


def _walk(text: str, page: "_Page") -> None:
    place = 0
    while token := _TOKEN.match(text, place):
        place = token.end()
        if token["text"]:
            page.text(token["text"])
        elif token["comment"]:
            _whole(token["comment"].endswith("-->"))
        elif token["tag"]:
            _whole(bool(token["end"]))
            tag = token["tag"].lower()
            if token["close"]:
                page.end(tag)
                continue
            page.start(tag, token["attributes"])
            if tag in _SILENT and not token["attributes"].endswith("/"):
                closing = _SILENT[tag].search(text, place)
                place = closing.start() if closing else len(text)
    page.close()


def _whole(complete: bool) -> None:
    if not complete:
        raise damaged("网页中有没写完的标签", "a tag of the page is not complete")


class _Page:
    """Lays out rows and cells; cells that span are merged ranges, as in a workbook."""

    def __init__(self, limits: Limits) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[Range] = []
        self.hidden: list[int] = []
        self.tables = 0
        self._limits = limits
        self._row = 0
        self._column = 0
        self._in_table = False
        self._in_row = False
        self._place: tuple[int, int] | None = None
        self._words: list[str] = []
        self._spans: list[Range] = []
        self._taken: dict[int, int] = {}
        """The columns that cells from rows above reach into, from the first to the last."""

    def start(self, tag: str, attributes: str) -> None:
        """Take in the beginning of an element."""
        if tag in _CELLS and self._in_table:
            self._start_cell(_named(attributes))
        elif tag == "tr" and self._in_table:
            self._start_row(_named(attributes))
        elif self._place and tag in _LINES:
            self._words.append("\n")
        elif not self._place and tag in _BLOCKS:
            self._finish()
        if tag == "table":
            if self._in_table:
                raise damaged("表格里还有表格", "there is a table within a table")
            self._in_table = True
            self.tables += 1

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag in _CELLS or tag in ("tr", "table") or (not self._place and tag in _BLOCKS):
            self._finish()
        if tag in ("tr", "table"):
            self._in_row = False
        if tag == "table":
            self._in_table = False
            self._end_spans()

    def text(self, text: str) -> None:
        """Take in text."""
        self._words.append(_SPACE.sub(" ", unescape(text)))

    def close(self) -> None:
        """Finish the page; a table that is not closed may not be all of it."""
        self._finish()
        if self._in_table:
            raise damaged("网页不完整", "the page is cut short")

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._finish()
        self._next_row()
        self._in_row = True
        if _HIDDEN.search(attributes.get("style", "")):
            self.hidden.append(self._row)

    def _next_row(self) -> None:
        self._row, self._column = self._row + 1, 1
        self._spans = [span for span in self._spans if span.bottom >= self._row]
        self._taken = {span.left: span.right for span in self._spans}
        if self._row > MAX_ROW:
            raise damaged("行太多", "there are too many rows")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._finish()
        if not self._in_row:
            self._start_row({})
        wide, tall = (_count(attributes.get(name)) for name in ("colspan", "rowspan"))
        while self._column in self._taken:
            self._column = self._taken[self._column] + 1
        left, self._column = self._column, self._column + wide
        if self._column - 1 > MAX_COLUMN:
            raise damaged("列太多", "there are too many columns")
        if not self._taken.keys().isdisjoint(range(left, self._column)):
            raise damaged(f"第 {self._row} 行的单元格重叠", f"cells of row {self._row} overlap")
        self._place = (self._row, left)
        if wide > 1 or tall > 1:
            self._span(Range(self._row, left, self._row + tall - 1, self._column - 1))

    def _span(self, span: Range) -> None:
        self._spans.append(span)
        self.merges.append(span)
        if len(self.merges) > self._limits.merges or len(self._spans) > _SPANS:
            raise too_large(
                "合并单元格太多", "too many merged ranges", self._limits.merges, "merges"
            )

    def _end_spans(self) -> None:
        """Cut off spans that reach below the last row of their table."""
        self._spans.clear()
        for at, merge in enumerate(self.merges):
            if merge.bottom > self._row:
                self.merges[at] = Range(merge.top, merge.left, self._row, merge.right)

    def _finish(self) -> None:
        """Put what was said into its cell; a line outside of the tables gets a row of its own."""
        text = "".join(self._words).strip(" \n")
        self._words.clear()
        place, self._place = self._place, None
        if not text.strip():
            return
        if place is None:
            if self._in_row:
                raise damaged("表格中有单元格以外的文字", "there is text between the cells")
            self._next_row()
            place = (self._row, 1)
        kind = Kind.TEXT if len(text) <= self._limits.text else Kind.BAD
        self.cells[place] = Cell(*place, kind, text[: self._limits.text])
        if len(self.cells) > self._limits.cells:
            raise too_large("单元格太多", "too many cells", self._limits.cells, "cells")


def _named(attributes: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(attributes):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found


def _count(written: str | None) -> int:
    if written is None:
        return 1
    found = _COUNT.fullmatch(written.strip())
    if found is None:
        raise damaged(f"合并范围“{written[:20]}”无效", f"a cell cannot span '{written[:20]}'")
    return int(found[1])
