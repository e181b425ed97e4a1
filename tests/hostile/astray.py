"""Cells where none can be, and cells that are not what they say."""

from cqquality.findings import address
from tests.hostile.attack import Attack, attack
from tests.hostile.sound import PASSED, TABLE, cell, line, rows, sound, stock
from tests.returns.workbook.building import book, sheet, styles

FAR = line(1048576, last=cell("XFD1048576", "1"))
BELOW = line(1048577, last=cell("A1048577", "1"))
PASSED_CELL = cell("E3", PASSED)


def grid(before: str = "", after: str = "", more: str = "") -> dict[str, bytes]:
    """Return the sound return with something before, behind and below its rows."""
    return sound(sheet=sheet(rows() + more, before, after))


def merged(*ranges: str) -> str:
    """Return merged ranges."""
    return f"<mergeCells>{''.join(f'<mergeCell ref={r!r}/>' for r in ranges)}</mergeCells>"


WIDE = [f"H{n % 3 + 1}:XFD{n % 3 + 9}" for n in range(30_000)]
TALL = [f"H{n + 1}:XFD{n + 900}" for n in range(30_000)]
PAIRS = [address(1, n) + ":" + address(1, n + 1) for n in range(8, 16_000, 2)]
WIDE_CHECK = (
    '<dataValidations><dataValidation sqref="A1:XFD1048576 A1:XFD1048576"/></dataValidations>'
)

PLACES: tuple[Attack, ...] = (
    attack("a dimension of all cells", "sound", grid('<dimension ref="A1:XFD1048576"/>')),
    attack("a dimension of one cell", "sound", grid('<dimension ref="A1"/>')),
    attack("a dimension that is none", "sound", grid('<dimension ref="A0:B0"/>')),
    attack("a cell in the last corner", "sound, CQ296", grid(more=FAR)),
    attack(
        "everything merged", "B02 is None, P02 is None, CQ278", grid(after=merged("A1:XFD1048576"))
    ),
    attack(
        "a thousand by a thousand",
        "sound",
        grid(after=merged(*(f"H{n}001:ZZ{n + 1}000" for n in range(1, 10)))),
    ),
    attack(
        "columns hidden to 2^32",
        "sound",
        grid('<cols><col min="9" max="4294967295" hidden="1"/></cols>'),
    ),
    attack("a check on every cell, twice", "sound", grid(after=WIDE_CHECK)),
    attack("a column beyond the last", "refused CQ208", grid(more=line(5, last=cell("XFE5", "1")))),
    attack(
        "a row beyond the last",
        "refused CQ208",
        grid(more=line(1048577, last=cell("A1048577", "1"))),
    ),
    attack("row 99999999999", "refused CQ208", grid(more=line(99999999999))),
    attack("row 2^32 + 1", "refused CQ208", grid(more=line(2**32 + 1, last=cell("A1", "1")))),
    attack("row 0", "refused CQ208", grid(more=line(0, last=cell("A0", "1")))),
    attack("a cell without end", "refused CQ208", grid(more=line(5, last=cell("A" * 99, "1")))),
    attack("a merge that is none", "refused CQ208", grid(after=merged("A1:?"))),
    attack("the figure twice", "P02 is None, CQ239 CQ316", sound(PASSED_CELL + cell("E3", "1"))),
    attack(
        "the figure again in a row further down",
        "P02 is None, CQ239 CQ316",
        grid(more=line(9, last=cell("E3", "1"))),
    ),
    attack(
        "rows out of order",
        "sound, CQ296",
        sound(sheet=sheet(line(7, last=cell("H7", "1")) + rows())),
    ),
)

CROWDED: tuple[Attack, ...] = (
    attack("wide merges on each other", "refused CQ208", lambda: grid(after=merged(*WIDE))),
    attack("tall merges on each other", "refused CQ209", lambda: grid(after=merged(*TALL))),
    attack("one merge again and again", "sound", lambda: grid(after=merged(*["H1:K3"] * 9000))),
    attack("a row of merges in pairs", "sound", lambda: grid(after=merged(*PAIRS))),
)

