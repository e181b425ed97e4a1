"""Workbooks with everything a copy must not lose, and findings to put on them."""

import warnings
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from cqquality.findings import Code, Finding, Place, Severity
from cqquality.reports.annotation import AnnotatedCopy, annotate
from cqquality.text import Language, Text

NAME = "报表.xlsx"
HOSTILE = "=cmd|'/C calc'!A0\x1b[31m\x07\u202e<b>&\uffff"


def code(severity: Severity = Severity.ERROR) -> Code:
    words = Text("见到“{seen}”", "saw '{seen}'")
    number = {Severity.INFO: "CQ901", Severity.WARNING: "CQ902", Severity.ERROR: "CQ903"}
    help_text = Text("改正", "mend it")
    return Code(number[severity], severity, Text("题", "title"), words, help_text, words)


def finding(
    sheet: str = "数据",
    row: int = 0,
    column: int = 0,
    severity: Severity = Severity.ERROR,
    seen: str = "x",
) -> Finding:
    return code(severity).at(Place(NAME, sheet, row=row, column=column), seen=seen)


def rich(path: Path, *, macros: bool = False) -> Path:
    """Write a workbook with charts, a table, comments, names, formulas and much else."""
    book = xlsxwriter.Workbook(str(path))
    percent = book.add_format({"num_format": "0.00%", "bold": True, "bg_color": "#FFFF00"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"})
    first, second = book.add_worksheet("数据"), book.add_worksheet("O'Brien & 图")
    first.set_column("F:F", 20, percent)
    first.write_row("A1", ["代码", "数值"])
    first.write_number("B2", 0.965, percent)
    first.write_formula("B3", "=B2*2", percent, 1.93)
    first.write_formula("B4", '="a"&"b"', None, "ab")
    first.write_number("C2", 41000.123456789012, moment)
    first.write_string("C3", "=1+1")
    first.write_rich_string("C4", "a", percent, "b", "c")
    first.merge_range("D2:E4", "merged")
    first.write_comment("A2", "原有批注", {"author": "填表人"})
    first.write_comment("C9", "另一条")
    first.add_table("H1:I3", {"columns": [{"header": "甲"}, {"header": "乙"}]})
    first.data_validation("B5", {"validate": "list", "source": ["是", "否"]})
    first.conditional_format("B2:B3", {"type": "data_bar", "data_bar_2010": True})
    first.insert_image("K1", "pixel.png", {"image_data": BytesIO(_PIXEL)})
    first.insert_textbox("K9", "文本框")
    first.set_header("&C&G", {"image_center": "pixel.png", "image_data_center": BytesIO(_PIXEL)})
    chart: Any = book.add_chart({"type": "column"})
    chart.add_series({"values": "='数据'!$B$2:$B$3"})
    second.insert_chart("A1", chart)
    second.activate()
    book.define_name("数据!local", "=数据!$B$3")
    book.define_name("everywhere", "='数据'!$B$2")
    if macros:
        book.filename = str(path)
        book.vba_project = BytesIO(b"macros")
        book.vba_project_is_stream = True
    book.close()
    return path


_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def copied(
    path: Path, *findings: Finding, language: Language = Language.ZH
) -> tuple[openpyxl.Workbook, AnnotatedCopy]:
    """Return the annotated copy, opened and as it is."""
    copy = annotate(path, NAME, findings, language)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl cannot keep is no matter here
        return openpyxl.load_workbook(BytesIO(copy.content), rich_text=True), copy


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}
