"""A blank form: its header block as the issuer prints it, the table, and the signatures."""

from collections import defaultdict
from datetime import datetime, time
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cqquality.definitions.form import DISTRICT, Form
from cqquality.definitions.pack import Pack
from cqquality.file import replace_file
from cqquality.period import Period, parse
from cqquality.quantity import Dimension
from cqquality.returns.tab import allowed
from cqquality.returns.template.constraint import constrain
from cqquality.returns.template.form_table import FormCell, Table, form_table, years_of
from cqquality.returns.template.look import TEXT_FORMAT, Looks, number_format
from cqquality.text import Language

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_STEMS = "甲乙丙丁"
_SIGNATURES = (
    "单位负责人：　　　　　统计负责人：　　　　　填表人：　　　　　报出日期：20　年　月　日"
)
_SAMPLE = "示例表：表号、文号为虚构"


def write_form(
    path: Path,
    pack: Pack,
    form: Form,
    *,
    period: Period | None = None,
    region: str = "",
    language: Language = Language.ZH,
) -> None:
    """Write the blank form to `path`, replacing what is there in one step.

    Without a `period` its place is left blank for the sender. Raises OSError where the file cannot
    be written, ValueError for a period that has no name to be read back by.
    """
    content = blank_form(pack, form, period=period, region=region, language=language)
    replace_file(path, content)


def blank_form(
    pack: Pack,
    form: Form,
    *,
    period: Period | None = None,
    region: str = "",
    language: Language = Language.ZH,
) -> bytes:
    """Return the blank form as a workbook; the same request gives the same bytes."""
    import xlsxwriter

    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        # a constant date, for a file is to differ only where the pack does
        created = datetime.combine(pack.reviewed_on, time())
        book.set_properties({"title": form.title.zh, "comments": pack.id, "created": created})
        _write(book, pack, form, period, region, language)
    return content.getvalue()


def _write(
    book: "Workbook",
    pack: Pack,
    form: Form,
    period: Period | None,
    region: str,
    language: Language,
) -> None:
    looks = Looks(book)
    sheet = book.add_worksheet(allowed(form.title.zh))
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
    table = form_table(pack, form, years_of(pack, period), region)
    row = _write_head(sheet, pack, form, table, period, region, looks)
    row = _write_headings(sheet, table, row, looks)
    sheet.freeze_panes(row, 0)
    sheet.repeat_rows(row - 1)
    row = _write_rows(sheet, pack, table, row, looks, language)
    sheet.write_string(row, 0, _SIGNATURES, looks.note)
    if form.note:
        sheet.write_string(row + 1, 0, f"说明：{form.note.zh}", looks.note)


def _write_head(
    sheet: "Worksheet",
    pack: Pack,
    form: Form,
    table: Table,
    period: Period | None,
    region: str,
    looks: Looks,
) -> int:
    """Write title and header block; return the row below them."""
    last = len(table.columns) - 1
    sheet.merge_range(0, 0, 0, last, "", looks.title)
    sheet.write_string(0, 0, form.title.zh, looks.title)
    sheet.set_row(0, 28)
    names = {each.id: each.name.zh for each in pack.departments}
    block = [
        f"表    号：{form.number}",
        f"制定机关：{names[form.issuer]}",
        f"文    号：{form.document}",
        f"有效期至：{form.valid_until}",
    ]
    for row, words in enumerate(block, 1):
        sheet.write_string(row, last, words, looks.head("right"))
    if form.fictional:
        sheet.write_string(1, 0, _SAMPLE, looks.head())
    row = len(block)
    sheet.write_string(row, 0, f"填报单位：{_sender(form, names, region)}", looks.head())
    sheet.write_string(row, 1, _said(period), looks.asked())
    if table.unit:
        row += 1
        sheet.write_string(row, last, f"计量单位：{table.unit}", looks.head("right"))
    return row + 1


def _sender(form: Form, names: dict[str, str], region: str) -> str:
    """Return who fills the form in; blank where several may."""
    if region or len(form.senders) != 1 or form.senders[0] == DISTRICT:
        return region
    return names[form.senders[0]]


def _said(period: Period | None) -> str:
    if period is None:
        return "20　年　月"
    if parse(period.text.zh) != period:
        msg = f"no usual way to write the period {period}"
        raise ValueError(msg)
    return period.text.zh


def _write_headings(sheet: "Worksheet", table: Table, top: int, looks: Looks) -> int:
    """Write the rows of headings, upper ones merged across, and the marker row."""
    depth = max(len(column.levels) for column in table.columns)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    for level in range(depth):
        _write_level(sheet, table, top, level, depth, looks)
    row = top + depth
    if table.stubs:
        for at in range(len(table.columns)):
            mark = _STEMS[at] if at < table.stubs else str(at - table.stubs + 1)
            sheet.write_string(row, at, mark, looks.heading)
        row += 1
    return row


def _write_level(
    sheet: "Worksheet", table: Table, top: int, level: int, depth: int, looks: Looks
) -> None:
    at = 0
    for words, group in groupby(table.columns, key=lambda column: column.levels[level]):
        width = len(list(group))
        single = level == depth - 1
        for step in range(width if single else 1):
            column = at + step
            alone = all(not above for above in table.columns[column].levels[:level])
            first = top if single and alone and depth > 1 else top + level
            right = column if single else at + width - 1
            if words and (first, column) != (top + level, right):
                sheet.merge_range(first, column, top + level, right, "", looks.heading)
            if words:
                sheet.write_string(first, column, words, looks.heading)
        at += width


def _write_rows(
    sheet: "Worksheet", pack: Pack, table: Table, top: int, looks: Looks, language: Language
) -> int:
    asked: dict[tuple[int, Dimension], list[int]] = defaultdict(list)
    for row, cells in enumerate(table.rows, top):
        for at, cell in enumerate(cells):
            dimension = _write_cell(sheet, row, at, cell, looks)
            if dimension:
                asked[at, dimension].append(row)
    for (at, dimension), rows in asked.items():
        constrain(sheet, at, rows, dimension, pack, language)
    return top + len(table.rows)


def _write_cell(
    sheet: "Worksheet", row: int, at: int, cell: FormCell, looks: Looks
) -> Dimension | None:
    if isinstance(cell, str):
        sheet.write_string(row, at, cell, looks.given)
        return None
    (dimension,) = cell
    look = looks.asked(number_format(dimension) if dimension else TEXT_FORMAT)
    sheet.write_blank(row, at, None, look)
    return dimension
