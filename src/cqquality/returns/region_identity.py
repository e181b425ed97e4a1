"""Which region a sender's words mean, so that two spellings of one are held against each other."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cqquality.definitions.pack import Pack
from cqquality.observation import Observation

if TYPE_CHECKING:
    from cqquality.definitions.region.gazetteer import Gazetteer


class RegionIdentity:
    """The regions of a pack, told apart by what they are and not by how they are written."""

    def __init__(self, pack: Pack) -> None:
        self._registry = pack.regions
        self._known: dict[tuple[str, date], str] = {}

    def of(self, figure: Observation) -> str:
        """Return what tells the region of a figure from others.

        开县 and 开州区 are one; a region, the part of it that a row 其中 is about, and a former
        region of that name are not. Words that mean no region for certain stand for themselves.
        """
        if not figure.region or self._registry is None:
            return figure.region
        at = figure.region, figure.period.end
        if at not in self._known:
            self._known[at] = self._find(*at)
        return self._known[at]

    def _find(self, name: str, day: date) -> str:
        from cqquality.definitions.region.match import Match

        found = self._gazetteer.find(name, day)
        if isinstance(found, Match):
            return f"{found.id}{'' if found.adds else ' apart'}"
        return name

    @cached_property
    def _gazetteer(self) -> "Gazetteer":
        from cqquality.definitions.region.gazetteer import Gazetteer

        assert self._registry  # noqa: S101 - asked for with a registry alone
        return Gazetteer(self._registry)
