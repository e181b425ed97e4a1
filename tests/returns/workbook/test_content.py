import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqquality.errors import UnreadableFile
from cqquality.returns.workbook import read_workbook
from cqquality.returns.workbook.codes import CODES
from cqquality.text import Language
from tests.returns.workbook import compound
from tests.returns.workbook.building import parts, read, refusal, values, zipped

ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row>'
FILE = zipped(parts(ROWS))
HTML = b"<html><body><table><tr><td>1</td></tr></table></body></html>"
XML_2003 = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


@pytest.mark.parametrize("name", ["in.xlsx", "in.xls", "in.csv", "in", "in.et"])
def test_the_content_decides(tmp_path: Path, name: str) -> None:
    assert values(read(tmp_path, FILE, name=name)) == {"A1": "甲", "B1": "0.5"}


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "in.xlsx", "CQ204"),
        (b"hello", "in.xlsx", "CQ205"),
        ("指标,1\n".encode("gb18030"), "in.xls", "CQ205"),
        (b"%PDF-1.7\0", "in.pdf", "CQ205"),
        (b"\x89PNG\r\n\x1a\n\0", "in.xlsx", "CQ205"),
        (b"anything", "~$in.xlsx", "CQ206"),
        (b"anything", "._in.xlsx", "CQ206"),
        (b"<html><p>no table</p></html>", "in.xls", "CQ212"),
        (XML_2003, "in.xls", "CQ212"),
        (zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), "in.docx", "CQ213"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "a.ods", "CQ208"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a.odt", "CQ213"),
        (compound.compound("EncryptedPackage", b""), "in.xlsx", "CQ207"),
    ],
)
def test_refused(tmp_path: Path, content: bytes, name: str, code: str) -> None:
    assert refusal(tmp_path, content, name=name) == code


@pytest.mark.parametrize(
    "data", [HTML, b"\xef\xbb\xbf \r\n" + HTML, HTML.decode().encode("utf-16")]
)
def test_a_page_is_known_by_its_content(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data, name="in.xls").format == "html"


def code_of(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(path)
    (finding,) = caught.value.findings
    assert finding.place.file == str(path)
    return finding.code.id


def test_what_is_no_file(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "CQ202"
    assert code_of(tmp_path / "missing.xlsx") == "CQ201"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_special_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "zero.xlsx").symlink_to("/dev/zero")
    (tmp_path / "loop.xlsx").symlink_to("loop.xlsx")
    (tmp_path / "link.xlsx").symlink_to("file.xlsx")
    (tmp_path / "file.xlsx").write_bytes(FILE)
    assert code_of(tmp_path / "pipe.xlsx") == "CQ202"
    assert code_of(tmp_path / "zero.xlsx") == "CQ202"
    assert code_of(tmp_path / "loop.xlsx") == "CQ203"
    assert code_of(tmp_path / "a\0b.xlsx") == "CQ201"
    assert len(read_workbook(tmp_path / "link.xlsx").sheets) == 1


def test_big_files_are_read_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cqquality.returns.workbook.opening._KEPT", 10)
    assert values(read(tmp_path, FILE)) == {"A1": "甲", "B1": "0.5"}


HOSTILE = settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def survives(folder: Path, content: bytes, name: str) -> None:
    """Reading gives a workbook or the one exception, and nothing else."""
    try:
        workbook = read(folder, content, name=name)
    except UnreadableFile:
        return
    assert workbook.name == name


@HOSTILE
@given(data=st.data())
def test_mutated_archives(tmp_path: Path, data: st.DataObject) -> None:
    survives(tmp_path, mutated(data, FILE), "in.xlsx")


@HOSTILE
@given(data=st.data())
def test_mutated_parts(tmp_path: Path, data: st.DataObject) -> None:
    made = parts(ROWS)
    name = data.draw(st.sampled_from(sorted(made)))
    survives(tmp_path, zipped({**made, name: mutated(data, made[name])}), "in.xlsx")


@HOSTILE
@given(data=st.data())
def test_mutated_binary_workbooks(tmp_path: Path, data: st.DataObject) -> None:
    file = compound.workbook([("表1", 0, compound.label(0, 0, "甲") + compound.number(1, 1, 2))])
    survives(tmp_path, mutated(data, file), "in.xls")


@HOSTILE
@given(content=st.binary(max_size=60), name=st.sampled_from(["in.csv", "in.xlsx", "in.xls"]))
def test_any_bytes(tmp_path: Path, content: bytes, name: str) -> None:
    survives(tmp_path, content, name)


def mutated(data: st.DataObject, content: bytes) -> bytes:
    """Cut the content short, or put other bytes in the place of some."""
    if data.draw(st.booleans()):
        return content[: data.draw(st.integers(0, len(content)))]
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content)))
        changed[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    return bytes(changed)


def test_codes_are_numbered_in_order_and_speak_both_languages() -> None:
    assert [code.id for code in CODES] == [f"CQ{201 + at}" for at in range(len(CODES))]
    for code in CODES:
        for words in (code.title, code.message, code.help, code.why):
            words.zh.encode("gbk")
            assert words.to(Language.EN).isascii()


def test_reading_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(FILE)
    program = (
        "import sys; from pathlib import Path;"
        "from cqquality.returns.workbook import read_workbook;"
        f"read_workbook(Path({str(tmp_path / 'in.xlsx')!r}));"
        "print(sorted({'zipfile', 'csv', 'xlrd', 'openpyxl', 'xml', 'io'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "['io']", done.stderr
