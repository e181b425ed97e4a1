from pathlib import Path

import pytest

from cqquality.returns.workbook import Kind, Limits
from tests.returns.workbook.building import read, refusal, values

TABLE = "指标名称,数值\n产品质量合格率,96.5%\n"
FOUND = {"A1": "指标名称", "B1": "数值", "A2": "产品质量合格率", "B2": "96.5%"}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    workbook = read(tmp_path, mark + TABLE.encode(encoding), name="区县.csv")
    assert values(workbook) == FOUND
    assert (workbook.format, workbook.sheets[0].name) == ("csv", "区县")
    assert {cell.kind for cell in workbook.sheets[0].cells.values()} == {Kind.TEXT}


@pytest.mark.parametrize("name", ["in.csv", "in.CSV", "in.txt", "in.tsv"])
def test_names(tmp_path: Path, name: str) -> None:
    assert values(read(tmp_path, TABLE.encode(), name=name)) == FOUND


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a;b\n1,5;2\n", {"A1": "a", "B1": "b", "A2": "1,5", "B2": "2"}),
        ("a\tb\n1,234\t2\n", {"A1": "a", "B1": "b", "A2": "1,234", "B2": "2"}),
        ('标题\na,b\n"1,234",2\n', {"A1": "标题", "A2": "a", "B2": "b", "A3": "1,234", "B3": "2"}),
        ('a,"x\ny"\r\nb,c\r\n', {"A1": "a", "B1": "x\ny", "A2": "b", "B2": "c"}),
        ("a,,c\n\n,b\n", {"A1": "a", "C1": "c", "B3": "b"}),
        ("a\rb\r", {"A1": "a", "A2": "b"}),
        ("a\u2028b,c\n", {"A1": "a\u2028b", "B1": "c"}),
        ("a", {"A1": "a"}),
        ("\n", {}),
    ],
)
def test_rows(tmp_path: Path, text: str, found: dict[str, str]) -> None:
    assert values(read(tmp_path, text.encode(), name="in.csv")) == found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'a,"b\nc,d\n', "CQ208"),
        (b'a,"b"c\n', "CQ208"),
        (b"\xff\xfea", "CQ215"),
        (b"a,\xff\xff\n", "CQ215"),
        (b"\xef\xbb\xbf\xff", "CQ215"),
        (b"a,\x01b\n", "CQ215"),
        (b"a," + b"," * 20_000, "CQ208"),
        (b"a" * 200_000, "CQ208"),
        (b"a,b\0c", "CQ205"),
    ],
)
def test_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(tmp_path, content, name="in.csv") == code


def test_the_limit_of_cells(tmp_path: Path) -> None:
    assert refusal(tmp_path, TABLE.encode(), Limits(cells=3), name="in.csv") == "CQ209"


def test_a_long_text_is_bad(tmp_path: Path) -> None:
    (cell,) = read(tmp_path, b"a" * 40_000, name="in.csv").sheets[0].cells.values()
    assert (cell.kind, len(cell.raw)) == (Kind.BAD, 32_767)
