"""Targets that every period decides: keep and rise."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from cqquality.assessment.judging.evidence import (
    Evidence,
    Verdict,
    absent,
    bound_of,
    listed,
)
from cqquality.assessment.measuring import Measured
from cqquality.assessment.method.dates import shifted
from cqquality.assessment.result import Goal, Point, Status
from cqquality.definitions.target import Keep, Rise
from cqquality.period import Period, year
from cqquality.text import Text


def keep(evidence: Evidence, target: Keep) -> Verdict:
    """Judge a value to hold: one period below is a failure, whatever came after."""
    bound = bound_of(target.operator, target.value)
    goal = Goal(target.operator, target.value, None, evidence.indicator.deadline)
    judged = [m for m in evidence.measurement.history if m.period.end >= evidence.pack.plan.start]
    points = tuple(Point(m.period, m.value, bound.met_by(m.value)) for m in judged)
    missed = [point for point in points if not point.hit]
    current = evidence.current
    if missed:
        reason = Text("{periods}未达标", "missed in {periods}").filled(
            periods=listed(tuple(point.period.text for point in missed), most=5)
        )
        worst = max(bound.shortfall(point.value) for point in missed)
        newest = current or judged[-1]
        return Verdict(goal, Status.NOT_MET, reason, newest, worst, None, points)
    if current is None:
        return absent(evidence, goal)
    absent_years = tuple(missing_years(evidence))
    if absent_years and target.periods == "complete":
        reason = Text("缺{periods}", "no data for {periods}").filled(periods=listed(absent_years))
        return Verdict(goal, Status.NOT_ASSESSABLE, reason, current, history=points)
    beyond = abs(current.value - target.value)
    return Verdict(goal, Status.MET, None, current, Fraction(0), beyond, points)


def rise(evidence: Evidence, target: Rise) -> Verdict:
    """Judge that each year is above the one before; a single fall is a failure."""
    goal = Goal("rise", None, None, evidence.indicator.deadline)
    years = [m for m in evidence.measurement.history if _is_whole(m)]
    points = tuple(_with_outcomes(years, target))
    if any(point.hit is False for point in points):
        falls = tuple(point.period.text for point in points if point.hit is False)
        reason = Text("{periods}未增加", "no rise in {periods}").filled(periods=listed(falls))
        return Verdict(goal, Status.NOT_MET, reason, years[-1], history=points)
    if evidence.current is None:
        return absent(evidence, goal)
    if len(years) < 2:
        reason = Text("不足两年，无从比较", "fewer than two years to compare")
        return Verdict(goal, Status.NOT_ASSESSABLE, reason, evidence.current, history=points)
    gaps = tuple(missing_years(evidence))
    if gaps:
        reason = Text("缺{periods}", "no data for {periods}").filled(periods=listed(gaps))
        return Verdict(goal, Status.NOT_ASSESSABLE, reason, years[-1], history=points)
    return Verdict(goal, Status.MET, None, years[-1], history=points)


def missing_years(evidence: Evidence) -> Iterator[Text]:
    """Yield the years of the plan that should have been reported by now and were not."""
    published = shifted(evidence.as_of, -evidence.indicator.lag)
    last = min(published, evidence.indicator.deadline)
    reported = {m.period.end.year for m in evidence.measurement.history if not m.missing}
    for number in range(evidence.pack.plan.start.year, last.year + 1):
        if year(number).end <= last and number not in reported:
            yield year(number).text


def _is_whole(value: Measured) -> bool:
    """Whether a value stands for a whole year: half a year of events is no fall."""
    period: Period = value.period
    return not value.missing and (period.months == 12 or period.start == period.end)


def _with_outcomes(years: list[Measured], target: Rise) -> Iterator[Point]:
    if years:
        yield Point(years[0].period, years[0].value)
    for before, after in pairwise(years):
        consecutive = after.period.end.year == before.period.end.year + 1
        higher = after.value > before.value or (not target.strict and after.value == before.value)
        yield Point(after.period, after.value, higher if consecutive else None)
