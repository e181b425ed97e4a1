"""The pack: a policy with its sections, departments, units, data items, ledgers and indicators."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from cqquality.definitions.constraint import Converted, Limits
from cqquality.definitions.form import Form
from cqquality.definitions.indicator import Citation, Indicator, Item
from cqquality.definitions.model import Day, Definition, Id, ItemCode, Number, Words
from cqquality.definitions.not_target import NotTarget
from cqquality.definitions.region.model import RegionRegistry
from cqquality.definitions.scorecard import Scorecard
from cqquality.definitions.version import Version, version_on, versions
from cqquality.quantity import Dimension

_DIMENSIONS = [dimension.value for dimension in Dimension]
DimensionName = Annotated[
    Dimension, Converted("one of " + ", ".join(_DIMENSIONS), Dimension, {"enum": _DIMENSIONS})
]


class Policy(Definition):
    """The document that sets the targets."""

    title: Words
    number: str
    issuer: Words
    issued: Day


class Amendment(Definition):
    """A later document that revises targets of the policy."""

    id: Id
    title: Words
    number: str
    issuer: Words
    issued: Day


class Plan(Definition):
    """The time the targets are about: they count from the end of `base` to `deadline`."""

    base: Day
    start: Day
    deadline: Day
    source: Citation


class Section(Definition):
    """A chapter of the policy: one sheet of the return, one table of the report."""

    id: Id
    name: Words
    clause: str


class Department(Definition):
    """Somebody who reports: full name, the short names in use, and earlier or later names."""

    id: Id
    name: Words
    short: str
    aliases: tuple[str, ...] = ()


class Unit(Definition):
    """A unit of measurement as the forms print it, and the kind of quantity it measures."""

    id: str
    name: Words
    dimension: DimensionName
    aliases: tuple[str, ...] = ()


class Stage(Definition):
    """One step on the way of a commitment; the order in the list is the order of progress."""

    id: Id
    name: Words
    aliases: tuple[str, ...] = ()


class PaceCutoffs(Definition):
    """Where the labels of the pace change, in percentage points ahead of (+) the elapsed time.

    Source: docs/methods.md, section "Pace".
    """

    ahead: Number
    behind: Number
    far_behind: Number


class Column(Definition):
    """A column of a ledger.

    A `date` may be written in any usual way, as Excel's serial number too; of a `period` a bare
    number is a year.
    """

    id: Id
    name: Words
    aliases: tuple[str, ...] = ()
    kind: Literal["text", "number", "period", "date"]
    unit: str | None = None


class Ledger(Definition):
    """A list with one row for each enterprise, award or place; rows with one key count once."""

    id: Id
    name: Words
    section: Id
    columns: Annotated[tuple[Column, ...], Limits(min_length=2)]
    key: Annotated[tuple[Id, ...], Limits(min_length=1)]
    period: Id
    basis: Literal["flow", "stock"]


class PackFile(Definition):
    """The file pack.yaml: what the whole pack shares."""

    format: Literal[1]
    id: Id
    name: Words
    policy: Policy
    plan: Plan
    reviewed_on: Day
    sections: Annotated[tuple[Section, ...], Limits(min_length=1)]
    departments: tuple[Department, ...]
    units: Annotated[tuple[Unit, ...], Limits(min_length=1)]
    stages: tuple[Stage, ...]
    pace: PaceCutoffs
    amendments: tuple[Amendment, ...] = ()
    precedence: tuple[str, ...] = ()
    """Words in the name of a file that make it the revised copy of another, weightiest first."""


class SectionFile(Definition):
    """Any other file of a pack: data items, ledgers and indicators that belong together."""

    items: tuple[Item, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    indicators: tuple[Indicator, ...] = ()


class Pack(PackFile):
    """A whole pack, checked: every reference in it resolves.

    `versions` holds the version in force of every indicator revised by the day that the pack was
    taken `on`, its indicators then being those versions.
    """

    items: Mapping[ItemCode, Item]
    ledgers: Mapping[Id, Ledger]
    indicators: Mapping[Id, Indicator]
    regions: RegionRegistry | None = None
    not_targets: tuple[NotTarget, ...] = ()
    scorecard: Scorecard | None = None
    forms: Mapping[Id, Form] = field(default_factory=dict)
    versions: Mapping[Id, Version] = field(default_factory=dict)

    def on(self, day: date) -> "Pack":
        """Return the pack with every indicator in the version valid on `day`."""
        if not self._changes:
            return self
        valid = {name: version_on(self.original(name), day) for name in self.indicators}
        return replace(
            self,
            indicators={name: version.indicator for name, version in valid.items()},
            versions={name: version for name, version in valid.items() if version.revision},
        )

    def undeclared(self, readings: Mapping[str, str], day: date | None) -> dict[str, str]:
        """Return those of `readings`, by indicator, that the version valid on `day` has not.

        Without a day, those that no version has.
        """
        return {
            name: reading
            for name, reading in readings.items()
            if not any(each.declares(reading) for each in self._valid(name, day))
        }

    def _valid(self, name: str, day: date | None) -> list[Indicator]:
        """Return an indicator in the version valid on a day, or in all; nothing for none."""
        if name not in self.indicators:
            return []
        original = self.original(name)
        found = versions(original) if day is None else (version_on(original, day),)
        return [version.indicator for version in found]

    def edition(self, day: date) -> int:
        """Return the number of the edition valid on `day`: 0 until something is first revised."""
        return bisect_right(self._changes, day)

    @cached_property
    def _changes(self) -> list[date]:
        """The days from which something revised is valid, in order."""
        revisions = (each for name in self.indicators for each in self.original(name).revisions)
        return sorted({revision.valid_from for revision in revisions})

    def original(self, name: Id) -> Indicator:
        """Return an indicator as the policy set it, before any revision."""
        version = self.versions.get(name)
        return self.indicators[name] if version is None else version.original

    def amendment(self, name: Id) -> Amendment:
        """Return the later document called `name`; raises StopIteration where there is none."""
        return next(each for each in self.amendments if each.id == name)

    @cached_property
    def unit(self) -> Mapping[str, Unit]:
        """The units by id and by alias."""
        return {name: unit for unit in self.units for name in (unit.id, *unit.aliases)}

    def dimension(self, unit: str) -> Dimension:
        """Return what kind of quantity the unit measures."""
        return self.unit[unit].dimension

    @property
    def targets(self) -> tuple[Indicator, ...]:
        """The indicators with a quantified target."""
        return tuple(i for i in self.indicators.values() if i.target.kind != "milestone")

    @property
    def commitments(self) -> tuple[Indicator, ...]:
        """The commitments without a number."""
        return tuple(i for i in self.indicators.values() if i.target.kind == "milestone")
