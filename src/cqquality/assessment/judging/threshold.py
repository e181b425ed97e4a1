"""Targets that one value decides: reach, improve, better, all, range and rank."""

from fractions import Fraction

from msgspec.structs import replace

from cqquality.assessment.figures import is_to_come
from cqquality.assessment.judging.absence import absent, incomplete
from cqquality.assessment.judging.evidence import (
    Evidence,
    Verdict,
    bound_of,
    outcome,
    shortfall,
)
from cqquality.assessment.measuring import Measured
from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.result import Goal, Point, Status
from cqquality.definitions.target import (
    All,
    Better,
    Improve,
    Operator,
    Range,
    Rank,
    Reach,
)
from cqquality.period import year
from cqquality.text import Text

WHOLE = Fraction(100)
_BETTER: dict[tuple[str, bool], Operator] = {
    ("higher", True): "gt",
    ("higher", False): "ge",
    ("lower", True): "lt",
    ("lower", False): "le",
}


def reach(evidence: Evidence, target: Reach) -> Verdict:
    """Judge a value to reach."""
    bound = bound_of(target.operator, target.value)
    return _against(evidence, _goal(evidence, target.operator, target.value), bound)


def improve(evidence: Evidence, target: Improve) -> Verdict:
    """Judge a relative change to reach."""
    bound = bound_of(target.operator, target.by)
    return _against(evidence, _goal(evidence, target.operator, target.by), bound)


def better(evidence: Evidence, target: Better) -> Verdict:
    """Judge a value to be better than at the baseline; without one there is no verdict."""
    operator = _BETTER[evidence.indicator.direction, target.strict]
    baseline = evidence.measurement.baseline
    if baseline is None:
        goal = _goal(evidence, operator, None)
        lacking = replace(absent(evidence, goal), current=evidence.current)
        return replace(lacking, history=history(evidence))
    limit = bound_of(operator, baseline.value)
    return _against(evidence, _goal(evidence, operator, baseline.value), limit)


def everything(evidence: Evidence, _target: All) -> Verdict:
    """Judge a share that must be exactly 100 %, without tolerance."""
    return _against(evidence, _goal(evidence, "all", WHOLE), Bound(WHOLE))


def within(evidence: Evidence, target: Range) -> Verdict:
    """Judge a band; above it is a failure only where its upper end is a ceiling."""
    goal = _goal(evidence, "range", target.lower, target.upper)
    value = evidence.current
    if value is None or value.value <= target.upper:
        verdict = _against(evidence, goal, Bound(target.lower), surplus=False)
        if value is None or not value.missing or not target.ceiling:
            return verdict
        return replace(verdict, status=_undecided(evidence, value), reason=incomplete(value))
    above, points = value.value - target.upper, history(evidence)
    if not target.ceiling:
        reason = Text("超过区间上限", "above the range")
        return Verdict(goal, Status.MET, reason, value, Fraction(0), above, points)
    status = Status.NOT_MET if evidence.is_final(value) else Status.NOT_DUE
    return Verdict(goal, status, Text("超过上限", "above the ceiling"), value, above, None, points)


def rank(evidence: Evidence, target: Rank) -> Verdict:
    """Judge a place in an order; without the number of peers it means nothing."""
    value = evidence.current
    limit = Fraction(target.at_most)
    goal = _goal(evidence, "le", limit)
    if value is None:
        return absent(evidence, goal)
    peers = evidence.figures.amounts(target.peers, year(value.period.end.year))
    if not peers or peers[-1].value < value.value:
        reason = Text("缺少参评总数", "the number of peers is not known")
        if peers:
            reason = Text("位次大于参评总数", "the rank is above the number of peers")
        return Verdict(goal, Status.NOT_ASSESSABLE, reason, value, history=history(evidence))
    verdict = _against(evidence, goal, Bound(limit, Direction.DOWN))
    count = int(peers[-1].value)
    among = Text(f"共{count}个参评", f"among {count}")
    return replace(verdict, reason=among, more_sources=peers[-1].sources)


def history(evidence: Evidence) -> tuple[Point, ...]:
    """Return the values by period, without a judgement of each."""
    return evidence.measurement.points


def _against(evidence: Evidence, goal: Goal, bound: Bound, *, surplus: bool = True) -> Verdict:
    value = evidence.current
    if value is None:
        return absent(evidence, goal)
    points = history(evidence)
    met = outcome(bound, value)
    if met:
        beyond = abs(value.value - bound.value) if surplus else Fraction(0)
        return Verdict(goal, Status.MET, None, value, Fraction(0), beyond, points)
    if met is None:
        is_least = not value.heard and not bound.met_by(value.value)
        least = shortfall(evidence, bound, value.value) if is_least else None
        status = _undecided(evidence, value)
        return Verdict(goal, status, incomplete(value), value, least, None, points)
    gap = shortfall(evidence, bound, value.value)
    status = Status.NOT_MET if evidence.is_final(value) else Status.NOT_DUE
    return Verdict(goal, status, _pending(evidence, value), value, gap, None, points)


def _undecided(evidence: Evidence, value: Measured) -> Status:
    """Return the status of a part: not yet due where only the rest of the year is to come."""
    is_open = not evidence.is_final(value) and all(map(is_to_come, value.missing))
    return Status.NOT_DUE if is_open else Status.NOT_ASSESSABLE


def _pending(evidence: Evidence, value: Measured) -> Text | None:
    """Say that the deadline has passed but its figure is not published yet."""
    if evidence.as_of < evidence.deadline or evidence.is_final(value):
        return None
    period = value.period.text
    return Text(
        "期限当期数据尚未公布，最新为{period}", "not yet published; newest is {period}"
    ).filled(period=period)


def _goal(
    evidence: Evidence, operator: str, value: Fraction | None, upper: Fraction | None = None
) -> Goal:
    return Goal(operator, value, upper, evidence.deadline)
