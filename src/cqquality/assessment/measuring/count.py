"""Counting the rows of a ledger that meet the conditions of an indicator."""

from collections.abc import Iterator
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

from cqquality.assessment import codes
from cqquality.assessment.measuring.case import Case, Measured
from cqquality.definitions.measure import Condition, Count
from cqquality.observation import Entry
from cqquality.period import Period
from cqquality.quantity import literal

_COMPARE = {"ge": ge, "gt": gt, "le": le, "lt": lt, "eq": eq, "ne": ne}


def counted(case: Case, measure: Count, window: Period) -> Iterator[Measured]:
    """Yield the number of rows that qualify, each key counted once; else the reported number."""
    ledger = case.pack.ledgers[measure.ledger]
    entries = case.figures.entries(measure.ledger, window)
    if ledger.basis == "stock" and entries:
        newest = max(entry.period.end for entry in entries)
        entries = [entry for entry in entries if entry.period.end == newest]
    reported = case.figures.amounts(measure.reported, window) if measure.reported else []
    if not entries:
        for amount in reported[-1:]:
            yield Measured(amount.value, amount.period, amount.sources)
        return
    rows: dict[tuple[Fraction | str | None, ...], Entry] = {}
    for entry in entries:
        if all(_meets(entry, condition) for condition in measure.where):
            rows.setdefault(tuple(entry.values.get(column) for column in ledger.key), entry)
    period = max(entry.period for entry in entries)
    sources = tuple(entry.origin for entry in rows.values())
    for amount in reported[-1:]:
        if amount.period.end == period.end and amount.value != len(rows):
            case.report(
                codes.COUNT_DISAGREES,
                amount.sources,
                period=period.text,
                reported=literal(amount.value),
                computed=len(rows),
            )
    yield Measured(Fraction(len(rows)), period, sources)


def _meets(entry: Entry, condition: Condition) -> bool:
    value = entry.values.get(condition.column)
    if value is None or isinstance(value, str) != isinstance(condition.value, str):
        return False
    return bool(_COMPARE[condition.operator](value, condition.value))
