"""Periods as people write them: which one is meant, and where two may be."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from cqquality.period.value import Period, half, instant, month, month_end, months, quarter, year

_Builder = Callable[..., Period]
_SPACE = re.compile(r"\s+")
_HYPHENS = re.compile("[\u2010\u2011\u2212]")
_TO = re.compile(r"[\u2012-\u2015\u2500\u301c\u223c~至到]+|--+|(?<=\d)TO(?=\d)")
"""What stands between two ends and, unlike a hyphen, nowhere within a date."""
_YEAR_DIGITS = re.compile("([〇○零一二三四五六七八九]{4})(?=年)")
_NUMERAL = re.compile(
    "(?<![〇○零一二三四五六七八九十0-9])(十[一二]?|[一二三四五六七八九])(?=月|季|个月|[-~])"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")

_Y = r"((?:19|20)\d\d)"
_M = r"(1[0-2]|0?[1-9])"
_D = r"(3[01]|[12]\d|0?[1-9])"
_YEAR = rf"{_Y}年?度?"
_MONTH = "(?:月份?)?"
_END = "(?:月份?[末底]?)?"
_OF_YEAR = rf"(?:{_Y}年{_M}{_MONTH}|{_Y}[-./]{_M}{_MONTH})"


def _ordinal(text: str) -> int:
    return {"上": 1, "下": 2}.get(text) or int(text)


def _quarters(number: str, first: str, last: str) -> Period:
    return Period(quarter(int(number), int(last)).end, quarter(int(number), int(first)).start)


def _years(first: str, last: str) -> Period:
    return Period(year(int(last)).end, year(int(first)).start)


def _of_months(number: str, first: str, last: str) -> Period:
    return months(int(number), int(first), int(last))


def _months_of_years(*found: str | None) -> Period:
    first, begin, last, end = (int(each) for each in found if each)
    return Period(month_end(last, end), date(first, begin, 1))


def _day(number: str, which: str, day: str) -> Period:
    return instant(date(int(number), int(which), int(day)))


def _days_of_year(number: str, *found: str) -> Period:
    begin, first, end, last = map(int, found)
    return Period(date(int(number), end, last), date(int(number), begin, first))


def _days_of_years(*found: str) -> Period:
    start, end = (date(*map(int, part)) for part in (found[:3], found[3:]))
    return Period(end, start)


_DAYS = tuple(
    (rf"{_Y}{a}{_M}{b}{_D}{c}", rf"{_M}{b}{_D}{c}")
    for a, b, c in (("年", "月", "日?"), ("-", "-", ""), (r"\.", r"\.", ""), ("/", "/", ""))
)
"""A day with its year, and without, each with one kind of sign throughout."""

_WAYS: tuple[tuple[str, _Builder], ...] = (
    (rf"{_Y}(?:年度?|年?全年|年年?[末底])?", lambda y: year(int(y))),
    (rf"{_Y}[-./]{_M}{_MONTH}", lambda y, m: month(int(y), int(m))),
    (rf"{_Y}年度?{_M}月(?:份|[末底])?", lambda y, m: month(int(y), int(m))),
    # a sign within dates stands on one side only: 2013.1-6; or the month is called one
    (rf"{_Y}年度?{_M}{_MONTH}[-~]{_M}{_END}", _of_months),
    (rf"{_Y}[./]{_M}{_MONTH}[-~]{_M}{_END}", _of_months),
    (rf"{_Y}-{_M}{_MONTH}~{_M}{_END}", _of_months),
    (rf"{_Y}-{_M}-{_M}月份?", _of_months),
    (rf"{_Y}{_M}{_MONTH}[-~]{_M}月份?", _of_months),
    (rf"{_OF_YEAR}[-~]{_OF_YEAR}[末底]?", _months_of_years),
    (rf"{_YEAR}前{_M}个月", lambda y, m: months(int(y), 1, int(m))),
    (rf"{_YEAR}([上下])半年度?", lambda y, h: half(int(y), _ordinal(h))),
    (rf"{_Y}[-年]?H([12])", lambda y, h: half(int(y), int(h))),
    (rf"{_Y}[-年]?Q([1-4])", lambda y, q: quarter(int(y), int(q))),
    (rf"{_YEAR}第?([1-4])季度?", lambda y, q: quarter(int(y), int(q))),
    (rf"{_YEAR}第?([1-4])(?:季度?)?[-~]第?([1-4])季度?", _quarters),
    (rf"{_YEAR}前([234])季度?", lambda y, q: _quarters(y, "1", q)),
    (rf"{_Y}年?[-~]{_Y}年?度?", _years),
    *((day, _day) for day, _ in _DAYS),
    *((rf"{day}[-~]{short}", _days_of_year) for day, short in _DAYS),
    *((rf"{day}[-~]{day}", _days_of_years) for day, _ in _DAYS),
)
_PATTERNS = tuple((re.compile(pattern), build) for pattern, build in _WAYS)
_EITHER = re.compile(rf"{_Y}-{_M}-{_M}")
"""A day, or the months from one to another: 2013-1-6."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def unified(words: str) -> str:
    """Return the text with one sign for each thing: no spaces, "~" from end to end, digits.

    >>> unified("二〇一三年 １月 — 6月"), unified("2013-01 to 2013-06")
    ('2013年1月~6月', '2013-01~2013-06')
    """
    folded = _SPACE.sub("", unicodedata.normalize("NFKC", words).upper())
    plain = _TO.sub("~", _HYPHENS.sub("-", folded))
    dated = _YEAR_DIGITS.sub(lambda found: found[1].translate(_DIGITS), plain)
    return _NUMERAL.sub(lambda found: _number(found[1]), dated)


def _number(numeral: str) -> str:
    units = numeral.removeprefix("十")
    return str(10 * ("十" in numeral) + int(units.translate(_DIGITS) or 0))


def meanings(words: str, *, months_expected: bool = False) -> tuple[Period, ...]:
    """Return every period that `words` may stand for: none, one, or a day and some months.

    Two digits make a day (2013-10-12), unless a stretch of months is what one expects.

    >>> [str(each) for each in meanings("2013-1-6")]
    ['2013-01-06', '2013-01 to 2013-06']
    """
    text = unified(words)
    found = _first(text)
    if found is None:
        return ()
    either = _EITHER.fullmatch(text)
    if either is None or int(either[2]) >= int(either[3]):
        return (found,)
    if _ISO.fullmatch(text) and not months_expected:
        return (found,)
    return found, _of_months(*either.groups())


def parse(words: str) -> Period | None:
    """Read a period written in one of the usual ways; None where it is none, or may be two.

    Understood: 2013, 2013年, 2013年度, 2013年末, 2013-06, 2013.6, 2013年6月, 二〇一三年六月,
    2013年1-6月, 2013.1-6, 2013年1月至6月, 2013.1-2013.6, 2013年上半年, 2013H1, 2013Q2,
    2013年第二季度, 2013年一至三季度, 2013年前三季度, 2013-06-30, 2013年6月30日, 2011-2013,
    2011年7月—2013年6月, 2013年1月1日至6月30日. Not 2013-1-6, a day or six months (see `meanings`).
    """
    found = meanings(words)
    return found[0] if len(found) == 1 else None


def _first(text: str) -> Period | None:
    for pattern, build in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            try:
                return build(*found.groups())
            except ValueError:  # a 30th of February, an end before its start
                continue
    return None
