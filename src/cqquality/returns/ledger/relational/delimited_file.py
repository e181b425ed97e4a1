"""A delimited file of any length: its encoding, its delimiter and its headings."""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from msgspec import Struct

from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.relational import codes
from cqquality.returns.workbook.codes import UNKNOWN_ENCODING
from cqquality.returns.workbook.delimited import delimiter_of
from cqquality.text import Text

_CHUNK = 1 << 20
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_HEAD = 1 << 16


class Delimited(Struct, frozen=True):
    """How a file is written; `encoding` is one of utf-8, utf-8-sig, utf-16 and gb18030."""

    path: Path
    encoding: str
    delimiter: str
    headings: tuple[str, ...]

    @property
    def is_utf8(self) -> bool:
        """Whether every engine reads it as it is."""
        return self.encoding in ("utf-8", "utf-8-sig")

    def recoded(self, path: Path) -> Path:
        """Return the file as UTF-8: itself, or written so to `path`."""
        if self.is_utf8:
            return self.path
        with (
            self.path.open(encoding=self.encoding, newline="") as source,
            path.open("w", encoding="utf-8", newline="") as target,
        ):
            while text := source.read(_CHUNK):
                target.write(text)
        return path


def examined(path: Path, name: str) -> Delimited:
    """Return how a file is written; raises UnreadableFile where it is no text to its end."""
    encoding = _encoding(path, name)
    with path.open(encoding=encoding, newline="") as file:
        head = file.read(_HEAD)
    delimiter = delimiter_of(head)
    try:
        headings = next(
            csv.reader(StringIO(head, newline=""), delimiter=delimiter, strict=True), []
        )
    except csv.Error as error:
        reason = Text(f"第 1 行：{error}", f"row 1: {error}")
        raise UnreadableFile([codes.BROKEN.at(Place(name), engine="csv", reason=reason)]) from None
    return Delimited(path, encoding, delimiter, tuple(headings))


def _encoding(path: Path, name: str) -> str:
    with path.open("rb") as file:
        start = file.read(3)
    marked = next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        if _is_encoded(path, encoding):
            return encoding
    raise UnreadableFile([UNKNOWN_ENCODING.at(Place(name))])


def _is_encoded(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in _chunks(path):
            if "\0" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
