"""The tables of results, in the columns reports of this kind have (docs/reports.md)."""

from cqquality.assessment.result import Result
from cqquality.definitions.target import All, Improve, Keep, Milestone, Reach
from cqquality.quantity import SHARES, literal
from cqquality.reports import particulars, wording
from cqquality.reports.finding_list import SEVERITIES
from cqquality.reports.result_cells import PACE_TONES, STATUS_TONES
from cqquality.reports.workbook.edition import Edition
from cqquality.reports.workbook.field import Field, Number, Words, linked
from cqquality.reports.workbook.table import Column
from cqquality.text import Text, same

STATUSES = {status.text: tone for status, tone in STATUS_TONES.items()}
PACES = {label.text: tone for label, tone in PACE_TONES.items()}
_NONE = Words(wording.NOTHING)
_POINTS = Text("个百分点", " pp")


def value(edition: Edition, result: Result) -> Field:
    """Return the value judged, with a link to the cell it came from."""
    link = (edition.origin(result.sources[0]) if result.sources else "") or edition.sources(result)
    if result.value is None or result.stage is not None:
        return linked(Words(wording.value(result)), link)
    before = wording.qualifier(result)
    return Number(result.value, wording.number(result, result.value), before=before, link=link)


def target(edition: Edition, result: Result) -> Field:
    """Return what is to be reached: a number shown with its sign, or a stage."""
    bound = result.goal.value
    match result.indicator.target:
        case Milestone():
            return Words(wording.milestone(result, edition.assessment.pack))
        case Keep() if bound is not None:
            sign = wording.SIGNS[result.goal.operator]
            return Number(bound, wording.bound(bound), before=Text(f"保持{sign}", f"keep {sign}"))
        case Reach() | Improve() if bound is not None:
            return Number(
                bound, wording.bound(bound), before=same(wording.SIGNS[result.goal.operator])
            )
        case All() if bound is not None:
            return Number(bound, wording.bound(bound))
        case _:
            return Words(wording.target(result))


def unit(_: Edition, result: Result) -> Field:
    """Return the unit, "%" for rates of every kind."""
    return Words(wording.unit(result))


def _baseline(_: Edition, result: Result) -> Field:
    if result.baseline is None:
        return _NONE
    return Number(result.baseline, particulars.baseline(result))


def period(_: Edition, result: Result) -> Field:
    """Return the period of the value."""
    return _NONE if result.period is None else Words(wording.period(result.period))


def attainment(_: Edition, result: Result) -> Field:
    """Return the completion rate in percent."""
    share = result.attainment
    return _NONE if share is None else Number(share * 100, wording.percent(share))


def _elapsed(_: Edition, result: Result) -> Field:
    if result.pace is None:
        return _NONE
    return Number(result.pace.elapsed * 100, wording.percent(result.pace.elapsed))


def lead(edition: Edition, result: Result) -> Field:
    """Return by how many percentage points it is ahead of time or, below 0, behind."""
    if result.pace is None or result.pace.lead is None:
        return _NONE
    digits = wording.lead(result.pace, edition.assessment.pack.pace)
    return Number(result.pace.lead, digits, signed=True)


def distance(_: Edition, result: Result) -> Field:
    """Return what is missing, or as a negative number by how much the target is exceeded."""
    after = _POINTS if result.unit.dimension in SHARES else same("")
    if result.gap is None or (result.surplus and not result.gap):
        if not result.surplus:
            return _NONE
        digits = wording.missing(result, result.surplus)
        return Number(-result.surplus, digits, after=after, below=Text("超", "beyond "))
    return Number(result.gap, wording.missing(result, result.gap), after=after)


def status(_: Edition, result: Result) -> Field:
    """Return whether it is met."""
    return Words(result.status.text)


def pace(_: Edition, result: Result) -> Field:
    """Return how the value stands against time."""
    found = result.pace
    if found is None or (found.label is None and found.reason is None):
        return _NONE
    return Words(found.label.text if found.label is not None else found.reason or same(""))


