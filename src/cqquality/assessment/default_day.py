"""The day of the judgement where nobody names one: the end of the newest period reported."""

from collections.abc import Iterator
from datetime import date

from cqquality.assessment.measuring.count import qualifies
from cqquality.definitions.measure import Count
from cqquality.definitions.pack import Pack
from cqquality.observation import Entry, Returns


def default_day(pack: Pack, returns: Returns) -> date:
    """Return the last day of the newest period that the returns report on; else the deadline.

    A form reports on the period it states, also where its figures cannot be used, and no date of a
    row on it is newer. Rows of other lists count where an indicator counts them, and no later than
    the plan and the figures go: one mistyped date must not move every judgement.
    """
    known = [period.end for period in returns.reported]
    if not known:
        known = [o.period.end for o in returns.observations if not o.origin.rows]
    last = max([pack.plan.deadline, *known])
    ends = known + [day for day in _of_lists(pack, returns) if day <= last]
    return max(ends or [report.period.end for report in returns.stages], default=pack.plan.deadline)


def _of_lists(pack: Pack, returns: Returns) -> Iterator[date]:
    """Yield the ends of rows that count, and of sums of rows, where no form states its period."""
    measures = [*_counts(pack)]
    for entry in returns.entries:
        origin = entry.origin
        if origin.tab not in returns.bounded and _is_counted(entry, measures):
            yield entry.period.end
    for figure in returns.observations:
        origin = figure.origin
        if origin.rows and origin.tab not in returns.bounded:
            yield figure.period.end


def _counts(pack: Pack) -> Iterator[Count]:
    """Yield what counts rows of lists, in any reading."""
    for indicator in pack.indicators.values():
        for measure in indicator.measures:
            if isinstance(measure, Count):
                yield measure


def _is_counted(entry: Entry, measures: list[Count]) -> bool:
    return any(
        measure.ledger == entry.ledger and qualifies(entry, measure.where) is not False
        for measure in measures
    )
