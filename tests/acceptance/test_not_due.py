"""What need not be reported is no gap (D38): said in a cell, and said in the notes of a form."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.filling import assessed
from tests.returns.form.filling import opened

YEARS = range(2011, 2016)
FOOTNOTE = "说明：1-3季度的报送时间分别为3月28日、6月28日、9月28日，第四季度免报。"


def told(folder: Path, code: str) -> list[str]:
    report = assessed(folder, "--as-of", "2015-12-31", "--lang", "en")
    found = [f for f in report["findings"] if f["code"] == code]
    return [f["message"] for f in found if f["subject"] in {"P02", "P04"}]


def rates(folder: Path, **said: Any) -> None:
    """Send the series of farm products with a rate for each year but what is `said`."""
    book = opened("farm-products", "2015年")
    sheet = book.worksheets[0]
    for column, year in zip("BCDEF", YEARS, strict=True):
        assert sheet[f"{column}7"].value == f"{year}年"
        sheet[f"{column}8"] = said.get(f"y{year}", 97)
    book.save(folder / "return.xlsx")


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        pytest.param({}, [], id="all reported"),
        pytest.param({"y2012": None}, ["P04 has no data for 2012"], id="left out"),
        pytest.param({"y2012": "免报"}, [], id="not due"),
        pytest.param({"y2012": "本年免报"}, [], id="not due this year"),
        pytest.param({"y2012": "未报"}, ["P04 has no data for 2012"], id="not reported"),
    ],
)
def test_a_year_that_is_not_due(
    said: Mapping[str, Any], missing: list[str], tmp_path: Path
) -> None:
    rates(tmp_path, **said)
    assert told(tmp_path, "CQ307") == missing


@pytest.mark.parametrize(
    ("note", "told_of"), [(None, ["CQ308"]), (FOOTNOTE, [])], ids=["a gap", "not due"]
)
def test_a_quarter_that_is_not_due(note: str | None, told_of: list[str], tmp_path: Path) -> None:
    """Of 2014 three quarters are reported; the sum of five years is a lower bound in any case."""
    for year in YEARS:
        book = opened("standards", "2014年1-9月" if year == 2014 else f"{year}年")
        sheet = book.worksheets[0]
        sheet["D8"] = 10
        if year == 2014:
            sheet["A24"] = note
        book.save(tmp_path / f"{year}.xlsx")
    report = assessed(tmp_path, "--as-of", "2015-12-31")
    found = [f["code"] for f in report["findings"] if f["subject"] in ("S01", "S01-1", "standards")]
    assert [code for code in found if code != "CQ242"] == told_of
    assert ("CQ242" in found) is (note is not None)
    (result,) = (each for each in report["results"] if each["id"] == "S01")
    assert (result["value"], result["at_least"]) == ("50", True)


@pytest.mark.parametrize(
    ("word", "missing"), [("免报", 0), (None, 1)], ids=["not due", "nothing said"]
)
def test_a_district_that_need_not_report(word: str | None, missing: int, tmp_path: Path) -> None:
    book = opened("markets", "2013年")
    sheet = book.worksheets[0]
    for row in range(10, 48):
        sheet[f"G{row}"] = 1
    sheet["G10"] = word
    book.save(tmp_path / "return.xlsx")
    report = assessed(tmp_path)
    assert [f["code"] for f in report["findings"]].count("CQ330") == missing
    (result,) = (each for each in report["results"] if each["id"] == "V04")
    assert (result["value"], result["at_least"]) == ("37", True)
