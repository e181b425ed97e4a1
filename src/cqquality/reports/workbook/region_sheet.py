"""The sheet of regions: every target by region, with ranks and shares of what is missing."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cqquality.assessment.result import Breakdown, Memo, RegionShare, Result
from cqquality.reports import regional, wording
from cqquality.reports.workbook import result_table
from cqquality.reports.workbook.chart import Block, RegionColumns, region_chart
from cqquality.reports.workbook.edition import FIRST_ROW, REGIONS, Edition
from cqquality.reports.workbook.field import Field, Number, Words
from cqquality.reports.workbook.table import Column, Pen, set_print, write_table_sheet
from cqquality.text import Text, same

if TYPE_CHECKING:
    from xlsxwriter import Workbook


class _Line(NamedTuple):
    """A region of a breakdown, or an overlapping unit that is shown and never added."""

    whole: Result
    region: RegionShare | Memo


_NOT_ADDED = Text("与所在区县重叠，不计入合计", "overlaps its hosts: never added")


def _code(_: Edition, line: _Line) -> Field:
    region = line.region
    return Words(same(region.region if isinstance(region, RegionShare) else region.unit))


def _value(edition: Edition, line: _Line) -> Field:
    region = line.region
    if isinstance(region, RegionShare):
        return result_table.value(edition, region.result)
    number = wording.number(line.whole, region.value)
    return Number(region.value, number, link=edition.origin(region.origin))


def _period(_: Edition, line: _Line) -> Field:
    region = line.region
    period = region.result.period if isinstance(region, RegionShare) else region.period
    return Words(wording.NOTHING if period is None else wording.period(period))


def _target(edition: Edition, line: _Line) -> Field:
    region = line.region
    return result_table.target(edition, region.result) if isinstance(region, RegionShare) else None


def _status(edition: Edition, line: _Line) -> Field:
    region = line.region
    return result_table.status(edition, region.result) if isinstance(region, RegionShare) else None


def _gap(edition: Edition, line: _Line) -> Field:
    region = line.region
    if not isinstance(region, RegionShare):
        return None
    return result_table.distance(edition, region.result)


def _rank(_: Edition, line: _Line) -> Field:
    rank = line.region.rank if isinstance(line.region, RegionShare) else None
    return None if rank is None else Number(Fraction(rank), str(rank))


def _contribution(_: Edition, line: _Line) -> Field:
    part = line.region.contribution if isinstance(line.region, RegionShare) else None
    return None if part is None else Number(part * 100, wording.percent(part))


def _remark(_: Edition, line: _Line) -> Field:
    region = line.region
    if isinstance(region, Memo):
        return Words(_NOT_ADDED)
    said = regional.note(region)
    return Words(said) if said.zh else None


_COLUMNS: tuple[Column[_Line], ...] = (
    Column(Text("编号", "id"), 8, lambda e, line: result_table.key(e, line.whole)),
    Column(Text("指标名称", "target"), 28, lambda e, line: result_table.name(e, line.whole)),
    Column(Text("区县", "region"), 20, lambda _, line: Words(line.region.name)),
    Column(Text("代码", "code"), 10, _code, centred=True),
    Column(
        Text("计量单位", "unit"), 8, lambda e, line: result_table.unit(e, line.whole), centred=True
    ),
    Column(Text("目标值", "target value"), 11, _target),
    Column(Text("实际值", "value"), 11, _value),
    Column(Text("期别", "period"), 13, _period, centred=True),
    Column(Text("与目标差距", "gap"), 15, _gap),
    Column(Text("评价", "status"), 9, _status, result_table.STATUSES, centred=True),
    Column(Text("位次", "rank"), 7, _rank),
    Column(Text("占缺口(%)", "share of the gap (%)"), 10, _contribution),
    Column(Text("备注", "remarks"), 30, _remark),
)


def write_regions(pen: Pen, book: "Workbook") -> None:
    """Write the regions of every target listed, those without figures among them, and draw them."""
    note = Text(
        "未报的区县也列出；空白为不适用", "Regions that reported nothing are listed as well"
    )
    listed = regional.listed(pen.edition.assessment, pen.edition.options)
    lines = [
        _Line(breakdown.whole, region) for breakdown in listed for region in _regions(breakdown)
    ]
    below = write_table_sheet(pen, REGIONS, note, _COLUMNS, lines)
    row, first = below + 1, FIRST_ROW
    for breakdown in listed:
        last = first + len(breakdown.shares) - 1
        block = Block(pen.edition.tab(REGIONS), first, last)
        chart = region_chart(book, pen.edition, block, breakdown, _DRAWN)
        pen.sheet.insert_chart(row, 1, chart, {"object_position": 3})
        row += int(chart.height) // _PIXELS_A_ROW + 2
        first = last + 1 + len(breakdown.memos)
    set_print(pen, row, len(_COLUMNS))


_PIXELS_A_ROW = 20
_DRAWN = RegionColumns(region=3, target=6, value=7)


def _regions(breakdown: Breakdown) -> Iterator[RegionShare | Memo]:
    yield from breakdown.shares
    yield from breakdown.memos
