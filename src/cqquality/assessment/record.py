"""What an assessment came to, as far as it can be held against another: plain, exact values.

A record is made from an `Assessment`, or read back from the JSON report of one.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Assessment, Goal, Result, Status
from cqquality.period import Period
from cqquality.quantity import Dimension
from cqquality.text import Text


class Judged(Struct, frozen=True):
    """One indicator as it was judged; figures in its unit, `points` every value by period."""

    id: str
    name: Text
    unit: str
    dimension: Dimension
    goal: Goal
    reading: str | None
    status: Status
    pace: PaceLabel | None
    period: Period | None
    value: Fraction | None
    at_least: bool
    stage: str | None
    gap: Fraction | None
    points: Mapping[Period, Fraction]
    provisional: bool = False


class Record(Struct, frozen=True):
    """The judgement of a pack on a day: the files it rests on and every indicator in order."""

    pack: str
    as_of: date
    files: tuple[str, ...]
    judged: tuple[Judged, ...]


def record_of(assessment: Assessment) -> Record:
    """Return what can be compared of an assessment."""
    judged = tuple(_judged(result) for result in assessment.results)
    return Record(assessment.pack.id, assessment.as_of, assessment.files, judged)


def _judged(result: Result) -> Judged:
    points = {point.period: point.value for point in result.history}
    if result.period is not None and result.value is not None:
        points[result.period] = result.value
    return Judged(
        id=result.indicator.id,
        name=result.indicator.name.text,
        unit=result.unit.id,
        dimension=result.unit.dimension,
        goal=result.goal,
        reading=result.reading.id if result.reading else None,
        status=result.status,
        pace=result.pace.label if result.pace else None,
        period=result.period,
        value=result.value,
        at_least=result.at_least,
        stage=result.stage.id if result.stage else None,
        gap=result.gap,
        points=points,
        provisional=result.provisional,
    )
