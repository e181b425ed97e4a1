"""The dated list of regions of a pack, and the way from what a sender wrote to one of them."""

from cqquality.definitions.region.gazetteer import Gazetteer
from cqquality.definitions.region.history import Bridge, History, Listed, Span
from cqquality.definitions.region.match import Match, Note, NotFound
from cqquality.definitions.region.model import (
    Aggregate,
    Area,
    Group,
    MemoUnit,
    Region,
    RegionRegistry,
)

__all__ = [
    "Aggregate",
    "Area",
    "Bridge",
    "Gazetteer",
    "Group",
    "History",
    "Listed",
    "Match",
    "MemoUnit",
    "NotFound",
    "Note",
    "Region",
    "RegionRegistry",
    "Span",
]
