import tracemalloc
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from cqquality.errors import UnreadableFile
from cqquality.returns.layout import Directory
from cqquality.returns.one_file import File, read_file
from cqquality.returns.workbook import Kind, Limits, Range, Visibility, read_workbook
from tests.returns.small import PACK
from tests.returns.workbook.building import (
    BOOK,
    MAIN,
    SHEET,
    STRICT,
    STRICT_OFFICE,
    STRINGS,
    Parts,
    book,
    parts,
    read,
    refusal,
    relationships,
    sheet,
    strings,
    styles,
    values,
)


def cell(content: str, attributes: str = "") -> str:
    return f'<row r="1"><c r="A1"{attributes}>{content}</c></row>'


def number(value: str = "7", place: str = "A1") -> str:
    row = place.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}"><v>{value}</v></c></row>'


@pytest.mark.parametrize(
    ("content", "attributes", "kind", "raw"),
    [
        ("<v>96.5</v>", "", Kind.NUMBER, "96.5"),
        ("<v>0.96499999999999997</v>", ' t="n"', Kind.NUMBER, "0.96499999999999997"),
        ("<v>-1.5E-3</v>", "", Kind.NUMBER, "-1.5E-3"),
        ("<v> 7\n</v>", "", Kind.NUMBER, "7"),
        ("<v>abc</v>", "", Kind.BAD, "abc"),
        ("<v>1e999</v>", "", Kind.BAD, "1e999"),
        ("<v>NaN</v>", "", Kind.BAD, "NaN"),
        ("<v>1_000</v>", "", Kind.BAD, "1_000"),
        ("<v>９６</v>", "", Kind.BAD, "９６"),
        ("<v>1</v>", ' t="s"', Kind.TEXT, "乙"),
        ("<v>2</v>", ' t="s"', Kind.BAD, "2"),
        ("<v>-1</v>", ' t="s"', Kind.BAD, "-1"),
        ("<v>1</v>", ' t="b"', Kind.BOOL, "TRUE"),
        ("<v>0</v>", ' t="b"', Kind.BOOL, "FALSE"),
        ("<v>7</v>", ' t="b"', Kind.BAD, "7"),
        ("<v>#DIV/0!</v>", ' t="e"', Kind.ERROR, "#DIV/0!"),
        ("<v>oops</v>", ' t="e"', Kind.BAD, "oops"),
        ("<v>2014-06-30T00:00:00</v>", ' t="d"', Kind.TEXT, "2014-06-30"),
        ("<v>2014-06-30T12:00:00</v>", ' t="d"', Kind.TEXT, "2014-06-30T12:00:00"),
        ("<v>1</v>", ' t="zz"', Kind.BAD, "1"),
        ("<is><t>字</t></is>", ' t="inlineStr"', Kind.TEXT, "字"),
        ("<is><r><t>a</t></r><r><t> b</t></r></is>", ' t="inlineStr"', Kind.TEXT, "a b"),
        ("<is><t>a</t><rPh><t>x</t></rPh></is>", ' t="inlineStr"', Kind.TEXT, "a"),
        ("<v>x</v><is><t>y</t></is>", ' t="inlineStr"', Kind.TEXT, "y"),
        ("<v>&lt;&#38;&#x5B57;&gt;</v>", ' t="str"', Kind.TEXT, "<&字>"),
        ("<v>a_x000D_b_x005F_x000D_</v>", ' t="str"', Kind.TEXT, "a\rb_x000D_"),
        ("<v>_xD83D__xDE00__xD800_</v>", ' t="str"', Kind.TEXT, "😀\ufffd"),
        ("<v><![CDATA[<b>]]></v>", ' t="str"', Kind.TEXT, "<b>"),
        ("<v> 留空 </v>", ' t="str"', Kind.TEXT, " 留空 "),
    ],
)
def test_values(tmp_path: Path, content: str, attributes: str, kind: Kind, raw: str) -> None:
    (found,) = read(tmp_path, parts(cell(content, attributes))).sheets[0].cells.values()
    assert (found.address, found.kind, found.raw, found.formula) == ("A1", kind, raw, False)


