"""A ledger of inspected batches, invented: `batches-2013.xlsx` of the samples.

Every district and category is there, and of the usual faults of a ledger one each.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from cqquality.definitions.pack import Pack
from cqquality.definitions.region.history import History
from cqquality.period import year
from cqquality.returns.template.form_sheet import blank_form

FORM = "batches"
_FIRST = 7
"""The row below the headings of the form."""
_CATEGORIES = (
    *("产品", "出口商品", "农产品", "食品生产", "食品流通", "食品餐饮", "药品", "农药", "化肥"),
)
_ODD: tuple[tuple[Any, ...], ...] = (
    ("示2013-0001", "示例企业001（虚构）", "万州区", "产品", date(2013, 1, 8), 20, 20, None),
    ("示2013-9001", "示例企业901（虚构）", "渝北区", "产品", "2013年3月", "１２", 12, "日期只到月"),
    ("示2013-9002", "示例企业902（虚构）", "渝北区", "产品", 41346, 10, 9, "日期失去格式"),
    ("示2013-9003", "示例企业903（虚构）", "渝北区", "农产品", date(2013, 5, 6), 8, 9, None),
    ("示2013-9004", "示例企业904（虚构）", "渝北区", "农产品", date(2012, 12, 30), 8, 8, "上年的"),
    ("示2013-9005", "示例企业905（虚构）", "江津区", "药品", date(2013, 7, 1), 5, 5, "复检"),
    ("示2013-9006", "示例企业906（虚构）", "江津区", "玩具", date(2013, 7, 2), 5, 5, None),
    ("示2013-9007", "示例企业907（虚构）", "江津区", "化肥", date(2013, 8, 1), 6, 6, None),
    ("示2013-9007", "示例企业907（虚构）", "江津区", "化肥", date(2013, 8, 1), 6, 5, None),
    ("合计", None, None, None, None, 4000, 3900, None),
)


def batches(pack: Pack) -> Workbook:
    """Return the form with the batches of 2013 filled in."""
    blank = blank_form(pack, pack.forms[FORM], period=year(2013))
    book = load_workbook(BytesIO(blank))
    sheet = book.worksheets[0]
    for at, row in enumerate((*_rows(pack), *_ODD), _FIRST):
        for column, value in enumerate(row, 2):
            if value is not None:
                cell = sheet.cell(at, column)
                cell.value = value
                if isinstance(value, date):
                    cell.number_format = "yyyy-mm-dd"
    return book


def _rows(pack: Pack) -> Iterator[tuple[Any, ...]]:
    """Yield four batches for each district of the time, the categories in turn."""
    assert pack.regions  # noqa: S101 - the shipped pack has its list of regions
    districts = [region.name.zh for region in History(pack.regions).list_on(date(2013, 12, 31))]
    for number in range(4 * len(districts)):
        inspected = 20 + number * 7 % 30
        failed = number * number % 5 if number % 3 == 0 else 0
        yield (
            f"示2013-{number + 1:04}",
            f"示例企业{number + 1:03}（虚构）",
            districts[number % len(districts)],
            _CATEGORIES[number % len(_CATEGORIES)],
            date(2013, 1, 8) + timedelta(days=number * 2),
            inspected,
            inspected - failed,
            None,
        )
