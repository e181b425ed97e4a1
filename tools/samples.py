"""Write the sample returns: `python tools/samples.py sample_data`.

Each is the blank workbook of the shipped pack, filled in. The same pack gives the same bytes.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from sample_batches import batches
from sample_faults import add_faults
from sample_figures import (
    ASIDES,
    EARLIER_STAGES,
    INVENTED,
    PUBLISHED,
    PUBLISHED_STAGES,
    REVENUES,
    SALES,
    STAGES,
    entries,
    figure,
)
from sample_month import BROKEN, TWICE, month

from cqquality.definitions import find_pack, load_pack
from cqquality.returns.template import blank_workbook

CODE, PERIOD, VALUE, REMARK = 1, 5, 6, 7
HEADINGS = 3
LEDGERS = {"核心品牌企业名录": ("示例企业", REVENUES), "商圈名录": ("示例商圈", SALES)}
LAGGING = "P01-1"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def main(folder: Path) -> None:
    """Write the sample returns into `folder`."""
    for name, content in samples():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def samples() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each sample."""
    for year in (2013, 2015):
        yield f"returns-{year}.xlsx", saved(filled(year))
    faulty = filled(2015)
    add_faults(faulty)
    yield "returns-with-faults.xlsx", saved(faulty)
    yield "batches-2013.xlsx", saved(batches(load_pack(find_pack())))
    for path, book in month():
        content = book if isinstance(book, bytes) else saved(book)
        if BROKEN in path:
            content = content[: len(content) // 2]
        yield f"2014-06/{path}", content
        if TWICE in path:
            yield f"2014-06/{path.replace('.xlsx', '(1).xlsx')}", content


def filled(year: int) -> Workbook:
    """Return the blank workbook for the years up to `year`, with everything in it filled in."""
    blank = blank_workbook(load_pack(find_pack()), until=date(year, 12, 31))
    book = load_workbook(BytesIO(blank))
    for sheet in book.worksheets[1:]:
        if sheet.title in LEDGERS:
            _fill_ledger(sheet, year)
        else:
            _fill_items(sheet, year)
    return book


def _fill_items(sheet: Worksheet, until: int) -> None:
    for row in range(HEADINGS + 1, sheet.max_row + 1):
        code = str(sheet.cell(row, CODE).value)
        year = int(str(sheet.cell(row, PERIOD).value)[:4])
        cell, remark = sheet.cell(row, VALUE), sheet.cell(row, REMARK)
        indicator = code.partition("-")[0]
        if indicator in STAGES:
            cell.value = (STAGES if until == 2015 else EARLIER_STAGES)[indicator]
            remark.value = PUBLISHED_STAGES.get((indicator, year), INVENTED)
        else:
            value = None if code == LAGGING and year == until else figure(code, year)
            _enter(cell, value)
            remark.value = _remark(code, year, value)


def _enter(cell: Cell | MergedCell, value: Decimal | None) -> None:
    """Enter a figure as somebody would type it into a cell without a percentage format."""
    if value is not None:
        cell.value = int(value) if value == int(value) else float(value)


def _remark(code: str, year: int, value: Decimal | None) -> str | None:
    if value is None:
        return "次年末公布" if code == LAGGING else None
    return PUBLISHED.get((code, year)) or ASIDES.get((code, year)) or INVENTED


def _fill_ledger(sheet: Worksheet, until: int) -> None:
    name, ledger = LEDGERS[sheet.title]
    row = HEADINGS
    for year in range(2011, until + 1):
        for number, amount in enumerate(entries(ledger, year), 1):
            row += 1
            sheet.cell(row, 1).value = f"{name}{number:02}（虚构）"
            sheet.cell(row, 2).value = float(amount)
            sheet.cell(row, 3).value = f"{year}年"


def saved(book: Workbook) -> bytes:
    """Return the content of the file, without the times at which it was made."""
    written = BytesIO()
    book.save(written)
    settled = BytesIO()
    with ZipFile(written) as source, ZipFile(settled, "w") as target:
        for name in source.namelist():
            part = ZipInfo(name, _EPOCH)
            part.compress_type, part.create_system = ZIP_DEFLATED, 0
            target.writestr(part, _MODIFIED.sub(rb"\g<1>2016-01-31T00:00:00Z", source.read(name)))
    return settled.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