@pytest.mark.parametrize(
    ("content", "attributes", "kind", "raw"),
    [
        ("<f>1+1</f><v>2</v>", "", Kind.NUMBER, "2"),
        ("<f>1+1</f><v>0</v>", "", Kind.NUMBER, "0"),
        ('<f>"a"</f><v>a</v>', ' t="str"', Kind.TEXT, "a"),
        ("<f>A1/0</f><v>#DIV/0!</v>", ' t="e"', Kind.ERROR, "#DIV/0!"),
        ("<f>B1&amp;C1</f>", "", Kind.PENDING, "=B1&C1"),
        ("<f>1+1</f><v/>", "", Kind.PENDING, "=1+1"),
        ("<f>1+1</f><v></v>", "", Kind.PENDING, "=1+1"),
        ("<f>A1</f>", ' t="str"', Kind.PENDING, "=A1"),
        ('<f t="shared" si="0"/>', "", Kind.PENDING, "="),
        ('<f t="shared" ref="A1:A2" si="0">B1</f><v>3</v>', "", Kind.NUMBER, "3"),
    ],
)
def test_formulas(tmp_path: Path, content: str, attributes: str, kind: Kind, raw: str) -> None:
    (found,) = read(tmp_path, parts(cell(content, attributes))).sheets[0].cells.values()
    assert (found.kind, found.raw, found.formula) == (kind, raw, True)


def test_a_zero_awaiting_calculation_is_no_result(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        worksheet = workbook.add_worksheet()
        worksheet.write_formula("A1", "=1+1")
        worksheet.write_formula("A2", "=1+1", None, 2)
        worksheet.write_number("A3", 0)
    cells = read_workbook(path).sheets[0].cells
    assert [(c.kind, c.raw) for c in cells.values()] == [
        (Kind.PENDING, "=1+1"),
        (Kind.NUMBER, "2"),
        (Kind.NUMBER, "0"),
    ]


@pytest.mark.parametrize(
    ("content", "attributes"),
    [
        ("", ""),
        ("<v></v>", ""),
        ("<v/>", ' t="s"'),
        ('<f>""</f><v></v>', ' t="str"'),
        ("<is><t></t></is>", ' t="inlineStr"'),
        ("<v>0</v>", ' t="s"'),
    ],
)
def test_cells_without_a_value_are_absent(tmp_path: Path, content: str, attributes: str) -> None:
    made = parts(cell(content, attributes), strings=strings("<t/>"))
    assert not read(tmp_path, made).sheets[0].cells


@pytest.mark.parametrize(
    "table",
    [
        strings("<t>甲&amp;</t>", '<t xml:space="preserve"> 乙</t>'),
        strings("<r><t>甲</t></r><r><rPr><b/></rPr><t>&amp;</t></r>", "<t> 乙</t>"),
        strings("<t>甲&#38;</t><rPh sb='0' eb='1'><t>jia</t></rPh>", "<t> 乙</t>"),
        strings("<t>甲&amp;</t>", "<t> 乙</t>").replace(b"<sst", b'<sst count="4294967295"'),
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        + strings("<t>甲&amp;</t>", "<t> 乙</t>"),
        strings("<t>甲&amp;</t>", "<t> 乙</t>").decode().encode("utf-16"),
        strings("<t>甲&amp;</t><!-- -->", "<t> 乙</t>"),
    ],
)
def test_shared_strings(tmp_path: Path, table: bytes) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    assert values(read(tmp_path, parts(rows, strings=table))) == {"A1": "甲&", "B1": " 乙"}


@pytest.mark.parametrize(
    ("style", "number_format"),
    [
        ("", "General"),
        (' s="0"', "General"),
        (' s="1"', "0.0%"),
        (' s="2"', 'yyyy"年"m"月"d"日"'),
        (' s="3"', "0%"),
        (' s="99"', "General"),
    ],
)
def test_number_formats(tmp_path: Path, style: str, number_format: str) -> None:
    made = parts(cell("<v>1</v>", style), styles=styles("General", "0.0%", "#31", "#9"))
    assert read(tmp_path, made).sheets[0].cells[1, 1].number_format == number_format


def strict() -> Parts:
    changed = {
        name: content.replace(MAIN.encode(), STRICT.encode())
        for name, content in parts(number()).items()
    }
    return {
        **changed,
        BOOK: book(main=STRICT, office=STRICT_OFFICE),
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml"), office=STRICT_OFFICE),
    }


def prefixed() -> Parts:
    rows = '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>'
    part = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    return parts(sheet=part.encode())


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(strict(), id="strict"),
        pytest.param(prefixed(), id="prefixed"),
        pytest.param(parts("<row><c><v>7</v></c></row>"), id="no addresses"),
        pytest.param(parts(sheet=sheet(number()).decode().encode("utf-16")), id="UTF-16"),
        pytest.param(parts(sheet=b"\xef\xbb\xbf" + sheet(number())), id="BOM"),
        pytest.param(parts(sheet=sheet(number(), '<dimension ref="A0:XFD1048576"/>')), id="lying"),
        pytest.param(parts(sheet=sheet(number(), "<!-- <sheetData> -->")), id="comment"),
        pytest.param(parts(number(), strings=None, styles=None), id="no strings, no styles"),
        pytest.param(
            parts('<row r="1" spans="1:99999999"><c r="A1"><v>7</v></c></row>'), id="span"
        ),
    ],
)
def test_dialects(tmp_path: Path, made: Parts) -> None:
    if STRINGS not in made:
        made["xl/_rels/workbook.xml.rels"] = relationships(("worksheet", "worksheets/sheet1.xml"))
    assert values(read(tmp_path, made)) == {"A1": "7"}


