"""What a sample says of a pass rate: its interval, how well it bears the verdict, its change."""

from fractions import Fraction

from cqquality.assessment.judging.evidence import Evidence, Verdict, bound_of
from cqquality.assessment.measuring import Measured
from cqquality.assessment.method.bound import Bound
from cqquality.assessment.method.change import year_before
from cqquality.assessment.method.interval import (
    CertaintyLabel,
    Sample,
    clopper_pearson_low,
    compare,
    interval,
)
from cqquality.assessment.method.interval import certainty as borne
from cqquality.assessment.result import Certainty, SampleChange
from cqquality.definitions.measure import Ratio
from cqquality.definitions.target import All, Keep, Reach
from cqquality.quantity import Dimension


def certainty(evidence: Evidence, verdict: Verdict) -> Certainty | None:
    """Return what the sample behind a pass rate says; None for anything but a pass rate.

    Source: docs/methods.md, "Sampling error".
    """
    value = verdict.current
    sample = _sample(evidence, value) if value is not None else None
    if value is None or sample is None:
        return None
    limits, is_share = interval(sample), not isinstance(evidence.indicator.target, All)
    return Certainty(
        passed=sample.passed,
        total=sample.total,
        low=_percent(limits.low if is_share else clopper_pearson_low(sample)),
        high=_percent(limits.high) if is_share else None,
        method=limits.method if is_share else "Clopper-Pearson",
        label=_label(evidence, sample),
        change=_change(evidence, value, sample),
    )


def _percent(share: float) -> Fraction:
    top, bottom = share.as_integer_ratio()
    return Fraction(100 * top, bottom)


def _sample(evidence: Evidence, value: Measured) -> Sample | None:
    """Return the sample of a rate: events counted one by one, and how many of them passed.

    A share of a stock, such as the certified among all enterprises, is a census and no sample.
    """
    measure = evidence.indicator.measure
    if not isinstance(measure, Ratio) or len(value.parts) != 2 or value.missing:
        return None
    items = [evidence.pack.items[code] for code in (*measure.numerator, *measure.denominator)]
    counted = all(evidence.pack.dimension(item.unit) is Dimension.COUNT for item in items)
    if not counted or any(item.basis != "flow" for item in items):
        return None
    passed, total = (part.value for part in value.parts)
    whole = passed.denominator == total.denominator == 1
    return Sample(int(passed), int(total)) if whole and 0 <= passed <= total else None


def _label(evidence: Evidence, sample: Sample) -> CertaintyLabel | None:
    target = evidence.target
    if not isinstance(target, Reach | Keep) or not 0 <= target.value <= 100:
        return None
    limit = bound_of(target.operator, target.value)
    return borne(sample, Bound(limit.value / 100, limit.direction, limit.strict))


def _change(evidence: Evidence, value: Measured, sample: Sample) -> SampleChange | None:
    earlier = evidence.within(year_before(value.period))
    before = _sample(evidence, earlier) if earlier is not None else None
    if earlier is None or before is None:
        return None
    compared = compare(before, sample)
    points = value.value - earlier.value
    return SampleChange(earlier.period, points, compared.within_error, compared.rough)
