"""The results as a long table, for pivot tables and programs: one row per figure."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from cqquality.assessment.result import Assessment, Result
from cqquality.period import Period
from cqquality.quantity import shown
from cqquality.reports import wording
from cqquality.reports.csv import Field, Figure, Line, contribution, lines, table
from cqquality.reports.interface import ReportOptions
from cqquality.text import Text, same


class CsvLongReport:
    """One row for each figure of a result: of the whole, of a region, of an earlier period."""

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the table, a byte order mark before it."""
        rows = (
            [*_subject(line), *_stretch(period), item.key, number, text]
            for line in lines(assessment, options)
            for period, item, number, text in _entries(line)
        )
        return table(_HEADINGS, rows, options)


_HEADINGS = (
    Text("编号", "id"),
    Text("指标名称", "name"),
    Text("章节", "section"),
    Text("区县", "region"),
    Text("计量单位", "unit"),
    Text("期别", "period"),
    Text("期初", "from"),
    Text("期末", "to"),
    Text("项目", "figure"),
    Text("数值", "number"),
    Text("文字", "text"),
)


_Number = Callable[[Line], Figure | None]


class _Item(NamedTuple):
    """A kind of figure: what it is called, its number, and how people read it."""

    key: Text
    number: _Number
    text: Callable[[Line], Text | None]


class _Entry(NamedTuple):
    period: Period | None
    item: _Item
    number: Figure | None
    text: Field


def _entries(line: Line) -> Iterator[_Entry]:
    """Yield earlier values, the value judged (always), and whatever else there is."""
    result = line.result
    for point in result.history:
        if point.period != result.period:
            digits = wording.number(result, point.value)
            text = wording.quantity(digits, result.unit)
            yield _Entry(point.period, _VALUE, Figure(digits), text)
    for item in (_VALUE, *_ITEMS):
        number, words = item.number(line), item.text(line)
        if item is _VALUE or number is not None or words not in (None, wording.NOTHING):
            yield _Entry(result.period, item, number, words)


def _subject(line: Line) -> list[Field]:
    indicator = line.result.indicator
    sections = line.assessment.pack.sections
    return [
        same(indicator.id),
        indicator.name.text,
        next(s.name.text for s in sections if s.id == indicator.section),
        line.share.name if line.share else None,
        wording.unit(line.result),
    ]


def _stretch(period: Period | None) -> list[Field]:
    if period is None:
        return [None, None, None]
    days = (period.start, period.end)
    return [wording.period(period), *(same(day.isoformat()) for day in days)]


def _value(line: Line) -> Figure | None:
    value = line.result.value
    return None if value is None else Figure(wording.number(line.result, value))


def _baseline(line: Line) -> Figure | None:
    result = line.result
    if result.baseline is None:
        return None
    return Figure(shown(result.baseline, result.indicator.decimals))


def _value_text(line: Line) -> Text:
    return wording.value(line.result)


def _goal_text(line: Line) -> Text:
    result, pack = line.result, line.assessment.pack
    return wording.milestone(result, pack) if result.is_commitment else wording.target(result)


def _exactly(figure: Callable[[Result], Fraction | None]) -> _Number:
    """Return a number that is written without loss where that is possible."""

    def number(line: Line) -> Figure | None:
        found = figure(line.result)
        return None if found is None else Figure(wording.bound(found))

    return number


def _missing(figure: Callable[[Result], Fraction | None]) -> _Number:
    """Return a number that is written like a gap."""

    def number(line: Line) -> Figure | None:
        found = figure(line.result)
        return None if found is None else Figure(wording.missing(line.result, found))

    return number


def _percent(share: Callable[[Result], Fraction | None]) -> _Number:
    """Return a share that is written in percent."""

    def number(line: Line) -> Figure | None:
        found = share(line.result)
        return None if found is None else Figure(wording.percent(found))

    return number


def _none(_: Line) -> None:
    return None


def _lead(line: Line) -> Figure | None:
    pace = line.result.pace
    if pace is None or pace.lead is None:
        return None
    return Figure(wording.lead(pace, line.assessment.pack.pace))


def _pace(line: Line) -> Text | None:
    pace = line.result.pace
    return pace.label.text if pace and pace.label else None


def _rank(line: Line) -> Figure | None:
    rank = line.share.rank if line.share else None
    return None if rank is None else Figure(str(rank))


def _contribution(line: Line) -> Figure | None:
    return contribution(line.share) if line.share else None


_VALUE = _Item(Text("实际值", "value"), _value, _value_text)
_ITEMS = (
    _Item(Text("目标值", "target"), _exactly(lambda r: r.goal.value), _goal_text),
    _Item(Text("目标上限", "upper target"), _exactly(lambda r: r.goal.upper), _none),
    _Item(Text("基期值", "baseline"), _baseline, lambda line: wording.baseline(line.result)),
    _Item(Text("差距", "gap"), _missing(lambda r: r.gap), lambda line: wording.gap(line.result)),
    _Item(
        Text("超出", "surplus"),
        _missing(lambda r: r.surplus),
        lambda line: wording.surplus(line.result),
    ),
    _Item(
        Text("完成率(%)", "attainment (%)"),
        _percent(lambda r: r.attainment),
        lambda line: wording.attainment(line.result),
    ),
    _Item(
        Text("时间进度(%)", "time elapsed (%)"),
        _percent(lambda r: r.pace.elapsed if r.pace else None),
        _none,
    ),
    _Item(Text("与序时差距(百分点)", "lead (percentage points)"), _lead, _none),
    _Item(Text("状态", "status"), _none, lambda line: line.result.status.text),
    _Item(Text("序时进度", "pace"), _none, _pace),
    _Item(Text("位次", "rank"), _rank, _none),
    _Item(Text("占缺口(%)", "share of the gap (%)"), _contribution, _none),
)
"""In the order of the wide table; those without a number or words are left out."""
