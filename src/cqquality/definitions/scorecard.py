"""The file scorecard.yaml of a pack: how its results are graded, where somebody wants a grade."""

from typing import Annotated, Literal

from cqquality.definitions.constraint import Limits
from cqquality.definitions.model import Definition, Id, Number, Words


class SectionWeight(Definition):
    """How much a section counts among the sections."""

    section: Id
    weight: Number


class IndicatorWeight(Definition):
    """How much an indicator counts within its section, where that is not 1.

    A commitment counts only where it is listed.
    """

    indicator: Id
    weight: Number


class Grade(Definition):
    """A grade, given from a score of `at_least` points on; 100 are all."""

    id: Id
    name: Words
    at_least: Number


class Veto(Definition):
    """No better grade than `grade` is given once a `mandatory` target is missed.

    With `incidents` the same follows from an incident that is declared for the assessment.
    """

    grade: Id
    mandatory: tuple[Id, ...] = ()
    incidents: bool = False


class Scorecard(Definition):
    """Points of 100 for every target, weighted by section, and the grades they come to.

    `points: met` gives a target that is not met nothing, `share` the share of the way that is done.
    Without data a target has no points (`zero`), or does not count (`leave_out`).
    """

    name: Words
    note: Words
    points: Literal["met", "share"]
    no_data: Literal["zero", "leave_out"]
    sections: Annotated[tuple[SectionWeight, ...], Limits(min_length=1)]
    indicators: tuple[IndicatorWeight, ...] = ()
    grades: Annotated[tuple[Grade, ...], Limits(min_length=2)]
    veto: Veto | None = None
