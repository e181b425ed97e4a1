"""Kendall's test for a trend (Mann-Kendall), with the exact probability for short series."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

MIN_POINTS = 5
"""With fewer, even a perfect series cannot reach 5 % (four points: 1/12), so no p is given."""


class Kendall(Struct, frozen=True):
    """Pairs that rise minus pairs that fall, and how often chance alone does at least as much."""

    score: int
    p: Fraction
    """Two-sided and exact. With ties: given the tied values, over all their orders in time."""


def kendall(values: Sequence[Fraction]) -> Kendall | None:
    """Test values in the order of time for a trend; None for fewer than five."""
    if len(values) < MIN_POINTS:
        return None
    return Kendall(_score(values), exact_p(values))


def exact_p(values: Sequence[Fraction]) -> Fraction:
    """Return the two-sided exact probability for any number of values.

    The number of falling pairs over all orders of the values is counted by Kendall's recursion
    (no ties), or by its quotient for multisets (ties). The count is symmetric, so both tails
    together are twice the smaller one, at most 1.
    """
    counts = _falling_pairs(tuple(sorted(Counter(values).values())))
    untied = len(counts) - 1
    falling = (untied - _score(values)) // 2
    tail = sum(counts[: min(falling, untied - falling) + 1])
    return min(Fraction(2 * tail, sum(counts)), Fraction(1))


def _score(values: Sequence[Fraction]) -> int:
    return sum((after > before) - (after < before) for before, after in combinations(values, 2))


@lru_cache(maxsize=256)
def _falling_pairs(groups: tuple[int, ...]) -> tuple[int, ...]:
    """Count the orders of a multiset with 0, 1, 2 … falling pairs; `groups` are its multiplicities.

    This is the Gaussian multinomial coefficient: the product of the polynomials
    1 + q + … + q^(k-1) for k = 1 … n, divided by the same product of each group (MacMahon).
    """
    counts = [1]
    for size in range(1, sum(groups) + 1):
        counts = _times(counts, size)
    for group in groups:
        for size in range(1, group + 1):
            counts = _divided(counts, size)
    return tuple(counts)


def _times(counts: list[int], size: int) -> list[int]:
    """Multiply by 1 + q + … + q^(size-1): each coefficient is a sliding sum."""
    product: list[int] = []
    padded = [*counts, *[0] * (size - 1)]
    for index, count in enumerate(padded):
        before = product[-1] if product else 0
        product.append(before + count - (padded[index - size] if index >= size else 0))
    return product


def _divided(counts: list[int], size: int) -> list[int]:
    """Undo `_times`, without remainder."""
    quotient: list[int] = []
    for index in range(len(counts) - size + 1):
        difference = counts[index] - (counts[index - 1] if index else 0)
        quotient.append(difference + (quotient[index - size] if index >= size else 0))
    return quotient
