"""How far the way to a target is: attainment (完成率) and pace (序时进度)."""

from fractions import Fraction

from cqquality.assessment.figures import is_to_come
from cqquality.assessment.judging.evidence import Evidence, Verdict, bound_of
from cqquality.assessment.measuring import Measured
from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.pace import Course, NoPace, PaceCutoffs, PaceLabel, pace
from cqquality.assessment.method.pace import Pace as Line
from cqquality.assessment.result import Pace, Status
from cqquality.definitions.measure import Increase, Measure, RelativeChange, Total, inner
from cqquality.definitions.target import All, Improve, Range, Reach, Target
from cqquality.period import elapsed_share
from cqquality.quantity import Dimension
from cqquality.text import Text

_WITHOUT_ATTAINMENT = (Dimension.PERCENT, Dimension.INDEX, Dimension.RANK, Dimension.STAGE)


def attainment(evidence: Evidence, verdict: Verdict) -> Fraction | None:
    """Return the share of the target that is reached, 1 for all of it.

    Of the required increment where there is a baseline, of the target itself otherwise; None for
    rates, indices and ranks, of which a share means nothing. Source: docs/methods.md.
    """
    bound, value = _bound(evidence.target), verdict.current
    if bound is None or value is None or evidence.dimension in _WITHOUT_ATTAINMENT:
        return None
    if isinstance(evidence.target, All) or not _measures_the_way(evidence, value, bound):
        return None
    base = _start(evidence)
    start = base.value if base is not None else Fraction(0)
    way = bound.value - start
    return (value.value - start) / way if way * bound.direction > 0 else None


def _measures_the_way(evidence: Evidence, value: Measured, bound: Bound) -> bool:
    """Whether a value says how much of the way is done: not across a break, nor half a year's flow.

    Of a value of which parts are missing it says so only where more is better.
    """
    if evidence.obstacle(value) is not None:
        return False
    if not value.missing:
        return True
    return bound.direction is Direction.UP and not any(map(is_to_come, value.missing))


def progress(evidence: Evidence, verdict: Verdict) -> Pace | None:
    """Return the pace before the deadline; None after it, and for targets judged by period."""
    bound, value = _bound(evidence.target), verdict.current
    if bound is None or value is None or evidence.is_final(value):
        return None
    course, day = course_of(evidence), value.period.end
    since = course.start if course is not None else evidence.pack.plan.base
    elapsed = elapsed_share(since, evidence.deadline, day)
    is_met = verdict.status is Status.MET
    if bound.met_by(value.value) and not is_met:  # above a ceiling, or not known for certain
        return Pace(elapsed, None, None, verdict.reason)
    if value.missing and not is_met:
        return Pace(elapsed, None, None, Text("数值不完整", "incomplete value"))
    if course is None:
        return Pace(elapsed, None, None, NoPace.BASELINE_MISSING.text)
    line = evidence.obstacle(value) or pace(course, value.value, day, _cutoffs(evidence))
    if isinstance(line, NoPace):
        return Pace(elapsed, None, PaceLabel.ACHIEVED_EARLY if is_met else None, line.text)
    return _shown(line)


def course_of(evidence: Evidence) -> Course | None:
    """Return the way from the baseline to the target; None where one of them is missing."""
    bound, base = _bound(evidence.target), _start(evidence)
    if bound is None or base is None:
        return None
    return Course(base.value, base.period.end, bound, evidence.deadline)


def _shown(line: Line) -> Pace:
    return Pace(
        elapsed=line.elapsed,
        share=line.share,
        label=line.label,
        months_left=line.months_left,
        needed=line.needed,
        reached=line.reached,
    )


def _bound(target: Target) -> Bound | None:
    match target:
        case Reach():
            return bound_of(target.operator, target.value)
        case Improve():
            return bound_of(target.operator, target.by)
        case Range():
            return Bound(target.lower)
        case All():
            return Bound(Fraction(100))
        case _:
            return None


def _start(evidence: Evidence) -> Measured | None:
    """Return where the way begins: 0 for an increase or a change, else the baseline."""
    baseline = evidence.measurement.baseline
    if baseline is not None and counts_from_zero(evidence, evidence.indicator.measure):
        return Measured(Fraction(0), baseline.period)
    return baseline


def counts_from_zero(evidence: Evidence, measure: Measure) -> bool:
    """Whether a measure is what came since the baseline, alone or as a sum of such."""
    own = inner(measure)
    if isinstance(own, Total):
        parts = evidence.pack.indicators
        return all(counts_from_zero(evidence, parts[part].measure) for part in own.parts)
    return isinstance(own, Increase | RelativeChange)


def _cutoffs(evidence: Evidence) -> PaceCutoffs:
    limits = evidence.pack.pace
    return PaceCutoffs(limits.ahead, limits.behind, limits.far_behind)
