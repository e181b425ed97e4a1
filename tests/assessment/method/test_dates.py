from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.assessment.method.dates import shifted, whole_months, years_between


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2013, 2, 28), -12, date(2012, 2, 29)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2013, 1, 30), 1, date(2013, 2, 28)),
        (date(2013, 6, 30), 6, date(2013, 12, 31)),
        (date(2013, 1, 1), -1, date(2012, 12, 1)),
    ],
)
def test_months_keep_the_day_and_month_ends_stay_month_ends(
    day: date, months: int, expected: date
) -> None:
    assert shifted(day, months) == expected


@pytest.mark.parametrize(
    ("after", "until", "months"),
    [
        (date(2014, 10, 31), date(2015, 12, 31), 14),
        (date(2014, 10, 15), date(2015, 12, 31), 14),  # the rest of October is no whole month
        (date(2014, 10, 31), date(2015, 12, 30), 13),  # nor is a December without its last day
        (date(2015, 11, 30), date(2015, 12, 31), 1),
        (date(2015, 12, 1), date(2015, 12, 31), 0),
        (date(2015, 12, 31), date(2015, 12, 31), 0),
        (date(2016, 12, 31), date(2015, 12, 31), 0),
    ],
)
def test_only_whole_calendar_months_are_left(after: date, until: date, months: int) -> None:
    assert whole_months(after, until) == months


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(2010, 12, 31), date(2013, 12, 31), Fraction(3)),
        (date(2010, 12, 31), date(2013, 6, 30), 2 + Fraction(181, 365)),
        (date(2012, 2, 29), date(2013, 2, 28), Fraction(1)),
        (date(2010, 12, 31), date(2011, 1, 1), Fraction(1, 365)),
    ],
)
def test_years_are_calendar_years(start: date, end: date, years: Fraction) -> None:
    assert years_between(start, end) == years


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(0, 4000), st.integers(1, 40))
def test_a_later_day_is_more_years_away(start: date, first: int, more: int) -> None:
    earlier = date.fromordinal(start.toordinal() + first)
    later = date.fromordinal(earlier.toordinal() + more)
    assert years_between(start, earlier) < years_between(start, later)
