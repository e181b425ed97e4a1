import sys
from pathlib import Path

import pytest

from cqquality.returns.workbook import Cell, Kind, Limits, Range, Visibility
from tests.returns.workbook import compound
from tests.returns.workbook.building import read, refusal

pytest.importorskip("xlrd")

CELLS = (
    compound.hidden_columns(2, 3)
    + compound.hidden_row(4)
    + compound.label(0, 0, "质量合格率")
    + compound.number(1, 0, 0.965, 16)
    + compound.number(1, 1, 96.0)
    + compound.number(1, 2, 41820.0, 17)
    + compound.flag(2, 0, 1, False)
    + compound.flag(2, 1, 0x17, True)
    + compound.merge(0, 0, 0, 3)
)
FILE = compound.workbook(
    [("合格率", 0, CELLS), ("隐藏", 1, b""), ("深藏", 2, b"")], ["0.0%", "yyyy/m/d"]
)


def test_what_a_binary_workbook_holds(tmp_path: Path) -> None:
    found = read(tmp_path, FILE, name="in.et")
    assert (found.format, found.date1904) == ("xls", False)
    assert [(sheet.name, sheet.state) for sheet in found.sheets] == [
        ("合格率", Visibility.VISIBLE),
        ("隐藏", Visibility.HIDDEN),
        ("深藏", Visibility.VERY_HIDDEN),
    ]
    assert list(found.sheets[0].cells.values()) == [
        Cell(1, 1, Kind.TEXT, "质量合格率"),
        Cell(2, 1, Kind.NUMBER, "0.965", "0.0%"),
        Cell(2, 2, Kind.NUMBER, "96"),
        Cell(2, 3, Kind.NUMBER, "41820", "yyyy/m/d"),
        Cell(3, 1, Kind.BOOL, "TRUE"),
        Cell(3, 2, Kind.ERROR, "#REF!"),
    ]
    assert found.sheets[0].merges == (Range(1, 1, 1, 4),)
    assert (found.sheets[0].hidden_rows, found.sheets[0].hidden_columns) == (((5, 5),), ((3, 4),))


def test_the_1904_system(tmp_path: Path) -> None:
    assert read(tmp_path, compound.workbook([("表1", 0, b"")], date1904=True)).date1904


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (FILE[:600], "CQ213"),
        (FILE[:1700], "CQ208"),
        (FILE.replace(b"\x09\x08", b"\x00\x00"), "CQ208"),
        (compound.compound("EncryptedPackage", b""), "CQ207"),
        (compound.compound("WordDocument", b""), "CQ213"),
        (compound.compound("Workbook", b""), "CQ208"),
    ],
)
def test_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(tmp_path, content, name="in.xls") == code


def test_the_limit_of_cells(tmp_path: Path) -> None:
    assert refusal(tmp_path, FILE, Limits(cells=3)) == "CQ209"


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlrd", None)
    assert refusal(tmp_path, FILE, name="in.xls") == "CQ210"
