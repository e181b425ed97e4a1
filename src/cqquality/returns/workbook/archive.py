"""Zip archives, read with suspicion.

An own reader of the central directory: it costs a tenth of `import zipfile` at start-up, and each
thing two readers could understand differently is refused here instead of being guessed. Nothing is
ever extracted to disk.
"""

import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO, NamedTuple

from cqquality.returns.workbook.codes import PASSWORD, Refused, damaged, too_large, unsafe
from cqquality.returns.workbook.limits import Limits

_END = struct.Struct("<4s4H2LH")
_END_64_LOCATOR = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_EXTRA = struct.Struct("<2H")
_MAX_COMMENT = 0xFFFF
_IN_EXTRA_16 = 0xFFFF
_IN_EXTRA = 0xFFFFFFFF
_ZIP64 = 1
_ENCRYPTED = 0x1 | 0x40
_UTF8 = 0x800
_STORED, _DEFLATED = 0, 8
_CHUNK = 1 << 16
_INFLATED = 1 << 20


class Entry(NamedTuple):
    """What the central directory says about one entry."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Archive:
    """The entries of a zip file, by name; names ignore case and know only "/".

    Raises `Refused` where the file is damaged, encrypted, ambiguous or over a limit.
    """

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._inflated = 0
        self._entries = _directory(file, limits)

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def check(self) -> None:
        """Refuse an archive with any part over a limit, before another program reads it."""
        for entry in self._entries.values():
            self._checked(entry, self._limits.part)
        if sum(entry.size for entry in self._entries.values()) > self._limits.total:
            raise _large("*", self._limits.total, "total")

    def size(self, name: str) -> int:
        """Return how long a part says it is; 0 where there is none."""
        entry = self._entries.get(plain_name(name))
        return entry.size if entry else 0

    def read(self, name: str, most: int | None = None) -> bytes:
        """Return a whole part, of at most `most` bytes (by default what a lesser part may have)."""
        return b"".join(self.stream(name, self._limits.small_part if most is None else most))

    def stream(self, name: str, most: int) -> Iterator[bytes]:
        """Inflate a part piece by piece; at the end its size and checksum must be as declared."""
        entry = self._checked(self._entries[plain_name(name)], most)
        size = crc = 0
        for piece in self._pieces(entry):
            size += len(piece)
            self._inflated += len(piece)
            if size > entry.size:
                raise damaged(
                    f"{entry.name} 比目录中声明的长", f"{entry.name} is longer than declared"
                )
            crc = zlib.crc32(piece, crc)
            yield piece
        if size != entry.size or crc != entry.crc:
            raise damaged(f"{entry.name} 的校验和不符", f"the checksum of {entry.name} is wrong")

    def _checked(self, entry: Entry, most: int) -> Entry:
        limits = self._limits
        if entry.flags & _ENCRYPTED:
            raise Refused(PASSWORD)
        if entry.method not in (_STORED, _DEFLATED):
            raise unsafe(
                f"{entry.name} 用了少见的压缩方法 {entry.method}",
                f"{entry.name} uses the uncommon compression method {entry.method}",
            )
        if entry.size > most:
            raise _large(entry.name, most, "part")
        if entry.size > limits.ratio_from and entry.size > limits.ratio * entry.packed:
            raise too_large(
                f"{entry.name} 的压缩比为 {entry.size // max(entry.packed, 1)}",
                f"{entry.name} is compressed {entry.size // max(entry.packed, 1)} times",
                limits.ratio,
                "ratio",
            )
        if self._inflated + entry.size > limits.total:
            raise _large(entry.name, limits.total, "total")
        return entry

    def _pieces(self, entry: Entry) -> Iterator[bytes]:
        packed = self._packed(entry)
        if entry.method == _STORED:
            return packed
        return _inflate(packed, entry.name)

    def _packed(self, entry: Entry) -> Iterator[bytes]:
        position = self._data(entry)
        left = entry.packed
        while left:
            self._file.seek(position)
            piece = self._file.read(min(_CHUNK, left))
            if not piece:
                raise _cut_short()
            position, left = position + len(piece), left - len(piece)
            yield piece

    def _data(self, entry: Entry) -> int:
        self._file.seek(entry.offset)
        head = self._file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(b"PK\3\4"):
            raise damaged(f"找不到 {entry.name} 的数据", f"the data of {entry.name} are missing")
        name, extra = _LOCAL.unpack(head)[-2:]
        return entry.offset + _LOCAL.size + int(name) + int(extra)


def plain_name(name: str) -> str:
    """Return a part's name as it is looked up: "/" between folders, without regard to case."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _inflate(packed: Iterator[bytes], name: str) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-15)
    try:
        for piece in packed:
            while piece:
                yield inflater.decompress(piece, _INFLATED)
                piece = inflater.unconsumed_tail  # noqa: PLW2901 - what did not fit
    except zlib.error:
        raise damaged(f"{name} 解压失败", f"{name} cannot be decompressed") from None
    if not inflater.eof:
        raise _cut_short()


