"""Whole months and years between days; a month's last day counts as such in every month."""

from datetime import date
from fractions import Fraction
from functools import lru_cache

from cqquality.period import month_end

_REMEMBERED = 4096
"""Days come by the thousand and are few: those of the months and of the plan."""


@lru_cache(_REMEMBERED)
def shifted(day: date, months: int) -> date:
    """Return the day `months` later; the last day of a month leads to the last day of a month.

    >>> shifted(date(2013, 2, 28), -12), shifted(date(2013, 1, 30), 1)
    (datetime.date(2012, 2, 29), datetime.date(2013, 2, 28))
    """
    index = day.year * 12 + day.month - 1 + months
    last = month_end(index // 12, index % 12 + 1)
    return last if ends_month(day) else last.replace(day=min(day.day, last.day))


def ends_month(day: date) -> bool:
    """Whether it is the last day of its month."""
    return day == month_end(day.year, day.month)


@lru_cache(_REMEMBERED)
def whole_months(after: date, until: date) -> int:
    """Count the calendar months that lie wholly after `after` and wholly by `until`.

    >>> whole_months(date(2014, 10, 31), date(2015, 12, 31))
    14
    >>> whole_months(date(2014, 10, 15), date(2015, 12, 31))
    14
    """
    first = after.year * 12 + after.month + 1
    last = until.year * 12 + until.month - (not ends_month(until))
    return max(last - first + 1, 0)


def years_between(start: date, end: date) -> Fraction:
    """Return the years from `start` to a later `end`: whole ones, and the last one by its days.

    >>> years_between(date(2010, 12, 31), date(2013, 6, 30))
    Fraction(911, 365)
    """
    whole = end.year - start.year
    if shifted(start, 12 * whole) > end:
        whole -= 1
    last, following = shifted(start, 12 * whole), shifted(start, 12 * whole + 12)
    return whole + Fraction((end - last).days, (following - last).days)
