"""What an attack is, and archives no honest program writes."""

import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.returns.workbook.building import zipped

MEBIBYTE = 1 << 20
_CHECKED = 256 * MEBIBYTE

Content = bytes | Mapping[str, bytes]


class Attack(NamedTuple):
    """A file that is not what it seems, and what is to come of it.

    `outcome` is as `Sandbox.outcome` says it; `make` writes the file into a folder.
    """

    name: str
    outcome: str
    make: Callable[[Path], Path]
    options: tuple[str, ...] = ()


def attack(
    name: str,
    outcome: str,
    content: Content | Callable[[], Content],
    *options: str,
    file: str = "in.xlsx",
) -> Attack:
    """Return an attack by content: of a file, or of the parts of a workbook; made when needed."""

    def make(folder: Path) -> Path:
        made = content() if callable(content) else content
        path = folder / file
        path.write_bytes(made if isinstance(made, bytes) else zipped(made))
        return path

    return Attack(name, outcome, make, options)


class Packed(NamedTuple):
    """An entry of an archive as it is stored, and what the directory says about it."""

    data: bytes
    size: int
    crc: int
    method: int = 8


def bomb(head: bytes, block: bytes, times: int, tail: bytes) -> Packed:
    """Return `head`, `block` again and again, and `tail`, compressed; nothing that large is made.

    The checksum of what is too long to be read is left out.
    """
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = [deflater.compress(head) + deflater.flush(zlib.Z_FULL_FLUSH)]
    packed += [deflater.compress(block) + deflater.flush(zlib.Z_FULL_FLUSH)] * times
    packed += [deflater.compress(tail) + deflater.flush()]
    size = len(head) + len(block) * times + len(tail)
    return Packed(b"".join(packed), size, _checksum(head, block, times, tail, size))


def _checksum(head: bytes, block: bytes, times: int, tail: bytes, size: int) -> int:
    if size > _CHECKED:
        return 0
    crc = zlib.crc32(head)
    for _ in range(times):
        crc = zlib.crc32(block, crc)
    return zlib.crc32(tail, crc)


def archive(entries: Mapping[str, bytes | Packed]) -> bytes:
    """Return a zip archive of contents and of entries packed beforehand."""
    body, directory, place = [], [], 0
    for name, content in entries.items():
        entry = content if isinstance(content, Packed) else _stored(content)
        written = name.encode()
        fields = (0x800, entry.method, 0, 0, entry.crc, len(entry.data), entry.size, len(written))
        body += [struct.pack("<4s5H3L2H", b"PK\3\4", 20, *fields, 0), written, entry.data]
        about = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, *fields, 0, 0, 0, 0, 0, place)
        directory += [about, written]
        place += 30 + len(written) + len(entry.data)
    listed = b"".join(directory)
    count = len(entries)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(listed), place, 0)
    return b"".join([*body, listed, end])


def _stored(content: bytes) -> Packed:
    return Packed(content, len(content), zlib.crc32(content), 0)
