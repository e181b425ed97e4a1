"""The sample month: what came in for June 2014, and for May, from departments and districts.

Each return is the blank form of the pack, filled in with invented figures that say so.
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, StringIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sample_figures import EARLIER_STAGES, INVENTED, RATES, SERIES, STAGES, TOTALS

from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.form import Form, Items, Matrix, Milestones
from cqquality.definitions.region.history import History
from cqquality.period import Period, parse
from cqquality.returns.template import blank_form

YEAR = 2014
LABEL, CODE, FIRST = 1, 3, 8
"""Columns of a form and the row its figures begin in."""
PACK = load_pack(find_pack())

Saved = Iterator[tuple[str, Workbook | bytes]]

QUALITY, FARMING = "重庆市质量技术监督局", "重庆市农业委员会"
FIRST_QUARTER = (
    ("104", "farm-monitoring", "2014Q1", FARMING, "0.22"),
    ("105", "food-drug", "2014Q1", "重庆市食品药品监督管理局", "0.21"),
    ("501", "construction", "2014Q1", "重庆市城乡建设委员会", "0.17"),
    ("601", "markets", "2014Q1", "重庆市商业委员会", "0.20"),
)
MAY = (("102", "export-inspection", "2014-05", "重庆出入境检验检疫局", "0.41"),)
JUNE = (
    ("101", "inspections", "2014H1", QUALITY, "0.48"),
    ("102", "export-inspection", "2014-06", "重庆出入境检验检疫局", "0.50"),
    ("104", "farm-monitoring", "2014Q2", FARMING, "0.27"),
    ("105", "food-drug", "2014Q2", "重庆市食品药品监督管理局", "0.26"),
    ("402", "technical-bodies", "2014H1", QUALITY, "0.5"),
    ("501", "construction", "2014Q2", "重庆市城乡建设委员会", "0.25"),
    ("601", "markets", "2014Q2", "重庆市商业委员会", "0.5"),
    ("801", "commitments-goals", "2014H1", QUALITY, "0.5"),
    ("802", "commitments-tasks", "2014H1", QUALITY, "0.5"),
    ("803", "commitments-safeguards", "2014H1", QUALITY, "0.5"),
)
INBOXES = {"2014-05": (*FIRST_QUARTER, *MAY), "2014-06": (*FIRST_QUARTER, *MAY, *JUNE)}
"""For each month all that has come in this year: the number of the form, its id, its period, who
sends it, and the share of the year that its figures are."""
SILENT, BROKEN, TWICE = "巫溪县", "江津区", "涪陵区"
"""A district that sends nothing, one whose file is cut off, one that sends the same file twice."""
BY_YEAR = ("E03-1", "E04-1", "E04-2")
"""What is only known when the year is over."""
_MORE = {"P05-2": 31, "P06-2": -4}
"""What is more, or less, in the second quarter than the year would have it."""


def month() -> Saved:
    """Yield the path and the workbook, or the content, of every return of the sample month."""
    for name, forms in INBOXES.items():
        for number, form, period, sender, share in forms:
            book = _filled(PACK.forms[form], _period(period), sender, Decimal(share))
            said = _period(period).text.zh.replace("—", "-")
            yield f"inbox/{name}/渝质强{number}表-{said}-{sender}.xlsx", book
    yield f"inbox/2014-06/渝质强103表-2013年-{FARMING}.csv", _farm_products()
    yield from _districts()


def _districts() -> Saved:
    """Yield the half-year returns of the districts and counties."""
    form, half = PACK.forms["inspections"], _period("2014H1")
    regions = History(PACK.regions).list_on(half.end) if PACK.regions else []
    for number, region in enumerate(regions, 1):
        name = region.name.zh
        if name != SILENT:
            book = _district(form, half, number, name)
            yield f"inbox/2014-06/区县/{number:02}-{name}.xlsx", book


def inspected(number: int) -> tuple[int, int]:
    """Return the batches a district inspected in the half-year, and those that passed."""
    batches = 40 + number * 37 % 71
    return batches, batches - batches * (3 + number * 29 % 13) // 100


def _district(form: Form, half: Period, number: int, name: str) -> Workbook:
    book = _book(form, half, name)
    batches, passed = inspected(number)
    values = {"P02-1": batches, "P02-2": passed, "P07-3": batches // 4, "P07-4": batches // 4 - 1}
    rows = _rows(book.worksheets[0], form)
    for code, value in values.items():
        book.worksheets[0].cell(rows[code], 5).value = value
    return book


def _filled(form: Form, period: Period, sender: str, share: Decimal) -> Workbook:
    """Return a form of a department, its figures those of the year as far as it had gone."""
    book = _book(form, period, sender)
    sheet, layout = book.worksheets[0], form.layout
    match layout:
        case Matrix():
            _fill_markets(sheet, share)
        case Milestones():
            _fill_stages(sheet)
        case Items():
            for column, each in enumerate(layout.columns, CODE + 1):
                if each.basis != "month":
                    year = YEAR - 1 if each.last_year else YEAR
                    _fill_column(sheet, _rows(sheet, form), column, year, share)
    return book


def _fill_column(
    sheet: Worksheet, rows: Mapping[str, int], column: int, year: int, share: Decimal
) -> None:
    for code, row in rows.items():
        value = _figure(code, year, share)
        if value is not None:
            whole = value == int(value)
            sheet.cell(row, column).value = int(value) if whole else float(value)


def _figure(code: str, year: int, share: Decimal) -> Decimal | None:
    """Return what a department reports: of what flows its share of the year, of a stock its way."""
    if code in RATES:
        upper, lower = (_sum(parts, year, share) for parts in RATES[code])
        return (upper * 100 / lower).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if code in TOTALS:
        return _sum(TOTALS[code], year, share)
    if code in BY_YEAR or code not in SERIES or "-" in SERIES[code].split()[1:5]:
        return None
    now, before = (Decimal(SERIES[code].split()[each - 2010]) for each in (year, year - 1))
    if PACK.items[code].basis == "stock":
        return before + ((now - before) * share).quantize(Decimal(1), ROUND_HALF_UP)
    more = _MORE.get(code, 0) if (year, share) == (YEAR, Decimal("0.26")) else 0
    return (now * share).quantize(Decimal(1), ROUND_HALF_UP) + more


def _sum(codes: str, year: int, share: Decimal) -> Decimal:
    return sum((_figure(code, year, share) or Decimal(0) for code in codes.split()), Decimal(0))


def _fill_markets(sheet: Worksheet, share: Decimal) -> None:
    """Fill in the districts one by one, and what they come to."""
    first = next(r for r in range(1, sheet.max_row) if sheet.cell(r, 2).value == "渝中区")
    markets, stalls = (int(_figure(code, YEAR, share) or 0) for code in ("V03-1", "V04-1"))
    last = first + 37
    for row in range(first, last + 1):
        number = row - first
        sheet.cell(row, 4).value = markets // 38 + (number < markets % 38)
        sheet.cell(row, 7).value = stalls // 38 + (number < stalls % 38)
    sheet.cell(first - 2, 4).value, sheet.cell(first - 2, 7).value = markets, stalls


def _fill_stages(sheet: Worksheet) -> None:
    """Fill in how far the commitments had come since 2013: half the way of those of 2015."""
    for row in range(FIRST - 1, sheet.max_row + 1):
        code = str(sheet.cell(row, 1).value or "")
        name = code.partition("-")[0]
        if name in STAGES:
            before = EARLIER_STAGES[name]
            stage = STAGES[name] if row % 2 and before != "建成（出台）" else before
            sheet.cell(row, 3).value = stage
            if stage == "建成（出台）":
                done = YEAR - 1 if stage == before else YEAR
                sheet.cell(row, 4).value = date(done, 1 + row % 5, 15)
            sheet.cell(row, 5).value = INVENTED


def _farm_products() -> bytes:
    """Return the series of farm products as a department exports it from its own system."""
    form = PACK.forms["farm-products"]
    book = _book(form, _period("2013"), FARMING)
    sheet = book.worksheets[0]
    row = next(r for r in range(1, sheet.max_row) if "抽检合格率" in str(sheet.cell(r, 1).value))
    for column, rate in enumerate(SERIES["P04-3"].split()[1:4], 2):
        sheet.cell(row, column).value = float(rate)
    text = StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerows([c.value for c in line] for line in sheet.iter_rows())
    return text.getvalue().encode("gb18030")


def _book(form: Form, period: Period, sender: str) -> Workbook:
    """Return a blank form with its head filled in, and the remark that nothing in it is real."""
    district = sender if not sender.startswith("重庆") else ""
    book = load_workbook(BytesIO(blank_form(PACK, form, period=period, region=district)))
    for row in book.worksheets[0].iter_rows(max_row=FIRST):
        for cell in row:
            if str(cell.value).startswith("示例表"):
                cell.value = f"{cell.value}；{INVENTED}"
            elif cell.value == "填报单位：":
                cell.value = f"填报单位：{sender}"
    return book


def _rows(sheet: Worksheet, form: Form) -> dict[str, int]:
    """Return the row of each data item of a form with one item a line."""
    at = {str(sheet.cell(row, CODE).value): row for row in range(1, sheet.max_row + 1)}
    lines = form.layout.lines if isinstance(form.layout, Items) else ()
    return {line.item: at[line.code] for line in lines if line.item and line.code}


def _period(name: str) -> Period:
    found = parse(name)
    if found is None:
        raise ValueError(name)
    return found
