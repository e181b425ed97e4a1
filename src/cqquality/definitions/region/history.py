"""The regions in time: who existed when and under which name, and what is comparable with what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cqquality.definitions.region.model import (
    Designation,
    Group,
    MemoUnit,
    Region,
    RegionRegistry,
    Reorganisation,
    Revision,
)
from cqquality.text import Text


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included; open ends reach as far as the calendar does."""

    since: date = date.min
    until: date = date.max

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a day."""
        return max(self.since, other.since) <= min(self.until, other.until)


@dataclass(frozen=True, slots=True)
class Listed:
    """A region as the list of a day has it."""

    region: Region
    code: str | None
    name: Text
    short: str

    @property
    def id(self) -> str:
        """The id of the region, the same under all its codes and names."""
        return self.region.id


@dataclass(frozen=True, slots=True)
class Bridge:
    """Regions of two days whose sums are comparable; empty where the region did not exist."""

    before: tuple[Region, ...]
    after: tuple[Region, ...]


class History:
    """A region registry, asked by day; before the first revision the first list stands."""

    def __init__(self, registry: RegionRegistry) -> None:
        self.registry = registry
        self._lives = _lives(registry)
        self._lists: dict[date, tuple[Listed, ...]] = {}

    def life(self, region: str) -> Span:
        """Return from when to when the region with this id existed."""
        return self._lives[region]

    def revision_on(self, day: date) -> Revision:
        """Return the revision of the list that stands on `day`."""
        revisions = self.registry.revisions
        return max((r for r in revisions if r.since <= day), key=_since, default=revisions[0])

    def list_on(self, day: date) -> tuple[Listed, ...]:
        """Return the regions that exist on `day`, by code; one without a code comes last."""
        if day not in self._lists:
            listed = [self.listed(region, day) for region in self._existing(self._lives, day)]
            in_order = sorted(listed, key=lambda r: (r.code is None, r.code or ""))
            self._lists[day] = tuple(in_order)
        return self._lists[day]

    def listed(self, region: Region, day: date) -> Listed:
        """Return the region as it is called on `day`, or was or will be at the nearest time."""
        spans = self.designations(region)
        past = [name for name, span in spans if span.since <= day]
        name = past[-1] if past else spans[0][0]
        return Listed(region, name.code, name.name.text, name.short)

    def designations(self, region: Region) -> list[tuple[Designation, Span]]:
        """Return the names of a region in their order, each with its time."""
        life, names = self._lives[region.id], region.names
        starts = [life.since, *(name.since or life.since for name in names[1:])]
        ends = [*(_eve(start) for start in starts[1:]), life.until]
        return [
            (name, Span(start, end)) for name, start, end in zip(names, starts, ends, strict=True)
        ]

    def members(self, group: Group, day: date) -> tuple[Region, ...]:
        """Return the members of a group that exist on `day`."""
        return self._existing(group.members, day)

    def hosts(self, unit: MemoUnit, day: date) -> tuple[Region, ...]:
        """Return the regions existing on `day` with which a memo unit overlaps."""
        return self._existing(unit.hosts, day)

    def successors(self, region: str) -> tuple[Region, ...]:
        """Return what came after a region that was abolished."""
        changes = self.registry.reorganisations
        return self._some(name for c in changes if region in c.before for name in c.after)

    def predecessors(self, region: str) -> tuple[Region, ...]:
        """Return what was there before a region was established."""
        changes = self.registry.reorganisations
        return self._some(name for c in changes if region in c.after for name in c.before)

    def bridge(self, region: str, from_day: date, to_day: date) -> Bridge:
        """Return the regions around `region` whose sums on the two days are comparable.

        Counts are comparable as sums; rates are to be computed anew from the sums. Raises
        KeyError for an unknown id.
        """
        first, last = sorted((from_day, to_day))
        changes = [c for c in self.registry.reorganisations if first < c.date <= last]
        together = _connected(self.registry.region[region].id, changes)
        return Bridge(self._existing(together, from_day), self._existing(together, to_day))

    def _existing(self, ids: Iterable[str], day: date) -> tuple[Region, ...]:
        return self._some(name for name in ids if day in self._lives[name])

    def _some(self, ids: Iterable[str]) -> tuple[Region, ...]:
        wanted = set(ids)
        return tuple(region for region in self.registry.regions if region.id in wanted)


def _since(revision: Revision) -> date:
    return revision.since


def _eve(day: date) -> date:
    return day - timedelta(days=day > date.min)


def _lives(registry: RegionRegistry) -> dict[str, Span]:
    begins, ends = dict(_beginnings(registry)), dict(_ends(registry))
    return {
        region.id: Span(begins.get(region.id, date.min), ends.get(region.id, date.max))
        for region in registry.regions
    }


def _beginnings(registry: RegionRegistry) -> Iterator[tuple[str, date]]:
    for change in registry.reorganisations:
        for name in set(change.after) - set(change.before):
            yield name, change.date


def _ends(registry: RegionRegistry) -> Iterator[tuple[str, date]]:
    for change in registry.reorganisations:
        for name in set(change.before) - set(change.after):
            yield name, _eve(change.date)


def _connected(region: str, changes: Iterable[Reorganisation]) -> set[str]:
    """Return every region tied to `region` by any chain of reorganisations."""
    together = {region}
    sides = [{*change.before, *change.after} for change in changes]
    while joining := [side for side in sides if side & together and not side <= together]:
        together.update(*joining)
    return together
