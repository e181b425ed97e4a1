"""What goes wrong in real returns, one fault in each of the cells named here."""

from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

MARK = "错误示例："
CODE, ITEM, UNIT, PERIOD, VALUE, REMARK = 1, 3, 4, 5, 6, 7

VALUES = (
    ("P02-3", 2015, 0.965, "General", "常规格式的0.965，是0.965%还是96.5%？"),
    ("P07-5", 2015, "约90%", "@", "约数"),
    ("P03-3", 2015, 0.985, "0.00%", "与分子、分母算出的比率不符"),
    ("P06-2", 2015, 2010, "0", "合格批次多于抽验批次"),
    ("B05-1", 2015, "２２５", "@", "全角数字，可以读出"),
    ("B06-1", 2014, -3, "0", "个数为负"),
    ("T03-1", 2015, date(2015, 3, 5), 'm"月"d"日"', "3-5被Excel变成日期"),
    ("V02-1", 2015, "#REF!", "0", "公式出错"),
    ("V03-1", 2015, "=SUM(F14:F15)", "0", "公式没有保存结果"),
    ("V04-1", 2015, "不详", "0", "按无数据处理"),
    ("V05-1", 2015, "…", "0", "按无数据处理"),
    ("S03-1", 2015, None, "0", "空白，按未报处理"),
)
"""Code, year, what was entered, its number format, and what is wrong with it."""


def add_faults(book: Workbook) -> None:
    """Put the faults into a workbook that is otherwise filled in correctly."""
    for code, year, value, number_format, what in VALUES:
        sheet, row = _find(book, code, year)
        cell = sheet.cell(row, VALUE)
        cell.value = value
        cell.number_format = number_format
        sheet.cell(row, REMARK).value = MARK + what
    _mistype(book, "T07-1", CODE, "TO7-1", "代码打错：数字0写成字母O")
    _mistype(book, "B11-1", UNIT, "万元", "单位被改动")
    _repeat(book, "B07-1", 9, "同一数据项同一时期填报两次，数值不同")
    sheet, row = _repeat(book, "S01-1", 21, "合计行，不是数据")
    sheet.cell(row, CODE).value = None
    sheet.cell(row, ITEM).value = "合计"


def _mistype(book: Workbook, code: str, column: int, words: str, what: str) -> None:
    sheet, row = _find(book, code, 2015)
    sheet.cell(row, column).value = words
    sheet.cell(row, REMARK).value = MARK + what


def _repeat(book: Workbook, code: str, value: int, what: str) -> tuple[Worksheet, int]:
    """Add below the last row the one of `code` for 2015 with another value; say where it is."""
    sheet, row = _find(book, code, 2015)
    below = sheet.max_row + 1
    for column in range(CODE, PERIOD + 1):
        sheet.cell(below, column).value = sheet.cell(row, column).value
    sheet.cell(below, VALUE).value = value
    sheet.cell(below, REMARK).value = MARK + what
    return sheet, below


def _find(book: Workbook, code: str, year: int) -> tuple[Worksheet, int]:
    """Return sheet and row of a data item and year; raises LookupError where there is none."""
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            period = str(sheet.cell(row, PERIOD).value)
            if sheet.cell(row, CODE).value == code and period.startswith(str(year)):
                return sheet, row
    msg = f"the blank workbook does not ask for {code} of {year}"
    raise LookupError(msg)
