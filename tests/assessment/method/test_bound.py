from fractions import Fraction

import pytest

from cqquality.assessment.method.bound import Bound, Direction

UP, DOWN = Direction.UP, Direction.DOWN


@pytest.mark.parametrize(
    ("bound", "value", "met", "short"),
    [
        (Bound(Fraction(96)), "96", True, "0"),
        (Bound(Fraction(96)), "95.99", False, "0.01"),
        (Bound(Fraction(96), strict=True), "96", False, "0"),
        (Bound(Fraction(96), strict=True), "96.01", True, "0"),
        (Bound(Fraction(3), DOWN), "3", True, "0"),
        (Bound(Fraction(3), DOWN), "3.5", False, "0.5"),
        (Bound(Fraction(3), DOWN, strict=True), "3", False, "0"),
        (Bound(Fraction(3)), "2", False, "1"),  # RC-21: the weaker end of 3-5
    ],
)
def test_a_bound_counts_its_own_value_unless_strict(
    bound: Bound, value: str, met: bool, short: str
) -> None:
    assert bound.met_by(Fraction(value)) is met
    assert bound.shortfall(Fraction(value)) == Fraction(short)