def _directory(file: BinaryIO, limits: Limits) -> dict[str, Entry]:
    end = file.seek(0, 2)
    start = max(0, end - _MAX_COMMENT - _END.size)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(b"PK\5\6")
    if place < 0 or len(tail) - place < _END.size:
        raise _cut_short()
    _, disk, first_disk, _, count, size, offset, _ = _END.unpack_from(tail, place)
    if _IN_EXTRA_16 in (disk, count) or _IN_EXTRA in (size, offset):
        disk, first_disk, count, size, offset = _end_64(file, start + place)
    if disk or first_disk or offset + size > start + place:
        raise damaged("压缩包目录有误", "the directory of the archive is wrong")
    if count > limits.entries:
        raise too_large(
            f"压缩包里有 {count} 个部件",
            f"{count} parts in the archive",
            limits.entries,
            "entries",
        )
    file.seek(offset)
    return _by_name(_entries(file.read(size), count))


def _end_64(file: BinaryIO, end: int) -> tuple[int, int, int, int, int]:
    file.seek(max(0, end - _END_64_LOCATOR.size))
    locator = file.read(_END_64_LOCATOR.size)
    if locator.startswith(b"PK\6\7") and len(locator) == _END_64_LOCATOR.size:
        file.seek(min(_END_64_LOCATOR.unpack(locator)[2], end))
        record = file.read(_END_64.size)
        if record.startswith(b"PK\6\6") and len(record) == _END_64.size:
            _, _, _, _, disk, first_disk, _, count, size, offset = _END_64.unpack(record)
            return disk, first_disk, count, size, offset
    raise damaged("压缩包目录有误", "the directory of the archive is wrong")


def _entries(directory: bytes, count: int) -> Iterator[Entry]:
    position = 0
    for _ in range(count):
        if len(directory) - position < _ENTRY.size or directory[position:][:4] != b"PK\1\2":
            raise _cut_short()
        fields = _ENTRY.unpack_from(directory, position)
        flags, method, crc, packed, size = fields[3], fields[4], *fields[7:10]
        name_end = position + _ENTRY.size + fields[10]
        name = directory[position + _ENTRY.size : name_end]
        extra = directory[name_end : name_end + fields[11]]
        packed, size, offset = _wide(extra, size, packed, fields[16])
        text = name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        yield Entry(text, flags, method, crc, packed, size, offset)
        position = name_end + fields[11] + fields[12]


def _wide(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Put in the values that stand in the zip64 field because they did not fit, or might not."""
    narrow = [size, packed, offset]
    if _IN_EXTRA in narrow:
        wide = _zip64_field(extra)
        for index, value in enumerate(narrow):
            if value == _IN_EXTRA:
                narrow[index] = int.from_bytes(wide[:8], "little")
                wide = wide[8:]
    size, packed, offset = narrow
    return packed, size, offset


def _zip64_field(extra: bytes) -> bytes:
    while len(extra) >= _EXTRA.size:
        kind, length = _EXTRA.unpack_from(extra)
        if kind == _ZIP64:
            return extra[_EXTRA.size : _EXTRA.size + length]
        extra = extra[_EXTRA.size + length :]
    return b""


def _by_name(entries: Iterator[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        name = plain_name(entry.name)
        if name in found:
            raise unsafe(f"部件 {entry.name} 出现两次", f"the part {entry.name} is there twice")
        if not name.endswith("/"):
            found[name] = entry
    in_order = sorted(found.values(), key=lambda entry: entry.offset)
    for one, following in pairwise(in_order):
        if one.offset + one.packed > following.offset:
            raise unsafe(
                f"部件 {one.name} 与 {following.name} 重叠",
                f"the parts {one.name} and {following.name} overlap",
            )
    return found


def _large(name: str, limit: int, which: str) -> Refused:
    return too_large(f"{name} 解压后太大", f"{name} is too large", limit, which)


def _cut_short() -> Refused:
    return damaged("压缩包不完整", "the archive is cut short")
