"""Workbooks built part by part, the sound and the hostile."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from cqquality.errors import UnreadableFile
from cqquality.returns.workbook import Limits, Workbook, read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"

Parts = dict[str, bytes]


def relationships(*targets: tuple[str, str], office: str = OFFICE) -> bytes:
    """Return a relationships part; each target is (kind, where), with ids R1, R2 ..."""
    lines = (
        f'<Relationship Id="R{number}" Type="{office}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'.encode()


def book(attributes: str = "", main: str = MAIN, office: str = OFFICE) -> bytes:
    """Return a workbook part with one sheet, 表1."""
    return (
        f'<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr{attributes}/>'
        f'<sheets><sheet name="表1" sheetId="1" r:id="R1"/></sheets></workbook>'
    ).encode()


def sheet(rows: str, before: str = "", after: str = "", main: str = MAIN) -> bytes:
    """Return a worksheet part with `rows` as its data."""
    return (
        f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    ).encode()


def strings(*items: str) -> bytes:
    """Return a table of shared strings."""
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'.encode()


def styles(*formats: str) -> bytes:
    """Return styles whose cell formats have these format codes, "#17" for a built-in one."""
    own = "".join(
        f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(formats)
    )
    ids = (int(code[1:]) if code[1:].isdigit() else 200 + at for at, code in enumerate(formats))
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in ids)
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="9"/>'
        f"</cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>"
    ).encode()


def parts(rows: str = "", **changed: bytes | None) -> Parts:
    """Return the parts of a workbook with `rows`; SHEET and its like name those to change.

    The names are given in lower case, as in `parts(book=None)`.
    """
    made: dict[str, bytes | None] = {
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
        BOOK: book(),
        BOOK_RELATIONS: relationships(
            ("worksheet", "worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        SHEET: sheet(rows),
        STRINGS: strings("<t>甲</t>", "<t>乙</t>"),
        STYLES: styles("General", "#9"),
    }
    made |= {globals()[name.upper()]: content for name, content in changed.items()}
    return {name: content for name, content in made.items() if content is not None}


def zipped(contents: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of the parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return target.getvalue()


def read(
    folder: Path, content: bytes | Parts, limits: Limits | None = None, name: str = "in.xlsx"
) -> Workbook:
    """Write a workbook and read it back."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else zipped(content))
    return read_workbook(path, name, limits or Limits())


def refusal(
    folder: Path, content: bytes | Parts, limits: Limits | None = None, name: str = "in.xlsx"
) -> str:
    """Return the code of the one finding with which the file is refused."""
    with pytest.raises(UnreadableFile) as caught:
        read(folder, content, limits, name)
    (finding,) = caught.value.findings
    assert finding.place.file == name
    assert "\n" not in finding.message_text.zh + finding.message_text.en
    return finding.code.id


def values(workbook: Workbook) -> dict[str, str]:
    """Return the cells of the first sheet by their address."""
    return {cell.address: cell.raw for cell in workbook.sheets[0].cells.values()}
