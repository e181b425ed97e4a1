"""The annotated copy: what is marked, and that nothing else changes."""

import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from cqquality.errors import CannotRun
from cqquality.findings import Severity
from cqquality.reports.annotation import annotate
from cqquality.returns.workbook import read_workbook
from cqquality.text import Language
from tests.reports.annotation.books import HOSTILE, NAME, copied, finding, parts, rich
from tests.returns.workbook import building

RED, YELLOW, BLUE = "FFFFC7CE", "FFFFEB9C", "FFDDEBF7"
FINDINGS = (
    finding(row=2, column=1),
    finding(row=2, column=2),
    finding(row=3, column=2, severity=Severity.WARNING),
    finding(row=20, column=6, severity=Severity.INFO),
    finding("O'Brien & 图", row=1, column=1),
    finding(),
    finding(sheet=""),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich(tmp_path_factory.mktemp("books") / NAME)


def test_only_what_carries_marks_changes(book: Path) -> None:
    before, after = parts(book.read_bytes()), parts(copied(book, *FINDINGS)[1].content)
    assert [name for name in before if name not in after] == []
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
    }
    assert set(after) - set(before) == {
        "xl/comments2.xml",
        "xl/drawings/vmlDrawing3.vml",
        "xl/worksheets/sheet3.xml",
    }
    for name, content in after.items():
        if name.endswith((".xml", ".rels", ".vml")):
            ET.fromstring(content)  # noqa: S314 - our own


