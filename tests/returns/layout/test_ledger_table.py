from fractions import Fraction
from typing import Any

import pytest

from cqquality.returns.layout import Contents, Directory, read_contents
from cqquality.returns.workbook import Cell, Kind
from tests.returns.small import PACK, Row, book, sheet, told

DIRECTORY = Directory(PACK)
HEADER = ("序号", "商圈名称", "年社零额(亿元)", "年度", "区县")


def read(*rows: Row, **options: Any) -> Contents:
    return read_contents(book(sheet(HEADER, *rows, name="商圈名录", **options)), DIRECTORY)


def test_a_row_is_an_entry() -> None:
    (entry,) = read((1, "解放碑 商圈", "1,205.5", "2013年", "渝中区")).entries
    assert entry.values == {
        "district": "解放碑商圈",
        "sales": Fraction("1205.5"),
        "area": "渝中区",
    }
    assert (entry.ledger, str(entry.period), entry.origin.cell) == ("districts", "2013", "B2")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param((), [], id="blank"),
        pytest.param((2, None, None, None, None), [], id="only its number"),
        pytest.param((None, "注：开业满一年", None, None), [], id="note"),
        pytest.param((None, "合计", 999, "2013年"), ["CQ266 B2"], id="total"),
        pytest.param((1, "江北嘴", 300, None), ["CQ265 D2"], id="no period"),
        pytest.param((1, None, 300, "2013年"), ["CQ265 B2"], id="no name"),
        pytest.param((1, "江北嘴", "—", "2013年"), ["CQ265 C2"], id="mark in a condition"),
        pytest.param((1, "江北嘴", "约300", "2013年"), ["CQ230 C2"], id="vague number"),
        pytest.param((1, "江北嘴", 300, "近年"), ["CQ240 D2"], id="no period at all"),
        pytest.param(
            (1, Cell(0, 0, Kind.ERROR, "#REF!"), 300, "2013年"), ["CQ236 B2"], id="error value"
        ),
        pytest.param(
            (1, "江北嘴", 300, "2013年", Cell(0, 0, Kind.ERROR, "#N/A")),
            ["CQ236 E2"],
            id="error where a blank would do",
        ),
    ],
)
def test_rows_that_are_no_entry(row: Row, expected: list[str]) -> None:
    contents = read(row, (2, "解放碑", 300, "2013年"))
    assert told(contents.findings) == expected
    assert [entry.values["district"] for entry in contents.entries] == ["解放碑"]


def test_gaps_of_one_kind_are_one_finding() -> None:
    contents = read(*[(1, "江北嘴", 300, None)] * 3)
    assert told(contents.findings) == ["CQ265 D2"]
    assert "第 2-4 行" in contents.findings[0].message_text.zh


def test_a_hidden_entry_is_counted_with_a_warning() -> None:
    contents = read((1, "江北嘴", 300, "2013年"), hidden_rows=((2, 2),))
    assert (len(contents.entries), told(contents.findings)) == (1, ["CQ263"])
