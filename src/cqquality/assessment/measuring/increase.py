"""What was added since the baseline, and changes relative to it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from cqquality.assessment.measuring.case import Case, Measured
from cqquality.assessment.measuring.combining import added
from cqquality.definitions.measure import Increase, RelativeChange
from cqquality.period import Period, instant


def accumulated(case: Case, measure: Increase, window: Period) -> Iterator[Measured]:
    """Yield the flows added up since the baseline, if any of them are of `window`, a year."""
    since = case.since_base(window.end)
    if since is None:
        return
    if case.is_disputed(since):  # one doubtful year makes every later sum doubtful
        case.disputed.append(since)
        return
    total = added(case, measure.items, since)
    if total is not None and total.period.end >= window.start:
        yield total


def against_baseline(
    case: Case, measure: Increase | RelativeChange, baseline: Measured | None, window: Period
) -> Iterator[Measured]:
    """Yield the level of a year less the baseline, or that in percent of the baseline."""
    if baseline is None:
        return
    items = measure.items if isinstance(measure, Increase) else (measure.item,)
    level = added(case, items, window)
    if level is not None and level.period.end > case.base_day:
        change = _change(measure, level.value, baseline.value)
        if change is not None:
            yield replace(
                level,
                value=change,
                sources=baseline.sources + level.sources,
                of="",
                parts=(level, baseline),
            )


def _change(measure: Increase | RelativeChange, level: Fraction, base: Fraction) -> Fraction | None:
    if isinstance(measure, Increase):
        return level - base
    return (level - base) / base * 100 if base > 0 else None


def level_at_base(case: Case, items: Sequence[str]) -> Measured | None:
    """Return the reported level at the baseline; None unless every item was reported for it."""
    level = added(case, items, case.base_window)
    if level is None or level.missing or level.period.end != case.base_day:
        return None
    is_rate = any(case.pack.items[item].basis == "rate" for item in items)
    return level if is_rate else replace(level, period=instant(case.base_day))
