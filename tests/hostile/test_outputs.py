"""Hostile text in cells, sheet names and file names comes out as text, in whatever is written."""

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from markdown_it import MarkdownIt

from tests.hostile.sandbox import Sandbox
from tests.hostile.sound import NAMES, cell, line, rows, sound
from tests.returns.workbook.building import book, zipped
from tests.returns.workbook.building import sheet as worksheet

CELLS = (
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)",
    "+1+cmd|x",
    "-1+cmd|x",
    "\t=1+1",
    "＝1+1",
    "[/x]",
    "[bold red]x[/]",
    "[link=http://attack.invalid]x[/link]",
    "</script><script>pwned</script><img src=x onerror=pwned>",
    "[x](javascript:pwned) |*y*| `z`",
    "http://attack.invalid",
    "_x001B_]0;pwned_x0007_ _x001B_[2J",
    "_x009B_2J _x202E_ _x2066_",
    "{{7*7}}{% x %}${7*7}",
)
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_MAIN}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_MAIN}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_MAIN}.sharedStrings+xml"/>'
    "</Types>"
).encode()
SHEET = "=1+1<b>{x}"
FILE = "=1+1<script>pwned[bold](javascript:pwned)\x1b]0;x\x07\u202e.xlsx"
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What moves a cursor, sets a title, or turns text around."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a return with each text in the place of a figure, and as unit and name beside it."""
    texts = [text.replace("&", "&amp;").replace("<", "&lt;") for text in CELLS]
    lines = "".join(_line(number, text) for number, text in enumerate(texts))
    name = SHEET.replace("<", "&lt;").encode()
    changed = book().replace("表1".encode(), name)
    path = tmp_path_factory.mktemp("hostile") / FILE
    made = sound(sheet=worksheet(rows() + lines), book=changed)
    path.write_bytes(zipped({**made, "[Content_Types].xml": TYPES}))
    return path


def _line(number: int, text: str) -> str:
    """Return a row with the text as the figure of a year, and another with it as name and unit."""
    row, inline = 5 + 2 * number, ' t="str"'
    figure = line(
        row, NAMES[0], "批次", "P02-1", last=_year(row, number) + cell(f"E{row}", text, inline)
    )
    row += 1
    cells = cell(f"A{row}", text, inline) + cell(f"B{row}", text, inline)
    return figure + f'<row r="{row}">{cells}{_year(row, number)}{cell(f"E{row}", "7")}</row>'


def _year(row: int, number: int) -> str:
    return cell(f"D{row}", f"{1990 + number}年", ' t="str"')


def screen(content: bytes) -> None:
    assert not FORBIDDEN.search(content.decode())


def comma_separated(content: bytes) -> None:
    screen(content.replace(b"\r\n", b"\n"))
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
        for field in row:
            is_number = re.fullmatch(r"[+-]?[0-9.]+", field)
            assert is_number or not field.lstrip().startswith(tuple("=+-@＝＋－＠")), field


class Tags(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def harmless(text: str, *, scripts: int) -> None:
    tags = Tags(text).found
    assert sum(tag == "script" for tag, _ in tags) == scripts
    for tag, attributes in tags:
        assert tag not in ("img", "iframe", "object", "embed", "base")
        assert not any(name.startswith("on") for name in attributes)
        link = (attributes.get("href") or "").strip().lower()
        assert not link.startswith(("javascript:", "http://attack"))


def page(content: bytes) -> None:
    text = content.decode()
    assert not FORBIDDEN.search(text)
    harmless(text, scripts=text.count("<script"))
    assert "<script>pwned" not in text


def markdown(content: bytes) -> None:
    screen(content)
    harmless(MarkdownIt("gfm-like", {"linkify": False}).render(content.decode()), scripts=0)


def workbook(content: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            for each in row:
                assert each.data_type != "f" or not isinstance(each.value, str), each.value
                assert not FORBIDDEN.search(str(each.value))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        relations = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".rels")]
    targets = re.findall(r'Target="([^"]*)"', "".join(relations))
    assert not any(each.startswith(("javascript:", "http")) for each in targets)


def document(content: bytes) -> None:
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    assert not FORBIDDEN.search(text)


COMMANDS: dict[str, tuple[list[str], Callable[[bytes], None]]] = {
    "terminal": (["evaluate"], screen),
    "details": (["evaluate", "--detail", "--sensitivity"], screen),
    "json": (["evaluate", "--format", "json"], screen),
    "csv": (["evaluate", "--format", "csv"], comma_separated),
    "csv-long": (["evaluate", "--format", "csv-long"], comma_separated),
    "markdown": (["evaluate", "--format", "markdown"], markdown),
    "html": (["evaluate", "--format", "html"], page),
    "xlsx": (["evaluate", "--format", "xlsx"], workbook),
    "docx": (["evaluate", "--format", "docx"], document),
    "inspect": (["inspect"], screen),
    "inspect json": (["inspect", "--format", "json"], screen),
    "explain": (["explain", "P02"], screen),
}


@pytest.mark.parametrize("kind", COMMANDS)
def test_text_stays_text(kind: str, hostile: Path, tmp_path: Path, sandbox: Sandbox) -> None:
    arguments, check = COMMANDS[kind]
    output = tmp_path / "out"
    ended = sandbox.run(*arguments, hostile, "-o", output)
    assert ended.code in (0, 1), ended.errors
    check(output.read_bytes())
    assert not FORBIDDEN.search(ended.out + ended.errors)


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_the_annotated_copy(hostile: Path, tmp_path: Path, sandbox: Sandbox) -> None:
    copy = tmp_path / "checked.xlsx"
    ended = sandbox.run("inspect", hostile, "--annotate", copy)
    assert ended.code in (0, 1), ended.errors
    screen(ended.out.encode())
    for sheet in openpyxl.load_workbook(copy).worksheets:
        for row in sheet.iter_rows():
            for each in row:
                assert each.data_type != "f"


@pytest.mark.parametrize("kind", ["json", "csv", "html", "xlsx", "docx"])
def test_a_file_name_that_is_no_text(
    kind: str, hostile: Path, tmp_path: Path, sandbox: Sandbox
) -> None:
    path = tmp_path / "\udcff\udcfe.xlsx"
    try:
        shutil.copy(hostile, path)
    except OSError:
        pytest.skip("this system has no such file names")
    output = tmp_path / "out"
    ended = sandbox.run("evaluate", tmp_path, "--format", kind, "-o", output)
    assert ended.code in (0, 1), ended.errors


def test_a_refusal(hostile: Path, sandbox: Sandbox) -> None:
    broken = hostile.with_name(f"broken{FILE}")
    broken.write_bytes(b"PK\3\4")
    ended = sandbox.run("evaluate", broken)
    assert ended.code == 2
    assert not FORBIDDEN.search(ended.errors)
