"""Laying periods end to end: the flows of months, quarters, years and spans that fill a window."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, pairwise
from math import lcm

from msgspec import Struct

from cqquality.observation import Observation, Origin
from cqquality.period import Period, uncovered
from cqquality.quantity import adds_up, total

_DAY = timedelta(days=1)


class Cover(Struct, frozen=True):
    """Flows that lie within a window without overlapping: their sum, and what they leave open.

    `sources` are their cells. `missing` holds the gaps before `end`, the last day that is covered;
    what comes after it has simply not been reported yet.
    """

    total: Fraction
    sources: tuple[Origin, ...]
    missing: tuple[Period, ...]
    end: date


class Contradiction(Struct, frozen=True):
    """A figure of a whole period that its own parts do not add up to."""

    whole: Observation
    parts: tuple[Observation, ...]


class Chain:
    """Flows of which each begins after the one before has ended.

    Those within a window are a stretch of them, and their sum is the difference of two sums from
    the beginning: it takes no longer for sixty months than for one.
    """

    def __init__(self, flows: Sequence[Observation]) -> None:
        periods = [flow.period for flow in flows]
        self._periods = periods
        self._origins = tuple(flow.origin for flow in flows)
        self._starts = [period.start for period in periods]
        self._ends = [period.end for period in periods]
        self._unit = lcm(*{flow.value.denominator for flow in flows})
        values = (flow.value for flow in flows)
        whole = (v.numerator * (self._unit // v.denominator) for v in values)
        self._sums = list(accumulate(whole, initial=0))
        """In parts of the unit, so that whole numbers are added up as such."""
        breaks = (after.start - before.end != _DAY for before, after in pairwise(periods))
        self._breaks = list(accumulate(breaks, initial=0))
        """How often up to each flow one did not begin on the day after the one before."""

    def cover(self, window: Period) -> Cover | None:
        """Return the flows that lie in `window`; None for none."""
        first = bisect_left(self._starts, window.start)
        after = bisect_right(self._ends, window.end)
        if first >= after:
            return None
        last = after - 1
        units = self._sums[after] - self._sums[first]
        value = Fraction(units) if self._unit == 1 else Fraction(units, self._unit)
        is_whole = self._starts[first] == window.start and self._breaks[first] == self._breaks[last]
        missing = () if is_whole else _missing(self._periods[first:after], window)
        return Cover(value, self._origins[first:after], missing, self._ends[last])


def is_chain(flows: Iterable[Observation]) -> bool:
    """Whether each of the flows, in order, begins after the one before has ended."""
    return all(one.period.end < other.period.start for one, other in pairwise(flows))


def cover(flows: Iterable[Observation], window: Period) -> Cover | None:
    """Return the flows that cover most of `window` in the fewest parts; None if none lies in it."""
    parts = _laid(flows, window)
    if not parts:
        return None
    periods = [part.period for part in parts]
    value, sources = total(part.value for part in parts), tuple(part.origin for part in parts)
    return Cover(value, sources, _missing(periods, window), periods[-1].end)


def _laid(flows: Iterable[Observation], window: Period) -> tuple[Observation, ...]:
    inside = sorted((f for f in flows if window.contains(f.period)), key=lambda flow: flow.period)
    return tuple(inside) if is_chain(inside) else _best_chain(inside)


def _missing(periods: list[Period], window: Period) -> tuple[Period, ...]:
    """Return what periods, oldest first, leave open of a window before the end of the last."""
    return tuple(uncovered(Period(periods[-1].end, window.start), periods))


def _best_chain(flows: Sequence[Observation]) -> tuple[Observation, ...]:
    """Return the chain of flows, none overlapping, with most days and then fewest parts."""
    best: list[tuple[int, int, tuple[Observation, ...]]] = []
    for number, flow in enumerate(flows):
        before = max(
            (best[i] for i in range(number) if flows[i].period.end < flow.period.start),
            key=lambda chain: chain[:2],
            default=(0, 0, ()),
        )
        days = (flow.period.end - flow.period.start).days + 1
        best.append((before[0] + days, before[1] - 1, (*before[2], flow)))
    return max(best, key=lambda chain: chain[:2])[2]


def contradictions(flows: Sequence[Observation]) -> list[Contradiction]:
    """Return each figure whose period is filled by shorter ones that add up to something else.

    Figures that were rounded may differ by half a unit of their last decimal each.
    """
    found: list[Contradiction] = []
    if is_chain(sorted(flows, key=lambda flow: flow.period)):
        return found
    for whole in flows:
        shorter = [
            flow
            for flow in flows
            if flow.period != whole.period and whole.period.contains(flow.period)
        ]
        parts = _laid(shorter, whole.period)
        if not parts or uncovered(whole.period, [part.period for part in parts]):
            continue
        if not adds_up(whole.value, [part.value for part in parts]):
            found.append(Contradiction(whole, parts))
    return found
