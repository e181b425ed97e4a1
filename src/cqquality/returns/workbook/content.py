"""What a file is, told from its content and not from its extension."""

from pathlib import Path
from typing import BinaryIO

from cqquality.returns.workbook.codes import (
    NOT_A_WORKBOOK,
    OTHER_DOCUMENT,
    OTHER_FORMAT,
    PASSWORD,
    WEB_PAGE,
    Refused,
)
from cqquality.returns.workbook.grid import Workbook
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.ooxml import read_ooxml
from cqquality.returns.workbook.opening import opened
from cqquality.text import Text

_ZIP = b"PK\3\4"
_EMPTY_ZIP = b"PK\5\6"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
_CSV = (".csv", ".tsv", ".txt")
_PAGE = Text("网页（HTML）", "a web page (HTML)")
_TEXT = Text("文本", "text")
_UNKNOWN = Text("无法识别的数据", "unknown data")


def read_content(path: Path, name: str, limits: Limits, *, heads: bool = False) -> Workbook:
    """Read the file with the reader for what it holds; raise `Refused` where there is none.

    With `heads` only the head of a sheet is read that can be streamed and is long.
    """
    with opened(path, limits) as source:
        return _read(source, path, name, limits, heads=heads)


def is_archive(source: BinaryIO) -> bool:
    """Whether the file begins as a zip archive does."""
    head = source.read(len(_ZIP))
    source.seek(0)
    return head in (_ZIP, _EMPTY_ZIP)


def _read(source: BinaryIO, path: Path, name: str, limits: Limits, *, heads: bool) -> Workbook:
    head = source.read(_HEAD)
    source.seek(0)
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _read_archive(source, path, name, limits, heads=heads)
    if head.startswith(_OLE):
        return _read_ole(source, name, limits)
    if (markup := _markup(head)) is _PAGE:
        from cqquality.returns.workbook.page import read_page

        return read_page(source.read(), name, path.stem, limits)
    if markup is not None:
        raise Refused(WEB_PAGE, what=markup)
    if not _is_text(head):
        raise Refused(NOT_A_WORKBOOK, what=_UNKNOWN)
    if path.suffix.lower() not in _CSV:
        raise Refused(NOT_A_WORKBOOK, what=_TEXT)
    from cqquality.returns.workbook.delimited import read_delimited

    return read_delimited(source.read(), name, path.stem, limits)


def _is_text(head: bytes) -> bool:
    return head.startswith(_UTF16) or b"\0" not in head


def _markup(head: bytes) -> Text | None:
    """Say what kind of markup a file begins with, if any."""
    words = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not words.startswith(b"<"):
        return None
    if b"schemas-microsoft-com:office:spreadsheet" in words and b"<html" not in words:
        return Text("XML 表格 2003", "an XML spreadsheet of 2003")
    is_page = any(tag in words for tag in (b"<html", b"<table", b"<!doctype html", b"<meta"))
    return _PAGE if is_page else Text("XML", "XML")


def _read_archive(
    source: BinaryIO, path: Path, name: str, limits: Limits, *, heads: bool
) -> Workbook:
    try:
        return read_ooxml(source, path, name, limits, heads=heads)
    except Refused as refusal:
        if refusal.code is not OTHER_FORMAT:
            raise
        from cqquality.returns.workbook.values import read_values

        return read_values(source, path, name, refusal, limits)


def _read_ole(source: BinaryIO, name: str, limits: Limits) -> Workbook:
    """Read a compound file by the streams it names, which are written in UTF-16."""
    data = source.read()
    if _stream("EncryptedPackage") in data:
        raise Refused(PASSWORD)
    if _stream("Workbook") not in data and _stream("Book") not in data:
        raise Refused(OTHER_DOCUMENT, what=Text("其他 Office 文档", "another Office document"))
    from cqquality.returns.workbook.binary import read_binary

    return read_binary(data, name, limits)


def _stream(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le")
