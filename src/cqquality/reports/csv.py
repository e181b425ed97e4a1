"""The results as a wide table for a spreadsheet: one row per result, figures as plain decimals."""

import re
from collections.abc import Callable, Iterable, Iterator
from csv import writer
from io import StringIO
from typing import NamedTuple

from cqquality.assessment.result import Assessment, By, RegionShare, Result
from cqquality.quantity import shown
from cqquality.reports import revised, sampling, wording
from cqquality.reports.duty import Duty, duties
from cqquality.reports.interface import ReportOptions
from cqquality.reports.particulars import OBLIGATIONS
from cqquality.reports.plain import plain
from cqquality.reports.regional import listed, ranked
from cqquality.text import Text, same

_BOM = "\ufeff"
"""Tells Excel that the file is UTF-8; without it Chinese turns into nonsense."""
_ACTIVE = re.compile(r"\s*[=+\-@＝＋－＠]")
"""What a spreadsheet would take for the beginning of a formula."""


class Figure(NamedTuple):
    """A number made by the program, the only text that may begin with a sign."""

    digits: str


Field = Text | Figure | None
"""What stands in a field of a table."""


class Line(NamedTuple):
    """A result to show: of the whole or, where `share` is given, of one region."""

    assessment: Assessment
    result: Result
    share: RegionShare | None = None


class CsvReport:
    """One row per result, and below it one for each region it was broken down by.

    By department one for each that answers for it, with columns that say who and how.
    """

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the table, a byte order mark before it."""
        found = assessment.standings
        if found is not None and found.by is By.DEPARTMENT:
            its = duties(options.listed(assessment.results), found)
            rows = (
                [each.department, each.role, *_fields(_whole(assessment, each))] for each in its
            )
            return table((*_DUTY, *_HEADINGS), rows, options)
        return table(_HEADINGS, map(_fields, lines(assessment, options)), options)


def lines(assessment: Assessment, options: ReportOptions) -> Iterator[Line]:
    """Yield what is to be listed, regions from the best to the last after the whole."""
    breakdowns = {b.whole.indicator.id: b for b in listed(assessment, options)}
    for result in options.listed(assessment.results):
        yield Line(assessment, result)
        breakdown = breakdowns.get(result.indicator.id)
        for share in ranked(breakdown) if breakdown else ():
            yield Line(assessment, share.result, share)


def table(
    headings: Iterable[Text], rows: Iterable[Iterable["Field"]], options: ReportOptions
) -> str:
    """Return a table, a byte order mark before it, lines ended as Excel ends them."""
    out = StringIO(newline="")
    write = writer(out, lineterminator="\r\n").writerow
    write([heading.to(options.language) for heading in headings])
    for row in rows:
        write([_written(field, options) for field in row])
    return _BOM + out.getvalue()


def inert(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before a sign.

    >>> inert("=cmd|'/C calc'!A0")
    "'=cmd|'/C calc'!A0"
    """
    harmless = plain(text)
    return f"'{harmless}" if _ACTIVE.match(harmless) else harmless


def _written(field: Field, options: ReportOptions) -> str:
    if field is None:
        return ""
    return field.digits if isinstance(field, Figure) else inert(field.to(options.language))


_Column = Callable[[Assessment, Result], Field]


def _section(assessment: Assessment, result: Result) -> Text:
    sections = assessment.pack.sections
    return next(s.name.text for s in sections if s.id == result.indicator.section)


def _value(_: Assessment, result: Result) -> Text | Figure | None:
    if result.stage is not None:
        return result.stage.name.text
    return None if result.value is None else Figure(wording.number(result, result.value))


def _goal(assessment: Assessment, result: Result) -> Text:
    if result.is_commitment:
        return wording.milestone(result, assessment.pack)
    return wording.target(result)


def _baseline(_: Assessment, result: Result) -> Figure | None:
    if result.baseline is None:
        return None
    return Figure(shown(result.baseline, result.indicator.decimals))


def _gap(_: Assessment, result: Result) -> Figure | None:
    return None if result.gap is None else Figure(wording.missing(result, result.gap))


def _surplus(_: Assessment, result: Result) -> Figure | None:
    return None if result.surplus is None else Figure(wording.missing(result, result.surplus))


def _attainment(_: Assessment, result: Result) -> Figure | None:
    return None if result.attainment is None else Figure(wording.percent(result.attainment))


def _elapsed(_: Assessment, result: Result) -> Figure | None:
    return Figure(wording.percent(result.pace.elapsed)) if result.pace else None


def _lead(assessment: Assessment, result: Result) -> Figure | None:
    if result.pace is None or result.pace.lead is None:
        return None
    return Figure(wording.lead(result.pace, assessment.pack.pace))


def _pace(_: Assessment, result: Result) -> Text | None:
    pace = result.pace
    if pace is None:
        return None
    return pace.label.text if pace.label is not None else pace.reason


