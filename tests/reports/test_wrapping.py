import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.reports.wrapping import Ruler


@pytest.mark.parametrize(
    ("text", "encoding", "width"),
    [
        ("96.5%", "utf-8", 5),
        ("合格率", "utf-8", 6),
        ("≥90％", "UTF8", 5),
        ("─", "utf-8", 1),
        ("─≥", "GBK", 4),
        ("─≥", "cp936", 4),
        ("e\u0301", "utf-8", 1),
    ],
)
def test_width_in_cells(text: str, encoding: str, width: int) -> None:
    assert Ruler(encoding).width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("重点产品监督抽查合格率", 12, ["重点产品监督", "抽查合格率"]),
        ("缺少：甲、乙、丙", 6, ["缺少：", "甲、", "乙、丙"]),
        ("无数据8项", 7, ["无数据", "8项"]),
        ("pass rate of food", 10, ["pass rate", "of food"]),
        ("a-very-long-file.xlsx", 8, ["a-very-l", "ong-file", ".xlsx"]),
    ],
)
def test_text_breaks_where_it_may(text: str, width: int, lines: list[str]) -> None:
    assert list(Ruler().wrap(text, width)) == lines


@given(st.text(st.sampled_from("合格率（）。、ab1 %"), max_size=40), st.integers(6, 30))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = list(Ruler().wrap(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(Ruler().width(line) <= width for line in lines)
