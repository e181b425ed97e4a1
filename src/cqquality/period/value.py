"""Periods of time as values: years, halves, quarters, months, spans and single dates."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from cqquality.text import Language, Text

_REMEMBERED = 4096
"""How many years, months and days are remembered: few are asked for, again and again."""


class Period(Struct, frozen=True, order=True, cache_hash=True):
    """A stretch of time, both ends included; a single date is a stock's moment ("end of 2013").

    Periods sort by their end, then by their start.
    """

    end: date
    start: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            msg = f"a period ends before it starts: {self.start} to {self.end}"
            raise ValueError(msg)

    def contains(self, other: "Period") -> bool:
        """Whether `other` lies within this period."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share at least one day."""
        return self.start <= other.end and other.start <= self.end

    @property
    def months(self) -> int | None:
        """How many whole calendar months it spans; None where an end lies within a month."""
        if self.start.day != 1 or self.end != month_end(self.end.year, self.end.month):
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def text(self) -> Text:
        """The period in words: "2013年", "2013年1—6月", "2013-06-30"."""
        return _words(self)

    def label(self, language: Language) -> str:
        """Say the period in `language`."""
        return self.text.to(language)

    def __str__(self) -> str:
        return self.text.en


@lru_cache(_REMEMBERED)
def year(number: int) -> Period:
    """Return the calendar year."""
    return Period(date(number, 12, 31), date(number, 1, 1))


@lru_cache(_REMEMBERED)
def so_far(day: date) -> Period:
    """Return the year of a day, up to it."""
    return Period(day, date(day.year, 1, 1))


def half(number: int, which: int) -> Period:
    """Return the first or the second half of a year."""
    return months(number, which * 6 - 5, which * 6)


def quarter(number: int, which: int) -> Period:
    """Return a quarter of a year, 1 to 4."""
    return months(number, which * 3 - 2, which * 3)


def month(number: int, which: int) -> Period:
    """Return a month of a year, 1 to 12."""
    return months(number, which, which)


def months(number: int, first: int, last: int) -> Period:
    """Return the months `first` to `last` of one year."""
    return Period(month_end(number, last), date(number, first, 1))


@lru_cache(_REMEMBERED)
def instant(day: date) -> Period:
    """Return a single day."""
    return Period(day, day)


@lru_cache(_REMEMBERED)
def month_end(number: int, which: int) -> date:
    """Return the last day of a month."""
    return date(number, which, monthrange(number, which)[1])


@lru_cache(_REMEMBERED)
def elapsed_share(start: date, deadline: date, day: date) -> Fraction:
    """Return the share of the time from the end of `start` to `deadline` gone by at `day`.

    Counted in days and cut to 0…1. Source: the usual 序时进度, see docs/methods.md.

    >>> elapsed_share(date(2010, 12, 31), date(2015, 12, 31), date(2013, 6, 30))
    Fraction(456, 913)
    """
    whole = (deadline - start).days
    share = Fraction((day - start).days, whole)
    return min(max(share, Fraction(0)), Fraction(1))


def uncovered(window: Period, parts: list[Period]) -> list[Period]:
    """Return the stretches of `window` that none of `parts` covers, in order."""
    gaps, at = [], window.start
    for part in sorted((p for p in parts if p.overlaps(window)), key=lambda p: p.start):
        if part.start > at:
            gaps.append(Period(part.start - timedelta(days=1), at))
        at = max(at, part.end + timedelta(days=1))
    if at <= window.end:
        gaps.append(Period(window.end, at))
    return gaps


def _words(period: Period) -> Text:
    first, last = period.start, period.end
    if first == last:
        return Text(last.isoformat(), last.isoformat())
    if period.months is None:
        return Text(f"{first}至{last}", f"{first} to {last}")
    if first.year != last.year:
        return _words_of_years(period)
    y = first.year
    if period.months == 12:
        return Text(f"{y}年", str(y))
    if period.months == 1:
        return Text(f"{y}年{first.month}月", f"{y}-{first.month:02}")
    return Text(
        f"{y}年{first.month}-{last.month}月", f"{y}-{first.month:02} to {y}-{last.month:02}"
    )


def _words_of_years(period: Period) -> Text:
    first, last = period.start, period.end
    if first.month == 1 and last.month == 12:
        return Text(f"{first.year}-{last.year}年", f"{first.year} to {last.year}")
    return Text(
        f"{first.year}年{first.month}月-{last.year}年{last.month}月",
        f"{first.year}-{first.month:02} to {last.year}-{last.month:02}",
    )
