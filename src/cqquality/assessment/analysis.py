"""Analysis over time: 同比, 环比, a second opinion on pace, holding, trend; see docs/methods.md."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from cqquality.assessment.figures import is_to_come
from cqquality.assessment.judging import is_broken, is_whole_year, missing_years
from cqquality.assessment.judging.evidence import Evidence, Verdict, bound_of
from cqquality.assessment.measuring import Measured
from cqquality.assessment.method.change import Change, NoChange, change, period_before, year_before
from cqquality.assessment.method.destatis import constant
from cqquality.assessment.method.eurostat import NoRatio, disputed, ratio
from cqquality.assessment.method.hits import Hit, HitTable, hit_table
from cqquality.assessment.method.kendall import MIN_POINTS, kendall
from cqquality.assessment.method.pace import NoPace
from cqquality.assessment.method.steps import theil_sen
from cqquality.assessment.progress import counts_from_zero, course_of
from cqquality.assessment.result import Pace
from cqquality.assessment.trend import (
    Analysis,
    Comparison,
    Holding,
    SecondOpinion,
    Step,
    Trend,
)
from cqquality.definitions.measure import items_of
from cqquality.definitions.target import Keep, Range, Rise
from cqquality.period import Period
from cqquality.quantity import Dimension

_SHORT = (1, 3, 6)
"""Months in the periods that 环比 compares; of whole years it would be 同比."""


def analysis(evidence: Evidence, verdict: Verdict, pace: Pace | None) -> Analysis | None:
    """Return what time says of a verdict; None where there is no value at all."""
    value = verdict.current
    if value is None:
        return None
    target = evidence.indicator.target
    newest = _newest(evidence, value)
    return Analysis(
        year_on_year=_year_on_year(evidence, newest),
        period_on_period=_period_on_period(evidence, newest),
        second_opinion=_second_opinion(evidence, value, pace),
        holding=_holding(evidence, verdict) if isinstance(target, Keep) else _held_since(evidence),
        trend=_trend(_whole_years(evidence)) if isinstance(target, Keep | Rise) else None,
    )


# 同比, 环比 --------------------------------------------------------------------------------------


def _newest(evidence: Evidence, value: Measured) -> Measured:
    """Return the value, or what the year that is not over has brought since."""
    last = evidence.judged[-1] if evidence.judged else value
    return last if last.missing and all(map(is_to_come, last.missing)) else value


def _year_on_year(evidence: Evidence, value: Measured) -> Comparison | None:
    if _accumulates(evidence):
        return None
    later, earlier = evidence.within(value.period), evidence.within(year_before(value.period))
    return _comparison(evidence, earlier, later) if earlier and later else None


def _period_on_period(evidence: Evidence, value: Measured) -> Comparison | None:
    """Compare the shortest period reported up to the value's end with the one before it."""
    if _accumulates(evidence):
        return None
    for period in _short_periods(evidence, value):
        before = period_before(period)
        later, earlier = evidence.within(period), before and evidence.within(before)
        if before is not None and later is not None and earlier:
            return _comparison(evidence, earlier, later)
    return None


def _short_periods(evidence: Evidence, value: Measured) -> list[Period]:
    """Return the periods shorter than a year that were reported and end with the value."""
    observed = (
        observation.period
        for item in items_of(evidence.indicator.measure)
        for observation in evidence.figures.observations(item)
    )
    short = {p for p in observed if p.end == value.period.end and p.months in _SHORT}
    return sorted(short, key=lambda period: period.months or 0)


def _accumulates(evidence: Evidence) -> bool:
    """Whether each value holds the one before: what was added since the baseline."""
    from_zero = counts_from_zero(evidence, evidence.indicator.measure)
    return from_zero and evidence.dimension is not Dimension.CHANGE


def _comparison(evidence: Evidence, earlier: Measured, later: Measured) -> Comparison:
    found: Change | NoChange = NoChange.SERIES_BREAK
    if not is_broken(evidence, earlier, later):
        found = change(earlier.value, later.value, evidence.dimension)
    return Comparison(earlier.period, later.period, earlier.value, later.value, found)


# Pace ------------------------------------------------------------------------------------------


def _second_opinion(evidence: Evidence, value: Measured, pace: Pace | None) -> SecondOpinion | None:
    if pace is None or value.missing:
        return None
    course = course_of(evidence)
    if course is None:
        return SecondOpinion(None, NoPace.BASELINE_MISSING.text)
    obstacle = evidence.obstacle(value)
    if obstacle is not None:
        return SecondOpinion(None, obstacle.text)
    found = ratio(course, value.value, value.period.end)
    if isinstance(found, NoRatio):
        return SecondOpinion(None, found.text)
    differs = pace.label is not None and disputed(pace.label, found.progress)
    return SecondOpinion(found, disputed=differs)


# Periods ---------------------------------------------------------------------------------------


def _held_since(evidence: Evidence) -> Holding | None:
    """Return how a value that met its target at the baseline was held since, as one to keep."""
    course, target = course_of(evidence), evidence.target
    has_ceiling = isinstance(target, Range) and target.ceiling
    if course is None or has_ceiling or not course.target.met_by(course.base):
        return None
    later = [m for m in evidence.judged if m.period.end > course.start and not m.missing]
    if not later:
        return None
    table = hit_table([(m.period, m.value) for m in later], course.target)
    values = [measured.value for measured in _consecutive(_whole_years(evidence))]
    return Holding(table, constant(values, course.target))


def _holding(evidence: Evidence, verdict: Verdict) -> Holding | None:
    target = evidence.target
    if not isinstance(target, Keep):
        return None
    bound = bound_of(target.operator, target.value)
    rows = [Hit(point.period, point.value, point.hit) for point in verdict.history]
    known = {row.period.end.year for row in rows}
    absent = [period for period in missing_years(evidence) if period.end.year not in known]
    rows += [Hit(period, None, None) for period in absent]
    table = HitTable(tuple(sorted(rows, key=lambda row: row.period)), bound)
    values = [measured.value for measured in _consecutive(_whole_years(evidence))]
    return Holding(table, constant(values, bound))


def _whole_years(evidence: Evidence) -> list[Measured]:
    """Return the whole years of the plan since the last break of the series."""
    start = evidence.pack.plan.start
    years = [m for m in evidence.judged if is_whole_year(m) and m.period.end >= start]
    return [m for m in years if not is_broken(evidence, m, years[-1])]


def _consecutive(years: list[Measured]) -> list[Measured]:
    """Return the years up to the last without a gap between them."""
    unbroken = years[-1:]
    for before, after in pairwise(reversed(years)):
        if after.period.end.year != before.period.end.year - 1:
            break
        unbroken.insert(0, after)
    return unbroken


def _trend(years: list[Measured]) -> Trend | None:
    if len(years) < 2:
        return None
    points = [(Fraction(m.period.end.year), m.value) for m in years]
    values = [m.value for m in years]
    enough = len(years) >= MIN_POINTS
    return Trend(tuple(_steps(years)), theil_sen(points) if enough else None, kendall(values))


def _steps(years: list[Measured]) -> Iterator[Step]:
    for before, after in pairwise(years):
        if after.period.end.year == before.period.end.year + 1:
            yield Step(after.period, after.value - before.value)
