"""Archives and markup that contradict themselves, point elsewhere, or are cut short."""

import struct
import warnings
import zipfile
from io import BytesIO

from tests.hostile.attack import Attack, Content, archive, attack
from tests.hostile.sound import rows, sound
from tests.returns.workbook.building import (
    BOOK,
    MAIN,
    SHEET,
    STRICT,
    STRICT_OFFICE,
    STRINGS,
    book,
    relationships,
    sheet,
    strings,
    styles,
    zipped,
)

SOUND = zipped(sound())
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)
QUADRATIC = f"<!DOCTYPE x [<!ENTITY a '{'x' * 50_000}'>]>"
LOCAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://attack.invalid/x.dtd">'


def patched(sign: bytes, offset: int, layout: str, value: int) -> bytes:
    """Return the sound return with a field of each record that begins with `sign` changed."""
    data = bytearray(SOUND)
    place = data.find(sign)
    while place >= 0:
        struct.pack_into(layout, data, place + offset, value)
        place = data.find(sign, place + 4)
    return bytes(data)


def in_directory(offset: int, layout: str, value: int) -> bytes:
    """Return the sound return with a field changed in the directory of the archive."""
    return patched(b"PK\1\2", offset, layout, value)


def twice(name: str) -> bytes:
    """Return the sound return with a second sheet, empty, by a name that may be the same."""
    target = BytesIO(SOUND)
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as added:
        warnings.simplefilter("ignore")
        added.writestr(name, sheet(""))
    return target.getvalue()


def with_entities(doctype: str, entity: str) -> Content:
    """Return the sound return with a document type in the table of strings."""
    text = strings(f"<t>&{entity};</t>" * 100)
    return sound(strings=doctype.encode() + text)


def strict() -> Content:
    """Return the return as the strict variant of the standard has it."""
    changed = {
        name: content.replace(MAIN.encode(), STRICT.encode()) for name, content in sound().items()
    }
    root = relationships(("officeDocument", "xl/workbook.xml"), office=STRICT_OFFICE)
    return {**changed, BOOK: book(main=STRICT, office=STRICT_OFFICE), "_rels/.rels": root}


def prefixed() -> Content:
    """Return the return with every element of the sheet written with a prefix."""
    made = (
        sheet(rows()).decode().replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    )
    return sound(sheet=made.replace("xmlns=", "xmlns:x=").encode())


ARCHIVES: tuple[Attack, ...] = (
    attack("cut in half", "refused CQ208", SOUND[: len(SOUND) // 2]),
    attack("without its last bytes", "refused CQ208", SOUND[:-30]),
    attack("half written, the rest zeros", "refused CQ208", SOUND[:900] + bytes(len(SOUND) - 900)),
    attack("only a signature", "refused CQ208", b"PK\3\4" + bytes(100)),
    attack("something in front", "refused CQ205", b"MZ" + SOUND),
    attack("a second archive behind", "refused CQ208", SOUND + zipped(sound("<c/>"))),
    attack("wrong checksums", "refused CQ208", in_directory(16, "<L", 1)),
    attack("declared smaller than it is", "refused CQ208", in_directory(24, "<L", 5)),
    attack("declared larger than it is", "refused CQ208", in_directory(24, "<L", 90_000)),
    attack("a password on the archive", "refused CQ207", in_directory(8, "<H", 1)),
    attack("packed with bzip2", "refused CQ214", zipped(sound(), zipfile.ZIP_BZIP2)),
    attack("all parts at one place", "refused CQ214", in_directory(42, "<L", 3)),
    attack("a part twice", "refused CQ214", twice(SHEET)),
    attack("a part twice in another case", "refused CQ214", twice(SHEET.upper())),
    attack("a part twice with backslashes", "refused CQ214", twice(SHEET.replace("/", "\\"))),
    attack("many disks", "refused CQ208", patched(b"PK\5\6", 4, "<H", 1)),
    attack("a directory beyond the end", "refused CQ208", patched(b"PK\5\6", 16, "<L", 1 << 30)),
    attack("parts in upper case", "sound", {k.upper(): v for k, v in sound().items()}),
    attack("backslashes between folders", "sound", SOUND.replace(b"xl/", b"xl\\")),
    attack("names that lead outside", "sound", {"../../../tmp/x": b"", "/etc/x": b"", **sound()}),
    attack("stored, not packed", "sound", archive(sound())),
    attack("no parts at all", "refused CQ213", zipped({})),
    attack("any archive", "refused CQ213", {"a.txt": b"x"}),
)

MARKUP: tuple[Attack, ...] = (
    attack("billion laughs", "refused CQ214", lambda: with_entities(LAUGHS, "a9")),
    attack("quadratic entities", "refused CQ214", lambda: with_entities(QUADRATIC, "a")),
    attack("a local file as entity", "refused CQ214", lambda: with_entities(LOCAL, "a")),
    attack("a remote document type", "refused CQ214", lambda: with_entities(REMOTE, "amp")),
    attack(
        "a document type in the sheet", "refused CQ214", sound(sheet=LOCAL.encode() + sheet(rows()))
    ),
    attack("no sheet part", "refused CQ208", sound(sheet=None)),
    attack("no workbook part", "refused CQ208", sound(book=None)),
    attack("no relationships", "refused CQ208", sound(book_relations=None)),
    attack("no shared strings", "refused CQ208", sound(strings=None)),
    attack("no styles", "refused CQ208", sound(styles=None)),
    attack("a sheet cut short", "refused CQ208", sound(sheet=sheet(rows())[:-40])),
    attack("an empty part", "refused CQ208", sound(sheet=b"")),
    attack("no sheet data", "refused CQ208", sound(sheet=b"<worksheet/>")),
    attack(
        "an unknown encoding",
        "refused CQ208",
        sound(sheet=b'<?xml version="1.0" encoding="gb18030"?>' + sheet(rows())),
    ),
    attack("UTF-16", "sound", sound(sheet=sheet(rows()).decode().encode("utf-16"))),
    attack("strict OOXML", "sound", strict()),
    attack("elements with a prefix", "sound", prefixed()),
    attack(
        "a target outside the archive",
        "refused CQ208",
        sound(book_relations=relationships(("worksheet", "../../../../etc/passwd"))),
    ),
    attack(
        "a sheet on another computer",
        "refused CQ208",
        sound(
            book_relations=relationships(("worksheet", "worksheets/sheet1.xml")).replace(
                b'Target="worksheets/sheet1.xml"',
                b'Target="\\\\attack.invalid\\share\\a.xml" TargetMode="External"',
            )
        ),
    ),
    attack(
        "a link to another workbook",
        "sound",
        sound(
            book_relations=sound()["xl/_rels/workbook.xml.rels"].replace(
                b"</Relationships>",
                b'<Relationship Id="R9" Type="x/externalLink" TargetMode="External" '
                b'Target="file:///\\\\attack.invalid\\share\\a.xlsx"/></Relationships>',
            )
        ),
    ),
    attack("a document inside", "refused CQ213", sound(book=b"<w:document xmlns:w='urn:w'/>")),
    attack(
        "counts without end",
        "sound",
        sound(
            strings=sound()[STRINGS].replace(
                b"<sst", b'<sst count="4294967295" uniqueCount="99999999"'
            )
        ),
    ),
    attack(
        "no such style",
        "sound",
        sound(styles=styles("0", "0")),
    ),
)
