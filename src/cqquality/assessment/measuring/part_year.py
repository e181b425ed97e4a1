"""Flows of a part of a year: no less than that in the whole of it, and no more is known.

A target sets a flow for a year (少于5起, 达到1000万元): what half a year brought must neither meet
an upper limit nor miss a lower one, nor be set against a whole year at the baseline.
"""

from datetime import date, timedelta

from msgspec.structs import replace

from cqquality.assessment.figures import excused, to_come
from cqquality.assessment.measuring.case import Case, Measured
from cqquality.assessment.method.dates import shifted
from cqquality.definitions.measure import Count, Measure, RelativeChange, Reported, Sum, items_of
from cqquality.period import Period
from cqquality.text import Text


def as_part(case: Case, measure: Measure, value: Measured) -> Measured:
    """Return the value with the rest of its year as missing, where it is of flows."""
    last = _last_day(case, measure, value)
    whole = date(value.period.end.year, 12, 31)
    if last is None or last >= whole or value.period.end == case.indicator.deadline:
        return value
    rest = Period(whole, last + timedelta(days=1))
    return replace(value, missing=(*value.missing, _named(case, measure, rest)))


def _last_day(case: Case, measure: Measure, value: Measured) -> date | None:
    """Return the day up to which the flows of a year are known; None for what is no flow.

    A list of events tells no end of its own: it is known up to the day of the judgement.
    """
    match measure:
        case Count():
            is_flow = not value.of and case.pack.ledgers[measure.ledger].basis == "flow"
            end = date(value.period.end.year, 12, 31)
            return min(end, case.figures.as_of) if is_flow else None
        case Reported() | Sum() | RelativeChange():
            is_flow = all(case.pack.items[item].basis == "flow" for item in items_of(measure))
            return value.period.end if is_flow else None
        case _:
            return None


def _named(case: Case, measure: Measure, rest: Period) -> Text:
    """Name the rest of a year, and say where nobody need have reported it."""
    if rest.end > shifted(case.figures.as_of, -case.indicator.lag):
        return to_come(rest.text)
    items = items_of(measure)
    exempt = items and all(case.figures.is_exempt(item, rest) for item in items)
    return excused(rest.text) if exempt else rest.text
