""".ods and .xlsb: their values, by a process of its own that may fail."""

import struct
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cqquality.returns.workbook import Kind, Limits, Visibility
from cqquality.returns.workbook import values as module
from tests.returns.workbook.building import PACKAGE, Parts, read, refusal, relationships, zipped

pytest.importorskip("python_calamine")

_URN = "urn:oasis:names:tc:opendocument:xmlns"


def ods(rows: str, table: str = "table") -> bytes:
    rows = rows.replace("\n", "")  # calamine takes no line breaks between cells
    content = (
        f'<office:document-content xmlns:office="{_URN}:office:1.0" '
        f'xmlns:table="{_URN}:table:1.0" xmlns:text="{_URN}:text:1.0"><office:body>'
        f'<office:spreadsheet><{table}:table table:name="表1">{rows}</{table}:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_URN}:manifest:1.0"/>'.encode(),
        }
    )


ROW = """<table:table-row><table:table-cell/>
<table:table-cell office:value-type='string'><text:p>渝北区</text:p></table:table-cell>
<table:table-cell office:value-type='float' office:value='0.965'/>
<table:table-cell office:value-type='date' office:date-value='2013-06-30'/></table:table-row>"""


def record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(data)]) + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb() -> bytes:
    sheet = struct.pack("<II", 1, 1) + wide("R1") + wide("台账")
    cell = struct.pack("<II", 1, 0)
    parts: Parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}"/>'.encode(),
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": b"".join(
            [record(131), record(143), record(156, sheet), record(144), record(132)]
        ),
        "xl/_rels/workbook.bin.rels": relationships(("worksheet", "worksheets/sheet1.bin")),
        "xl/worksheets/sheet1.bin": b"".join(
            [
                record(129),
                record(148, struct.pack("<4I", 0, 2, 0, 2)),
                record(145),
                record(0, struct.pack("<I", 2) + bytes(21)),
                record(5, cell + struct.pack("<d", 12.5)),
                record(146),
                record(130),
            ]
        ),
    }
    return zipped(parts)


def test_ods(tmp_path: Path) -> None:
    workbook = read(tmp_path, ods(f"<table:table-row/>{ROW}"), name="in.ods")
    (sheet,) = workbook.sheets
    assert {(cell.address, cell.kind, cell.raw) for cell in sheet.cells.values()} == {
        ("B2", Kind.TEXT, "渝北区"),
        ("C2", Kind.NUMBER, "0.965"),
        ("D2", Kind.TEXT, "2013-06-30"),
    }
    assert (workbook.format, sheet.name, sheet.state) == ("ods", "表1", Visibility.VISIBLE)
    (finding,) = workbook.findings
    assert finding.code.id == "CQ218"
    assert "OpenDocument" in finding.message_text.zh


def test_xlsb(tmp_path: Path) -> None:
    workbook = read(tmp_path, xlsb(), name="in.xlsx")
    (sheet,) = workbook.sheets
    assert [(cell.address, cell.raw) for cell in sheet.cells.values()] == [("B3", "12.5")]
    assert (workbook.format, sheet.name, sheet.state) == ("xlsb", "台账", Visibility.HIDDEN)


@pytest.mark.parametrize(
    ("content", "limits", "code"),
    [
        (ods("<table:table-row>"), Limits(), "CQ208"),
        (ods(ROW, "other"), Limits(), "CQ208"),
        (ods(ROW), Limits(cells=2), "CQ209"),
        (ods(ROW), Limits(part=100), "CQ209"),
        (ods(ROW), Limits(foreign_memory=1 << 24), "CQ208"),
        (ods(ROW), Limits(foreign_seconds=0), "CQ209"),
    ],
)
def test_refused(tmp_path: Path, content: bytes, limits: Limits, code: str) -> None:
    assert refusal(tmp_path, content, limits, "in.ods") == code


def test_a_process_that_dies_takes_nothing_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def aborted(command: list[str], **_: Any) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.CompletedProcess(command, -6)

    monkeypatch.setattr(subprocess, "run", aborted)
    assert refusal(tmp_path, ods(ROW), name="in.ods") == "CQ208"


def test_without_calamine_the_format_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    assert refusal(tmp_path, ods(ROW), name="in.ods") == "CQ211"
    assert refusal(tmp_path, xlsb(), name="in.xlsb") == "CQ211"
