"""Judging: the verdict on one indicator, by the kind of its target."""

from cqquality.assessment.judging.commitment import milestone
from cqquality.assessment.judging.doubt import held_back
from cqquality.assessment.judging.evidence import Evidence, Verdict
from cqquality.assessment.judging.schedule import schedule
from cqquality.assessment.judging.series import is_broken, is_whole_year, keep, missing_years, rise
from cqquality.assessment.judging.threshold import (
    better,
    everything,
    improve,
    rank,
    reach,
    within,
)
from cqquality.definitions.target import (
    All,
    Better,
    Improve,
    Keep,
    Milestone,
    Range,
    Rank,
    Reach,
    Rise,
    Schedule,
)

__all__ = ["Evidence", "Verdict", "is_broken", "is_whole_year", "judge", "missing_years"]


def judge(evidence: Evidence) -> Verdict:
    """Return the verdict on an indicator."""
    match evidence.indicator.target:
        case Keep() as target:
            return keep(evidence, target)
        case Rise() as target:
            return rise(evidence, target)
        case Schedule() as target:
            return held_back(evidence, schedule(evidence, target))
        case Milestone() as target:
            return milestone(evidence, target)
        case target:
            return held_back(evidence, _by_one_value(evidence, target))


def _by_one_value(
    evidence: Evidence, wanted: Reach | Improve | Better | All | Range | Rank
) -> Verdict:
    match wanted:
        case Reach() as target:
            return reach(evidence, target)
        case Improve() as target:
            return improve(evidence, target)
        case Better() as target:
            return better(evidence, target)
        case All() as target:
            return everything(evidence, target)
        case Range() as target:
            return within(evidence, target)
        case Rank() as target:
            return rank(evidence, target)
