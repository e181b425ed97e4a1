"""Every name and code under which an area can be found, each with its time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import cached_property

from cqquality.definitions.region.history import History, Span
from cqquality.definitions.region.model import Aggregate, Area, Group, Region, RegionRegistry
from cqquality.definitions.region.spelling import folded


class Way(IntEnum):
    """How a name stands to the right one; a lower way goes before a higher one."""

    NAME = 1
    FORMER = 2
    GLYPH = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a text can mean: an area, the time of this name, and the name as it should be."""

    area: Area
    span: Span
    name: str
    way: Way = Way.NAME


@dataclass(frozen=True, slots=True)
class Doubt:
    """A text with several meanings and none to prefer."""

    meanings: tuple[Meaning, ...]


class Index:
    """The names and codes of a registry, folded."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._registry = history.registry
        self.codes: dict[str, list[Meaning]] = {}
        for code, meaning in self._coded():
            self.codes.setdefault(code, []).append(meaning)

    @cached_property
    def names(self) -> dict[str, list[Meaning]]:
        """The meanings by folded name."""
        names: dict[str, list[Meaning]] = {}
        for meaning in self._named():
            for key, spelt in self._spellings(meaning):
                names.setdefault(key, []).append(spelt)
        return names

    def by_code(self, code: str, day: date) -> Meaning | Doubt | None:
        """Return what a code means on `day`, or at another time if that is clear."""
        return _chosen(self.codes.get(code, []), day)

    def by_name(self, key: str, day: date) -> Meaning | Doubt | None:
        """Return what a folded name means on `day`, or at another time if that is clear."""
        meanings = self.names.get(key) or self.names.get(self.bare(key), [])
        return _chosen(meanings, day)

    def bare(self, key: str) -> str:
        """Return a folded name without the longest prefix that stands before it."""
        fitting = [p for p in map(folded, self._registry.prefixes) if key.startswith(p)]
        return key.removeprefix(max(fitting, key=len, default=""))

    def clashes(self) -> Iterator[tuple[str, Meaning, Meaning]]:
        """Yield each name or code that means two areas on the same day."""
        for key, meanings in (*self.names.items(), *self.codes.items()):
            for number, first in enumerate(meanings):
                for second in meanings[:number]:
                    if _clash(first, second):
                        yield key, second, first

    def _coded(self) -> Iterator[tuple[str, Meaning]]:
        for region in self._registry.regions:
            for name, span in self._history.designations(region):
                if name.code:
                    yield name.code, Meaning(region, span, name.name.zh)
        for aggregate in self._registry.aggregates:
            if aggregate.code:
                yield aggregate.code, Meaning(aggregate, Span(), aggregate.name.zh)

    def _named(self) -> Iterator[Meaning]:
        for region in self._registry.regions:
            yield from self._of_region(region)
        for unit in self._registry.memo_units:
            span = Span(unit.since or date.min, unit.until or date.max)
            for name in (unit.id, unit.name.zh, unit.name.en, *unit.aliases):
                yield Meaning(unit, span, name)
        wholes: tuple[Group | Aggregate, ...] = (*self._registry.groups, *self._registry.aggregates)
        for whole in wholes:
            names = (whole.name.zh, *whole.aliases)
            for name in (whole.id, whole.name.en, *names, *_with_ending(names, self._registry)):
                yield Meaning(whole, Span(), name)

    def _of_region(self, region: Region) -> Iterator[Meaning]:
        for name, span in self._history.designations(region):
            for word in (name.name.zh, name.name.en, name.short):
                yield Meaning(region, span, word)
        life = self._history.life(region.id)
        for word in (region.id, *region.aliases):
            yield Meaning(region, life, word)
        for word in region.formerly:
            yield Meaning(region, life, word, Way.FORMER)

    def _spellings(self, meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
        key = folded(meaning.name)
        yield key, meaning
        for defect in self._registry.glyphs:
            for wrong in defect.wrong if defect.right in key else ():
                yield key.replace(defect.right, wrong), replace(meaning, way=Way.GLYPH)


def _with_ending(names: Iterable[str], registry: RegionRegistry) -> Iterator[str]:
    return (name + ending for name in names for ending in registry.subtotals)


def _chosen(meanings: list[Meaning], day: date) -> Meaning | Doubt | None:
    """Return the meaning that is good on `day`; otherwise the nearest, if it is one area's."""
    best = min((m.way for m in meanings), default=Way.NAME)
    candidates = [m for m in meanings if m.way == best]
    good = [m for m in candidates if day in m.span] or candidates
    if len({m.area.id for m in good}) > 1:
        return Doubt(tuple(good))
    return min(good, key=lambda m: _distance(m.span, day), default=None)


def _clash(first: Meaning, second: Meaning) -> bool:
    """Whether two meanings of a key contend for a day; what two names share, they clash in once."""
    if first.area.id == second.area.id or first.way != second.way:
        return False
    if first.way is Way.GLYPH and first.name == second.name:
        return False
    return first.span.overlaps(second.span)


def _distance(span: Span, day: date) -> int:
    return max((span.since - day).days, (day - span.until).days, 0)
