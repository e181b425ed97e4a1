"""The level at the baseline: nothing for flows, else as defined, else as reported."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from cqquality.assessment import codes
from cqquality.assessment.measuring.case import Case, Measured
from cqquality.assessment.measuring.increase import level_at_base
from cqquality.assessment.measuring.part_year import as_part
from cqquality.definitions.measure import Increase, Measure, RelativeChange, Total, inner
from cqquality.period import Period, instant
from cqquality.quantity import literal, rounding, total

InYear = Callable[[Case, Measure, Period], Iterator[Measured]]
"""Measures an indicator within one year."""


def baseline(case: Case, measure: Measure, in_year: InYear) -> Measured | None:
    """Return the level at the baseline; None where it is neither defined nor reported."""
    declared, at = case.indicator.baseline, instant(case.base_day)
    own = inner(measure)
    if isinstance(own, Increase) and own.by == "flows":
        return Measured(Fraction(0), at)
    reported = _reported(case, own, in_year)
    if declared is None or declared.value is None:
        return reported
    if reported is not None and reported.period.end == case.base_day:
        _compare(case, reported, declared.value)
    return Measured(declared.value, at)


def _reported(case: Case, measure: Measure, in_year: InYear) -> Measured | None:
    match measure:
        case Increase():
            return level_at_base(case, measure.items)
        case RelativeChange():
            return level_at_base(case, (measure.item,))
        case Total() if any(case.part(part).baseline is None for part in measure.parts):
            return None
    levels = (as_part(case, measure, m) for m in in_year(case, measure, case.base_window))
    whole = [level for level in levels if not level.missing]
    return whole[-1] if whole else _of_parts(case, measure)


def _of_parts(case: Case, measure: Measure) -> Measured | None:
    """Return the sum of the parts' baselines: 0 for a total of increases."""
    if not isinstance(measure, Total):
        return None
    bases = [case.part(part).baseline for part in measure.parts]
    value = total(base.value for base in bases if base is not None)
    return Measured(value, instant(case.base_day))


def _compare(case: Case, reported: Measured, declared: Fraction) -> None:
    """Report a level at the baseline that is not the one the definition states."""
    if abs(reported.value - declared) > max(rounding(reported.value), rounding(declared)):
        case.report(
            codes.BASELINE_DISAGREES,
            reported.sources,
            date=case.base_day,
            reported=literal(reported.value),
            declared=literal(declared),
        )
