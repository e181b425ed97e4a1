"""Targets in steps: the step in force is judged, and what came of the steps before is kept."""

from msgspec.structs import replace

from cqquality.assessment.judging.evidence import Evidence, Verdict, bound_of, outcome
from cqquality.assessment.judging.threshold import reach
from cqquality.definitions.target import Reach, Schedule, Step
from cqquality.period import instant
from cqquality.text import Text, listed


def schedule(evidence: Evidence, target: Schedule) -> Verdict:
    """Judge the step in force like any value to reach; the points tell what came of each step.

    The status is that of the step in force alone: a step missed and made up for later, like 55 of
    60 by 2013 and 80 of 80 by 2015, does not undo the last one.
    """
    step = evidence.step or target.steps[-1]
    verdict = reach(evidence, Reach(kind="reach", operator=target.operator, value=step.value))
    hits = {each.by: _outcome(evidence, target, each) for each in target.steps}
    points = tuple(replace(p, hit=hits.get(p.period.end)) for p in verdict.history)
    reason = verdict.reason or _unknown(evidence, target, step)
    return replace(verdict, reason=reason, history=points)


def _outcome(evidence: Evidence, target: Schedule, step: Step) -> bool | None:
    """Whether a step was reached on its day; None where that is not known."""
    value = evidence.value_of(step)
    return None if value is None else outcome(bound_of(target.operator, step.value), value)


def _unknown(evidence: Evidence, target: Schedule, current: Step) -> Text | None:
    """Name the steps gone by of which there is no figure."""
    gone = [step for step in target.steps if step.by < min(current.by, evidence.as_of)]
    days = [instant(step.by).text for step in gone if evidence.value_of(step) is None]
    if not days or evidence.current is None:
        return None
    return Text("{days}的分步目标无数据", "no figure for the step of {days}").filled(
        days=listed(days)
    )
