"""Sums of items, totals of other indicators, and parts that must not exceed their whole."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from msgspec.structs import replace

from cqquality.assessment import codes
from cqquality.assessment.figures import Amount
from cqquality.assessment.measuring.case import Case, Measured
from cqquality.assessment.measuring.combining import added, measured, sources_of
from cqquality.definitions.measure import Subset, Sum, Total
from cqquality.period import Period
from cqquality.quantity import adds_up, literal, total
from cqquality.text import Text


def added_items(case: Case, measure: Sum, window: Period) -> Iterator[Measured]:
    """Yield the sum of the items, or the reported sum where no item was reported."""
    yield from checked(case, added(case, measure.items, window), measure.reported, window)


def added_parts(case: Case, measure: Total, window: Period) -> Iterator[Measured]:
    """Yield the sum of the parts' values in the window; missing parts make it a lower bound.

    A reported total is compared and never takes the place of the parts: one department's total may
    well hold something else.
    """
    found = {}
    for part in measure.parts:
        history = case.part(part).history
        values = [m for m in history if window.start <= m.period.end <= window.end]
        if values:
            found[part] = values[-1]
    if not found:
        _refuse_total(case, measure, window)
        return
    period = max(value.period for value in found.values())
    summed = Measured(
        value=total(value.value for value in found.values()),
        period=period,
        sources=sources_of(list(found.values())),
        missing=tuple(_missing(case, measure, found, period)),
        parts=tuple(replace(value, of=part, parts=(value,)) for part, value in found.items()),
    )
    yield from checked(case, summed, measure.reported, window)


def _refuse_total(case: Case, measure: Total, window: Period) -> None:
    """Say that a total was reported without any of its parts."""
    for amount in case.figures.amounts(measure.reported, window) if measure.reported else ():
        case.incomplete.append(window)
        case.report(
            codes.TOTAL_ALONE,
            amount.sources,
            period=amount.period.text,
            reported=literal(amount.value),
            parts=", ".join(measure.parts),
        )


def _missing(
    case: Case, measure: Total, found: Mapping[str, Measured], period: Period
) -> Iterator[Text]:
    """Name the parts without a value, the gaps in others, and what came after those."""
    for part in measure.parts:
        name, value = case.pack.indicators[part].name, found.get(part)
        if value is None:
            yield Text(f"{part} {name.zh}", f"{part} {name.en}")
            continue
        gaps = list(value.missing)
        if value.period.end < period.end:
            gaps.append(Period(period.end, value.period.end + timedelta(days=1)).text)
        yield from (Text(f"{name.zh} {gap.zh}", f"{name.en} {gap.en}") for gap in gaps)


def checked(
    case: Case, computed: Measured | None, reported: str | None, window: Period
) -> Iterator[Measured]:
    """Yield the computed sum, compared with the reported one; else the reported one."""
    amounts = case.figures.amounts(reported, window) if reported else []
    if computed is None:
        yield from (measured(amount, reported or "") for amount in amounts[-1:])
        return
    for amount in amounts[-1:]:
        complete = not computed.missing and not amount.missing
        comparable = amount.period.end == computed.period.end and complete
        if comparable and not _agrees(amount, computed):
            case.report(
                codes.TOTAL_DISAGREES,
                amount.sources,
                period=amount.period.text,
                reported=literal(amount.value),
                computed=literal(computed.value),
            )
    yield computed


def _agrees(reported: Amount, computed: Measured) -> bool:
    """Whether a reported total is the sum of its parts, but for rounding."""
    parts = [part.value for part in computed.parts] or [computed.value]
    return adds_up(reported.value, parts)


def check_subset(case: Case, measure: Subset, history: list[Measured]) -> None:
    """Report every period in which the part is greater than its whole."""
    wholes = {m.period.end: m for m in case.part(measure.whole).history if not m.missing}
    for part in history:
        whole = wholes.get(part.period.end)
        if whole is not None and part.value > whole.value:
            case.report(
                codes.SUBSET_EXCEEDS,
                part.sources,
                part=literal(part.value),
                whole_id=measure.whole,
                whole=literal(whole.value),
            )
