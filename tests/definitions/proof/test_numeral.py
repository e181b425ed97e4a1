from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.definitions.proof.numeral import magnitude, worth


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("十", 10),
        ("十九", 19),
        ("二十", 20),
        ("百", 100),
        ("百亿", 10**10),
        ("三百二十", 320),
        ("一千〇五", 1005),
        ("两万五千", 25000),
        ("一亿二千万", 120_000_000),
        ("万亿", 10**12),
        ("二O一一", 2011),
        ("二〇〇八", 2008),
        ("一二三", 123),
        ("半", Fraction(1, 2)),
    ],
)
def test_worth(run: str, value: int | Fraction) -> None:
    assert worth(run) == value


@pytest.mark.parametrize("run", ["", "十百", "一百二", "三千五", "二十十", "百五六", "半百"])
def test_what_is_no_well_formed_number(run: str) -> None:
    assert worth(run) is None


@given(st.integers(0, 10**12 - 1))
def test_every_number_is_read_as_it_is_written(number: int) -> None:
    assert worth(_written(number)) == number


def _written(number: int) -> str:
    for step, mark in ((10**8, "亿"), (10**4, "万")):
        if number >= step:
            low = number % step
            zero = "零" if 0 < low < step // 10 else ""
            return _written(number // step) + mark + zero + (_written(low) if low else "")
    return _small(number)


def _small(number: int) -> str:
    """Write a number below ten thousand, with 零 for any places left out in between."""
    text, gap = "", False
    for place, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + mark
        gap = not digit
    return text or "零"


@pytest.mark.parametrize(
    ("run", "times"), [("亿", 10**8), ("十万", 10**5), ("", None), ("一亿", None), ("个", None)]
)
def test_magnitude(run: str, times: int | None) -> None:
    assert magnitude(run) == times
