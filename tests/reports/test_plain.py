import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.reports.plain import plain, writable
from tests.reports.samples import HOSTILE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("96.5%", "96.5%"),
        ("合格率（％）", "合格率（％）"),
        (HOSTILE, "[/x]]0;pwned=1+1 2J"),
        ("a\tb\u2028c\x85d", "a b c d"),
        ("\u200b\ufeffx\u2066", "x"),
        ("名\udcff.xlsx", "名\\udcff.xlsx"),
    ],
)
def test_what_acts_is_taken_out(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    left = {unicodedata.category(char) for char in plain(text)}
    assert left.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


@given(st.text(st.characters(codec="gbk", exclude_categories=("Cc", "Cf"))))
def test_what_an_encoding_can_write_is_kept(text: str) -> None:
    assert writable(text, "gbk") == text


def test_what_an_encoding_cannot_write_is_spelt_out() -> None:
    assert writable("✓é表", "gbk") == "\\u2713é表"
