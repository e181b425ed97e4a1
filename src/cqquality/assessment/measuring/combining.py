"""Several items added up for one period, saying what is missing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from cqquality.assessment import codes
from cqquality.assessment.figures import Amount
from cqquality.assessment.measuring.case import Case, Measured
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.quantity import total
from cqquality.text import Text


def measured(amount: Amount, item: str) -> Measured:
    """Return the amount of a single item as a value."""
    return Measured(amount.value, amount.period, amount.sources, amount.lacking, of=item)


def added(case: Case, items: Sequence[str], window: Period) -> Measured | None:
    """Add up `items` within `window`; None where nothing was reported or the ends do not match.

    Missing items, and missing stretches of flows, make the sum a lower bound that names them.
    """
    found = {item: amounts[-1] for item in items if (amounts := case.figures.amounts(item, window))}
    return together(case, items, found, window) if found else None


def together(
    case: Case, items: Sequence[str], found: Mapping[str, Amount], window: Period
) -> Measured | None:
    """Add up the amounts found of `items`; None where they end on different days."""
    if len(items) == 1:
        return measured(found[items[0]], items[0])
    ends = {amount.period.end for amount in found.values()}
    if len(ends) > 1 and not all(case.pack.items[item].basis == "flow" for item in found):
        report_uneven(case, list(found.values()), window)
        return None
    missing = [_item_name(case, item) for item in items if item not in found]
    for item, amount in found.items():
        missing += [_gap(case, item, amount.named(period)) for period in _open(amount, max(ends))]
        missing += [_gap(case, item, region) for region in amount.absent]
    return Measured(
        value=total(amount.value for amount in found.values()),
        period=max(amount.period for amount in found.values()),
        sources=sources_of(list(found.values())),
        missing=tuple(missing),
        parts=tuple(measured(amount, item) for item, amount in found.items()),
    )


def sources_of(amounts: Sequence[Amount | Measured]) -> tuple[Origin, ...]:
    """Return the cells behind several amounts, in their order."""
    return tuple(chain.from_iterable([amount.sources for amount in amounts]))


def report_uneven(case: Case, amounts: Sequence[Amount | Measured], window: Period) -> None:
    """Report that amounts of different periods stand where one period is needed."""
    ends = ", ".join(sorted({str(amount.period.end) for amount in amounts}))
    case.incomplete.append(window)
    case.report(codes.UNEVEN_PERIODS, sources_of(amounts), period=window.text, ends=ends)


def _open(amount: Amount, end: date) -> list[Period]:
    """Return the stretches of a flow without figures, up to the end of the longest one."""
    day_after = amount.period.end + timedelta(days=1)
    return [*amount.missing, *([Period(end, day_after)] if day_after <= end else [])]


def _item_name(case: Case, item: str) -> Text:
    name = case.pack.items[item].name
    return Text(f"{item} {name.zh}", f"{item} {name.en}")


def _gap(case: Case, item: str, what: Text) -> Text:
    name = case.pack.items[item].name
    return Text(f"{name.zh} {what.zh}", f"{name.en} {what.en}")
