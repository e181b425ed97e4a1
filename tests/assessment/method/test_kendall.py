from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.assessment.method.kendall import Kendall, exact_p, kendall


def series(*figures: int) -> list[Fraction]:
    return [Fraction(figure) for figure in figures]


# Values of scipy.stats.kendalltau(method="exact"); the perfect series also by 2/n!.
@pytest.mark.parametrize(
    ("values", "p"),
    [
        (series(1, 2, 3), 0.3333333333333333),
        (series(1, 2, 3, 4), 0.08333333333333333),
        (series(1, 2, 3, 4, 5), 0.016666666666666666),
        (series(1, 2, 3, 4, 5, 6), 0.002777777777777778),
        (series(1, 3, 2, 4, 5), 0.08333333333333333),
        (series(5, 3, 4, 1, 2, 6, 7), 0.5619047619047619),
        (series(3, 1, 4, 15, 9, 2, 6, 5, 35, 8), 0.1557418430335097),
        (series(*range(12, 0, -1)), 4.17535139757362e-09),
    ],
)
def test_exact_p_without_ties(values: list[Fraction], p: float) -> None:
    assert float(exact_p(values)) == pytest.approx(p, rel=1e-12)


@pytest.mark.parametrize(
    ("values", "score", "p"),
    [
        (series(1, 2, 2, 3, 4), 9, "1/30"),
        (series(1, 1, 2, 2, 3), 8, "1/15"),
        (series(1, 2, 2, 3, 3, 4), 13, "1/90"),
        (series(2, 2, 2, 2, 2), 0, "1"),
        (series(5, 4, 3, 2, 1), -10, "1/60"),
    ],
)
def test_ties_are_part_of_the_count(values: list[Fraction], score: int, p: str) -> None:
    assert kendall(values) == Kendall(score, Fraction(p))


def test_four_points_show_nothing() -> None:
    assert kendall(series(1, 2, 3, 4)) is None


def score(values: tuple[int, ...]) -> int:
    return sum((b > a) - (b < a) for a, b in combinations(values, 2))


@given(st.lists(st.integers(1, 4), min_size=2, max_size=6))
def test_the_count_is_that_of_all_orders(values: list[int]) -> None:
    orders = list(permutations(values))
    observed = abs(score(tuple(values)))
    extreme = sum(abs(score(order)) >= observed for order in orders)
    assert exact_p(series(*values)) == Fraction(extreme, len(orders))
