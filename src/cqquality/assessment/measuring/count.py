"""Counting the rows of a ledger that meet the conditions of an indicator."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

from cqquality.assessment import codes
from cqquality.assessment.figures import UNREAD_ROWS
from cqquality.assessment.measuring.case import Case, Measured
from cqquality.assessment.measuring.combining import measured
from cqquality.definitions.measure import Condition, Count
from cqquality.definitions.pack import Ledger
from cqquality.observation import Entry
from cqquality.period import Period
from cqquality.quantity import literal
from cqquality.text import Text, same

_COMPARE = {"ge": ge, "gt": gt, "le": le, "lt": lt, "eq": eq, "ne": ne}

Key = tuple[Fraction | str | None, ...]
"""What makes rows of a ledger one and the same thing."""


def counted(case: Case, measure: Count, window: Period) -> Iterator[Measured]:
    """Yield the number of things that qualify, each key counted once; else the reported number.

    Where it cannot be decided whether some qualify, the number is a lower bound.
    """
    ledger = case.pack.ledgers[measure.ledger]
    entries = _current(case.figures.entries(ledger, window), ledger)
    reported = case.figures.amounts(measure.reported, window) if measure.reported else []
    if not entries:
        yield from (measured(amount, measure.reported or "") for amount in reported[-1:])
        return
    rows, missing = _qualifying(case, measure, ledger, entries)
    period = max(entry.period for entry in entries)
    for amount in reported[-1:]:
        if amount.period.end == period.end and amount.value != len(rows) and not missing:
            case.report(
                codes.COUNT_DISAGREES,
                amount.sources,
                period=period.text,
                reported=literal(amount.value),
                computed=len(rows),
            )
    yield Measured(Fraction(len(rows)), period, tuple(e.origin for e in rows), tuple(missing))


def _current(entries: Sequence[Entry], ledger: Ledger) -> Sequence[Entry]:
    """Return the newest rows of a list of what there is; all of a list of what happened."""
    newest = max((entry.period.end for entry in entries), default=None)
    return [e for e in entries if ledger.basis == "flow" or e.period.end == newest]


def _qualifying(
    case: Case, measure: Count, ledger: Ledger, entries: Sequence[Entry]
) -> tuple[list[Entry], list[Text]]:
    """Return one row for each thing that qualifies, and name those of which it is not known."""
    rows: list[Entry] = []
    missing = [UNREAD_ROWS] if case.figures.spoilt(ledger.id) else []
    for key, group in _by_key(ledger, entries).items():
        outcomes = [qualifies(entry, measure.where) for entry in group]
        if ledger.basis == "stock" and {True, False} <= set(outcomes):
            _report_conflict(case, ledger, key, group)
            missing.append(_name(key))
        elif True in outcomes:
            rows.append(group[outcomes.index(True)])
        elif None in outcomes:
            missing.append(_name(key))
    return rows, missing


def _by_key(ledger: Ledger, entries: Sequence[Entry]) -> dict[Key, list[Entry]]:
    groups: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[tuple(entry.values.get(column) for column in ledger.key)].append(entry)
    return groups


def qualifies(entry: Entry, conditions: Sequence[Condition]) -> bool | None:
    """Whether a row meets every condition; None where a value that would decide is not there."""
    met = [_meets(entry, condition) for condition in conditions]
    if False in met:
        return False
    return None if None in met else True


def _meets(entry: Entry, condition: Condition) -> bool | None:
    value = entry.values.get(condition.column)
    if value is None or isinstance(value, str) != isinstance(condition.value, str):
        return None
    return bool(_COMPARE[condition.operator](value, condition.value))


def _report_conflict(case: Case, ledger: Ledger, key: Key, group: Sequence[Entry]) -> None:
    case.report(
        codes.ROWS_DISAGREE,
        [group[-1].origin],
        name=_name(key),
        ledger=ledger.name.text,
        period=group[-1].period.text,
        cells=", ".join(entry.origin.cell for entry in group),
    )


def _name(key: Key) -> Text:
    return same(" ".join(p if isinstance(p, str) else literal(p) for p in key if p is not None))
