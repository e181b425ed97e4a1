"""Whether two values of an indicator may be set against each other.

Not where a definition changed in between (a series break), nor a rate of half a year against one of
a whole year: seasons differ. What is not comparable is refused, never adjusted.
"""

from collections.abc import Iterator

from cqquality.assessment.measuring.case import Measured
from cqquality.assessment.method.pace import NoPace
from cqquality.definitions.indicator import Break
from cqquality.definitions.measure import (
    Measure,
    Ratio,
    RelativeChange,
    Reported,
    Subset,
    Total,
    items_of,
)
from cqquality.definitions.pack import Pack
from cqquality.period import Period


def obstacle(pack: Pack, measure: Measure, base: Measured, value: Measured) -> NoPace | None:
    """Return why a value cannot be set against the one at the baseline; None where it can."""
    if break_between(pack, measure, base.period, value.period):
        return NoPace.SERIES_BREAK
    if _is_rate(pack, measure) and _lengths_differ(base.period, value.period):
        return NoPace.MIXED_PERIODS
    return None


def break_between(pack: Pack, measure: Measure, earlier: Period, later: Period) -> Break | None:
    """Return a break of any item of the measure after one period and by the end of the other."""
    for item in _items(pack, measure):
        for each in pack.items[item].breaks:
            if earlier.end < each.since <= later.end:
                return each
    return None


def _items(pack: Pack, measure: Measure) -> Iterator[str]:
    yield from items_of(measure)
    if isinstance(measure, Total):
        for part in measure.parts:
            yield from _items(pack, pack.indicators[part].measure)


def _is_rate(pack: Pack, measure: Measure) -> bool:
    """Whether a value belongs to a stretch of time and does not grow with its length."""
    match measure:
        case Subset():
            return _is_rate(pack, measure.measure)
        case Reported() | RelativeChange():
            return pack.items[measure.item].basis == "rate"
        case _:
            return isinstance(measure, Ratio)


def _lengths_differ(base: Period, value: Period) -> bool:
    """Whether the periods are of different length; a baseline of a day stands for its year."""
    if value.start == value.end:
        return False
    if base.start == base.end:
        return (base.end.month, base.end.day) == (12, 31) and value.months != 12
    return base.months != value.months
