"""Cells coloured in worksheet parts of every build."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.findings import Severity, address
from cqquality.reports.annotation.cells import anchored, colour
from cqquality.reports.annotation.mark import Mark
from cqquality.reports.annotation.markup import Malformed, in_utf8
from tests.returns.workbook.building import MAIN, sheet

Position = tuple[int, int]


def marked(data: bytes, *positions: Position) -> bytes:
    marks = [Mark(row, column, Severity.ERROR, "") for row, column in positions]
    return colour(data, marks, lambda base, _: base + 100)


@pytest.mark.parametrize(
    ("rows", "position", "expected"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row>', (1, 1), '<c r="A1" s="100"><v>1</v></c>'),
        ('<row r="1"><c r="A1" s="7"/></row>', (1, 1), '<c r="A1" s="107"/>'),
        ("<row r='1'><c s='7' r='A1'/></row>", (1, 1), "<c s=\"107\" r='A1'/>"),
        ('<row r="1"><c r="C1"/></row>', (1, 2), '<c r="B1" s="100"/><c r="C1"/>'),
        ('<row r="1"><c r="A1"/></row>', (1, 2), '<c r="A1"/><c r="B1" s="100"/></row>'),
        ('<row r="1" spans="1:1"><c r="A1"/></row>', (1, 2), '<row r="1"><c r="A1"/>'),
        ('<row r="1"/>', (1, 2), '<row r="1"><c r="B1" s="100"/></row>'),
        ('<row r="1" s="5" customFormat="1"/>', (1, 2), '<c r="B1" s="105"/>'),
        ('<row r="1"/><row r="5"/>', (3, 1), '<row r="3"><c r="A3" s="100"/></row><row r="5"/>'),
        ('<row r="1"/>', (3, 1), '<row r="3"><c r="A3" s="100"/></row></sheetData>'),
        ("<row><c/><c/></row><row><c/></row>", (1, 2), '<row><c/><c s="100"/></row>'),
        ("<row><c/></row><row><c/></row>", (2, 1), '<row><c s="100"/></row></sheetData>'),
    ],
)
def test_one_cell(rows: str, position: Position, expected: str) -> None:
    assert expected in marked(sheet(rows), position).decode()


def test_a_blank_cell_takes_the_format_of_its_column() -> None:
    columns = '<cols><col min="2" max="3" style="4"/></cols>'
    assert b'<c r="C1" s="104"/>' in marked(sheet("", before=columns), (1, 3))


def test_rows_into_a_sheet_written_as_one_tag() -> None:
    data = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData/></x:worksheet>'.encode()
    assert (
        marked(data, (2, 1), (5, 2))
        == (
            f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="A2" s="100"/></x:row>'
            '<x:row r="5"><x:c r="B5" s="100"/></x:row></x:sheetData></x:worksheet>'
        ).encode()
    )


def test_a_part_in_utf16() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><a>数</a>'
    assert in_utf8(text.encode("utf-16")).decode().endswith('encoding="UTF-8"?><a>数</a>')


@pytest.mark.parametrize("data", [b"<a", b"<!DOCTYPE a><a/>", b"<a><b></a>"])
def test_what_is_no_sound_xml_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        marked(data, (1, 1))


def test_marks_in_one_merged_range_become_one() -> None:
    data = sheet("", after='<mergeCells><mergeCell ref="B2:C4"/></mergeCells>')
    marks = [Mark(3, 3, Severity.INFO, "a"), Mark(4, 2, Severity.ERROR, "b")]
    assert anchored(data, marks) == [Mark(2, 2, Severity.ERROR, "a\n\nb")]


POSITIONS = st.tuples(st.integers(1, 12), st.integers(1, 30))


@given(st.sets(POSITIONS), st.sets(POSITIONS, min_size=1))
def test_every_mark_is_there_and_nothing_else_changes(
    filled: set[Position], wanted: set[Position]
) -> None:
    after = marked(_sheet(filled), *wanted)
    cells = ET.fromstring(after).iter(f"{{{MAIN}}}c")  # noqa: S314 - our own
    found = [(each.get("r"), each.get("s"), "".join(each.itertext())) for each in cells]
    assert found == [
        (
            address(*where),
            "100" if where in wanted else None,
            str(where) if where in filled else "",
        )
        for where in sorted(filled | wanted)
    ]
    rows = [int(number) for number in re.findall(rb'<row r="(\d+)"', after)]
    assert rows == sorted({row for row, _ in filled | wanted})


def _sheet(filled: set[Position]) -> bytes:
    rows = (
        f'<row r="{row}">'
        + "".join(
            f'<c r="{address(row, column)}"><v>{(row, column)}</v></c>'
            for at, column in sorted(filled)
            if at == row
        )
        + "</row>"
        for row in sorted({row for row, _ in filled})
    )
    return sheet("".join(rows))
