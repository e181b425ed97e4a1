"""The value of an indicator in one year, by the kind of its measure."""

from collections.abc import Iterator

from cqquality.assessment.measuring.case import Case, Measured
from cqquality.assessment.measuring.combining import measured
from cqquality.assessment.measuring.count import counted
from cqquality.assessment.measuring.increase import accumulated, against_baseline
from cqquality.assessment.measuring.part_year import as_part
from cqquality.assessment.measuring.ratio import ratio
from cqquality.assessment.measuring.total import added_items, added_parts
from cqquality.definitions.measure import (
    Count,
    Increase,
    Measure,
    Ratio,
    RelativeChange,
    Reported,
    Subset,
    Sum,
    Total,
)
from cqquality.period import Period


def values_of_year(
    case: Case, measure: Measure, base: Measured | None, window: Period
) -> Iterator[Measured]:
    """Yield the values of a year, or of the part gone by; `base` is the level at the baseline.

    Nothing but figures that lie in the year, or between the baseline and its end, bears on them.
    """
    match measure:
        case Subset():
            yield from values_of_year(case, measure.measure, base, window)
        case Increase(by="flows"):
            yield from accumulated(case, measure, window)
        case Increase() | RelativeChange():
            for change in against_baseline(case, measure, base, window):
                yield as_part(case, measure, change)
        case _:
            for value in in_year(case, measure, window):
                yield as_part(case, measure, value)


def in_year(case: Case, measure: Measure, window: Period) -> Iterator[Measured]:
    """Yield the values that the figures within `window`, a year or a part of one, give alone."""
    match measure:
        case Ratio():
            yield from ratio(case, measure, window)
        case _ if case.is_disputed(window):
            return
        case Reported():
            for amount in case.figures.amounts(measure.item, window):
                yield measured(amount, measure.item)
        case Sum():
            yield from added_items(case, measure, window)
        case Count():
            yield from counted(case, measure, window)
        case Total():
            yield from added_parts(case, measure, window)
