from datetime import date
from fractions import Fraction

import pytest

from cqquality.assessment.method.change import (
    Change,
    ChangeKind,
    NoChange,
    change,
    period_before,
    year_before,
)
from cqquality.period import Period, half, instant, month, months, quarter, year
from cqquality.quantity import Dimension


@pytest.mark.parametrize(
    ("earlier", "later", "dimension", "expected"),
    [
        ("50", "58", Dimension.COUNT, Change(Fraction(16), ChangeKind.RELATIVE)),  # RC-10
        ("8", "6", Dimension.AMOUNT, Change(Fraction(-25), ChangeKind.RELATIVE)),
        ("92.3", "91.1", Dimension.PERCENT, Change(Fraction("-1.2"), ChangeKind.POINTS)),
        ("0", "1", Dimension.PERCENT, Change(Fraction(1), ChangeKind.POINTS)),
        ("12", "10.5", Dimension.CHANGE, Change(Fraction("-1.5"), ChangeKind.POINTS)),
        ("81.18", "82.14", Dimension.INDEX, Change(Fraction("0.96"), ChangeKind.DIFFERENCE)),
        ("5", "3", Dimension.RANK, Change(Fraction(-2), ChangeKind.DIFFERENCE)),
        ("0", "6", Dimension.COUNT, NoChange.ZERO_BASE),
        ("-4", "6", Dimension.AMOUNT, NoChange.NEGATIVE_BASE),
        ("1", "2", Dimension.STAGE, NoChange.NOT_A_NUMBER),
    ],
)
def test_a_change_is_counted_as_its_dimension_asks(
    earlier: str, later: str, dimension: Dimension, expected: Change | NoChange
) -> None:
    assert change(Fraction(earlier), Fraction(later), dimension) == expected


@pytest.mark.parametrize(
    ("period", "a_year_before", "just_before"),
    [
        (year(2013), year(2012), year(2012)),
        (half(2013, 1), half(2012, 1), half(2012, 2)),
        (quarter(2013, 1), quarter(2012, 1), quarter(2012, 4)),
        (month(2013, 2), month(2012, 2), month(2013, 1)),
        (month(2013, 1), month(2012, 1), month(2012, 12)),
        (months(2013, 1, 11), months(2012, 1, 11), Period(date(2012, 12, 31), date(2012, 2, 1))),
        (instant(date(2013, 2, 28)), instant(date(2012, 2, 29)), None),
        (instant(date(2013, 6, 15)), instant(date(2012, 6, 15)), None),
    ],
)
def test_periods_to_compare_with(
    period: Period, a_year_before: Period, just_before: Period | None
) -> None:
    assert year_before(period) == a_year_before
    assert period_before(period) == just_before
