"""Shares and pass rates: numerators and denominators are pooled, rates are never averaged."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from cqquality.assessment import codes
from cqquality.assessment.measuring.case import Case, Measured
from cqquality.assessment.measuring.combining import (
    added,
    measured,
    report_uneven,
    sources_of,
    together,
)
from cqquality.definitions.measure import Ratio
from cqquality.period import Period
from cqquality.quantity import decimals_of, fixed, literal
from cqquality.text import Text, listed

Parts = tuple[Measured, Measured]
"""A numerator and a denominator."""


def ratio(case: Case, measure: Ratio, window: Period) -> Iterator[Measured]:
    """Yield the rate of the window in percent; reported rates only where the parts are missing."""
    if case.is_disputed(window):
        return
    rates = list(_reported(case, measure, window))
    computed = _computed(case, measure, window, optional=bool(rates))
    if case.is_disputed(window):  # by its own parts: a reported rate does not settle that
        return
    for rate in rates:
        _compare(case, measure, rate, window)
    yield from _joined(computed, rates)


def _reported(case: Case, measure: Ratio, window: Period) -> Iterator[Measured]:
    if measure.reported:
        for amount in case.figures.amounts(measure.reported, window):
            yield measured(amount, measure.reported)


def _computed(case: Case, measure: Ratio, window: Period, *, optional: bool) -> Measured | None:
    """Return the rate of the parts; what is missing for it matters unless it is `optional`."""
    top = added(case, measure.numerator, window)
    bottom = added(case, measure.denominator, window)
    lacking = _lacking(top, bottom)
    if lacking and not optional and (provisional := _of_those_heard(case, measure, window)):
        return provisional
    if top is None or bottom is None or lacking:
        if lacking and not optional:
            case.incomplete.append(window)
            found = [part for part in (top, bottom) if part is not None]
            case.report(
                codes.RATE_INCOMPLETE,
                sources_of(found),
                period=window.text,
                missing=listed(lacking),
            )
        return None
    if top.period.end != bottom.period.end:
        report_uneven(case, [top, bottom], window)
        return None
    return _rate((top, bottom)) if _sound(case, top, bottom) else None


def _lacking(top: Measured | None, bottom: Measured | None) -> tuple[Text, ...]:
    """Name what is missing for a rate of which some parts are there."""
    if top is None and bottom is None:
        return ()
    if bottom is None:
        return (Text("分母", "the denominator"),)
    if top is None:
        return (Text("分子", "the numerator"),)
    return tuple(dict.fromkeys(top.missing + bottom.missing))


def _of_those_heard(case: Case, measure: Ratio, window: Period) -> Measured | None:
    """Return the rate of the regions that report every part of it; None where there are none."""
    heard = case.figures.heard((*measure.numerator, *measure.denominator), window)
    if heard is None:
        return None
    top, bottom = (
        together(case, items, {item: heard.amounts[item] for item in items}, window)
        for items in (measure.numerator, measure.denominator)
    )
    if top is None or bottom is None or not _sound(case, top, bottom):
        return None
    return replace(_rate((top, bottom)), missing=heard.absent, heard=heard.regions)


def _rate(parts: Parts) -> Measured:
    top, bottom = parts
    return Measured(top.value / bottom.value * 100, bottom.period, sources_of(parts), parts=parts)


def _sound(case: Case, top: Measured, bottom: Measured) -> bool:
    """Whether the parts make a share; report it if not."""
    sources, period = sources_of([top, bottom]), bottom.period.text
    if bottom.value == 0:
        case.report(codes.ZERO_DENOMINATOR, sources_of([bottom]), period=period)
        return False
    if top.value > bottom.value:
        case.disputed.append(bottom.period)
        case.report(
            codes.PART_EXCEEDS_WHOLE,
            sources,
            period=period,
            numerator=literal(top.value),
            denominator=literal(bottom.value),
        )
        return False
    return True


def _compare(case: Case, measure: Ratio, rate: Measured, window: Period) -> None:
    """Report a rate that is not its numerator over its denominator, as far as it is rounded."""
    is_day = rate.period.start == rate.period.end
    within = Period(rate.period.end, window.start) if is_day else rate.period
    top, bottom = added(case, measure.numerator, within), added(case, measure.denominator, within)
    if top is None or bottom is None or top.missing or bottom.missing or bottom.value == 0:
        return
    if {top.period.end, bottom.period.end} != {rate.period.end}:
        return
    computed, decimals = _rate((top, bottom)), decimals_of(rate.value)
    if abs(rate.value - computed.value) > Fraction(1, 2 * 10**decimals):
        case.report(
            codes.RATE_DISAGREES,
            rate.sources,
            period=rate.period.text,
            reported=literal(rate.value),
            computed=fixed(computed.value, decimals + 1),
            cells=", ".join(origin.cell for origin in computed.sources),
        )


def _joined(computed: Measured | None, rates: Sequence[Measured]) -> Iterator[Measured]:
    """Yield the computed rate with the cells of the reported one, and rates of later periods."""
    if computed is None:
        later = list(rates)
    else:
        later = [rate for rate in rates if rate.period.end > computed.period.end]
        same = [rate for rate in rates if rate.period.end == computed.period.end]
        if not any(rate.period.contains(computed.period) for rate in later):
            cells = computed.sources + sources_of(same)
            yield replace(computed, sources=cells)
    yield from later
