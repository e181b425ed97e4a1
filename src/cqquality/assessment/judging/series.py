"""Targets that every period decides: keep and rise."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from cqquality.assessment.figures import is_owed, is_to_come
from cqquality.assessment.judging.absence import CONTRADICTORY, absent, incomplete
from cqquality.assessment.judging.doubt import unusable
from cqquality.assessment.judging.evidence import (
    Evidence,
    Verdict,
    bound_of,
    outcome,
    shortfall,
)
from cqquality.assessment.measuring import Measured, break_between
from cqquality.assessment.method.bound import Direction
from cqquality.assessment.method.dates import shifted
from cqquality.assessment.result import Goal, Point, Status
from cqquality.definitions.measure import items_of
from cqquality.definitions.target import Keep, Rise
from cqquality.period import Period, month_end, year
from cqquality.text import Text, listed


def keep(evidence: Evidence, target: Keep) -> Verdict:
    """Judge a value to hold: one period below is a failure, whatever came after.

    Each period is held to the version of the target that was valid then.
    """
    goal = Goal(target.operator, target.value, None, evidence.indicator.deadline)
    held = {
        m: bound_of(then.operator, then.value)
        for m in evidence.judged
        if m.period.end >= evidence.pack.plan.start
        and isinstance(then := evidence.target_in(m.period), Keep)
    }
    judged = list(held)
    points = tuple(Point(m.period, m.value, outcome(bound, m)) for m, bound in held.items())
    missed = [point for point in points if point.hit is False]
    current = evidence.current
    if missed:
        reason = Text("{periods}未达标", "missed in {periods}").filled(
            periods=listed([point.period.text for point in missed], most=5)
        )
        worst = max(
            shortfall(evidence, bound, m.value)
            for (m, bound), point in zip(held.items(), points, strict=True)
            if point.hit is False
        )
        newest = current or judged[-1]
        return Verdict(goal, Status.NOT_MET, reason, newest, worst, None, points)
    if current is None:
        return absent(evidence, goal)
    doubt = _doubt(evidence, judged, points, complete=target.periods == "complete")
    if doubt:
        return Verdict(goal, Status.NOT_ASSESSABLE, doubt, current, history=points)
    beyond = abs(current.value - target.value)
    return Verdict(goal, Status.MET, None, current, Fraction(0), beyond, points)


def _doubt(
    evidence: Evidence, judged: list[Measured], points: tuple[Point, ...], *, complete: bool
) -> Text | None:
    """Say why it is not known whether every period was met, although none was missed."""
    if _is_disputed(evidence):
        return CONTRADICTORY
    undecided = [m for m, point in zip(judged, points, strict=True) if point.hit is None]
    for value in undecided:  # a year that is not over is no gap beside others that are
        if len(undecided) == len(judged) or not all(map(is_to_come, value.missing)):
            return incomplete(value)
    gaps = tuple(missing_years(evidence))
    start = evidence.pack.plan.start
    spoilt = [
        s
        for s in evidence.doubtful
        if any(map(s.bears_on, gaps)) or (s.period is not None and s.period.end >= start)
    ]
    if spoilt:
        return unusable(spoilt)
    return _without(gaps) if gaps and complete else None


def rise(evidence: Evidence, target: Rise) -> Verdict:
    """Judge that each year is better than the one before; a single setback is a failure."""
    goal = Goal("rise", None, None, evidence.indicator.deadline)
    years = [m for m in evidence.judged if is_whole_year(m)]
    falling = evidence.indicator.direction == "lower"
    direction = Direction.DOWN if falling else Direction.UP
    points = tuple(_with_outcomes(evidence, years, target, direction))
    if any(point.hit is False for point in points):
        setbacks = [point.period.text for point in points if point.hit is False]
        reason = _NOT_LOWER if falling else _NOT_HIGHER
        reason = reason.filled(periods=listed(setbacks))
        return Verdict(goal, Status.NOT_MET, reason, years[-1], history=points)
    if evidence.current is None:
        return absent(evidence, goal)
    doubt = _no_comparison(evidence, years, points)
    if doubt:
        newest = years[-1] if years else evidence.current
        return Verdict(goal, Status.NOT_ASSESSABLE, doubt, newest, history=points)
    return Verdict(goal, Status.MET, _uncompared(evidence, years), years[-1], history=points)


def _uncompared(evidence: Evidence, years: list[Measured]) -> Text | None:
    """Name the years that a change of definition keeps from being compared."""
    broken = [b.period.text for a, b in pairwise(years) if is_broken(evidence, a, b)]
    if not broken:
        return None
    return Text(
        "{periods}口径中断，未与上年比较", "the series breaks in {periods}: not compared"
    ).filled(periods=listed(broken))


_NOT_HIGHER = Text("{periods}未增加", "no rise in {periods}")
_NOT_LOWER = Text("{periods}未下降", "no fall in {periods}")


def _no_comparison(
    evidence: Evidence, years: list[Measured], points: tuple[Point, ...]
) -> Text | None:
    """Say why it is not known whether every year was a rise, although none was a fall."""
    if _is_disputed(evidence):
        return CONTRADICTORY
    if len(years) < 2:
        return Text("不足两年，无从比较", "fewer than two years to compare")
    gaps = tuple(missing_years(evidence))
    if gaps:
        spoilt = [s for s in evidence.doubtful if any(map(s.bears_on, gaps))]
        return unusable(spoilt) if spoilt else _without(gaps)
    compared = any(point.hit is not None for point in points)
    return None if compared else Text("数据口径中断，无从比较", "the series breaks: no comparison")


def _is_disputed(evidence: Evidence) -> bool:
    """Whether the figures of some period of the plan contradict each other."""
    start, deadline = evidence.pack.plan.start, evidence.indicator.deadline
    return any(start <= period.end <= deadline for period in evidence.measurement.disputed)


def _without(gaps: tuple[Period, ...]) -> Text:
    periods = listed([period.text for period in gaps])
    return Text("缺{periods}", "no data for {periods}").filled(periods=periods)


def missing_years(evidence: Evidence) -> Iterator[Period]:
    """Yield the years of the plan that should have been reported by now and were not."""
    published = shifted(evidence.as_of, -evidence.indicator.lag)
    last = min(published, evidence.indicator.deadline)
    reported = {
        m.period.end.year for m in evidence.measurement.history if not any(map(is_owed, m.missing))
    }
    items = items_of(evidence.indicator.measure)
    for number in range(evidence.pack.plan.start.year, last.year + 1):
        if year(number).end > last or number in reported:
            continue
        if not any(evidence.figures.is_exempt(item, year(number)) for item in items):
            yield year(number)


def is_whole_year(value: Measured) -> bool:
    """Whether a value stands for a whole year: half a year of events is no fall."""
    start, end = value.period.start, value.period.end
    whole = value.period.months == 12 or start == end == month_end(end.year, 12)
    return whole and not value.missing


def is_broken(evidence: Evidence, earlier: Measured, later: Measured) -> bool:
    """Whether the definition of the figures changed between two values."""
    measure = evidence.indicator.measure
    return bool(break_between(evidence.pack, measure, earlier.period, later.period))


def _with_outcomes(
    evidence: Evidence, years: list[Measured], target: Rise, direction: Direction
) -> Iterator[Point]:
    if years:
        yield Point(years[0].period, years[0].value)
    for before, after in pairwise(years):
        consecutive = after.period.end.year == before.period.end.year + 1
        change = direction * (after.value - before.value)
        is_better = change > 0 or (not target.strict and change == 0)
        comparable = consecutive and not is_broken(evidence, before, after)
        yield Point(after.period, after.value, is_better if comparable else None)