VALUES: tuple[Attack, ...] = (
    attack("a style that is not there", "sound", sound(cell("E3", PASSED, ' s="99999"'))),
    attack(
        "a string that is not there",
        "P02 is None, CQ239 CQ316",
        sound(cell("E3", "99999", ' t="s"')),
    ),
    attack("a string of number -1", "P02 is None, CQ239 CQ316", sound(cell("E3", "-1", ' t="s"'))),
    attack("letters in a number", "P02 is None, CQ239 CQ316", sound(cell("E3", "5abc"))),
    attack("not a number", "P02 is None, CQ239 CQ316", sound(cell("E3", "NaN"))),
    attack("infinity", "P02 is None, CQ239 CQ316", sound(cell("E3", "1e999"))),
    attack("a hexadecimal number", "P02 is None, CQ239 CQ316", sound(cell("E3", "0x1492"))),
    attack(
        "two values in a cell",
        "P02 is None, CQ239 CQ316",
        sound(f'<c r="E3"><v>{PASSED}</v><v>{PASSED}</v></c>'),
    ),
    attack(
        "markup within a value",
        "P02 is None, CQ239 CQ316",
        sound('<c r="E3"><v>52<x>9</x>66</v></c>'),
    ),
    attack(
        "two texts in a cell",
        "P02 is None, CQ239 CQ316",
        sound('<c r="E3" t="inlineStr"><is><t>52</t></is><is><t>66</t></is></c>'),
    ),
    attack("a comment within a value", "sound", sound('<c r="E3"><v>52<!-- 9 -->66</v></c>')),
    attack("a cell within a cell", "refused CQ208", sound(f'<c r="E3">{PASSED_CELL}</c>')),
    attack("a row within a row", "refused CQ208", sound(f'{PASSED_CELL}<row r="9"/>')),
    attack(
        "a string of two",
        "refused CQ208",
        lambda: sound(strings=TABLE.replace(b"<t>P02-2", b"<t/><t>P02-2")),
    ),
    attack("an unknown type", "P02 is None, CQ239 CQ316", sound(cell("E3", PASSED, ' t="zz"'))),
    attack(
        "a text longer than Excel's",
        "P02 is None, CQ239 CQ316",
        sound(cell("E3", "9" * 40_000, ' t="str"')),
    ),
    attack(
        "a number with digits of another script",
        "P02 is None, CQ239 CQ316",
        sound(cell("E3", "٥٢٦٦")),
    ),
    attack("#REF!", "P02 is None, CQ236 CQ316", sound(cell("E3", "#REF!", ' t="e"'))),
    attack("#DIV/0!", "P02 is None, CQ236 CQ316", sound(cell("E3", "#DIV/0!", ' t="e"'))),
    attack("#REF! as text", "P02 is None, CQ236 CQ316", sound(cell("E3", "#REF!", ' t="str"'))),
    attack(
        "a formula without a result",
        "P02 is None, CQ237 CQ316",
        sound('<c r="E3"><f>E2-565</f></c>'),
    ),
    attack(
        "a formula with a result", "sound", sound(f'<c r="E3"><f>E2-565</f><v>{PASSED}</v></c>')
    ),
    attack(
        "a formula that calls itself", "sound", sound(f'<c r="E3"><f>E3+1</f><v>{PASSED}</v></c>')
    ),
    attack(
        "a formula that calls a program",
        "P02 is None, CQ235 CQ316",
        sound("<c r=\"E3\" t=\"str\"><f>cmd|'/C calc'!A0</f><v>=cmd|'/C calc'!A0</v></c>"),
    ),
    attack(
        "zero, to be calculated when opened",
        "P02 is None, CQ237 CQ316",
        sound(
            '<c r="E3"><f>E2-565</f><v>0</v></c>',
            book=book().replace(b"</workbook>", b'<calcPr fullCalcOnLoad="1"/></workbook>'),
        ),
    ),
)


def dated(serial: str, number_format: str, *, date1904: bool = False) -> dict[str, bytes]:
    """Return the sound return with a date, in this format, as the period of the stock."""
    made = rows().replace(stock(), stock(cell("D4", serial, ' s="1"')))
    attributes = ' date1904="1"' if date1904 else ""
    return sound(sheet=sheet(made), styles=styles("General", number_format), book=book(attributes))


IN_2013, IN_2013_FROM_1904 = "41639", "40177"
"""2013-12-31 in either count of days."""
CHINESE = (*range(27, 37), *range(50, 59))
"""The numbers of the date and time formats built into Chinese Excel, which no file spells out."""
WITH_YEAR = (27, 30, 31, 36, 50, 52, 57)

DATES: tuple[Attack, ...] = (
    attack("a date", "sound", dated(IN_2013, "yyyy-mm-dd")),
    attack(
        "a date that counts from 1904",
        "sound",
        dated(IN_2013_FROM_1904, "yyyy-mm-dd", date1904=True),
    ),
    attack("a date before 1900", "B02 is None, CQ240", dated("-5", "yyyy-mm-dd")),
    attack("day 0", "B02 is None, CQ240", dated("0", "yyyy-mm-dd")),
    attack("29 February 1900, which never was", "B02 is None, CQ240", dated("60", "yyyy-mm-dd")),
    attack("a date after 9999", "B02 is None, CQ240", dated("2958466", "yyyy-mm-dd")),
    attack("a date as large as can be", "B02 is None, CQ240", dated("1e308", "yyyy-mm-dd")),
    *(
        attack(f"the built-in Chinese date format {number}", "sound", dated(IN_2013, f"#{number}"))
        for number in WITH_YEAR
    ),
    *(
        attack(f"format {number} shows no year", "B02 is None, CQ240", dated(IN_2013, f"#{number}"))
        for number in CHINESE
        if number not in WITH_YEAR
    ),
    *(
        attack(
            f"a figure in format {number}",
            "P02 is None, CQ226 CQ316",
            sound(cell("E3", PASSED, ' s="1"'), styles=styles("General", f"#{number}")),
        )
        for number in CHINESE
    ),
)
