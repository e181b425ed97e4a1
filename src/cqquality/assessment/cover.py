"""Laying periods end to end: the flows of months, quarters, years and spans that fill a window."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from cqquality.observation import Observation
from cqquality.period import Period, uncovered
from cqquality.quantity import adds_up


class Cover(Struct, frozen=True):
    """Flows that lie within a window without overlapping, and the stretches they leave open.

    `missing` holds the gaps before `end`, the last day that is covered; what comes after it has
    simply not been reported yet.
    """

    parts: tuple[Observation, ...]
    missing: tuple[Period, ...]
    end: date

    @property
    def total(self) -> Fraction:
        """The sum of the parts."""
        return sum((part.value for part in self.parts), Fraction(0))


class Contradiction(Struct, frozen=True):
    """A figure of a whole period that its own parts do not add up to."""

    whole: Observation
    parts: tuple[Observation, ...]


def cover(flows: Sequence[Observation], window: Period) -> Cover | None:
    """Return the flows that cover most of `window` in the fewest parts; None if none lies in it."""
    inside = sorted(
        (flow for flow in flows if window.contains(flow.period)),
        key=lambda flow: (flow.period.end, flow.period.start),
    )
    if not inside:
        return None
    parts = tuple(inside) if _is_chain(inside) else _best_chain(inside)
    end = parts[-1].period.end
    covered = [part.period for part in parts]
    return Cover(parts, tuple(uncovered(Period(end, window.start), covered)), end)


def _is_chain(flows: Sequence[Observation]) -> bool:
    """Whether each of the flows, in order, begins after the one before has ended."""
    return all(one.period.end < other.period.start for one, other in pairwise(flows))


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
    if _is_chain(sorted(flows, key=lambda flow: flow.period)):
        return found
    for whole in flows:
        shorter = [
            flow
            for flow in flows
            if flow.period != whole.period and whole.period.contains(flow.period)
        ]
        laid = cover(shorter, whole.period) if shorter else None
        if laid is None or laid.missing or laid.end != whole.period.end:
            continue
        if not adds_up(whole.value, [part.value for part in laid.parts]):
            found.append(Contradiction(whole, laid.parts))
    return found
