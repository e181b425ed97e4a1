"""What is no workbook, or one of another kind; what is not even a file."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.hostile.attack import Attack, attack
from tests.hostile.crooked import SOUND
from tests.hostile.sound import INSPECTED, comma_separated, table
from tests.returns.workbook import compound
from tests.returns.workbook.building import zipped

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def special(name: str, outcome: str, make: Callable[[Path], object], file: str) -> Attack:
    """Return an attack by something that is not a regular file."""

    def made(folder: Path) -> Path:
        make(folder / file)
        return folder / file

    return Attack(name, outcome, made)


def inside(content: bytes, file: str = "in.xlsx") -> Callable[[Path], object]:
    """Return what puts a file with this content into a folder beside the sound return."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "sound.xlsx").write_bytes(SOUND)
        (folder / file).write_bytes(content)

    return make


def page(rows: str) -> bytes:
    """Return a web page with a table."""
    return f"<html><meta charset=utf-8><table>{rows}</table></html>".encode()


def table_rows() -> str:
    """Return the sound return as rows of a web page."""
    return "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in table())


def ods(body: str, doctype: str = "") -> dict[str, bytes]:
    """Return the parts of an OpenDocument spreadsheet."""
    spaces = " ".join(f'xmlns:{n}="{_OFFICE}:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f"{doctype}<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="a">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return {
        "mimetype": _ODS.encode(),
        "content.xml": content.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }


def ods_rows() -> str:
    """Return the sound return as rows of OpenDocument."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = ("".join(cell.format(text) for text in texts) for texts in table())
    return "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)


ENTITY = '<!DOCTYPE x [<!ENTITY a "x">]>'
REPEATED = (
    '<table:table-row table:number-rows-repeated="4294967295"><table:table-cell '
    'office:value-type="float" office:value="1" table:number-columns-repeated="4294967295">'
    "<text:p>1</text:p></table:table-cell></table:table-row>"
)


def xls(*records: bytes) -> bytes:
    """Return an .xls workbook: the head of the return, and more records."""
    cells = b"".join(
        compound.label(row, column, text)
        for row, texts in enumerate(table())
        for column, text in enumerate(texts)
    )
    return compound.workbook([("表1", 0, cells + b"".join(records))])


def xls_with(sign: bytes, replacement: bytes) -> bytes:
    """Return the .xls workbook with something in it replaced."""
    assert sign in xls()
    return xls().replace(sign, replacement, 1)


FILES: tuple[Attack, ...] = (
    attack("0 bytes", "refused CQ204", b""),
    attack("a lock file", "refused CQ206", b"\x05owner" + bytes(160), file="~$in.xlsx"),
    attack("a file of the Macintosh", "refused CQ206", b"\0\5\26\7" + bytes(80), file="._in.xlsx"),
    special("a pipe nobody writes to", "refused CQ202", os.mkfifo, "in.xlsx"),
    special(
        "a link to /dev/zero", "refused CQ202", lambda path: path.symlink_to("/dev/zero"), "in.xlsx"
    ),
    special(
        "a link to itself", "refused CQ203", lambda path: path.symlink_to(path.name), "in.xlsx"
    ),
    special("a folder called .xlsx", "refused CQ270", Path.mkdir, "in.xlsx"),
    special("a file that is not there", "refused CQ201", lambda _: None, "in.xlsx"),
    special("a lock file in a folder", "sound, CQ268", inside(b"\5x", "~$sound.xlsx"), "folder"),
    special("a bomb in a folder", "sound, CQ208", inside(SOUND[:99]), "folder"),
    attack("a picture", "refused CQ205", b"\x89PNG\r\n\x1a\n" + bytes(99)),
    attack("noise", "refused CQ205", bytes(range(256)) * 99),
    attack("a .docx", "refused CQ213", {"word/document.xml": b"<x/>"}),
    attack("a workbook called .xls", "sound", SOUND, file="in.xls"),
    attack("a workbook called .csv", "sound", SOUND, file="in.csv"),
    attack("text called .xls", "refused CQ205", comma_separated().encode("gb18030"), file="in.xls"),
    attack(
        "a spreadsheet of 2003",
        "refused CQ212",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        file="in.xls",
    ),
    attack("a web page called .xls", "sound, CQ218", page(table_rows()), file="in.xls"),
    attack("a web page without a table", "refused CQ212", b"<html>no</html>", file="in.xls"),
    attack("a web page cut short", "refused CQ208", page(table_rows())[:-40], file="in.xls"),
    attack(
        "a web page that spans a million columns",
        "refused CQ208",
        page("<tr><td colspan=1000000>1</td></tr>"),
        file="in.xls",
    ),
    attack(
        "a web page of tables in tables",
        "refused CQ208",
        page("<tr><td><table>" * 10_000),
        file="in.xls",
    ),
    attack("a web page of open tags", "refused CQ208", b"<html><table " * 100_000, file="in.xls"),
    attack("CSV", "sound", comma_separated().encode(), file="in.csv"),
    attack("CSV in GB18030", "sound", comma_separated().encode("gb18030"), file="in.csv"),
    attack(
        "CSV in Big5, which is GB18030 as well",
        "refused CQ250",
        "區縣,數值\n渝中,1\n".encode("big5"),
        file="in.csv",
    ),
    attack("CSV with NUL", "refused CQ205", b"a,b\n\0,1\n", file="in.csv"),
    attack(
        "CSV with a quote that never ends",
        "refused CQ208",
        comma_separated().encode() + b'"' + b"x\n" * 100_000,
        file="in.csv",
    ),
    attack(
        "CSV of one line with a million fields", "refused CQ208", b"1," * 1_000_000, file="in.csv"
    ),
)

OTHER_KINDS: tuple[Attack, ...] = (
    attack(
        "a password on the workbook",
        "refused CQ207",
        compound.compound("EncryptedPackage", bytes(4096)),
    ),
    attack(
        "a .doc", "refused CQ213", compound.compound("WordDocument", bytes(4096)), file="in.xls"
    ),
    attack("an .xls", "sound, CQ220", xls(), file="in.xls"),
    attack("an .xls called .xlsx", "sound, CQ220", xls()),
    attack("an .xls cut short", "refused CQ208", xls()[:1500], file="in.xls"),
    attack(
        "an .xls of noise",
        "refused CQ208",
        compound.compound("Workbook", bytes(range(256)) * 99),
        file="in.xls",
    ),
    attack(
        "an .xls whose sectors go round",
        "refused CQ208",
        xls_with(b"\3\0\0\0\4\0\0\0", b"\3\0\0\0\2\0\0\0"),
        file="in.xls",
    ),
    attack(
        "an .xls with everything merged",
        "B02 is None, P02 is None, CQ278",
        xls(compound.merge(0, 65535, 0, 255)),
        file="in.xls",
    ),
    attack(
        "an .xls with a cell in the last corner",
        "sound, CQ220 CQ296",
        xls(compound.number(65535, 255, 1.0)),
        file="in.xls",
    ),
    attack("an .ods that repeats 2^64 cells", "refused CQ208", ods(REPEATED), file="in.ods"),
    attack("an .ods", "sound, CQ218 CQ220", ods(ods_rows()), file="in.ods"),
    attack(
        "an .ods with an entity in a figure",
        "refused CQ208",
        ods(ods_rows().replace(INSPECTED, "58&a;31"), ENTITY),
        file="in.ods",
    ),
    attack("an .ods called .xlsx, cut short", "refused CQ208", zipped(ods(REPEATED))[:-40]),
)
