"""Commitments without a number: done by the deadline, done late, or not done."""

from cqquality.assessment.judging.doubt import unusable
from cqquality.assessment.judging.evidence import Evidence, Verdict
from cqquality.assessment.result import Goal, Status
from cqquality.definitions.measure import Progress
from cqquality.definitions.target import Milestone
from cqquality.observation import StageReport
from cqquality.text import Text


def milestone(evidence: Evidence, target: Milestone) -> Verdict:
    """Judge a commitment by the stages reported; no share of it is ever invented."""
    goal = Goal("milestone", None, None, evidence.indicator.deadline)
    order = {stage.id: number for number, stage in enumerate(evidence.pack.stages)}
    reports = _reports(evidence)
    if not reports:
        if not evidence.spoilt:
            return Verdict(goal, Status.NO_DATA)
        unknown = Text("报送的进展无法识别", "the stage reported is not known")
        return Verdict(goal, Status.NOT_ASSESSABLE, unknown)
    newest = reports[-1]
    stage = evidence.pack.stages[order[newest.stage]]
    done = [r for r in reports if order[r.stage] >= order[target.done_at]]
    later = [s for s in evidence.doubtful if s.period is None or s.period.end > newest.period.end]
    if later and newest not in done:
        return Verdict(
            goal, Status.NOT_ASSESSABLE, unusable(later), stage=stage, more_sources=(newest.origin,)
        )
    status, reason = _status(evidence, target, newest, done)
    return Verdict(goal, status, reason, stage=stage, more_sources=(newest.origin,))


def _reports(evidence: Evidence) -> list[StageReport]:
    measure = evidence.indicator.measure
    return evidence.figures.stages(measure.item) if isinstance(measure, Progress) else []


def _status(
    evidence: Evidence, target: Milestone, newest: StageReport, done: list[StageReport]
) -> tuple[Status, Text | None]:
    deadline = evidence.indicator.deadline
    if done and newest in done:
        late = done[0].period.end > deadline
        when = done[0].period.text
        reason = Text("{when}完成", "done in {when}").filled(when=when) if late else None
        return (Status.MET_LATE if late else Status.MET), reason
    is_old = newest.period.end <= evidence.oldest_usable
    known = Text("最新进展为{p}", "the newest report is for {p}").filled(p=newest.period.text)
    if newest.period.end < deadline and evidence.as_of < deadline:
        return Status.NOT_DUE, known if is_old else None
    if is_old and newest.period.end < deadline:
        return Status.NO_DATA, known
    if target.strength == "firm":
        return Status.NOT_MET, None
    kind = Text("争取类", "an attempt only")
    if target.strength == "encourage":
        kind = Text("鼓励类", "encouraged only")
    return Status.UNREALISED, kind
