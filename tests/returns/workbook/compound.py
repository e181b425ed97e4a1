"""Compound files (OLE2) and the BIFF8 records of a small .xls workbook, for want of a writer."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST = 4096  # shorter streams lie elsewhere


def compound(name: str, stream: bytes) -> bytes:
    """Return a compound file with one stream."""
    stream = stream.ljust(max(_LEAST, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    chain = [_TABLE, _END, *range(3, count + 2), _END]
    chain += [_FREE] * (_SECTOR // 4 - len(chain))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
        + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<9L", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0)
        + struct.pack("<109L", 0, *[_FREE] * 108)
    )
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream))
    table = struct.pack(f"<{len(chain)}L", *chain)
    return header + table + entries.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = f"{name}\0".encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack(
        "<HBB3L", len(written), kind, 1, _FREE, _FREE, child
    )
    return head + bytes(36) + struct.pack("<LLL", start, size, 0)


def record(kind: int, *fields: bytes) -> bytes:
    """Return a BIFF record."""
    content = b"".join(fields)
    return struct.pack("<HH", kind, len(content)) + content


def words(*numbers: int) -> bytes:
    """Return numbers of 16 bits."""
    return struct.pack(f"<{len(numbers)}H", *numbers)


def text(value: str, length: str = "<H") -> bytes:
    """Return a text in UTF-16 behind its length."""
    return struct.pack(length, len(value)) + b"\1" + value.encode("utf-16-le")


def workbook(
    sheets: Sequence[tuple[str, int, bytes]], formats: Sequence[str] = (), date1904: bool = False
) -> bytes:
    """Return an .xls file; a sheet is its name, its state (0 to 2) and the records of its cells.

    Cell format 15 is General, and 16, 17 ... have `formats`.
    """
    ids = [0] * 16 + [164 + at for at in range(len(formats))]
    head = (
        _begin(0x0005)
        + record(0x0042, words(1200))
        + record(0x0022, words(date1904))
        + record(0x0031, words(200, 0, 0x7FFF, 400, 0), bytes(4), text("Arial", "<B"))
        + b"".join(record(0x041E, words(164 + at), text(code)) for at, code in enumerate(formats))
        + b"".join(record(0x00E0, words(0, number, 1), bytes(14)) for number in ids)
    )
    bodies = [_begin(0x0010) + content + record(0x000A) for _, _, content in sheets]
    names = [text(name, "<B") for name, _, _ in sheets]
    place = len(head) + sum(len(name) + 10 for name in names) + len(record(0x000A))
    for (_, state, _), name, body in zip(sheets, names, bodies, strict=True):
        head += record(0x0085, struct.pack("<LBB", place, state, 0), name)
        place += len(body)
    return compound("Workbook", head + record(0x000A) + b"".join(bodies))


def _begin(kind: int) -> bytes:
    return record(0x0809, words(0x0600, kind, 0x0DBB, 1996), bytes(8))


def number(row: int, column: int, value: float, style: int = 15) -> bytes:
    """Return a number cell; rows and columns count from 0, as in the file."""
    return record(0x0203, words(row, column, style), struct.pack("<d", value))


def label(row: int, column: int, value: str) -> bytes:
    """Return a text cell."""
    return record(0x0204, words(row, column, 15), text(value))


def flag(row: int, column: int, value: int, is_error: bool) -> bytes:
    """Return a cell with a truth value or an error."""
    return record(0x0205, words(row, column, 15), bytes([value, is_error]))


def merge(top: int, bottom: int, left: int, right: int) -> bytes:
    """Return a merged range."""
    return record(0x00E5, words(1, top, bottom, left, right))


def hidden_row(row: int) -> bytes:
    """Return a row that is hidden."""
    return record(0x0208, words(row, 0, 1, 0, 0, 0), struct.pack("<L", 0x0F0120))


def hidden_columns(first: int, last: int) -> bytes:
    """Return columns that are hidden."""
    return record(0x007D, words(first, last, 0x0900, 15, 1, 0))
