"""The sheets that charts draw: values by period, and attainment by section."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from cqquality.assessment.result import Point, Result, Status
from cqquality.reports import wording
from cqquality.reports.workbook import result_table
from cqquality.reports.workbook.chart import Block
from cqquality.reports.workbook.edition import CHART_DATA, FIRST_ROW, PERIODS, Edition
from cqquality.reports.workbook.field import Field, Number, Words
from cqquality.reports.workbook.table import Column, Pen, write_table_sheet
from cqquality.text import Text

_HELD, _MISSED = Text("达标", "held"), Text("未达", "missed")


class _Held(NamedTuple):
    """One period of a result."""

    result: Result
    point: Point


def _value(_: Edition, held: _Held) -> Field:
    return Number(held.point.value, wording.number(held.result, held.point.value))


def _target(_: Edition, held: _Held) -> Field:
    bound = held.result.goal.value
    return None if bound is None else Number(bound, wording.number(held.result, bound))


def _outcome(_: Edition, held: _Held) -> Field:
    hit = held.point.hit
    return None if hit is None else Words(_HELD if hit else _MISSED)


_OUTCOMES = {
    _HELD: result_table.STATUSES[Status.MET.text],
    _MISSED: result_table.STATUSES[Status.NOT_MET.text],
}
_PERIOD_COLUMNS: tuple[Column[_Held], ...] = (
    Column(Text("编号", "id"), 8, lambda e, h: result_table.key(e, h.result)),
    Column(Text("指标名称", "target"), 32, lambda e, h: result_table.name(e, h.result)),
    Column(Text("期别", "period"), 16, lambda _, h: Words(wording.period(h.point.period))),
    Column(Text("实际值", "value"), 12, _value),
    Column(Text("目标值", "target value"), 12, _target),
    Column(Text("计量单位", "unit"), 10, lambda e, h: result_table.unit(e, h.result)),
    Column(Text("当期", "outcome"), 10, _outcome, _OUTCOMES, centred=True),
)


def write_periods(pen: Pen) -> None:
    """Write the values of every period of the targets that are judged by period."""
    note = Text("各项指标已报各期的数值", "Values of the targets, period by period")
    write_table_sheet(pen, PERIODS, note, _PERIOD_COLUMNS, _points(pen.edition))


def _points(edition: Edition) -> list[_Held]:
    return [_Held(result, point) for result in edition.results for point in result.history]


def trends(edition: Edition) -> dict[str, Block]:
    """Return the rows of each target to draw over time, by its id.

    Drawn are those with two periods or more that no bar of attainment shows: rates and indices,
    and whatever is judged period by period.
    """
    points = _points(edition)
    keys = [held.result.indicator.id for held in points]
    drawn = {
        held.result.indicator.id
        for held in points
        if held.point.hit is not None or held.result.attainment is None
    }
    return {
        key: block
        for key, block in _blocks(edition.tab(PERIODS), keys)
        if key in drawn and block.last > block.first
    }


_ATTAINMENT_COLUMNS: tuple[Column[Result], ...] = (
    Column(Text("编号", "id"), 8, result_table.key),
    Column(Text("指标名称", "target"), 32, result_table.name),
    Column(Text("完成率(%)", "attainment (%)"), 12, result_table.attainment),
    Column(Text("目标(%)", "target (%)"), 12, lambda _, __: Number(Fraction(100), "100")),
)


def write_attainment(pen: Pen) -> None:
    """Write what the charts of the sections draw."""
    note = Text("各章节图表的数据", "What the charts of the sections draw")
    drawn = _drawn(pen.edition)
    write_table_sheet(pen, CHART_DATA, note, _ATTAINMENT_COLUMNS, drawn)


def attained(edition: Edition) -> dict[str, Block]:
    """Return the rows of each section that has an attainment to draw, by its id."""
    sections = [result.indicator.section for result in _drawn(edition)]
    return dict(_blocks(edition.tab(CHART_DATA), sections))


def _drawn(edition: Edition) -> list[Result]:
    return [
        result
        for section in edition.sections
        for result in edition.of(section)
        if result.attainment is not None
    ]


def _blocks(sheet: str, keys: Sequence[str]) -> Iterator[tuple[str, Block]]:
    """Yield the rows that each run of one key takes in a table."""
    row = FIRST_ROW
    for key, run in groupby(keys):
        length = len(list(run))
        yield key, Block(sheet, row, row + length - 1)
        row += length
