"""Periods as values, as they are written, and as they are said."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.period import (
    Period,
    elapsed_share,
    half,
    instant,
    meanings,
    month,
    months,
    parse,
    quarter,
    uncovered,
    year,
)
from cqquality.text import Language

YEARS = st.integers(1990, 2030)
PERIODS = (
    YEARS.map(year)
    | st.builds(half, YEARS, st.integers(1, 2))
    | st.builds(quarter, YEARS, st.integers(1, 4))
    | st.builds(month, YEARS, st.integers(1, 12))
    | st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(instant)
    | st.builds(lambda a, n: Period(year(a + n).end, year(a).start), YEARS, st.integers(1, 9))
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2013", year(2013)),
        ("2013年", year(2013)),
        ("2013年度", year(2013)),
        ("2013年末", year(2013)),
        ("2013年底", year(2013)),
        ("2013年年末", year(2013)),
        (" 2013 年 ", year(2013)),
        ("２０１３年", year(2013)),
        ("2013-06", month(2013, 6)),
        ("2013/6", month(2013, 6)),
        ("2013.06", month(2013, 6)),
        ("2013年6月", month(2013, 6)),
        ("2013年06月份", month(2013, 6)),
        ("2013年6月末", month(2013, 6)),
        ("2013年12月", month(2013, 12)),
        ("2013年1-6月", half(2013, 1)),
        ("2013年1—6月", half(2013, 1)),
        ("2013年1～6月", half(2013, 1)),
        ("2013年1至6月", half(2013, 1)),
        ("2013年1-11月", months(2013, 1, 11)),
        ("2013年上半年", half(2013, 1)),
        ("2013下半年", half(2013, 2)),
        ("2013H1", half(2013, 1)),
        ("2013-h2", half(2013, 2)),
        ("2013Q2", quarter(2013, 2)),
        ("2013-q4", quarter(2013, 4)),
        ("2013年第二季度", quarter(2013, 2)),
        ("2013年3季度", quarter(2013, 3)),
        ("2013年四季", quarter(2013, 4)),
        ("2013-06-30", instant(date(2013, 6, 30))),
        ("2013年6月30日", instant(date(2013, 6, 30))),
        ("2013.6.30", instant(date(2013, 6, 30))),
        ("2012-02-29", instant(date(2012, 2, 29))),
        ("2011-2013", Period(date(2013, 12, 31), date(2011, 1, 1))),
        ("2011年—2013年", Period(date(2013, 12, 31), date(2011, 1, 1))),
        ("2011至2013年", Period(date(2013, 12, 31), date(2011, 1, 1))),
        ("2011年7月-2013年6月", Period(date(2013, 6, 30), date(2011, 7, 1))),
        ("2013.1-6", half(2013, 1)),
        ("2013.01-06", half(2013, 1)),
        ("2013．1－6", half(2013, 1)),
        ("2013.1—6月", half(2013, 1)),
        ("2013.1月-6月", half(2013, 1)),
        ("2013/1-6", half(2013, 1)),
        ("2013/01~06", half(2013, 1)),
        ("2013年1-6", half(2013, 1)),
        ("2013年1月-6月", half(2013, 1)),
        ("2013年1月—6月", half(2013, 1)),
        ("2013年1月－6月", half(2013, 1)),
        ("2013年1月──6月", half(2013, 1)),
        ("2013年1月--6月", half(2013, 1)),
        ("2013年1月至6月", half(2013, 1)),
        ("2013年1月到6月", half(2013, 1)),
        ("2013年1月～6月份", half(2013, 1)),
        ("2013年1〜6月", half(2013, 1)),
        ("2013年1−6月", half(2013, 1)),
        ("2013年1‑6月", half(2013, 1)),
        ("2013年一至六月", half(2013, 1)),
        ("2013年度1-6月", half(2013, 1)),
        ("2013 1-6月", half(2013, 1)),
        ("2013年前6个月", half(2013, 1)),
        ("2013-1-6月", half(2013, 1)),
        ("2013-1~6", half(2013, 1)),
        ("2013-01至06", half(2013, 1)),
        ("2013.1-2013.6", half(2013, 1)),
        ("2013-01-2013-06", half(2013, 1)),
        ("2013/1—2013/6", half(2013, 1)),
        ("2013年1月-2013年6月", half(2013, 1)),
        ("2013-01 to 2013-06", half(2013, 1)),
        ("2013年1月1日至6月30日", half(2013, 1)),
        ("2013.1.1-6.30", half(2013, 1)),
        ("2013.1.1-2013.6.30", half(2013, 1)),
        ("2013-01-01至2013-06-30", half(2013, 1)),
        ("二〇一三年上半年", half(2013, 1)),
        ("二○一三年六月", month(2013, 6)),
        ("2013年十二月", month(2013, 12)),
        ("2013年9月", month(2013, 9)),
        ("2013.9", month(2013, 9)),
        ("2013.6月", month(2013, 6)),
        ("2013年一季度", quarter(2013, 1)),
        ("2013年第3季度", quarter(2013, 3)),
        ("2013年度第三季度", quarter(2013, 3)),
        ("2013Q3", quarter(2013, 3)),
        ("2013年Q3", quarter(2013, 3)),
        ("2013年H1", half(2013, 1)),
        ("2013年一至三季度", months(2013, 1, 9)),
        ("2013年1-3季度", months(2013, 1, 9)),
        ("2013年第一季度至第三季度", months(2013, 1, 9)),
        ("2013年前三季度", months(2013, 1, 9)),
        ("2013年全年", year(2013)),
        ("2011–2013年", Period(date(2013, 12, 31), date(2011, 1, 1))),
        ("2011年7月20日至2011年12月31日", Period(date(2011, 12, 31), date(2011, 7, 20))),
        ("2013.1.6", instant(date(2013, 1, 6))),
        ("2013/1/6", instant(date(2013, 1, 6))),
        ("2013年1月6日", instant(date(2013, 1, 6))),
        ("2013-01-06", instant(date(2013, 1, 6))),
        ("2013-1-15", instant(date(2013, 1, 15))),
        ("2013-6-3", instant(date(2013, 6, 3))),
    ],
)
def test_periods_are_understood(words: str, expected: Period) -> None:
    assert parse(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "", "13年", "2013年13月", "2013年0月", "2013年6-3月", "2013-2011", "2013-02-30",
        "2013年第五季度", "2013Q5", "2013H3", "1-6月", "十二五", "截至目前", "去年", "本年",
        "41639", "20130630", "2013年上", "2013年6月31日", "1899", "2013年约", "2013年6月前",
        "2011-02-29", "三季度", "2013年7月-2013年6月", "2013.6-30", "2013年6.30", "2013年1-13月",
        "2013—06", "2013—01—06", "2013/1.6", "1—6月", "13年1-6月", "2013年6", "2013年1、2月",
        "2013.1.6月", "2013年0-6月", "2013.1-2012.6", "201306", "2013年五季度", "2013年前五季度",
    ],
)  # fmt: skip
def test_what_is_no_period_is_not_guessed(words: str) -> None:
    assert parse(words) is None


@pytest.mark.parametrize("words", ["2013-1-6", "2013-01-6", "2013-1-06", "２０１３－１－６"])
def test_a_day_that_may_be_months_is_neither(words: str) -> None:
    assert meanings(words) == (instant(date(2013, 1, 6)), half(2013, 1))
    assert parse(words) is None


@pytest.mark.parametrize("words", ["2013-10-12", "2013-01-06"])
def test_two_digits_make_a_day_but_where_months_are_expected(words: str) -> None:
    assert len(meanings(words)) == 1
    assert len(meanings(words, months_expected=True)) == 2


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        (year(2013), "2013年", "2013"),
        (half(2013, 1), "2013年1-6月", "2013-01 to 2013-06"),
        (month(2013, 6), "2013年6月", "2013-06"),
        (instant(date(2013, 6, 30)), "2013-06-30", "2013-06-30"),
        (Period(date(2015, 12, 31), date(2011, 1, 1)), "2011-2015年", "2011 to 2015"),
        (
            Period(date(2013, 6, 30), date(2011, 7, 1)),
            "2011年7月-2013年6月",
            "2011-07 to 2013-06",
        ),
        (
            Period(date(2011, 12, 31), date(2011, 7, 20)),
            "2011-07-20至2011-12-31",
            "2011-07-20 to 2011-12-31",
        ),
    ],
)
def test_periods_in_words(period: Period, zh: str, en: str) -> None:
    assert (period.label(Language.ZH), period.label(Language.EN)) == (zh, en)
    assert str(period) == en


@given(PERIODS)
def test_the_words_of_a_period_name_it(period: Period) -> None:
    assert parse(period.label(Language.ZH)) == period


@given(st.text(max_size=12) | st.from_regex(r"(19|20)\d\d年?[-0-9QH年月日季度上下半 ]{0,8}"))
def test_any_text_is_a_period_or_none(words: str) -> None:
    found = parse(words)
    assert found is None or found.start <= found.end


_WRITTEN = st.from_regex(
    r"\A20(09|1[0-9])[-./年]?(Q|H|第|前|上|下)?[0-9一三]{1,2}[-./~—至月季日]{0,2}"
    r"([0-9]{1,2}|半年|度|20(1[0-9])[-./年]?)?[-./~月日季]?([0-9]{1,2})?[月日度]?\Z"
)


@given(_WRITTEN | st.from_regex(r"\A20\d\d[-0-9QH年月日季度上下半至.~]{0,9}\Z"))
def test_what_is_accepted_reads_back_as_it_is_said(words: str) -> None:
    for found in meanings(words):
        assert parse(found.label(Language.ZH)) == found
        assert parse(found.label(Language.EN)) == found


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        Period(date(2013, 1, 1), date(2013, 1, 2))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (year(2013), 12),
        (month(2012, 2), 1),
        (Period(date(2015, 12, 31), date(2011, 1, 1)), 60),
        (instant(date(2013, 6, 30)), None),
        (Period(date(2011, 12, 31), date(2011, 7, 20)), None),
    ],
)
def test_whole_months(period: Period, expected: int | None) -> None:
    assert period.months == expected


def test_periods_sort_by_their_end() -> None:
    ordered = [quarter(2013, 1), year(2013), half(2013, 2), instant(date(2013, 12, 31))]
    shuffled = [ordered[2], ordered[0], ordered[3], ordered[1]]
    assert sorted(shuffled) == ordered


@pytest.mark.parametrize(
    ("parts", "gaps"),
    [
        ([], [year(2013)]),
        ([year(2013)], []),
        ([half(2013, 1)], [half(2013, 2)]),
        ([half(2013, 2)], [half(2013, 1)]),
        ([quarter(2013, 2), quarter(2013, 4)], [quarter(2013, 1), quarter(2013, 3)]),
        ([quarter(2013, 4), half(2013, 1)], [quarter(2013, 3)]),
        ([half(2013, 1), months(2013, 3, 9)], [quarter(2013, 4)]),
        ([year(2012)], [year(2013)]),
        ([year(2014)], [year(2013)]),
        ([half(2013, 1), year(2014)], [half(2013, 2)]),
    ],
)
def test_what_is_left_open(parts: list[Period], gaps: list[Period]) -> None:
    assert uncovered(year(2013), parts) == gaps


@given(st.lists(PERIODS, max_size=6))
def test_parts_and_gaps_fill_the_window(parts: list[Period]) -> None:
    window = Period(date(2015, 12, 31), date(2005, 1, 1))
    gaps = uncovered(window, parts)
    assert all(window.contains(gap) for gap in gaps)
    assert not any(gap.overlaps(part) for gap in gaps for part in parts)
    assert uncovered(window, [*parts, *gaps]) == []


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2013, 6, 30), Fraction(912, 1826)),
        (date(2010, 12, 31), Fraction(0)),
        (date(2009, 1, 1), Fraction(0)),
        (date(2015, 12, 31), Fraction(1)),
        (date(2020, 1, 1), Fraction(1)),
    ],
)
def test_the_elapsed_share_is_counted_in_days(day: date, share: Fraction) -> None:
    assert elapsed_share(date(2010, 12, 31), date(2015, 12, 31), day) == share
