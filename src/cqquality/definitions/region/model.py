"""The file regions.yaml: which regions there were when, under which codes and names.

A date stands once. A region's life follows from the reorganisations that begin and end it, the
revisions of the list follow from the lives and the dated names.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from cqquality.definitions.constraint import Converted, Limits
from cqquality.definitions.model import AreaCode, Day, Definition, Id, Words

RegionIds = Annotated[tuple[Id, ...], Limits(min_length=1)]


def _month(value: Any) -> str:
    date.fromisoformat(f"{value}-01")
    return str(value)


def _glyph(value: Any) -> str:
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError
    return value


Month = Annotated[str, Converted("a month like 2011-12", _month, {"type": "string"})]
Glyph = Annotated[str, Converted("one character", _glyph, {"type": "string"})]


class Revision(Definition):
    """A published state of the list, named by its month; it stands until the next one."""

    id: Month
    since: Day
    note: Words | None = None


class Designation(Definition):
    """What a region is called from a day on; without a day, from the beginning of the region."""

    since: Day | None = None
    code: AreaCode | None = None
    """The code of GB/T 2260; None where none has been published."""
    name: Words
    short: str


class Region(Definition):
    """An administrative division; it stays the same region when only its name or code changes.

    `aliases` bind silently, names `formerly` used bind with a note, `hints` never bind: they
    are names that some people would look for and that only bring up a suggestion.
    """

    id: Id
    names: Annotated[tuple[Designation, ...], Limits(min_length=1)]
    aliases: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


class Reorganisation(Definition):
    """A day on which regions gave way to others; the sums before and after are comparable.

    A region on both sides goes on existing with other borders.
    """

    date: Day
    before: RegionIds
    after: RegionIds


class MemoUnit(Definition):
    """A reporting unit inside its host regions: shown beside them, never added to them."""

    id: Id
    name: Words
    aliases: tuple[str, ...] = ()
    hosts: RegionIds
    since: Day | None = None
    until: Day | None = None
    note: Words | None = None


class Group(Definition):
    """Regions that are summed up together; those of other times are among the members too."""

    id: Id
    name: Words
    aliases: tuple[str, ...] = ()
    members: RegionIds
    note: Words | None = None


class Aggregate(Definition):
    """A row that is no part of the whole: the total, or the whole's own level (市本级)."""

    id: Id
    kind: Literal["total", "own_level"]
    name: Words
    aliases: tuple[str, ...] = ()
    code: AreaCode | None = None


class GlyphDefect(Definition):
    """A character that gets lost or confused, and what stands in its place ("?" for lost)."""

    right: Glyph
    wrong: Annotated[tuple[Glyph, ...], Limits(min_length=1)]


Area = Region | MemoUnit | Group | Aggregate
"""Whatever a row of a return can be about."""


class RegionRegistry(Definition):
    """All regions of a pack over time.

    `prefixes` is what may stand before any name (the province), `subtotals` what may stand after
    the name of a group or a total (小计).
    """

    standard: Words
    revisions: Annotated[tuple[Revision, ...], Limits(min_length=1)]
    regions: Annotated[tuple[Region, ...], Limits(min_length=1)]
    reorganisations: tuple[Reorganisation, ...] = ()
    memo_units: tuple[MemoUnit, ...] = ()
    groups: tuple[Group, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    prefixes: tuple[str, ...] = ()
    subtotals: tuple[str, ...] = ()
    glyphs: tuple[GlyphDefect, ...] = ()

    @cached_property
    def region(self) -> Mapping[Id, Region]:
        """The regions of all times by id."""
        return {region.id: region for region in self.regions}

    @cached_property
    def group(self) -> Mapping[Id, Group]:
        """The groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def memo_unit(self) -> Mapping[Id, MemoUnit]:
        """The memo units by id."""
        return {unit.id: unit for unit in self.memo_units}