def _incomplete(result: Result) -> Text | None:
    if result.provisional:
        return Text("暂计", "provisional")
    return Text("下限", "at least") if result.at_least else None


def _sample(_: Assessment, result: Result) -> Figure | None:
    return Figure(str(result.certainty.total)) if result.certainty else None


def _limit(write: Callable[[Result], str]) -> _Column:
    return lambda _, result: Figure(write(result)) if result.certainty else None


def _certainty(_: Assessment, result: Result) -> Text | None:
    label = result.certainty.label if result.certainty else None
    return label.text if label else None


def _within_error(_: Assessment, result: Result) -> Text | None:
    change = result.certainty.change if result.certainty else None
    if change is None:
        return None
    return Text("是", "yes") if change.within_error else Text("否", "no")


def _obligation(_: Assessment, result: Result) -> Text | None:
    return OBLIGATIONS.get(result.indicator.obligation or "")


def _revision(assessment: Assessment, result: Result) -> Text | None:
    version = result.version
    return None if version is None else revised.version(version, assessment.pack)


def _department(role: str) -> _Column:
    return lambda assessment, result: wording.listed(
        wording.departments(result.indicator, assessment.pack, assessment.as_of, role)
    )


def _cells(_: Assessment, result: Result) -> Text:
    return same("；".join(wording.places(source.place for source in result.sources)))


_COLUMNS: tuple[tuple[Text, _Column], ...] = (
    (Text("编号", "id"), lambda _, r: same(r.indicator.id)),
    (Text("指标名称", "name"), lambda _, r: r.indicator.name.text),
    (Text("章节", "section"), _section),
    (Text("计量单位", "unit"), lambda _, r: r.unit.name.text),
    (Text("目标值", "target"), _goal),
    (Text("期限", "deadline"), lambda _, r: same(r.goal.deadline.isoformat())),
    (Text("基期值", "baseline"), _baseline),
    (Text("实际值", "value"), _value),
    (Text("数值不完整", "incomplete"), lambda _, r: _incomplete(r)),
    (Text("期别", "period"), lambda _, r: wording.period(r.period) if r.period else None),
    (Text("完成率(%)", "attainment (%)"), _attainment),
    (Text("差距", "gap"), _gap),
    (Text("超出", "surplus"), _surplus),
    (Text("状态", "status"), lambda _, r: r.status.text),
    (Text("原因", "reason"), lambda _, r: r.reason),
    (Text("序时进度", "pace"), _pace),
    (Text("时间进度(%)", "time elapsed (%)"), _elapsed),
    (Text("与序时差距(百分点)", "lead (percentage points)"), _lead),
    (Text("达标期数", "periods held"), lambda _, r: wording.score(r)),
    (Text("未达期", "periods missed"), lambda _, r: wording.missed(r)),
    (Text("样本量", "sample size"), _sample),
    (Text("95%区间下限(%)", "95% interval from (%)"), _limit(sampling.low)),
    (Text("95%区间上限(%)", "95% interval to (%)"), _limit(sampling.high)),
    (Text("抽样误差", "sampling error"), _certainty),
    (Text("较上年变化在抽样误差内", "change within sampling error"), _within_error),
    (Text("口径", "reading"), lambda _, r: wording.reading(r)),
    (Text("牵头单位", "lead departments"), _department("lead")),
    (Text("配合单位", "supporting departments"), _department("support")),
    (Text("政策依据", "source"), lambda _, r: same(wording.citation(r.indicator.source))),
    (Text("数据来源", "cells"), _cells),
    (Text("约束力", "obligation"), _obligation),
    (Text("修订", "revision"), _revision),
)


def contribution(share: RegionShare) -> Figure | None:
    """Return how much of all that regions lack this one lacks, in percent."""
    part = share.contribution
    return None if part is None else Figure(wording.percent(part))


_REGIONAL: tuple[tuple[Text, Callable[[RegionShare], Field]], ...] = (
    (Text("区县", "region"), lambda share: share.name),
    (Text("位次", "rank"), lambda share: None if share.rank is None else Figure(str(share.rank))),
    (Text("占缺口(%)", "share of the gap (%)"), contribution),
)
"""What is said of regions alone; empty for the whole."""
_NAMED = 2
"""The columns before those of regions: id and name."""
_HEADINGS = tuple(heading for heading, _ in (*_COLUMNS[:_NAMED], *_REGIONAL, *_COLUMNS[_NAMED:]))


_DUTY = (Text("部门", "department"), Text("牵头或配合", "role"))
"""Who answers for a result: the first columns of the table by department."""


def _whole(assessment: Assessment, duty: Duty) -> Line:
    return Line(assessment, duty.result)


def _fields(line: Line) -> list[Field]:
    common = [column(line.assessment, line.result) for _, column in _COLUMNS]
    share = line.share
    regional = [column(share) if share else None for _, column in _REGIONAL]
    return [*common[:_NAMED], *regional, *common[_NAMED:]]
