"""The period of a form: how heads say it, more than once, wrongly, or without the year."""

from pathlib import Path
from typing import Any

import pytest

from cqquality.observation import Returns
from cqquality.period import half, month, parse
from cqquality.returns.layout.form.head_period import agree
from cqquality.returns.layout.form.times_named import periods_in
from tests.returns.form.filling import fill, find, opened, read

TITLE = "产品质量监督抽查情况"


def sent(folder: Path, title: str | None, below: Any) -> Returns:
    """Read a form whose title and period were typed by hand."""
    book = opened("inspections", "2013年1-6月")
    sheet = book.worksheets[0]
    fill(sheet, {("二、抽查批次", "本年累计"): 1000})
    find(sheet, TITLE).value = title if title is not None else TITLE
    cell = sheet["B5"]
    cell.value = below
    if below == 41426:
        cell.number_format = 'yyyy"年"m"月"'
    return read(folder, book)


def said(found: Returns) -> str:
    """Return the end of the period figures were read for, or the refusals with their cells."""
    told = [f for f in found.findings if f.code.id in {"CQ273", "CQ274", "CQ300"}]
    if told:
        assert not found.observations
        cells = [place.cell for f in told for place in (f.place, *f.also)]
        return " ".join([told[0].code.id, *cells])
    (period,) = {each.period for each in found.observations}
    return f"{period.start} {period.end}"


H1, Q3 = "2013-01-01 2013-06-30", "2013-01-01 2013-09-30"


@pytest.mark.parametrize(
    ("title", "below", "expected"),
    [
        (None, "2013.1-6", H1),
        (None, "2013年1-6", H1),
        (None, "2013.1-2013.6", H1),
        (None, "2013年1月至6月", H1),
        (None, "二〇一三年上半年", H1),
        (None, "报告期：2013年1-6月", H1),
        (None, "2013年1-6月（修订）", H1),
        (None, "截至2013年6月底", H1),
        (None, 41426, H1),
        (None, "2013-1-6", "CQ300 B5"),
        (None, "2013-01-06", "CQ300 B5"),
        (None, "13年1-6月", "CQ300 B5"),
        (None, "2013年1-13月", "CQ300 B5"),
        (None, "20130630", "CQ300 B5"),
        (None, 20130630, "CQ300 B5"),
        (None, 2013.6, "CQ300 B5"),
        (None, "1—6月", "CQ300 B5"),
        (None, "三季度", "CQ300 B5"),
        (None, "20　年　月", "CQ273 A6"),
        ("2013年" + TITLE, "2013年1-6月", H1),
        ("2011-2015年" + TITLE, "2013年1-6月", H1),
        (TITLE + "（2013年6月）", "2013年1-6月", H1),
        ("2013年" + TITLE, "三季度", Q3),
        ("2013年" + TITLE + "（1—6月）", None, H1),
        ("2013年上半年" + TITLE, None, H1),
        ("2013年1月至6月" + TITLE, None, H1),
        ("2013.1-2013.6" + TITLE, None, H1),
        (TITLE + "（2013年7月10日）", "2013年1-6月", H1),
        ("2012年" + TITLE, "2013年1-6月", "CQ274 B5 A1"),
        ("2014年" + TITLE, "13年1-6月", "CQ300 B5"),
        (TITLE + "（2013年三季度）", "2013年1-6月", "CQ274 B5 A1"),
        (TITLE + "（第三季度）", "2013年1-6月", "CQ274 B5 A1"),
        ("三季度" + TITLE, "2013年1-6月", "CQ274 B5 A1"),
        (TITLE + "（2013年9月）", "2013年1-6月", "CQ274 B5 A1"),
        (TITLE + "（2012年7月6日）", "2013年1-6月", "CQ274 B5 A1"),
        ("2013年1-6月" + TITLE, "2013年", "CQ274 B5 A1"),
        ("2013年1-13月" + TITLE, None, "CQ300 A1"),
        ("2013年1月、2月" + TITLE, None, "CQ300 A1"),
    ],
)
def test_what_a_head_says(tmp_path: Path, title: str | None, below: Any, expected: str) -> None:
    assert said(sent(tmp_path, title, below)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013年5种产品抽查情况", ["2013年"]),
        ("2013年1月至6月抽查情况", ["2013年1-6月"]),
        ("截至2013年6月抽查情况", ["2013年1-6月"]),
        ("有效期至：2016年6月", []),
        ("渝统函〔2011〕55号", []),
        ("2013年1-13月", []),
    ],
)
def test_periods_within_a_text(text: str, expected: list[str]) -> None:
    assert list(periods_in(text)) == [parse(each) for each in expected]


def test_a_month_that_ends_with_the_form_is_no_contradiction() -> None:
    assert agree(half(2013, 1), month(2013, 6))
    assert not agree(half(2013, 1), month(2013, 5))
