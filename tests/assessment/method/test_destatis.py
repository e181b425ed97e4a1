from fractions import Fraction

import pytest

from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.destatis import (
    NoSymbol,
    Symbol,
    by_year,
    constant,
    direction_only,
    mean_change,
)

UP, DOWN = Direction.UP, Direction.DOWN
SUN, SUN_CLOUD, CLOUD, STORM = Symbol


def series(*figures: str) -> list[Fraction]:
    return [Fraction(figure) for figure in figures]


RC_03 = series("120", "132", "145", "160")


def test_rc_03() -> None:
    assert mean_change(RC_03) == Fraction(40, 3)
    assert by_year(RC_03, Bound(Fraction(200)), Fraction(2)) is CLOUD


def test_the_mean_looks_back_five_years() -> None:
    assert mean_change(series("0", "10", "10", "10", "10", "10", "20")) == 2


# From 100 to 200 in ten years, 10 a year from here on.
@pytest.mark.parametrize(
    ("yearly", "symbol"),
    [
        ("11", SUN),
        ("10", SUN),
        ("9.51", SUN),
        ("9.5", SUN_CLOUD),  # 5 % of the way is missing
        ("8", SUN_CLOUD),  # 20 %
        ("7.99", CLOUD),
        ("0.01", CLOUD),
        ("0", STORM),
        ("-1", STORM),
    ],
)
def test_a_target_for_a_year(yearly: str, symbol: Symbol) -> None:
    step = Fraction(yearly)
    values = [100 - 3 * step, 100 - 2 * step, 100 - step, Fraction(100)]
    assert by_year(values, Bound(Fraction(200)), Fraction(10)) is symbol
    mirrored = [-value for value in values]
    assert by_year(mirrored, Bound(Fraction(-200), DOWN), Fraction(10)) is symbol


@pytest.mark.parametrize(
    ("values", "symbol"),
    [
        (series("95", "95.5", "96", "97"), SUN),
        (series("97", "97", "97", "97"), SUN),
        (series("98", "98", "97", "96"), SUN_CLOUD),
        (series("94", "94", "95", "95.5"), CLOUD),
        (series("95", "95", "95", "95"), STORM),  # missed and standing still
        (series("97", "96.8", "96", "95.5"), STORM),  # RC-09
    ],
)
def test_a_constant_target(values: list[Fraction], symbol: Symbol) -> None:
    assert constant(values, Bound(Fraction(96))) is symbol
    if symbol in (SUN, SUN_CLOUD):  # a dated target met already is one to be kept
        assert by_year(values, Bound(Fraction(96)), Fraction(2)) is symbol


@pytest.mark.parametrize(
    ("values", "symbol"),
    [
        (series("1", "2", "3", "4"), SUN),
        (series("1", "2", "4", "4"), SUN_CLOUD),
        (series("1", "2", "4", "3"), SUN_CLOUD),
        (series("5", "4", "1", "2"), CLOUD),
        (series("2", "3", "1", "2"), CLOUD),  # no change on the whole
        (series("4", "3", "2", "2"), STORM),
    ],
)
def test_a_direction(values: list[Fraction], symbol: Symbol) -> None:
    assert direction_only(values, UP) is symbol
    assert direction_only([-value for value in values], DOWN) is symbol


def test_no_symbol() -> None:
    few, bound = RC_03[:3], Bound(Fraction(200))
    assert by_year(few, bound, Fraction(2)) is NoSymbol.TOO_FEW_POINTS
    assert constant(few, bound) is NoSymbol.TOO_FEW_POINTS
    assert direction_only(few, UP) is NoSymbol.TOO_FEW_POINTS
    assert by_year(RC_03, bound, Fraction(0)) is NoSymbol.DEADLINE_PASSED


def test_a_strict_target_just_reached_is_not_kept() -> None:
    strict = Bound(Fraction(160), strict=True)
    assert by_year(RC_03, strict, Fraction(2)) is CLOUD
