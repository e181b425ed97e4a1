"""Small files that mean to be large ones: bombs of every kind."""

from collections.abc import Callable

from tests.hostile.attack import MEBIBYTE, Attack, Content, Packed, archive, attack, bomb
from tests.hostile.sound import FIRST, HEAD, cell, rows, sound
from tests.returns.workbook.building import (
    MAIN,
    SHEET,
    STRINGS,
    STYLES,
    book,
    relationships,
    sheet,
)

ANY_RATIO = ("--limit", "ratio=100000000")
"""With the first guard open, those behind it have to hold."""
_FIRST, _LAST = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode(), b"</sheetData></worksheet>"


def of_rows(before: str, block: bytes, times: int, after: str = "") -> Callable[[], Content]:
    """Return a workbook whose sheet has `block` again and again among its rows."""
    return of_part(SHEET, _FIRST + before.encode(), block, times, after.encode() + _LAST)


def of_part(part: str, head: bytes, block: bytes, times: int, tail: bytes) -> Callable[[], Content]:
    """Return a workbook with a part in which `block` comes again and again."""

    def made() -> bytes:
        entries: dict[str, bytes | Packed] = {**sound()}
        entries[part] = bomb(head, block, times, tail)
        return archive(entries)

    return made


def bordered_blanks() -> Content:
    """Return the sheet whose borders somebody drew down to the bottom: a very common return."""
    blank = "".join(f'<c r="{column}%d" s="1"/>' for column in "ABCDEFGH")
    ghosts = "".join(f'<row r="{row}">{blank % ((row,) * 8)}</row>' for row in range(4, 300_004))
    return sound(sheet=sheet(rows() + ghosts))


def many_sheets(count: int) -> Content:
    """Return a workbook with many sheets that are all one part."""
    tabs = "".join(f'<sheet name="s{number}" r:id="R1"/>' for number in range(count))
    return sound(book=book().replace(b"</sheets>", tabs.encode() + b"</sheets>"))


def many_parts() -> Content:
    """Return a workbook with sixty thousand parts."""
    return archive({**sound(), **{f"x/{number}": b"" for number in range(60_000)}})


def within(inner: Content) -> Content:
    """Return an archive within an archive, which is never opened."""
    assert not isinstance(inner, bytes)
    return {**sound(), "xl/embeddings/more.zip": archive(inner)}


BLANKS = b" " * MEBIBYTE
ROWS = b"<row/>" * 100_000
CELLS = b"<row>" + b"<c><v>1</v></c>" * 40 + b"</row>"
ITEMS = b"<si/>" * 100_000
STRINGS_HEAD = f'<sst xmlns="{MAIN}">'.encode()
STYLES_HEAD = f'<styleSheet xmlns="{MAIN}"><cellXfs>'.encode()
MERGES = "<mergeCells>" + '<mergeCell ref="F1:G2"/>' * 1_000_000 + "</mergeCells>"

BOMBS: tuple[Attack, ...] = (
    attack("2 GiB of blanks", "refused CQ209", of_rows(rows(), BLANKS, 2048)),
    attack(
        "2 GiB of blanks, any ratio", "refused CQ209", of_rows(rows(), BLANKS, 2048), *ANY_RATIO
    ),
    attack("50 MiB of blanks, any ratio", "sound", of_rows(rows(), BLANKS, 50), *ANY_RATIO),
    attack("64 million cells in a row", "refused CQ209", of_rows("<row>", b"<c/>" * 64_000, 1000)),
    attack(
        "64 million cells in a row, any ratio",
        "refused CQ208",
        of_rows("<row>", b"<c/>" * 64_000, 1000, "</row>"),
        *ANY_RATIO,
    ),
    attack("a million rows of 40", "refused CQ209", of_rows("", CELLS * 1000, 1048)),
    attack(
        "a million rows of 40, any ratio",
        "refused CQ209",
        of_rows("", CELLS * 1000, 1048),
        *ANY_RATIO,
    ),
    attack("52 million rows", "refused CQ209", of_rows("", ROWS, 520)),
    attack("1.1 million rows, any ratio", "refused CQ208", of_rows("", ROWS, 11), *ANY_RATIO),
    attack(
        "a shared string of 1 GiB",
        "refused CQ209",
        of_part(STRINGS, STRINGS_HEAD + b"<si><t>", b"x" * MEBIBYTE, 1024, b"</t></si></sst>"),
        *ANY_RATIO,
    ),
    attack(
        "a shared string of 100 MiB",
        "refused CQ209",
        of_part(STRINGS, STRINGS_HEAD + b"<si><t>", b"x" * MEBIBYTE, 100, b"</t></si></sst>"),
    ),
    attack(
        "30 million strings",
        "refused CQ209",
        of_part(STRINGS, STRINGS_HEAD, ITEMS, 300, b"</sst>"),
    ),
    attack(
        "2.1 million strings, any ratio",
        "refused CQ209",
        of_part(STRINGS, STRINGS_HEAD, ITEMS, 21, b"</sst>"),
        *ANY_RATIO,
    ),
    attack(
        "an attribute of 200 MiB, any ratio",
        "refused CQ209",
        of_part(SHEET, b'<worksheet a="', b"x" * MEBIBYTE, 200, b'"/>'),
        *ANY_RATIO,
    ),
    attack(
        "a million cell formats, any ratio",
        "refused CQ209",
        of_part(STYLES, STYLES_HEAD, b"<xf/>" * 1000, 1000, b"</cellXfs></styleSheet>"),
        *ANY_RATIO,
    ),
    attack(
        "a million merges, any ratio",
        "refused CQ209",
        lambda: sound(sheet=sheet(rows(), after=MERGES)),
        *ANY_RATIO,
    ),
    attack(
        "a million nested elements",
        "refused CQ214",
        lambda: sound(sheet=b"<a>" * 1_000_000 + b"</a>" * 1_000_000),
        *ANY_RATIO,
    ),
    attack(
        "a text of 10 million characters in a cell",
        "P02 is None, CQ239 CQ316",
        lambda: sound(cell("E3", "x" * 10_000_000, ' t="str"')),
        *ANY_RATIO,
    ),
    attack(
        "a number of 10 million digits",
        "P02 is None, CQ239 CQ316",
        lambda: sound(cell("E3", "1" * 10_000_000)),
        *ANY_RATIO,
    ),
    attack("20,000 sheets on one part", "refused CQ209", lambda: many_sheets(20_000)),
    attack("60,000 parts", "refused CQ209", many_parts),
    attack("an archive within the archive", "sound", lambda: within(sound())),
    attack("300,000 rows of bordered blank cells", "sound", bordered_blanks),
    attack(
        "100,000 attributes on a cell",
        "sound",
        lambda: sound(cell("E3", "5266", "".join(f' a{n}=""' for n in range(100_000)))),
    ),
    attack(
        "quadratic traps for patterns",
        "refused CQ208",
        lambda: sound(sheet=_FIRST + (HEAD + FIRST).encode() + b'<row r="1"' * 100_000 + _LAST),
        *ANY_RATIO,
    ),
    attack(
        "endless references between parts",
        "refused CQ209",
        lambda: sound(
            book_relations=relationships(
                *[("worksheet", "worksheets/sheet1.xml")] * 10, ("x", "y" * 70_000_000)
            )
        ),
    ),
)
"""With the usual limits where nothing else is said."""