def test_far_corners_cost_nothing(tmp_path: Path) -> None:
    made = parts(number() + number(place="XFD1048576"))
    made[SHEET] = sheet(
        number() + number(place="XFD1048576"),
        '<cols><col min="2" max="4294967295" hidden="1"/></cols>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    (found,) = read(tmp_path, made).sheets
    assert set(found.cells) == {(1, 1), (1048576, 16384)}
    assert found.merges == (Range(1, 1, 1048576, 16384),)
    assert found.hidden_columns == ((2, 16384),)


def test_a_cell_given_twice_is_bad(tmp_path: Path) -> None:
    (found,) = read(tmp_path, parts(number("7") + number("8"))).sheets[0].cells.values()
    assert found.kind is Kind.BAD


@pytest.mark.parametrize("comment", ["", "<!-- -->"])
def test_a_text_longer_than_excel_allows_is_bad(tmp_path: Path, comment: str) -> None:
    made = parts(cell(f"{comment}<v>{'长' * 40_000}</v>", ' t="str"'))
    (found,) = read(tmp_path, made).sheets[0].cells.values()
    assert (found.kind, len(found.raw)) == (Kind.BAD, 32_767)


NESTED = "<a>" * 100 + "</a>" * 100
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'


@pytest.mark.parametrize(
    ("made", "code"),
    [
        pytest.param(parts(sheet=None), "CQ208", id="no sheet part"),
        pytest.param(parts(book=None), "CQ208", id="no workbook part"),
        pytest.param(parts(book_relations=None), "CQ208", id="no relationships"),
        pytest.param(
            parts(cell("<v>0</v>", ' t="s"'), strings=None), "CQ208", id="no shared strings"
        ),
        pytest.param(parts(styles=None), "CQ208", id="no styles"),
        pytest.param(parts(book=b"<w:document xmlns:w='urn:w'/>"), "CQ213", id="a document"),
        pytest.param(parts(sheet=b"<worksheet/>"), "CQ208", id="no sheet data"),
        pytest.param(parts(sheet=b"<chart/>"), "CQ208", id="not a worksheet"),
        pytest.param(parts(sheet=sheet(number())[:-30]), "CQ208", id="cut short"),
        pytest.param(parts(sheet=sheet(number()) + b"<a/>"), "CQ208", id="two roots"),
        pytest.param(parts(sheet=b""), "CQ208", id="empty part"),
        pytest.param(parts(number(place="XFE1")), "CQ208", id="column outside"),
        pytest.param(parts(number(place="A1048577")), "CQ208", id="row outside"),
        pytest.param(parts(number(place="A0")), "CQ208", id="row zero"),
        pytest.param(parts(number(place="A99999999999")), "CQ208", id="endless row"),
        pytest.param(parts(number(place="A4294967297")), "CQ208", id="row 2^32+1"),
        pytest.param(parts('<row r="1048576"/><row/>'), "CQ208", id="too many rows"),
        pytest.param(parts('<row><c r="XFD1"/><c/></row>'), "CQ208", id="cells"),
        pytest.param(parts(sheet=DOCTYPE.encode() + sheet("")), "CQ214", id="entities in sheet"),
        pytest.param(parts(sheet=EXTERNAL.encode() + sheet("")), "CQ214", id="external DTD"),
        pytest.param(parts(styles=DOCTYPE.encode() + styles()), "CQ214", id="entities in styles"),
        pytest.param(parts(book=DOCTYPE.encode() + book()), "CQ214", id="entities in workbook"),
        pytest.param(parts(cell(NESTED)), "CQ214", id="deep in a cell"),
        pytest.param(parts(sheet=sheet("", after=NESTED)), "CQ214", id="deep behind the cells"),
        pytest.param(parts(cell("<v>&nope;</v>", ' t="str"')), "CQ208", id="unknown entity"),
        pytest.param(parts(cell("<v>&#0;</v>", ' t="str"')), "CQ208", id="NUL reference"),
        pytest.param(parts(cell("<v>\x01</v>", ' t="str"')), "CQ208", id="control character"),
        pytest.param(
            parts(sheet=sheet("", after='<mergeCells><mergeCell ref="?"/></mergeCells>')),
            "CQ208",
            id="no range",
        ),
        pytest.param(
            parts(sheet=b'<?xml version="1.0" encoding="gb18030"?>' + sheet("")),
            "CQ208",
            id="unknown encoding",
        ),
    ],
)
def test_refused(tmp_path: Path, made: Parts, code: str) -> None:
    assert refusal(tmp_path, made, Limits(ratio=10**6)) == code


def test_entities_in_shared_strings_are_refused(tmp_path: Path) -> None:
    made = parts(cell("<v>0</v>", ' t="s"'), strings=DOCTYPE.encode() + strings("<t>&b;</t>"))
    assert refusal(tmp_path, made) == "CQ214"


def test_targets_are_looked_for_in_the_archive_alone(tmp_path: Path) -> None:
    made = parts()
    made["xl/_rels/workbook.xml.rels"] = relationships(("worksheet", "../../../../etc/passwd"))
    assert refusal(tmp_path, made) == "CQ208"


@pytest.mark.parametrize(
    ("made", "limits"),
    [
        (parts(number("1") + number("2", "B2")), Limits(cells=1)),
        (parts(book=book().replace(b"</sheets>", b"<sheet/></sheets>")), Limits(sheets=1)),
        (parts(number(), styles=styles("0", "0", "0")), Limits(formats=2)),
        (parts(cell("<v>1</v>", ' t="s"')), Limits(shared=1)),
        (
            parts(cell("<v>1</v>", ' t="s"'), strings=strings("<r><t>a</t></r>", "<t>b</t>")),
            Limits(shared=1),
        ),
        (
            parts(sheet=sheet("", after="<mergeCells>" + '<mergeCell ref="A1"/>' * 3)),
            Limits(merges=2),
        ),
        (parts(sheet=sheet("", f'<a a="{"x" * 4_000_000}"/>')), Limits(ratio=9999, token=1000)),
        (parts("<row/>" * 30), Limits(elements=20)),
        (parts(number()), Limits(part=10)),
        (parts(number()), Limits(small_part=10)),
        (parts(cell("<v>1</v>", ' t="s"')), Limits(strings=10)),
        (parts(number()), Limits(file=10)),
    ],
)
def test_limits(tmp_path: Path, made: Parts, limits: Limits) -> None:
    assert refusal(tmp_path, made, limits) == "CQ209"


@pytest.mark.parametrize("long", [1, 10_000], ids=["one after the other", "together"])
def test_each_sheet_has_a_budget_of_cells_and_all_have_one(tmp_path: Path, long: int) -> None:
    made = parts(number() + number(place="B2"))
    made[BOOK] = made[BOOK].replace(b"</sheets>", '<sheet name="表2" r:id="R1"/></sheets>'.encode())
    workbook = read(tmp_path, made, Limits(cells=2, book=4, long=long))
    assert workbook.names == tuple(sheet.name for sheet in workbook.sheets)
    assert [len(sheet.cells) for sheet in workbook.sheets] == [2, 2]
    for few in (Limits(cells=1, long=long), Limits(book=3, long=long)):
        with pytest.raises(UnreadableFile) as refused:
            list(read(tmp_path, made, few).sheets)
        assert [finding.code.id for finding in refused.value.findings] == ["CQ209"]


def test_memory_grows_with_a_sheet_and_not_with_their_number(tmp_path: Path) -> None:
    directory = Directory(PACK)

    def peak(sheets: int) -> int:
        book = openpyxl.Workbook()
        for _ in range(sheets):
            sheet = book.create_sheet()
            for row in range(400):
                sheet.append([f"{row}{column}" for column in range(10)])
        book.save(tmp_path / "book.xlsx")
        tracemalloc.start()
        try:
            read_file(File(tmp_path / "book.xlsx", "book.xlsx", Limits(long=1)), directory)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)  # what is loaded once is loaded now
    assert peak(12) < 2 * peak(3)


