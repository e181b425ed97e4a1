"""The fast way and the parser must agree on whatever the fast way takes."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.returns.workbook import Limits
from cqquality.returns.workbook.cells import CellFactory
from cqquality.returns.workbook.codes import Refused
from cqquality.returns.workbook.markup import walk
from cqquality.returns.workbook.plain_rows import NotPlain, PlainRows
from cqquality.returns.workbook.strings import SharedStrings
from cqquality.returns.workbook.worksheet import SheetParts, Worksheet
from tests.returns.workbook.building import parts, read, sheet, values

LIMITS = Limits()


def factory() -> CellFactory:
    return CellFactory(partial(SharedStrings.of, ["甲", "", "a&b"]), ["0", "0%"], False, LIMITS)


def parsed(part: bytes) -> SheetParts:
    visitor = Worksheet("x", factory(), LIMITS)
    walk("x", [part], visitor, LIMITS)
    return visitor.parts


def taken(part: bytes, step: int = 1 << 20) -> SheetParts:
    visitor = Worksheet("x", factory(), LIMITS)
    rows = PlainRows(visitor.parts.cells, visitor.parts.hidden_rows, factory())
    pieces = (part[start : start + step] for start in range(0, len(part), step))
    walk("x", rows.rest(pieces), visitor, LIMITS)
    return visitor.parts


PLAIN = (
    '<row r="1" spans="1:3" hidden="1" x14ac:dyDescent="0.25"><c r="A1" s="1"><v>0.965</v></c>'
    '<c r="B1" s="1"/><c r="C1" s="1" t="s"></c><c r="D1" t="s"><v>2</v></c></row>'
    '<row r="2" hidden="false" ht="12.8"><c r="A2"><f>B1&amp;C1</f></c></row>'
    '<row r="3"/>\r\n  <row r="4"><c r="A4" t="inlineStr"><is><t>a\r\nb</t></is></c>'
    '<c r="B4"><f t="shared" ref="B4:B5" si="0">A1</f><v>3</v></c><c r="C4"><f/><v>1</v></c>'
    '<c r="D4" t="str"><f>A1</f><v></v></c><c r="E4" t="e"><v>#N/A</v></c></row>'
    '<row r="9" hidden="true"><c r="A9" /><c r="B9" s="0"><v/></c></row>'
)
XMLNS = 'xmlns:x14ac="urn:x"'


@pytest.mark.parametrize("step", [1, 7, 100, 10_000])
def test_plain_rows_read_as_the_parser_reads_them(step: int) -> None:
    part = sheet(PLAIN).replace(b"<worksheet", f"<worksheet {XMLNS}".encode())
    expected, found = parsed(part), taken(part, step)
    assert found.cells == expected.cells
    assert found.hidden_rows == expected.hidden_rows == [(1, 1), (9, 9)]
    assert len(found.cells) == 7


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c><v>1</v></c></row>',
        '<row><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" cm="1"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c></row>',
        '<row r="1"><c r="A1"><!-- --><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v><![CDATA[x]]></v></c></row>',
        '<row r="1"><c r="A1"><v>1</v><extLst/></c></row>',
        '<row r="1" xmlns="urn:other"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><y/><c r="A1"><v>1</v></c></row>',
        '<row r="1">x<c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row>x',
        '<row r="1"><c r="a1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><fx/><v>1</v></c></row>',
    ],
)
def test_anything_else_is_left_to_the_parser(rows: str) -> None:
    with pytest.raises(NotPlain):
        taken(sheet(rows))


@pytest.mark.parametrize(
    "part",
    [
        sheet("")
        .decode()
        .replace("<worksheet", '<?xml version="1.0" encoding="latin1"?><worksheet'),
        f"{sheet('').decode()[:30]}{'x' * (2 << 20)}",
    ],
)
def test_a_head_that_is_not_plain(part: str) -> None:
    with pytest.raises(NotPlain):
        taken(part.encode())


def test_blank_cells_are_passed_over(tmp_path: Path) -> None:
    blanks = "".join(f'<c r="{letter}{{0}}" s="1"/>' for letter in "ABCDEFGH")
    rows = "".join(f'<row r="{row}">{blanks.format(row)}</row>' for row in range(2, 20_000))
    filled = '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert values(read(tmp_path, parts(filled + rows))) == {"A1": "1"}


ATOMS = st.sampled_from(
    [
        *('<row r="1">', '<row r="2" hidden="1">', '<row r="3"/>', "</row>", "<row>", "\n "),
        *('<c r="A1">', '<c r="B1" s="1">', '<c r="C2" t="s">', '<c r="D2" t="str">', "</c>"),
        *('<c r="E1" s="0"/>', '<c r="F1" t="inlineStr">', "<c>", '<c r="XFE1"><v>1</v></c>'),
        *("<v>", "</v>", "<v/>", "<v>1</v>", "<v>&amp;&#x41;</v>", "<is><t>字</t></is>"),
        *("<f>", "</f>", "<f/>", '<f t="shared" si="0"/>', "<f>A1</f>", "1", "abc", "<!-- x -->"),
        *('<row r="4"><c r="A4"><v>5</v></c></row>', '<c r="A1"><v>1</v></c>', "&", "_x0041_"),
    ]
)


@given(st.lists(ATOMS, max_size=12).map("".join))
def test_what_the_fast_way_takes_the_parser_reads_the_same(rows: str) -> None:
    try:
        found = taken(sheet(rows))
    except (NotPlain, Refused):
        return
    expected = parsed(sheet(rows))
    assert (found.cells, found.hidden_rows) == (expected.cells, expected.hidden_rows)