def responsible(edition: Edition, result: Result) -> Field:
    """Return who leads and who supports."""
    return Words(particulars.departments(result, edition.assessment))


def source(edition: Edition, result: Result) -> Field:
    """Return the cells of the value in short, with a link to all of them."""
    return Words(particulars.cells(result, edition.assessment), edition.sources(result))


def remark(edition: Edition, result: Result) -> Field:
    """Return the reading, why the status is as it is, and what it takes to be in time."""
    return Words(particulars.remark(result, edition.assessment.pack, with_effort=True))


def questions(edition: Edition, result: Result) -> Field:
    """Return how many findings there are about it, with a link to the first."""
    found, link = edition.findings_of(result)
    if not found:
        return None
    worst, _ = SEVERITIES[max(finding.severity for finding in found)]
    return Words(Text(f"{worst.zh}{len(found)}处", f"{worst.en} ({len(found)})"), link)


def citation(_: Edition, result: Result) -> Field:
    """Return where the policy says so."""
    return Words(same(wording.citation(result.indicator.source)))


def exact(_: Edition, result: Result) -> Field:
    """Return the exact value as text where a number of Excel cannot hold it."""
    if result.value is None or Number(result.value, "").is_exact:
        return None
    return Words(same(literal(result.value)))


def name(_: Edition, result: Result) -> Field:
    """Return the name of the indicator."""
    return Words(result.indicator.name.text)


def key(edition: Edition, result: Result) -> Field:
    """Return the id of the indicator, with a link to its definition."""
    return Words(same(result.indicator.id), edition.definition(result.indicator.id))


DUTY = Text("责任单位 (牵头／配合)", "lead / support")
ID: Column[Result] = Column(Text("编号", "id"), 6.5, key)


def target_columns(year: int) -> tuple[Column[Result], ...]:
    """Return the columns of the table of targets due in `year`."""
    return (
        ID,
        Column(Text("指标名称", "target"), 22, name),
        Column(Text("计量单位", "unit"), 7, unit, centred=True),
        Column(Text(f"{year}年目标值", f"target for {year}"), 13.5, target),
        Column(Text("基期值", "baseline"), 8, _baseline),
        Column(Text("实际值", "value"), 9.5, value),
        Column(Text("期别", "period"), 12, period, centred=True),
        Column(Text("完成率(%)", "attainment (%)"), 8.5, attainment, bars=True),
        Column(Text("序时进度(%)", "time elapsed (%)"), 8.5, _elapsed),
        Column(Text("与序时差距(百分点)", "lead (pp)"), 9, lead),
        Column(Text("与目标差距", "gap"), 14, distance),
        Column(Text("评价", "status"), 8.5, status, STATUSES, centred=True),
        Column(Text("进度", "pace"), 12, pace, PACES, centred=True),
        Column(DUTY, 16, responsible),
        Column(Text("数据来源", "cells"), 27, source),
        Column(Text("备注", "remarks"), 32, remark),
        Column(Text("数据问题", "findings"), 10, questions, prints=False, centred=True),
        Column(Text("政策依据", "clause"), 18, citation, prints=False),
        Column(Text("精确值", "exact value"), 20, exact, prints=False, hidden=True),
    )


TASK_COLUMNS: tuple[Column[Result], ...] = (
    ID,
    Column(Text("事项", "commitment"), 34, name),
    Column(Text("目标阶段", "stage aimed at"), 14, target),
    Column(Text("当前进展", "stage reached"), 14, value),
    Column(Text("期别", "period"), 13, period, centred=True),
    Column(Text("评价", "status"), 10, status, STATUSES, centred=True),
    Column(DUTY, 24, responsible),
    Column(Text("数据来源", "cells"), 27, source),
    Column(Text("备注", "remarks"), 34, remark),
    Column(Text("数据问题", "findings"), 10, questions, prints=False, centred=True),
    Column(Text("政策依据", "clause"), 30, citation, prints=False),
)
"""The columns of the table of commitments."""
