import csv
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.definitions.proof import read_policy
from cqquality.definitions.proof.token import tokens_of
from tests.definitions.proof.policies import NEEDS_POLICY, POLICY

Seen = tuple[str, list[str], bool]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("新增30件", [("30", ["30"], False)]),
        ("达到92％以上", [("92％", ["92"], True)]),
        ("超过９９．５％", [("９９．５％", ["199/2"], True)]),
        ("建设3-5个", [("3-5", ["3", "5"], False)]),
        ("５％～８％", [("５％～８％", ["5", "8"], True)]),
        ("2011—2015年", [("2011—2015", ["2011", "2015"], False)]),
        ("800项、 100项", [("800", ["800"], False), ("100", ["100"], False)]),
        ("3•15", [("3", ["3"], False), ("15", ["15"], False)]),
        ("1＋2", [("1", ["1"], False), ("2", ["2"], False)]),
        ("10,000个", [("10,000", ["10000"], False)]),
        ("5，000", [("5", ["5"], False), ("000", ["0"], False)]),
        ("2011-07-19", [(part, [part.lstrip("0")], False) for part in ("2011", "07", "19")]),
        ("1000亿元", [("1000", ["1000"], False), ("亿", ["100000000"], False)]),
        ("百分之九十", [("百分之九十", ["90"], True)]),
        ("二O一一年", [("二O一一", ["2011"], False)]),
        ("二OO八 年", [("二OO八", ["2008"], False)]),
        ("一百二", [("一百二", [], False)]),
        ("面积1万m²，第①条", [("1", ["1"], False), ("万", ["10000"], False)]),
        ("没有数字 TOC", []),
    ],
)
def test_tokens(text: str, tokens: list[Seen]) -> None:
    found = tokens_of(1, text)
    assert [(t.text, [str(n) for n in t.numbers], t.percent) for t in found] == tokens


@given(st.text(alphabet="0123４５.,％%-～一十百亿O年、 个•²", max_size=30))
def test_tokens_are_stretches_of_the_text_and_leave_no_digit_out(text: str) -> None:
    tokens = tokens_of(7, text)
    assert all(text[t.start : t.end] == t.text and t.line == 7 for t in tokens)
    assert all(first.end <= second.start for first, second in pairwise(tokens))
    within = {index for t in tokens for index in range(t.start, t.end)}
    assert {i for i, mark in enumerate(text) if mark.isdecimal() or mark in "一十百亿"} <= within


@NEEDS_POLICY
def test_the_tokens_of_the_policy_are_those_of_the_reference() -> None:
    with (POLICY.parent / "numerals.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    expected = {(r["script"], int(r["line"]), int(r["col0"]), r["token"]) for r in rows}
    found = {(str(t.script), t.line, t.start, t.text) for t in read_policy(POLICY).tokens}
    assert found == expected
    assert len(rows) == 108
