"""A sound return, part by part: the two figures of a rate, P02, and a stock, B02."""

import csv
import io
from collections.abc import Iterable

from tests.returns.workbook.building import Parts, parts, strings

HEADINGS = ("指标名称", "计量单位", "代码", "期别", "数值")
NAMES = ("产品质量监督抽查批次", "产品质量监督抽查合格批次", "中国驰名商标年末有效件数")
WORDS = (*HEADINGS, *NAMES, "批次", "件", "P02-1", "P02-2", "B02-1", "2013年")
INSPECTED, PASSED, VALID = "5831", "5266", "95"
LAST = "E3"
"""The cell with the batches that passed."""


def cell(place: str, value: str, more: str = "") -> str:
    """Return a cell with a stored value."""
    return f'<c r="{place}"{more}><v>{value}</v></c>'


def words(row: int, *found: str) -> str:
    """Return cells with shared strings from column A on."""
    cells = zip("ABCDE", found, strict=False)
    return "".join(cell(f"{c}{row}", str(WORDS.index(each)), ' t="s"') for c, each in cells)


def line(row: int, *found: str, last: str = "") -> str:
    """Return a row of words, with the markup of its last cell."""
    return f'<row r="{row}">{words(row, *found)}{last}</row>'


HEAD = line(1, *HEADINGS)
FIRST = line(2, NAMES[0], "批次", "P02-1", "2013年", last=cell("E2", INSPECTED))
TABLE = strings(*(f"<t>{word}</t>" for word in WORDS))


def rows(last: str = "") -> str:
    """Return the rows; `last` is the markup of the cell E3, where it is not the usual."""
    second = line(3, NAMES[1], "批次", "P02-2", "2013年", last=last or cell(LAST, PASSED))
    return HEAD + FIRST + second + stock()


def stock(date: str = "") -> str:
    """Return the row of the stock; `date` is the markup of its period, where not the usual."""
    period = date or cell("D4", str(WORDS.index("2013年")), ' t="s"')
    return line(4, NAMES[2], "件", "B02-1", last=period + cell("E4", VALID))


def sound(last: str = "", **changed: bytes | None) -> Parts:
    """Return the parts of the return; see `tests.returns.workbook.building.parts`."""
    return parts(rows(last), **{"strings": TABLE, **changed})


def table() -> list[tuple[str, ...]]:
    """Return the same as rows of text."""
    return [
        HEADINGS,
        (NAMES[0], "批次", "P02-1", "2013年", INSPECTED),
        (NAMES[1], "批次", "P02-2", "2013年", PASSED),
        (NAMES[2], "件", "B02-1", "2013年", VALID),
    ]


def comma_separated(lines: Iterable[Iterable[str]] = ()) -> str:
    """Return the return as CSV, or other lines."""
    out = io.StringIO()
    csv.writer(out).writerows(lines or table())
    return out.getvalue()
