"""Why there is no verdict: no usable value, or only a part of one."""

from collections.abc import Sequence

from cqquality.assessment.judging.doubt import UNUSABLE
from cqquality.assessment.judging.evidence import Evidence, Verdict
from cqquality.assessment.measuring import Measured
from cqquality.assessment.result import Goal, Status
from cqquality.definitions.measure import Increase, RelativeChange, inner, items_of
from cqquality.definitions.target import Better
from cqquality.period import Period
from cqquality.text import Text, listed

CONTRADICTORY = Text("报送的数据相互矛盾", "the figures reported contradict each other")


def absent(evidence: Evidence, goal: Goal) -> Verdict:
    """Return the verdict where there is no usable value, with the most telling reason."""
    if evidence.before_base is not None:
        early = Text(
            "只有{period}的数据，不晚于基期", "only figures of {period}, no later than the baseline"
        )
        return Verdict(goal, Status.NO_DATA, early.filled(period=evidence.before_base.text))
    reason = _obstacle(evidence)
    if reason is not None:
        return Verdict(goal, Status.NOT_ASSESSABLE, reason)
    if _any_recent(evidence.measurement.incomplete, evidence):
        partial = Text("报送的数据不全", "the figures reported are incomplete")
        return Verdict(goal, Status.NO_DATA, partial)
    if evidence.too_late is not None:
        only = Text(
            "期限当期无数据，只有{period}的", "no figure of the deadline, only for {period}"
        )
        return Verdict(goal, Status.NO_DATA, only.filled(period=evidence.too_late.period.text))
    if evidence.outdated is not None:
        newest = Text("最新数据为{period}", "the newest figure is for {period}")
        return Verdict(goal, Status.NO_DATA, newest.filled(period=evidence.outdated.period.text))
    return Verdict(goal, Status.NO_DATA)


def _obstacle(evidence: Evidence) -> Text | None:
    """Say why the figures that were reported give no value."""
    measurement = evidence.measurement
    if _any_recent(measurement.disputed, evidence):
        return CONTRADICTORY
    if evidence.spoilt:
        return UNUSABLE
    incomparable = evidence.incomparable
    if incomparable is not None:
        return incomparable.text
    if lacks_baseline(evidence):
        if measurement.baseline is None:
            return Text("缺少基期值", "no baseline value")
        return Text(
            "基期值不大于零，无从计算增幅", "the baseline is not above zero: no relative change"
        )
    return None


def _any_recent(periods: Sequence[Period], evidence: Evidence) -> bool:
    return any(period.end > evidence.oldest_usable for period in periods)


def lacks_baseline(evidence: Evidence) -> bool:
    """Whether figures are there, but no baseline above 0 that they can be compared with."""
    measure, baseline = inner(evidence.indicator.measure), evidence.measurement.baseline
    compared = isinstance(evidence.indicator.target, Better)
    if not compared and not isinstance(measure, RelativeChange | Increase):
        return False
    usable = baseline is not None and (
        baseline.value > 0 or not isinstance(measure, RelativeChange)
    )
    return not usable and (
        bool(evidence.measurement.history)
        or any(evidence.figures.observations(i) for i in items_of(measure))
    )


def incomplete(value: Measured) -> Text:
    """Say that a value is only a lower bound, or provisional, and what it lacks."""
    if value.heard:
        return Text(
            "只按已报的{count}个区县暂计，不作判定；缺{parts}",
            "provisional: only the {count} regions that reported; no {parts}",
        ).filled(count=value.heard, parts=listed(value.missing, most=6))
    return Text("数值不完整，缺{parts}", "incomplete: no {parts}").filled(
        parts=listed(value.missing)
    )
