"""The ledger path must agree with the form path, whatever wrote the sheet and however it is cut."""

import zipfile
from io import BytesIO
from itertools import chain
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqquality.errors import UnreadableFile
from cqquality.returns.workbook import Kind, Limits, read_workbook
from cqquality.returns.workbook.row_pattern import RowPattern
from cqquality.returns.workbook.streaming import (
    Divided,
    Stream,
    open_ledger,
    stream_rows,
)
from tests.growth import growth
from tests.returns.workbook.building import SHEET, Parts, parts, sheet, strings, zipped

LIMITS = Limits()
Rows = list[tuple[int, tuple[tuple[object, ...] | None, ...]]]


def put(folder: Path, content: Parts | bytes) -> Path:
    path = folder / "ledger.xlsx"
    path.write_bytes(content if isinstance(content, bytes) else zipped(content))
    return path


def form(path: Path, columns: list[int]) -> Rows:
    """Read the first sheet as a form, and of it the rows with something in `columns`."""
    cells = read_workbook(path).sheets[0].cells
    rows: Rows = []
    for row in sorted({row for row, _ in cells}):
        found = [cells.get((row, column)) for column in columns]
        if any(found):
            rows.append((row, tuple(cell and tuple(cell[2:]) for cell in found)))
    return rows


def ledger(path: Path, columns: list[int], tab: str | None = None) -> Rows:
    tab = tab or read_workbook(path).sheets[0].name
    return [
        (row, tuple(content and tuple(content) for content in contents))
        for row, contents in stream_rows(path, tab, columns)
    ]


def blocks(path: Path, columns: list[int], share: int = 0, shares: int = 1) -> list[int]:
    """Return the row numbers, and check that each block went the plain way or not."""
    with open_ledger(path) as book:
        stream = book.stream(book.tabs[0], columns)
        return [number for block in stream.blocks(share, shares) for number in block.numbers]


def parsed_blocks(path: Path, columns: list[int]) -> int:
    with open_ledger(path) as book:
        stream: Stream = book.stream(book.tabs[0], columns)
        list(stream.blocks())
        return stream.parsed_blocks