def test_a_large_workbook_is_read_again_and_kept_nowhere(tmp_path: Path) -> None:
    sheets = read(tmp_path, parts(number()), Limits(long=1)).sheets
    first, again = next(iter(sheets)), next(iter(sheets))
    assert first == again
    assert first is not again
    assert (len(sheets), sheets[0]) == (1, first)


def test_what_openpyxl_wrote(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - what openpyxl expects
    first = workbook.active
    assert first is not None
    first.title = "合格率"
    first["B3"], first["C3"], first["D3"] = "产品质量", 0.965, date(2014, 6, 30)
    first["C3"].number_format = "0.0%"
    first["E3"], first["F3"] = "=C3*2", True
    first["B3"].comment = Comment("见附件", "张三")
    first["G3"].fill = PatternFill("solid", "FFFF00")
    first.merge_cells("B1:D2")
    first.row_dimensions[5].hidden = first.row_dimensions[6].hidden = True
    first.column_dimensions["H"].hidden = True
    workbook.create_sheet("隐藏").sheet_state = "hidden"
    workbook.create_sheet("深藏").sheet_state = "veryHidden"
    workbook.create_chartsheet("图")
    path = tmp_path / "o.xlsx"
    workbook.save(path)

    found = read_workbook(path, "报表.xlsx")
    assert (found.name, found.date1904, found.format) == ("报表.xlsx", True, "xlsx")
    assert [(sheet.name, sheet.state) for sheet in found.sheets] == [
        ("合格率", Visibility.VISIBLE),
        ("隐藏", Visibility.HIDDEN),
        ("深藏", Visibility.VERY_HIDDEN),
    ]
    read_first = found.sheets[0]
    assert [(c.address, c.kind, c.raw, c.number_format) for c in read_first.cells.values()] == [
        ("B3", Kind.TEXT, "产品质量", "General"),
        ("C3", Kind.NUMBER, "0.965", "0.0%"),
        ("D3", Kind.NUMBER, "40358", "yyyy-mm-dd"),
        ("E3", Kind.PENDING, "=C3*2", "General"),
        ("F3", Kind.BOOL, "TRUE", "General"),
    ]
    assert read_first.merges == (Range(1, 2, 2, 4),)
    assert (read_first.hidden_rows, read_first.hidden_columns) == (((5, 6),), ((8, 8),))
    assert read_first.notes[3, 2].endswith("见附件")


def test_what_xlsxwriter_wrote(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        worksheet = workbook.add_worksheet("表1")
        percent = workbook.add_format({"num_format": "0.00%"})
        bold = workbook.add_format({"bold": True})
        worksheet.write_number("B2", 0.965, percent)
        worksheet.write_rich_string("B3", "产品", bold, "质量", "合格率")
        worksheet.write_string("B4", "a\x01_x000D_ & <b>\n")
        worksheet.write_blank("B5", None, percent)
        worksheet.write_comment("B2", "实测")
        worksheet.set_column("C:E", None, None, {"hidden": True})
        worksheet.set_row(7, None, None, {"hidden": True})
    (found,) = read_workbook(path).sheets
    assert [(c.raw, c.number_format) for c in found.cells.values()] == [
        ("0.965", "0.00%"),
        ("产品质量合格率", "General"),
        ("a\x01_x000D_ & <b>\n", "General"),
    ]
    assert (found.hidden_rows, found.hidden_columns) == (((8, 8),), ((3, 5),))
    assert found.notes == {(2, 2): "实测"}
