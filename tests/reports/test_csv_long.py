import csv
from io import StringIO

import pytest

from cqquality.assessment.result import Assessment, Status
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.text import Language
from tests.conftest import Gold
from tests.reports.samples import HOSTILE, assessment, by_region, indicator, reach, result

REPORT = report_for(Format.CSV_LONG)


def rows(whole: Assessment, name: str) -> list[dict[str, str]]:
    """Return the rows on an indicator."""
    text = REPORT.render(whole, ReportOptions()).removeprefix("\ufeff")
    found = csv.DictReader(StringIO(text, newline=""))
    return [row for row in found if row["编号"] == name]


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_report(gold: Gold, language: Language) -> None:
    gold(f"long-{language}.csv", REPORT.render(by_region(), ReportOptions(language=language)))


def test_each_row_is_one_figure() -> None:
    found = [row for row in rows(by_region(), "P02") if not row["区县"]]
    assert [(row["期别"], row["项目"], row["数值"], row["文字"]) for row in found] == [
        ("2011年", "实际值", "95.96", "95.96%"),
        ("2012年", "实际值", "96.0", "96.0%"),
        ("2013年", "实际值", "98.3", "98.3%"),
        ("2013年", "目标值", "96", "保持≥96%"),
        ("2013年", "差距", "0.04", "0.04个百分点"),
        ("2013年", "状态", "", "未达标"),
    ]


def test_a_value_is_told_even_where_there_is_none() -> None:
    (value, *_) = rows(by_region(), "B09")
    assert (value["项目"], value["数值"], value["文字"]) == ("实际值", "", "未报")


def test_no_key_stands_twice() -> None:
    text = REPORT.render(by_region(), ReportOptions()).removeprefix("\ufeff")
    found = list(csv.DictReader(StringIO(text, newline="")))
    keys = [(row["编号"], row["区县"], row["期别"], row["项目"]) for row in found]
    assert len(keys) == len(set(keys))


def test_text_is_never_a_formula() -> None:
    name = f"=1+1{HOSTILE}"
    (row, *_) = rows(assessment([result(indicator("X", reach("1"), zh=name), Status.NO_DATA)]), "X")
    assert row["指标名称"].startswith("'=1+1")


def test_a_reason_of_figures_below_zero_stays_a_number() -> None:
    below = result(indicator("X", reach("90")), Status.NOT_MET, value="-4.5", gap="94.5")
    assert rows(assessment([below]), "X")[0]["数值"] == "-4.5"
