"""Indicators: what is measured, against which target, by whom, and where it is written."""

from dataclasses import replace
from typing import Annotated, Literal

from cqquality.definitions.constraint import Limits
from cqquality.definitions.measure import Measure
from cqquality.definitions.model import Day, Definition, Id, ItemCode, Number, Words
from cqquality.definitions.target import Target

Frequency = Literal["month", "quarter", "half", "year"]


class Break(Definition):
    """A day from which the figures of an item are of another definition than before.

    Those of periods that end on it or later are not compared with earlier ones.
    """

    since: Day
    note: Words


class Item(Definition):
    """A figure that returns report.

    `basis` says how it behaves over time: a `flow` happens during its period and adds up over
    periods, a `stock` is the state at the end of its period, a `rate` belongs to its period alone.
    """

    code: ItemCode
    name: Words
    aliases: tuple[str, ...] = ()
    unit: str
    basis: Literal["flow", "stock", "rate"]
    breaks: tuple[Break, ...] = ()


class Citation(Definition):
    """Where the policy says so: the line of its text and the few characters with the figure.

    `also` holds further characters of the same line that belong to this target, a threshold for
    one. Characters that belong to several targets (各6个) name the others in `shared_with`, on
    every side.
    """

    line: Annotated[int, Limits(ge=1)]
    clause: str
    quote: Annotated[str, Limits(min_length=1, max_length=24)]
    also: tuple[Annotated[str, Limits(min_length=1, max_length=24)], ...] = ()
    shared_with: tuple[Id, ...] = ()


class Baseline(Definition):
    """The point from which progress counts; without a value it must come from a return."""

    date: Day
    value: Number | None = None
    note: Words | None = None


class Responsibility(Definition):
    """Who answers for the figure, and when, if that changed."""

    lead: Annotated[tuple[Id, ...], Limits(min_length=1)]
    support: tuple[Id, ...] = ()
    since: Day | None = None
    until: Day | None = None


class Option(Definition):
    """One way to read an ambiguous clause; what it does not override stays as defined."""

    id: Id
    label: Words
    measure: Measure | None = None
    target: Target | None = None
    baseline: Baseline | None = None


class Readings(Definition):
    """The declared readings (口径) of a clause and the one used unless told otherwise."""

    default: Id
    options: Annotated[tuple[Option, ...], Limits(min_length=2)]

    def option(self, name: str | None = None) -> Option | None:
        """Return the reading called `name`, the default one for None; None if there is none."""
        wanted = name or self.default
        return next((option for option in self.options if option.id == wanted), None)


class Share(Definition):
    """The part of a target that one region has to bring."""

    region: Id
    value: Number


class Revision(Definition):
    """What a later document made of a target, from a day on; what it leaves out stays as it was.

    `source` is the line and the words of that document. A verdict takes the version valid on the
    day of the judgement, and a target held in every period the one valid in that period.
    """

    valid_from: Day
    document: Id
    source: Citation
    target: Target | None = None
    deadline: Day | None = None
    readings: Readings | None = None
    division: tuple[Share, ...] = ()
    note: Words | None = None


class Indicator(Definition):
    """One target of the policy and everything needed to judge it."""

    id: Id
    name: Words
    aliases: tuple[str, ...] = ()
    section: Id
    unit: str
    decimals: Annotated[int, Limits(ge=0, le=6)]
    measure: Measure
    target: Target
    direction: Literal["higher", "lower"]
    obligation: Literal["mandatory", "expected"] | None = None
    """Whether the target binds (约束性) or is expected only (预期性), where the policy says so."""
    baseline: Baseline | None = None
    deadline: Day
    lag: Annotated[int, Limits(ge=0)] = 0
    """Months after the end of a period until its figure is published."""
    frequency: Annotated[tuple[Frequency, ...], Limits(min_length=1)]
    responsible: tuple[Responsibility, ...]
    source: Citation
    readings: Readings | None = None
    division: tuple[Share, ...] = ()
    """Counts divided over regions; a rate is the same target for every region without it."""
    revisions: tuple[Revision, ...] = ()
    """Later changes of the target, in the order of their days."""
    note: Words | None = None

    def declares(self, reading: str) -> bool:
        """Whether `reading` is one of its readings."""
        return self.readings is not None and any(o.id == reading for o in self.readings.options)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Its measure, and those that its readings have instead."""
        options = self.readings.options if self.readings else ()
        return (self.measure, *(each.measure for each in options if each.measure is not None))

    def under(self, reading: str | None = None) -> "Indicator":
        """Return the indicator as the reading called `reading` has it, the default for None.

        Raises KeyError for a reading that is not declared.
        """
        if self.readings is None:
            if reading is not None:
                raise KeyError(reading)
            return self
        option = self.readings.option(reading)
        if option is None:
            raise KeyError(reading)
        changed = {
            name: part
            for name in ("measure", "target", "baseline")
            if (part := getattr(option, name)) is not None
        }
        return replace(self, **changed) if changed else self
