"""Rise year by year: every difference, the first that breaks the rule, and the typical slope."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from msgspec import Struct

from cqquality.assessment.method.bound import Direction


class Steps(Struct, frozen=True):
    """The differences of neighbouring values, and where they first go the wrong way."""

    changes: tuple[Fraction, ...]
    violation: int | None
    """The index of the first value that is no better than the one before; None where none is."""

    @property
    def hold(self) -> bool | None:
        """Whether every step is right; None for fewer than two values, which show nothing."""
        return self.violation is None if self.changes else None


def steps(values: Sequence[Fraction], direction: Direction, *, ties: bool = False) -> Steps:
    """Look at the steps of consecutive periods; `ties` admits standing still (稳步, 不降)."""
    changes = tuple(after - before for before, after in pairwise(values))
    wrong = (
        index
        for index, change in enumerate(changes, start=1)
        if direction * change < 0 or (change == 0 and not ties)
    )
    return Steps(changes, next(wrong, None))


def theil_sen(points: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """Return the median slope of all pairs of points (time, value); None for fewer than two.

    The times must differ. Exact: of an even number of slopes it is the mean of the middle two.
    Source: Sen 1968, J. Amer. Statist. Assoc. 63.
    """
    slopes = sorted((v2 - v1) / (t2 - t1) for (t1, v1), (t2, v2) in combinations(points, 2))
    if not slopes:
        return None
    half = len(slopes) // 2
    return (slopes[half] + slopes[~half]) / 2
