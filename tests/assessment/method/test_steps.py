from fractions import Fraction

import pytest

from cqquality.assessment.method.bound import Direction
from cqquality.assessment.method.steps import steps, theil_sen

UP, DOWN = Direction.UP, Direction.DOWN


def series(*figures: str) -> list[Fraction]:
    return [Fraction(figure) for figure in figures]


@pytest.mark.parametrize(
    ("values", "direction", "ties", "violation", "hold"),
    [
        (series("1", "2", "3"), UP, False, None, True),
        (series("1", "2", "2", "1"), UP, False, 2, False),
        (series("1", "2", "2", "1"), UP, True, 3, False),
        (series("1", "2", "2", "3"), UP, True, None, True),
        (series("3", "2", "1"), DOWN, False, None, True),
        (series("3", "2", "2.01"), DOWN, True, 2, False),
        (series("3"), UP, False, None, None),
        ([], UP, False, None, None),
    ],
)
def test_the_first_step_the_wrong_way_is_named(
    values: list[Fraction], direction: Direction, ties: bool, violation: int, hold: bool
) -> None:
    result = steps(values, direction, ties=ties)
    assert (result.violation, result.hold) == (violation, hold)


def test_every_difference_is_kept() -> None:
    assert steps(series("120", "132", "145", "160"), UP).changes == tuple(series("12", "13", "15"))


@pytest.mark.parametrize(
    ("values", "slope"),
    [
        (series("120", "132", "145", "160"), "79/6"),  # scipy 13.166667; even number of slopes
        (series("95.71", "96.2", "96.56", "97.75", "98.05"), "721/1200"),  # scipy 0.600833
        (series("5", "5", "5"), "0"),
        (series("1", "2", "100"), "99/2"),
    ],
)
def test_theil_sen(values: list[Fraction], slope: str) -> None:
    points = [(Fraction(2010 + index), value) for index, value in enumerate(values)]
    assert theil_sen(points) == Fraction(slope)


def test_theil_sen_counts_real_time() -> None:
    gap = [(Fraction(2010), Fraction(1)), (Fraction(2014), Fraction(3))]
    assert theil_sen(gap) == Fraction(1, 2)
    assert theil_sen(gap[:1]) is None
