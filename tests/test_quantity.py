"""Exact numbers, and their showing that never contradicts a comparison."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.assessment.method.bound import Bound, Direction
from cqquality.quantity import fixed, literal, rounded, shown

DECIMALS = st.integers(0, 6)
FIGURES = st.fractions(max_denominator=10**9) | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=9
).map(Fraction)
LIMITS = st.decimals(min_value=-1000, max_value=1000, places=4, allow_nan=False).map(Fraction)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),  # half away from zero, not half to even
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("-0.004", 2, "0.00"),
        ("99.95", 1, "100.0"),
        ("526600/5831", 2, "90.31"),
        ("2/3", 4, "0.6667"),
        ("12345678901234567890123456789012345.5", 0, "12345678901234567890123456789012346"),
        ("1000000", 2, "1000000.00"),
    ],
)
def test_rounding_is_half_away_from_zero(value: str, decimals: int, expected: str) -> None:
    assert fixed(Fraction(value), decimals) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("96.5", "96.5"),
        ("96.50", "96.5"),
        ("0", "0"),
        ("-3", "-3"),
        ("1/3", "1/3"),
        ("526600/5831", "526600/5831"),
        ("1/1024", "0.0009765625"),
        ("100000000000000000000000000000001", "100000000000000000000000000000001"),
    ],
)
def test_a_literal_loses_nothing(value: str, expected: str) -> None:
    assert literal(Fraction(value)) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "limits", "expected"),
    [
        ("99.96", 1, ["100"], "99.96"),
        ("99.94", 1, ["100"], "99.9"),
        ("99.999999", 0, ["100"], "99.999999"),
        ("100", 1, ["100"], "100.0"),
        ("100.04", 1, ["100"], "100.04"),
        ("89.996", 2, ["90"], "89.996"),
        ("96.5", 0, ["96.5"], "96.5"),
        ("96.4", 0, ["96.5"], "96"),
        ("96.6", 0, ["96.5"], "97"),
        ("0.04", 1, [], "0.04"),  # a gap that is there is not printed as none
        ("-0.04", 1, [], "-0.04"),
        ("0", 1, [], "0.0"),
        ("5.04", 1, ["3", "5"], "5.04"),
        ("1/3", 1, ["1/3"], "0.3"),  # no decimal will ever equal it
    ],
)
def test_what_is_shown_stands_on_its_own_side_of_the_limits(
    value: str, decimals: int, limits: list[str], expected: str
) -> None:
    assert shown(Fraction(value), decimals, map(Fraction, limits)) == expected


@given(FIGURES)
def test_a_literal_reads_back_exactly(value: Fraction) -> None:
    assert Fraction(literal(value)) == value


@given(FIGURES, DECIMALS)
def test_a_fixed_figure_is_within_half_a_unit(value: Fraction, decimals: int) -> None:
    text = fixed(value, decimals)
    assert Fraction(text) == rounded(value, decimals)
    assert abs(Fraction(text) - value) <= Fraction(1, 2 * 10**decimals)
    assert len(text.partition(".")[2]) == decimals
    assert text.strip("-0.") or not text.startswith("-")


@given(FIGURES, DECIMALS, st.lists(LIMITS, max_size=3))
def test_what_is_shown_never_contradicts_a_comparison(
    value: Fraction, decimals: int, limits: list[Fraction]
) -> None:
    printed = Fraction(shown(value, decimals, limits))
    for limit in (Fraction(0), *limits):
        assert (printed < limit, printed == limit) == (value < limit, value == limit)


@given(FIGURES, LIMITS, st.sampled_from(Direction), st.booleans(), DECIMALS)
def test_what_is_shown_never_contradicts_a_verdict(
    value: Fraction, limit: Fraction, direction: Direction, strict: bool, decimals: int
) -> None:
    bound = Bound(limit, direction, strict)
    assert bound.met_by(Fraction(shown(value, decimals, [limit]))) == bound.met_by(value)
    gap = bound.shortfall(value)
    assert (Fraction(shown(gap, decimals)) == 0) == (gap == 0)


@given(LIMITS, st.integers(1, 30), DECIMALS)
def test_a_hair_below_a_limit_is_shown_below_it(
    limit: Fraction, places: int, decimals: int
) -> None:
    below = limit - Fraction(1, 10**places)
    assert Fraction(shown(below, decimals, [limit])) < limit