VALUES = st.one_of(
    st.none(),
    st.integers(-(10**14), 10**14),
    st.floats(-1e12, 1e12).map(lambda value: round(value, 4)),
    st.booleans(),
    st.sampled_from(["渝北区", " a<b&c ", "_x000D_", "#N/A", "９６％", "x" * 200, '"q"', "007"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8),
)
TABLES = st.lists(st.lists(VALUES, min_size=1, max_size=6), min_size=1, max_size=12)
COLUMNS = st.lists(st.integers(1, 7), min_size=1, max_size=4, unique=True)


def by_xlsxwriter(table: list[list[object]], shared: bool) -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": not shared, "in_memory": shared})
    page, percent = book.add_worksheet("台账"), book.add_format({"num_format": "0.0%"})
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            if isinstance(value, bool):
                page.write_boolean(row, column, value)
            elif isinstance(value, int | float):
                page.write_number(row, column, value, percent if column % 2 else None)
            elif value is None:
                page.write_blank(row, column, None, percent)
            else:
                page.write_string(row, column, str(value))
    book.close()
    return target.getvalue()


def by_openpyxl(table: list[list[object]]) -> bytes:
    target = BytesIO()
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("台账")
    for values in table:
        page.append(["=A1" if value == "007" else value for value in values])
    book.save(target)
    return target.getvalue()


def as_libreoffice(content: bytes) -> bytes:
    """Give the rows the attributes that LibreOffice writes."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    more = b' customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" '
    contents[SHEET] = (
        contents[SHEET]
        .replace(b"<row ", b"<row ")
        .replace(b'"><c ', b'"' + more + b'collapsed="false"><c ')
    )
    return zipped(contents)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(TABLES, COLUMNS, st.integers(0, 3))
def test_a_ledger_reads_as_a_form(
    tmp_path: Path, table: list[list[object]], columns: list[int], writer: int
) -> None:
    content = by_openpyxl(table) if writer == 3 else by_xlsxwriter(table, writer == 0)
    path = put(tmp_path, as_libreoffice(content) if writer == 2 else content)
    assert ledger(path, columns) == form(path, columns)
    assert parsed_blocks(path, columns) == 0


ROW = '<row r="{0}"><c r="A{0}" t="s"><v>0</v></c><c r="B{0}" s="1"><v>{0}</v></c></row>'


def plain(first: int, last: int) -> str:
    return "".join(ROW.format(row) for row in range(first, last + 1))


UNPLAIN = {
    "no addresses": '<row r="7"><c t="s"><v>0</v></c><c><v>1</v></c></row>',
    "out of order": '<row r="7"><c r="B7"><v>1</v></c><c r="A7"><v>2</v></c></row>',
    "a cell twice": '<row r="7"><c r="A7"><v>1</v></c><c r="A7"><v>2</v></c></row>',
    "twice, once blank": '<row r="7"><c r="A7"><v>1</v></c><c r="A7"/></row>',
    "of another row": '<row r="7"><c r="A8"><v>1</v></c></row>',
    "single quotes": "<row r='7'><c r='A7'><v>1</v></c></row>",
    "attribute before": '<row spans="1:2" r="7"><c r="A7"><v>1</v></c></row>',
    "row without number": '<row><c t="s"><v>1</v></c></row>',
    "comment": '<row r="7"><!-- </row> --><c r="A7"><v>1</v></c></row>',
    "rows commented out": '<!-- <row r="7"><c r="A7"><v>1</v></c></row> -->',
    "instruction": '<row r="7"><?x </row>?><c r="A7"><v>1</v></c></row>',
    "cdata": '<row r="7"><c r="A7" t="str"><v><![CDATA[</row>]]></v></c></row>',
    "rich text": '<row r="7"><c r="A7" t="inlineStr"><is><r><t>a</t></r></is></c></row>',
    "more in a cell": '<row r="7"><c r="A7"><v>1</v><extLst/></c></row>',
    "odd attributes": '<row r="7"><c cm="1" r="A7" t="str" s="1"><v>a&#13;b</v></c></row>',
    "odd style": '<row r="7"><c r="A7" s="x&lt;"><v>1</v></c></row>',
    "foreign row": '<row r="7" xmlns="urn:other"><c r="A7"><v>1</v></c></row>',
    "foreign element": '<y xmlns="urn:x"><c r="A7"><v>1</v></c></y>',
    "text between": ' x <row r="7"><c r="A7"><v>1</v></c></row>',
}


@pytest.mark.parametrize("kind", UNPLAIN)
def test_rows_that_are_not_plain_read_the_same(tmp_path: Path, kind: str) -> None:
    path = put(tmp_path, parts(plain(1, 6) + UNPLAIN[kind] + plain(9, 12)))
    assert ledger(path, [2, 1]) == form(path, [2, 1])
    assert parsed_blocks(path, [2, 1]) == 1


PLAIN_CELLS = {
    "spaces between": '\n <row r="7" spans="1:2"><c r="A7"><v>1</v></c></row>\r\n',
    "formula": '<row r="7"><c r="A7"><f>B1</f></c><c r="B7" t="str"><f/><v/></c></row>',
    "no result": '<row r="7"><c r="A7"><f t="shared" si="0"/><v></v></c></row>',
    "error": '<row r="7"><c r="A7" t="e"><v>#REF!</v></c><c r="B7" t="b"><v>1</v></c></row>',
    "bad": '<row r="7"><c r="A7" t="zz"><v>1</v></c><c r="B7" t="s"><v>99</v></c></row>',
    "escapes": '<row r="7"><c r="A7" t="str"><v>a&amp;b&#23436;_x0041_\r\n</v></c></row>',
    "inline and value": '<row r="7"><c r="A7" t="inlineStr"><v>3</v></c></row>',
    "blank": '<row r="7"><c r="A7" s="1"/><c r="B7" t="s"></c></row><row r="8"/>',
    "far": '<row r="7"><c r="A7"><v>1</v></c><c r="AA7"><v>2</v></c><c r="XFD7"><v>3</v></c></row>',
    "long": f'<row r="7"><c r="A7" t="str"><v>{"x" * 40_000}</v></c></row>',
}


@pytest.mark.parametrize("kind", PLAIN_CELLS)
def test_plain_cells_of_every_kind(tmp_path: Path, kind: str) -> None:
    path = put(tmp_path, parts(plain(1, 6) + PLAIN_CELLS[kind] + plain(9, 12)))
    for columns in ([1, 2], [2], [27, 1], [16384]):
        assert ledger(path, columns) == form(path, columns)
    assert parsed_blocks(path, [1, 2]) == 0


BROKEN = {
    "cut short": parts(sheet=sheet(plain(1, 6))[:-40]),
    "no end of data": parts(sheet=sheet(plain(1, 6)).replace(b"</sheetData>", b"")),
    "a row left open": parts(plain(1, 6) + '<row r="7"><c r="A7"><v>1</v></c>'),
    "unknown reference": parts(plain(1, 6) + '<row r="7"><c r="A7"><v>&x;</v></c></row>'),
    "rows go back": parts(plain(1, 6) + plain(3, 4)),
    "a row twice": parts(plain(1, 6) + plain(6, 6)),
    "beyond the last row": parts(ROW.format(1_048_577)),
    "bad bytes": parts(sheet=sheet(ROW.format(1)).replace(b"<v>0<", b"<v>\xff<")),
    "control character": parts('<row r="7"><c r="A7" t="str"><v>\x01</v></c></row>'),
    "tail unsound": parts(sheet=sheet(plain(1, 6), after="<mergeCells>")),
    "document type": parts(sheet=b"<!DOCTYPE x>" + sheet(plain(1, 6))),
    "no data": parts(sheet=b'<worksheet xmlns="x"></worksheet>'),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_ledger_is_an_error(tmp_path: Path, kind: str) -> None:
    path = put(tmp_path, BROKEN[kind])
    with pytest.raises(UnreadableFile):
        ledger(path, [1, 2], "表1")


def test_a_damaged_archive_is_an_error(tmp_path: Path) -> None:
    content = bytearray(zipped(parts(plain(1, 2000)), zipfile.ZIP_STORED))
    content[content.index(b"<v>1999</v>") + 3] = ord("8")
    with pytest.raises(UnreadableFile) as caught:
        ledger(put(tmp_path, bytes(content)), [2], "表1")
    assert [finding.code.id for finding in caught.value.findings] == ["CQ208"]


@pytest.mark.parametrize("shares", [2, 3])
def test_shares_make_up_the_whole(tmp_path: Path, shares: int) -> None:
    path = put(tmp_path, zipped(parts(plain(1, 40_000)), zipfile.ZIP_DEFLATED))
    shared = [blocks(path, [1], share, shares) for share in range(shares)]
    assert all(shared)
    assert sorted(chain(*shared)) == blocks(path, [1]) == list(range(1, 40_001))


def test_a_sheet_that_only_its_beginning_explains_is_not_shared(tmp_path: Path) -> None:
    path = put(tmp_path, parts(plain(1, 6) + UNPLAIN["row without number"]))
    with pytest.raises(Divided):
        blocks(path, [1], 0, 2)


def test_rows_read_before_the_parser_takes_over_are_not_read_twice(tmp_path: Path) -> None:
    rows = plain(1, 40_000) + "<!-- x -->" + plain(40_001, 40_100)
    assert blocks(put(tmp_path, parts(rows)), [1]) == list(range(1, 40_101))


def test_the_head_is_read_as_a_form(tmp_path: Path) -> None:
    path = put(tmp_path, parts(plain(1, 400)))
    with open_ledger(path) as book:
        head = book.head(book.tabs[0], 5)
    assert {cell.address for cell in head.cells.values()} == {
        f"{letter}{row}" for letter in "AB" for row in range(1, 6)
    }
    assert head.cells[1, 1].kind is Kind.TEXT


def test_hidden_rows_are_counted(tmp_path: Path) -> None:
    hidden = '<row r="7" ht="3" hidden="1"><c r="A7"><v>1</v></c></row><row r="8" hidden="0"/>'
    with open_ledger(put(tmp_path, parts(plain(1, 6) + hidden))) as book:
        stream = book.stream(book.tabs[0], [1])
        list(stream.blocks())
    assert stream.hidden_rows == 1


def test_a_ledger_without_limit_of_cells(tmp_path: Path) -> None:
    path = put(tmp_path, parts(plain(1, 50)))
    assert sum(1 for _ in stream_rows(path, "表1", [1, 2], limits=Limits(cells=10))) == 50


def test_what_is_no_xlsx_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n")
    with pytest.raises(UnreadableFile), open_ledger(path):
        pass


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 128, 1000])
def test_shared_strings_by_number(tmp_path: Path, count: int) -> None:
    items = [f"<t>{number}&amp;{'é' * (number % 3)}</t>" for number in range(count)]
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{row - 1}</v></c></row>'
        for row in range(count, 0, -1)
    )
    path = put(tmp_path, parts(rows, strings=strings(*items)))
    cells = read_workbook(path).sheets[0].cells
    assert [cells[row + 1, 1].raw for row in range(count)] == [
        f"{number}&{'é' * (number % 3)}" for number in range(count)
    ]


PATHOLOGICAL = (
    '<row r="1"',
    '<row r="1"><c r="A1"',
    '<c r="A1"><v>',
    "<row r=",
    '<row r="1">',
    "<",
)


@pytest.mark.parametrize("shape", PATHOLOGICAL)
def test_no_shape_makes_the_expression_slow(shape: str) -> None:
    def taken(size: int) -> None:
        assert RowPattern([1, 3]).take((shape * (size // len(shape))).encode()) is None

    assert growth(taken, 250_000) < 3
