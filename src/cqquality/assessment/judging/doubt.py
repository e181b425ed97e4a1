"""What was sent and cannot be used: it must not leave a verdict standing that it could change."""

from collections.abc import Sequence

from msgspec.structs import replace

from cqquality.assessment.judging.evidence import Evidence, Verdict
from cqquality.assessment.measuring import Measured
from cqquality.assessment.result import Status
from cqquality.definitions.measure import Count, Increase, Sum, inner
from cqquality.definitions.target import Reach, Schedule
from cqquality.findings import Spoilt
from cqquality.text import Text, listed

UNUSABLE = Text("报送的数据有误", "the figures reported cannot be used")
_OF = Text("{periods}报送的数据有误", "the figures reported for {periods} cannot be used")


def unusable(spoilt: Sequence[Spoilt]) -> Text:
    """Say that figures cannot be used, and of what time they are, as far as that is known."""
    periods = tuple(dict.fromkeys(s.period for s in spoilt))
    known = sorted(period for period in periods if period is not None)
    if len(known) < len(periods) or not known:
        return UNUSABLE
    return _OF.filled(periods=listed([period.text for period in known], most=5))


def held_back(evidence: Evidence, verdict: Verdict) -> Verdict:
    """Return a verdict by one value, unless a later figure that cannot be used might change it."""
    value = verdict.current
    if value is None or verdict.status not in (Status.MET, Status.NOT_MET, Status.NOT_DUE):
        return verdict
    if evidence.is_final(value) or (verdict.status is Status.MET and _only_grows(evidence)):
        return verdict
    later = later_than(value, evidence.doubtful)
    if not later:
        return verdict
    return replace(
        verdict, status=Status.NOT_ASSESSABLE, reason=unusable(later), gap=None, surplus=None
    )


def later_than(value: Measured, spoilt: Sequence[Spoilt]) -> tuple[Spoilt, ...]:
    """Return those that may be of a time after a value."""
    return tuple(s for s in spoilt if s.period is None or s.period.end > value.period.end)


def _only_grows(evidence: Evidence) -> bool:
    """Whether what a later figure brings can only add to the value, which is to be reached."""
    target, measure = evidence.indicator.target, inner(evidence.indicator.measure)
    upwards = isinstance(target, Reach | Schedule) and target.operator in ("ge", "gt")
    adds = isinstance(measure, Sum | Count) or (
        isinstance(measure, Increase) and measure.by == "flows"
    )
    return upwards and adds
