"""One region judged by its own figures: its share of the target, or the same one for a rate."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from msgspec import structs

from cqquality.assessment.figures import Figures
from cqquality.assessment.judging import Evidence, Verdict, judge
from cqquality.assessment.measuring import Measurements
from cqquality.assessment.outcome import evidence_for, result_of
from cqquality.assessment.regional.rollup import RolledUp
from cqquality.assessment.result import Goal, Result, Status
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.definitions.region.gazetteer import Gazetteer
from cqquality.definitions.region.history import History
from cqquality.definitions.region.match import Match
from cqquality.definitions.target import All, Keep, Reach, Schedule
from cqquality.observation import NOTHING
from cqquality.quantity import Dimension
from cqquality.text import Text, same

NOT_DIVIDED = Text("目标未分解到区县", "the target is not divided over the regions")


class Local(NamedTuple):
    """The judgement of one region; `evidence` is its own."""

    evidence: Evidence
    verdict: Verdict
    result: Result


class NamedRegion(NamedTuple):
    """A region by its id, with the name it has on a day."""

    id: str
    name: Text


def region_called(text: str, pack: Pack, day: date) -> NamedRegion | None:
    """Return the region that `text` means on the day; None for whatever is no region then.

    A pack without a list of regions takes every name as it is written.
    """
    if pack.regions is None:
        return NamedRegion(text, same(text))
    found = Gazetteer(pack.regions).find(text, day)
    if isinstance(found, Match) and found.kind == "region" and found.adds:
        return NamedRegion(found.id, found.name)
    listed = {region.id: region.name for region in History(pack.regions).list_on(day)}
    return NamedRegion(text, listed[text]) if text in listed else None


class LocalTarget(NamedTuple):
    """What is asked of a region: its part of the target, or the same one for a rate.

    `is_divided` is False where the target is that of the whole alone.
    """

    indicator: Indicator
    pack: Pack
    is_divided: bool


def local_target(indicator: Indicator, pack: Pack, region: str) -> LocalTarget:
    """Return what the target of an indicator asks of the region with this id."""
    share = next((s.value for s in indicator.division if s.region == region), None)
    target = indicator.target
    if share is not None and isinstance(target, Reach | Keep):
        divided = replace(indicator, target=replace(target, value=share))
        # earlier versions of the whole say nothing of the part of a region
        others = {name: each for name, each in pack.versions.items() if name != indicator.id}
        return LocalTarget(divided, replace(pack, versions=others), is_divided=True)
    is_rate = pack.dimension(indicator.unit) is Dimension.PERCENT
    same_for_all = is_rate and isinstance(target, Reach | Schedule | Keep | All)
    return LocalTarget(indicator, pack, same_for_all)


def judged_locally(target: LocalTarget, measurements: Measurements) -> Local:
    """Judge a region by its own figures, those that are measured.

    Where the target is not divided over the regions its value is shown and nothing judged.
    """
    evidence = evidence_for(target.indicator, target.pack, measurements)
    verdict = judge(evidence) if target.is_divided else _shown(evidence)
    return Local(evidence, verdict, result_of(evidence, verdict, has_target=target.is_divided))


def _shown(evidence: Evidence) -> Verdict:
    """Return the verdict where there is no target: the value, or why there is none."""
    target, value = evidence.indicator.target, evidence.current
    if isinstance(target, Reach) and value is not None:  # most are: nothing need be compared
        goal = Goal(target.operator, None, None, evidence.deadline)
        points = evidence.measurement.points
        return Verdict(goal, Status.NOT_ASSESSABLE, NOT_DIVIDED, value, history=points)
    verdict = judge(evidence)
    if verdict.current is None:
        return verdict
    return structs.replace(
        verdict,
        goal=structs.replace(verdict.goal, value=None, upper=None),
        status=Status.NOT_ASSESSABLE,
        reason=NOT_DIVIDED,
        gap=None,
        surplus=None,
    )


def figures_of_region(figures: Figures, region: str, pack: Pack) -> Figures:
    """Return the figures of one region out of those of the whole; none where it reported none."""
    nothing = Figures(NOTHING, pack.items, figures.as_of)
    return figures.regions.get(region, nothing) if isinstance(figures, RolledUp) else nothing
