from datetime import date

import pytest

from cqquality import period
from cqquality.period import Period
from cqquality.returns.figure import read_period, read_stage
from cqquality.returns.workbook.grid import Cell, Kind
from cqquality.text import Language
from tests.returns.figure.asking import PLACE, STAGES, codes, number, text

JUNE = "41455"
"""30 June 2013, as the days since 1900."""


@pytest.mark.parametrize(
    ("cell", "expected", "found"),
    [
        (number("2013"), period.year(2013), ""),
        (number("2013", "0"), period.year(2013), ""),
        (number(JUNE, "yyyy/m/d"), period.instant(date(2013, 6, 30)), ""),
        (
            number(JUNE, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"),
            period.instant(date(2013, 6, 30)),
            "",
        ),
        (number(JUNE, "yyyy/m/d h:mm"), period.instant(date(2013, 6, 30)), ""),
        (number(JUNE, 'yyyy"年"m"月"'), period.month(2013, 6), ""),
        (number(JUNE, "mmm-yy"), period.month(2013, 6), ""),
        (number(JUNE, "yyyy-mm;@"), period.month(2013, 6), ""),
        (number(JUNE, "yyyy"), period.year(2013), ""),
        (number(JUNE, 'm"月"d"日"'), None, "CQ240"),
        (number(JUNE, "h:mm"), None, "CQ240"),
        (number("-5", "yyyy/m/d"), None, "CQ240"),
        (number(JUNE), None, "CQ240"),
        (number("2013.1"), None, "CQ240"),
        (number("1e999"), None, "CQ240"),
        (text("２０１３年上半年"), period.half(2013, 1), ""),
        (text("2013年1—6月"), period.months(2013, 1, 6), ""),
        (text("2013.1-6"), period.half(2013, 1), ""),
        (text("2013年1月至6月"), period.half(2013, 1), ""),
        (text("2013-1-6"), None, "CQ321"),
        (text("2013-10-12"), None, "CQ321"),
        (text("2013-06-30"), period.instant(date(2013, 6, 30)), ""),
        (text("2013.6-30"), None, "CQ240"),
        (text("截至目前"), None, "CQ240"),
        (text("\u3000"), None, ""),
        (text("—"), None, ""),
        (None, None, ""),
        (Cell(1, 1, Kind.PENDING, "YEAR(A1)"), None, "CQ237"),
        (Cell(1, 1, Kind.ERROR, "#N/A"), None, "CQ236"),
    ],
)
def test_a_period_is_read_as_it_is_shown(
    cell: Cell | None, expected: Period | None, found: str
) -> None:
    read, findings = read_period(cell, PLACE, "P02-1")
    assert (read, codes(findings)) == (expected, found)


def test_where_a_date_is_asked_for_it_is_one() -> None:
    read, findings = read_period(text("2013-1-6"), PLACE, "awards", is_date=True)
    assert (read, findings) == (period.instant(date(2013, 1, 6)), ())


def test_dates_may_count_from_1904() -> None:
    read, _ = read_period(number("39993", "yyyy"), PLACE, "P02-1", date1904=True)
    assert read == period.year(2013)


def test_a_date_without_year_is_shown_in_the_message() -> None:
    _, (finding,) = read_period(number(JUNE, 'm"月"d"日"'), PLACE, "P02-1")
    assert "“6月30日”" in finding.message(Language.ZH)


@pytest.mark.parametrize(
    ("cell", "stage", "found"),
    [
        (text("在 建"), "building", ""),
        (text("建设中\u3000"), "building", ""),
        (text("Not started"), "planned", ""),
        (text("building"), "building", ""),
        (text(""), None, ""),
        (text("不详"), None, ""),
        (None, None, ""),
        (text("正在抓紧推进"), None, "CQ241"),
        (number("2"), None, "CQ241"),
        (Cell(1, 1, Kind.BOOL, "TRUE"), None, "CQ238"),
    ],
)
def test_a_stage_is_found_by_its_words(cell: Cell | None, stage: str | None, found: str) -> None:
    read, findings = read_stage(cell, STAGES, PLACE, "Q08")
    assert (read, codes(findings)) == (stage, found)


def test_an_unknown_stage_names_the_known_ones() -> None:
    _, (finding,) = read_stage(text("推进"), STAGES, PLACE, "Q08")
    assert finding.help(Language.ZH) == "填写下列之一：未启动、在建"
