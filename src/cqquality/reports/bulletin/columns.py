"""The columns of the annexed tables, in the order that is customary (docs/reports.md)."""

import re
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from cqquality.assessment.result import Assessment, RegionShare, Result
from cqquality.reports import particulars, regional
from cqquality.reports import wording as words
from cqquality.reports.block import Align
from cqquality.text import Text, same

Of = TypeVar("Of")


class Width(NamedTuple):
    """Millimetres; English names are long where Chinese ones are short."""

    zh: float
    en: float


class Column(NamedTuple, Generic[Of]):
    """A column: heading, width in millimetres, what it says, and where that stands."""

    heading: Text
    width: "Width"
    say: Callable[[Of, Assessment], Text]
    align: Align = Align.WORD


def bare(said: Text, result: Result) -> Text:
    """Return figures without their unit, which has a column of its own: "≥10", "超0.39"."""
    unit = words.unit(result)
    english = "|".join(re.escape(name) for name in (unit.en, words.singular(unit.en)))
    return Text(
        re.sub(rf"(?<=\d)(?:{re.escape(unit.zh)}|个百分点)$", "", said.zh),
        re.sub(rf"(?<=\d)(?: ?(?:{english})| pp)(?= beyond$|$)", "", said.en),
    )


def _target(result: Result, _: Assessment) -> Text:
    return bare(words.target(result), result)


def _distance(result: Result, _: Assessment) -> Text:
    return bare(words.distance(result), result)


def _value(result: Result, _: Assessment) -> Text:
    """Return the value and, on a line of its own, its period: "19", "（2013年末）"."""
    return _dated(bare(words.value(result), result), result)


def _dated(value: Text, result: Result) -> Text:
    if result.period is None:
        return value
    when = words.period(result.period)
    return Text(f"{value.zh}\n（{when.zh}）", f"{value.en}\n({when.en})")


def _baseline(result: Result, _: Assessment) -> Text:
    return same(particulars.baseline(result)) if result.baseline is not None else words.NOTHING


def _elapsed(result: Result, _: Assessment) -> Text:
    pace = result.pace
    return words.NOTHING if pace is None else same(f"{words.percent(pace.elapsed)}%")


def _lead(result: Result, assessment: Assessment) -> Text:
    if result.pace is None or result.pace.lead is None:
        return words.NOTHING
    return same(words.lead(result.pace, assessment.pack.pace))


def _verdict(result: Result, _: Assessment) -> Text:
    """Return the status and, on a line of its own, the pace before the deadline."""
    status, label = result.status.text, result.pace.label if result.pace else None
    if label is None:
        return status
    return Text(f"{status.zh}\n{label.text.zh}", f"{status.en}\n{label.text.en}")


def _remark(result: Result, assessment: Assessment) -> Text:
    return particulars.remark(result, assessment.pack)


_DUTY = Text("责任单位\n(牵头／配合)", "lead / support")
TARGETS: tuple[Column[Result], ...] = (
    Column(
        Text("指标名称", "target"), Width(26, 28), lambda r, _: r.indicator.name.text, Align.TEXT
    ),
    Column(Text("计量\n单位", "unit"), Width(9, 16), lambda r, _: words.unit(r)),
    Column(Text("目标值", "goal"), Width(13, 12), _target, Align.FIGURE),
    Column(Text("基期值", "baseline"), Width(12, 13), _baseline, Align.FIGURE),
    Column(Text("实际值\n（期别）", "value\n(period)"), Width(26, 20), _value, Align.FIGURE),
    Column(Text("完成率", "done"), Width(12, 13), lambda r, _: words.attainment(r), Align.FIGURE),
    Column(Text("序时\n进度", "time"), Width(11, 11), _elapsed, Align.FIGURE),
    Column(Text("与序时\n差距", "lead"), Width(12, 10), _lead, Align.FIGURE),
    Column(Text("与目标\n差距", "gap"), Width(14, 14), _distance, Align.FIGURE),
    Column(Text("评价", "status"), Width(19, 14), _verdict),
    Column(_DUTY, Width(20, 28), particulars.departments, Align.TEXT),
    Column(Text("数据来源", "cells"), Width(20, 15), particulars.cells, Align.TEXT),
    Column(Text("备注", "remarks"), Width(23, 23), _remark, Align.TEXT),
)
TASKS: tuple[Column[Result], ...] = (
    Column(
        Text("事项", "commitment"), Width(58, 60), lambda r, _: r.indicator.name.text, Align.TEXT
    ),
    Column(Text("目标阶段", "aimed at"), Width(28, 20), lambda r, a: words.milestone(r, a.pack)),
    Column(
        Text("当前进展\n（期别）", "stage\n(period)"),
        Width(30, 25),
        lambda r, _: _dated(words.value(r), r),
    ),
    Column(Text("评价", "status"), Width(18, 18), _verdict),
    Column(_DUTY, Width(34, 44), particulars.departments, Align.TEXT),
    Column(Text("数据来源", "cells"), Width(24, 24), particulars.cells, Align.TEXT),
    Column(Text("备注", "remarks"), Width(25, 26), _remark, Align.TEXT),
)


def _of_region(
    say: Callable[[Result, Assessment], Text],
) -> Callable[[RegionShare, Assessment], Text]:
    return lambda share, assessment: say(share.result, assessment)


def _rank(share: RegionShare, _: Assessment) -> Text:
    return words.NOTHING if share.rank is None else same(str(share.rank))


REGIONS: tuple[Column[RegionShare], ...] = (
    Column(regional.RANK, Width(11, 11), _rank),
    Column(regional.REGION, Width(46, 46), lambda share, _: share.name, Align.TEXT),
    Column(
        Text("目标值", "goal"),
        Width(22, 22),
        _of_region(lambda r, _: words.target(r)),
        Align.FIGURE,
    ),
    Column(
        Text("实际值\n（期别）", "value\n(period)"),
        Width(26, 26),
        _of_region(lambda r, _: _dated(words.value(r), r)),
        Align.FIGURE,
    ),
    Column(
        Text("与目标差距", "gap"),
        Width(28, 28),
        _of_region(lambda r, _: words.distance(r)),
        Align.FIGURE,
    ),
    Column(Text("评价", "status"), Width(18, 18), _of_region(_verdict)),
    Column(
        Text("占缺口", "of the gap"),
        Width(16, 16),
        lambda share, _: regional.held(share),
        Align.FIGURE,
    ),
    Column(Text("数据来源", "cells"), Width(34, 34), _of_region(particulars.cells), Align.TEXT),
    Column(
        Text("备注", "remarks"), Width(24, 24), lambda share, _: regional.note(share), Align.TEXT
    ),
)
