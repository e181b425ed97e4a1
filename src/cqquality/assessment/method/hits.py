"""Keep targets (稳定在, 保持在): met or not in every period, and for how long."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import takewhile

from msgspec import Struct

from cqquality.assessment.method.bound import Bound
from cqquality.period import Period


class Hit(Struct, frozen=True):
    """One period of a keep target; without data it is neither met nor missed."""

    period: Period
    value: Fraction | None
    met: bool | None


class HitTable(Struct, frozen=True):
    """The periods of a keep target in the order of time."""

    rows: tuple[Hit, ...]
    bound: Bound

    @property
    def judged(self) -> int:
        """How many periods have data."""
        return sum(row.met is not None for row in self.rows)

    @property
    def hits(self) -> int:
        """How many periods met the target."""
        return sum(row.met is True for row in self.rows)

    @property
    def missed(self) -> tuple[Hit, ...]:
        """The periods that missed it."""
        return tuple(row for row in self.rows if row.met is False)

    @property
    def without_data(self) -> tuple[Hit, ...]:
        """The periods nobody reported."""
        return tuple(row for row in self.rows if row.met is None)

    @property
    def kept(self) -> bool | None:
        """Whether every period met it: False by one miss, else None while any has no data."""
        if self.missed:
            return False
        return True if self.rows and not self.without_data else None

    @property
    def worst(self) -> Hit | None:
        """The period with the worst value, the earliest of equals; None without data."""
        scored = [
            (self.bound.direction * row.value, row) for row in self.rows if row.value is not None
        ]
        return min(scored, key=lambda pair: pair[0])[1] if scored else None

    @property
    def streak(self) -> int:
        """How many periods up to the last have met it without a break; no data is a break."""
        return sum(1 for _ in takewhile(lambda row: row.met is True, reversed(self.rows)))

    @property
    def misses_in_a_row(self) -> int:
        """How many periods up to the last have missed it without a break."""
        return sum(1 for _ in takewhile(lambda row: row.met is False, reversed(self.rows)))

    @property
    def longest_streak(self) -> int:
        """The most periods in a row that met it, at any time."""
        longest = current = 0
        for row in self.rows:
            current = current + 1 if row.met else 0
            longest = max(longest, current)
        return longest


def hit_table(observations: Iterable[tuple[Period, Fraction | None]], bound: Bound) -> HitTable:
    """Judge each period by itself; name the periods that ought to be there with None."""
    ordered: Sequence[tuple[Period, Fraction | None]] = sorted(observations, key=lambda o: o[0])
    rows = tuple(
        Hit(period, value, None if value is None else bound.met_by(value))
        for period, value in ordered
    )
    return HitTable(rows, bound)
