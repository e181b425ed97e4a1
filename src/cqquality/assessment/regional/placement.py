"""Whose figure is whose: the names in the returns resolved to regions, as of each figure's date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cqquality.assessment.codes import PARTS_DISAGREE
from cqquality.assessment.cover import Contradiction, contradictions
from cqquality.assessment.regional import codes
from cqquality.definitions.pack import Pack
from cqquality.definitions.region.gazetteer import Gazetteer
from cqquality.definitions.region.match import Match, NotFound
from cqquality.findings import Finding, Spoilt
from cqquality.observation import NotApplicable, NotDue, Observation, Origin, Returns
from cqquality.period import Period
from cqquality.quantity import literal, total

PART_OF = "<"
"""Stands between a region and the former region whose figure counts for it: "qijiang<wansheng"."""


_Mark = TypeVar("_Mark", NotApplicable, NotDue)


class Placement(Struct, frozen=True):
    """The returns with regions by id, and the figures of units that are shown but never added."""

    returns: Returns
    memos: tuple[Observation, ...]


def placed(returns: Returns, pack: Pack) -> Placement:
    """Resolve every region name; what cannot be placed is a finding and counts nowhere.

    A pack without a list of regions takes every name as it is written.
    """
    if pack.regions is None:
        return Placement(returns, ())
    placing = _Placing(Gazetteer(pack.regions))
    regional = [o for o in returns.observations if o.region]
    kept = list(placing.figures(regional))
    sound, faults = undisputed(kept, pack)
    marks = tuple(placing.marks(returns.not_applicable))
    not_due = tuple(word for word in returns.not_due if not word.region)
    return Placement(
        returns=replace(
            returns,
            observations=(*(o for o in returns.observations if not o.region), *sound),
            not_applicable=marks,
            not_due=(*not_due, *placing.marks(word for word in returns.not_due if word.region)),
            findings=(*returns.findings, *placing.findings, *faults),
            placed=(
                *map(placing.spoilt, returns.spoilt),
                *(each for fault in (*placing.findings, *faults) for each in fault.spoilt),
            ),
        ),
        memos=tuple(placing.memos),
    )


def spoilt_by(finding: Finding, pack: Pack) -> tuple[Spoilt, ...]:
    """Return what cannot be used for a finding, with its regions by id."""
    if pack.regions is None or not any(each.region for each in finding.spoils):
        return finding.spoils
    return tuple(map(_Placing(Gazetteer(pack.regions)).spoilt, finding.spoils))


def undisputed(
    observations: Sequence[Observation], pack: Pack
) -> tuple[list[Observation], list[Finding]]:
    """Leave out what a region states in two ways that contradict each other; say so."""
    groups: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for observation in observations:
        if pack.items[observation.item].basis == "flow":
            groups[observation.region, observation.item].append(observation)
    dropped: set[Origin] = set()
    findings = []
    for (_, item), flows in groups.items():
        for found in contradictions(flows):
            said = Spoilt(item, found.whole.period, found.whole.region)
            findings.append(parts_disagree(found, item).spoiling(said))
            dropped |= {f.origin for f in flows if f.period.overlaps(found.whole.period)}
    if not dropped:
        return list(observations), findings
    return [o for o in observations if o.origin not in dropped], findings


def parts_disagree(found: Contradiction, subject: str) -> Finding:
    """Return the finding on a period whose parts add up to something else."""
    return PARTS_DISAGREE.at(
        found.whole.origin.place,
        subject,
        period=found.whole.period.text,
        whole=literal(found.whole.value),
        cells=", ".join(part.origin.cell for part in found.parts),
        sum=literal(total(part.value for part in found.parts)),
    )


class _Placing:
    """The placing of one set of returns; says each thing once for each file, sheet and name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.findings: list[Finding] = []
        self.memos: list[Observation] = []
        self._said: set[tuple[str, str, str, str]] = set()

    def figures(self, observations: Iterable[Observation]) -> Iterator[Observation]:
        """Yield the figures that count for a region, carrying those of former regions over."""
        direct: list[Observation] = []
        former: list[tuple[Observation, Match]] = []
        for observation in observations:
            match = self._find(observation.region, observation.period.end)
            if isinstance(match, Match) and match.adds:
                self._say(match, observation)
                direct.append(replace(observation, region=match.id))
            elif old := self._former(observation):
                former.append((observation, old))
            else:
                self._say(match, observation)
                if isinstance(match, Match) and match.kind == "memo":
                    self.memos.append(replace(observation, region=match.id))
        yield from direct
        reported = {(o.item, o.period, o.region) for o in direct} if former else set()
        for observation, old in former:
            yield from self._carried(observation, old, reported)

    def marks(self, marks: Iterable[_Mark]) -> Iterator[_Mark]:
        """Yield the marks of regions that exist."""
        for mark in marks:
            match = self._find(mark.region, mark.period.end)
            if isinstance(match, Match) and match.kind == "region":
                yield replace(mark, region=match.id)

    def spoilt(self, each: Spoilt) -> Spoilt:
        """Return what cannot be used with its region by id; one that is unknown may be any."""
        if not each.region:
            return each
        day = each.period.end if each.period else date.max
        match = self._find(each.region, day)
        return replace(each, region=match.id if isinstance(match, Match) else None)

    def _find(self, name: str, day: date) -> Match | NotFound:
        return self._gazetteer.find(name, day)

    def _former(self, observation: Observation) -> Match | None:
        """Return the region of that name when the period began, where it is gone by its end."""
        match = self._find(observation.region, observation.period.start)
        return match if isinstance(match, Match) and match.adds else None

    def _carried(
        self,
        observation: Observation,
        old: Match,
        reported: Set[tuple[str, Period, str]],
    ) -> Iterator[Observation]:
        """Count a former region's figure for its successor, unless that one reports as well."""
        (successor, *_) = self._gazetteer.history.successors(old.id)
        listed = self._gazetteer.history.listed(successor, observation.period.end)
        words = {
            "item": observation.item,
            "period": observation.period.text,
            "old": old.name,
            "new": listed.name,
        }
        place = observation.origin.place
        if (observation.item, observation.period, successor.id) in reported:
            unused = Spoilt(observation.item, observation.period, successor.id)
            self.findings.append(codes.TWICE.at(place, observation.item, **words).spoiling(unused))
            return
        self.findings.append(codes.BRIDGED.at(place, observation.item, **words))
        yield replace(observation, region=f"{successor.id}{PART_OF}{old.id}")

    def _say(self, match: Match | NotFound, observation: Observation) -> None:
        origin = observation.origin
        for note in match.notes:
            about = (note.code.id, origin.file, origin.sheet, observation.region)
            if about not in self._said:
                self._said.add(about)
                self.findings.append(note.at(origin.place))
