"""Shares and pass rates: numerators and denominators are pooled, rates are never averaged."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cqquality.assessment import codes
from cqquality.assessment.cover import decimals_of
from cqquality.assessment.figures import Amount
from cqquality.assessment.measuring.case import Case, Measured
from cqquality.assessment.measuring.combining import added, report_uneven, sources_of
from cqquality.definitions.measure import Ratio
from cqquality.period import Period
from cqquality.quantity import fixed, literal, rounded


def ratio(case: Case, measure: Ratio, window: Period) -> Iterator[Measured]:
    """Yield the rate of the window in percent; reported rates only where the parts are missing."""
    reported = case.figures.amounts(measure.reported, window) if measure.reported else []
    computed = None if case.is_disputed(window) else _computed(case, measure, window)
    if computed is None:
        for amount in reported:
            yield Measured(amount.value, amount.period, amount.sources)
        return
    yield _checked(case, computed, reported)


def _computed(case: Case, measure: Ratio, window: Period) -> Measured | None:
    top = added(case, measure.numerator, window)
    bottom = added(case, measure.denominator, window)
    if top is None or bottom is None or top.missing or bottom.missing:
        return None
    if top.period.end != bottom.period.end:
        report_uneven(case, [top, bottom], window)
        return None
    if not _sound(case, top, bottom):
        return None
    return Measured(top.value / bottom.value * 100, bottom.period, sources_of([top, bottom]))


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


def _checked(case: Case, computed: Measured, reported: Sequence[Amount]) -> Measured:
    """Compare with the reported rate of the same period, and keep its cell beside the parts."""
    same_period = [rate for rate in reported if rate.period.end == computed.period.end]
    for rate in same_period:
        decimals = decimals_of(rate.value)
        if abs(rate.value - computed.value) > Fraction(1, 2 * 10**decimals):
            _report_difference(case, computed, rate, decimals)
    return Measured(computed.value, computed.period, computed.sources + sources_of(same_period))


def _report_difference(case: Case, computed: Measured, rate: Amount, decimals: int) -> None:
    """Report a rate that is not its numerator over its denominator, as far as it is rounded."""
    places = decimals
    while rounded(computed.value, places) == rate.value:
        places += 1
    case.report(
        codes.RATE_DISAGREES,
        rate.sources,
        period=rate.period.text,
        reported=literal(rate.value),
        computed=fixed(computed.value, places),
        cells=", ".join(origin.cell for origin in computed.sources),
    )
