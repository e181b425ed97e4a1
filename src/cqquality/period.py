"""Periods of time as values: years, halves, quarters, months, spans and single dates."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
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


_Builder = Callable[..., Period]
_YEAR = r"((?:19|20)\d\d)"
_MONTH = r"(1[0-2]|0?[1-9])"
_WHICH = r"([1-4一二三四])"
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}


def _ordinal(text: str) -> int:
    return _ORDINALS.get(text) or int(text)


def _span(first: str, last: str) -> Period:
    return Period(year(int(last)).end, year(int(first)).start)


def _months_of_years(first: str, month_first: str, last: str, month_last: str) -> Period:
    start = date(int(first), int(month_first), 1)
    return Period(month_end(int(last), int(month_last)), start)


_PATTERNS: tuple[tuple[re.Pattern[str], _Builder], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"{_YEAR}(?:年度?|年年?[末底])?", lambda y: year(int(y))),
        (rf"{_YEAR}[-./]{_MONTH}", lambda y, m: month(int(y), int(m))),
        (rf"{_YEAR}年{_MONTH}月(?:份|[末底])?", lambda y, m: month(int(y), int(m))),
        (
            rf"{_YEAR}年?{_MONTH}-{_MONTH}月(?:份)?",
            lambda y, first, last: months(int(y), int(first), int(last)),
        ),
        (rf"{_YEAR}年?([上下])半年", lambda y, h: half(int(y), _ordinal(h))),
        (rf"{_YEAR}-?H([12])", lambda y, h: half(int(y), int(h))),
        (rf"{_YEAR}-?Q([1-4])", lambda y, q: quarter(int(y), int(q))),
        (rf"{_YEAR}年?第?{_WHICH}季度?", lambda y, q: quarter(int(y), _ordinal(q))),
        (rf"{_YEAR}年?-{_YEAR}年?", _span),
        (rf"{_YEAR}年{_MONTH}月?-{_YEAR}年{_MONTH}月", _months_of_years),
        (
            rf"{_YEAR}[-./年]{_MONTH}[-./月](\d\d?)日?",
            lambda y, m, d: instant(date(int(y), int(m), int(d))),
        ),
    )
)


def parse(words: str) -> Period | None:
    """Read a period written in one of the usual ways; None where it is none.

    Understood: 2013, 2013年, 2013年度, 2013年末, 2013-06, 2013年6月, 2013年1-6月, 2013年上半年,
    2013H1, 2013Q2, 2013年第二季度, 2013-06-30, 2013年6月30日, 2011-2013, 2011年—2013年,
    2011年7月—2013年6月.
    """
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", words).upper())
    folded = re.sub(r"[—–~至−]+", "-", folded)
    for pattern, build in _PATTERNS:
        found = pattern.fullmatch(folded)
        if found:
            try:
                return build(*found.groups())
            except ValueError:  # a 30th of February, an end before its start
                return None
    return None


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
