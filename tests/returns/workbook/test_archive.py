import struct
import warnings
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from cqquality.returns.workbook import Limits
from cqquality.returns.workbook.archive import Archive
from cqquality.returns.workbook.codes import Refused
from tests.returns.workbook.building import SHEET, parts, read, refusal, sheet, values, zipped

ROWS = '<row r="1"><c r="A1"><v>7</v></c></row>'
SEVEN = {"A1": "7"}


def patched(content: bytes, sign: bytes, offset: int, layout: str, value: int) -> bytes:
    """Overwrite a field of every record that begins with `sign`."""
    data = bytearray(content)
    place = data.find(sign)
    while place >= 0:
        struct.pack_into(layout, data, place + offset, value)
        place = data.find(sign, place + 4)
    return bytes(data)


def directory(content: bytes, offset: int, layout: str, value: int) -> bytes:
    return patched(content, b"PK\1\2", offset, layout, value)


def doubled(name: str) -> bytes:
    target = BytesIO(zipped(parts(ROWS)))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, sheet(""))
    return target.getvalue()


def overlapping() -> bytes:
    content = zipped(parts(ROWS))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        offset = max(info.header_offset for info in archive.infolist())
    return directory(content, 42, "<L", offset)


def plain(content: bytes = b"", **changed: bytes) -> bytes:
    return content or zipped(parts(ROWS, **changed))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(plain()[:-30], "CQ208", id="cut in the end record"),
        pytest.param(plain()[:200], "CQ208", id="cut in the first part"),
        pytest.param(b"PK\3\4" + bytes(100), "CQ208", id="only a signature"),
        pytest.param(b"x" + plain(), "CQ205", id="something in front"),
        pytest.param(plain() + bytes(70_000), "CQ208", id="something endless behind"),
        pytest.param(directory(plain(), 16, "<L", 1), "CQ208", id="wrong checksum"),
        pytest.param(directory(plain(), 24, "<L", 5), "CQ208", id="longer than declared"),
        pytest.param(directory(plain(), 24, "<L", 90_000), "CQ208", id="shorter than declared"),
        pytest.param(directory(plain(), 8, "<H", 1), "CQ207", id="encrypted"),
        pytest.param(directory(plain(), 10, "<H", 12), "CQ214", id="bzip2"),
        pytest.param(directory(plain(), 42, "<L", 3), "CQ214", id="all at one place"),
        pytest.param(overlapping(), "CQ214", id="overlapping"),
        pytest.param(doubled(SHEET), "CQ214", id="twice"),
        pytest.param(doubled(SHEET.upper()), "CQ214", id="twice but for case"),
        pytest.param(doubled(SHEET.replace("/", "\\")), "CQ214", id="twice but for slashes"),
        pytest.param(patched(plain(), b"PK\5\6", 16, "<L", 1 << 30), "CQ208", id="no directory"),
        pytest.param(patched(plain(), b"PK\5\6", 4, "<H", 1), "CQ208", id="many disks"),
        pytest.param(patched(plain(), b"PK\5\6", 10, "<H", 99), "CQ208", id="too few entries"),
        pytest.param(patched(plain(), b"PK\5\6", 10, "<H", 0xFFFF), "CQ208", id="no zip64"),
        pytest.param(patched(plain(), b"PK\3\4", 0, "<L", 0), "CQ205", id="no local headers"),
        pytest.param(zipped({"a.txt": b"x"}), "CQ213", id="any archive"),
        pytest.param(zipped({}), "CQ213", id="empty archive"),
    ],
)
def test_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(tmp_path, content) == code


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(zipped(parts(ROWS), zipfile.ZIP_STORED), id="stored"),
        pytest.param(zipped({k.upper(): v for k, v in parts(ROWS).items()}), id="upper case"),
        pytest.param(plain().replace(b"xl/", b"xl\\"), id="backslashes"),
        pytest.param(zipped({"../../x": b"", "xl/": b"", **parts(ROWS)}), id="odd names"),
        pytest.param(plain() + b"PK", id="a little behind"),
    ],
)
def test_read(tmp_path: Path, content: bytes) -> None:
    assert values(read(tmp_path, content)) == SEVEN


def test_zip64_fields_are_understood() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive, archive.open("a", "w", force_zip64=True) as part:
        part.write(b"content")
    assert Archive(target, Limits()).read("A") == b"content"


def test_zip64_directory_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 3)
    content = zipped({"a": b"content", "b": b"other"})
    archive = Archive(BytesIO(content), Limits())
    assert (archive.read("a"), archive.read("b")) == (b"content", b"other")


def bomb(limits: Limits) -> None:
    Archive(BytesIO(zipped({"a": bytes(3 << 20), "b": b"x"})), limits).read("a", 4 << 20)


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(), "ratio"),
        (Limits(ratio=9999, total=1 << 20), "total"),
        (Limits(entries=1), "entries"),
    ],
)
def test_limits(limits: Limits, name: str) -> None:
    with pytest.raises(Refused) as caught:
        bomb(limits)
    assert caught.value.code.id == "CQ209"
    assert caught.value.values["name"] == name


def test_a_raised_limit_lets_the_part_through() -> None:
    bomb(Limits(ratio=9999))


def test_a_part_over_its_limit_is_not_inflated() -> None:
    archive = Archive(BytesIO(zipped({"a": bytes(100)})), Limits())
    with pytest.raises(Refused):
        archive.read("a", 99)


def test_inflating_stops_where_the_declared_size_is_passed() -> None:
    content = directory(zipped({"a": bytes(64 << 20)}), 24, "<L", 1000)
    with pytest.raises(Refused):
        next(Archive(BytesIO(content), Limits()).stream("a", 9999))