def test_values_formulas_and_their_results_stay(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "checked.xlsx"
    copy.write_bytes(copied(book, *FINDINGS)[1].content)
    before, after = read_workbook(book).sheets, read_workbook(copy).sheets[1:]
    assert [one.cells for one in after] == [one.cells for one in before]
    assert [one.merges for one in after] == [one.merges for one in before]


def test_cells_keep_their_format_under_the_colour(book: Path) -> None:
    made, _ = copied(book, *FINDINGS)
    cell, blank = made["数据"]["B2"], made["数据"]["F20"]
    assert (cell.fill.fgColor.rgb, cell.number_format, cell.font.b) == (RED, "0.00%", True)
    assert made["数据"]["B3"].fill.fgColor.rgb == YELLOW
    assert (blank.fill.fgColor.rgb, blank.number_format) == (BLUE, "0.00%")  # that of the column
    assert made["数据"]["B4"].fill.fill_type is None


def test_a_comment_that_is_there_stays_above_ours(book: Path) -> None:
    made, _ = copied(book, *FINDINGS)
    notes = {cell: made["数据"][cell].comment for cell in ("A2", "B2", "C9")}
    assert [note.author for note in notes.values() if note][:2] == ["填表人", "cqquality"]
    assert str(notes["A2"] and notes["A2"].text).startswith("原有批注\n\n错误 CQ903：见到“x”\n处理")
    assert str(notes["C9"] and notes["C9"].text) == "另一条"


def test_findings_on_one_cell_are_joined_the_worst_first(book: Path) -> None:
    both = finding(row=3, column=3, severity=Severity.INFO), finding(row=3, column=3, seen="y")
    made, _ = copied(book, *both, language=Language.EN)
    note = made["数据"]["C3"].comment
    assert note
    assert note.text.split("\n")[0] == "error CQ903: saw 'y'"
    assert "info CQ901: saw 'x'" in note.text
    assert made["数据"]["C3"].fill.fgColor.rgb == RED


def test_inside_a_merged_range_its_first_cell_is_marked(book: Path) -> None:
    made, _ = copied(book, finding(row=3, column=5, seen="a"), finding(row=4, column=4, seen="b"))
    note = made["数据"]["D2"].comment
    assert note
    assert "“a”" in note.text
    assert "“b”" in note.text
    assert made["数据"]["D2"].fill.fgColor.rgb == RED


def test_the_first_sheet_lists_every_finding_with_a_link(book: Path) -> None:
    made, _ = copied(book, *FINDINGS)
    first = made.worksheets[0]
    assert (first.title, made.active and made.active.title) == ("检查结果", "检查结果")
    rows = [[cell.value for cell in row] for row in first.iter_rows(min_row=6)]
    assert len(rows) == len(FINDINGS)
    assert rows[1] == ["错误", "CQ903", "数据", "B2", "见到“x”", "改正"]
    links = {link.ref: link.location for link in _links(first)}
    assert links == {
        "D6": "'数据'!A2",
        "D7": "'数据'!B2",
        "D8": "'数据'!B3",
        "D9": "'数据'!F20",
        "D10": "'O''Brien & 图'!A1",
        "C11": "'数据'!A1",
    }


def _links(sheet: Any) -> list[Any]:
    return [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_only_the_first_sheet_is_selected_and_names_keep_their_sheet(book: Path) -> None:
    made, _ = copied(book, *FINDINGS)
    selected = [bool(one.sheet_view.tabSelected) for one in made.worksheets]
    assert selected == [True, False, False]
    assert "local" in made["数据"].defined_names
    assert "everywhere" in made.defined_names


def test_hostile_text_stays_text(book: Path) -> None:
    made, copy = copied(book, finding(row=3, column=3, seen=HOSTILE))
    cell, note = made.worksheets[0]["E6"], made["数据"]["C3"].comment
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert "=cmd|'/C calc'!A0[31m<b>&" in str(cell.value)
    assert note
    assert "=cmd|'/C calc'!A0[31m<b>&" in note.text
    assert not [part for part in parts(copy.content).values() if b"<f>=cmd" in part]


def test_text_that_looks_like_a_formula_is_none_in_the_copy(book: Path) -> None:
    made, _ = copied(book, finding(row=3, column=3))
    assert (made["数据"]["C3"].data_type, made["数据"]["C3"].value) == ("s", "=1+1")


def test_a_sheet_called_like_ours_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / NAME
    plain = openpyxl.Workbook()
    plain.worksheets[0].title = "检查结果"
    plain.save(path)
    assert copied(path, finding("检查结果", 1, 1))[0].sheetnames == ["检查结果 2", "检查结果"]


def test_a_copy_can_be_annotated_again(book: Path, tmp_path: Path) -> None:
    again = tmp_path / NAME
    again.write_bytes(copied(book, *FINDINGS)[1].content)
    made, _ = copied(again, finding(row=2, column=2, seen="again"))
    note = made["数据"]["B2"].comment
    assert note
    assert note.text.index("“x”") < note.text.index("“again”")


def test_comments_written_by_openpyxl(tmp_path: Path) -> None:
    path = tmp_path / NAME
    plain = openpyxl.Workbook()
    plain.worksheets[0].title = "数据"
    plain.worksheets[0]["B2"].comment = Comment("他的", "他")
    plain.save(path)
    made, copy = copied(path, finding(row=1, column=1), finding(row=2, column=2))
    notes = [made["数据"][cell].comment for cell in ("A1", "B2")]
    assert [note is not None and note.text[:2] for note in notes] == ["错误", "他的"]
    drawing = next(v for k, v in parts(copy.content).items() if k.endswith(".vml"))
    assert len(ET.fromstring(drawing).findall("{urn:schemas-microsoft-com:vml}shape")) == 2  # noqa: S314


def test_macros_stay_and_ask_for_their_extension(tmp_path: Path) -> None:
    path = rich(tmp_path / "宏.xlsm", macros=True)
    _, copy = copied(path, finding(row=2, column=2))
    assert copy.extension == ".xlsm"
    assert parts(copy.content)["xl/vbaProject.bin"] == b"macros"


def test_a_template_becomes_a_workbook(tmp_path: Path) -> None:
    plain = openpyxl.Workbook()
    plain.template = True
    plain.save(tmp_path / "a.xltx")
    _, copy = copied(tmp_path / "a.xltx", finding("Sheet", 1, 1))
    assert copy.extension == ".xlsx"
    assert b"template" not in parts(copy.content)["[Content_Types].xml"]


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"a,b\n1,2\n", "CQ216"), (b"\xd0\xcf\x11\xe0", "CQ216"), (b"PK\3\4broken", "CQ208")],
)
def test_what_is_no_ooxml_is_refused(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(CannotRun) as refusal:
        annotate(path, NAME, [], Language.ZH)
    assert [each.code.id for each in refusal.value.findings] == [told]


@pytest.mark.parametrize("styles", ["", "cellXfs", "numFmts"])
def test_a_workbook_with_few_styles_or_none(styles: str, tmp_path: Path) -> None:
    made = building.parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    if not styles:
        del made[building.STYLES]
        made[building.BOOK_RELATIONS] = building.relationships(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        )
    elif styles == "numFmts":
        made[building.STYLES] = f'<styleSheet xmlns="{building.MAIN}"/>'.encode()
    made["[Content_Types].xml"] = _TYPES
    path = tmp_path / NAME
    path.write_bytes(building.zipped(made))
    cell = copied(path, finding("表1", 1, 1))[0]["表1"]["A1"]
    assert (cell.value, cell.fill.fgColor.rgb) == (1, RED)


_TYPES = b"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType=
"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""


def test_a_strict_workbook_gets_strict_references(tmp_path: Path) -> None:
    office = building.STRICT_OFFICE
    made = building.parts(
        sheet=building.sheet("", main=building.STRICT),
        book=building.book("", building.STRICT, office),
    )
    made["_rels/.rels"] = building.relationships(("officeDocument", building.BOOK), office=office)
    made[building.BOOK_RELATIONS] = building.relationships(
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), office=office
    )
    made["[Content_Types].xml"] = _TYPES
    path = tmp_path / NAME
    path.write_bytes(building.zipped(made))
    path.write_bytes(annotate(path, NAME, [finding("表1", 1, 1)], Language.ZH).content)
    (first, second) = read_workbook(path).sheets
    assert (first.name, second.notes[1, 1][:2]) == ("检查结果", "错误")
    references = parts(path.read_bytes())["xl/worksheets/_rels/sheet1.xml.rels"]
    assert references.count(office.encode()) == 2


def test_another_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(building.zipped({"mimetype": b"application/vnd.oasis.opendocument"}))
    with pytest.raises(CannotRun) as refusal:
        annotate(path, NAME, [], Language.ZH)
    assert refusal.value.findings[0].code.id == "CQ216"


def test_a_workbook_of_no_usual_build_is_refused(tmp_path: Path) -> None:
    made = building.parts("<row r='1'/>", sheet=b"<worksheet>")
    made["[Content_Types].xml"] = _TYPES
    path = tmp_path / NAME
    path.write_bytes(building.zipped(made))
    with pytest.raises(CannotRun) as refusal:
        annotate(path, NAME, [finding("表1", 1, 1)], Language.ZH)
    assert refusal.value.findings[0].code.id == "CQ217"


def test_very_much_text_is_cut(book: Path) -> None:
    many = [finding(row=2, column=2, seen=f"{number:030}") for number in range(200)]
    note = copied(book, *many)[0]["数据"]["B2"].comment
    assert note
    assert len(note.text) < 4100
    assert note.text.endswith("……其余见第一张工作表")


def test_the_input_is_not_touched(book: Path) -> None:
    before = book.read_bytes()
    copied(book, *FINDINGS)
    assert book.read_bytes() == before
    assert BytesIO(before).read(2) == b"PK"
