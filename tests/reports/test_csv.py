import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.assessment.result import Assessment, Status
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports.csv import inert
from cqquality.text import Language, Text
from tests.conftest import Gold
from tests.reports.samples import (
    HOSTILE,
    assessment,
    by_region,
    everything,
    indicator,
    reach,
    result,
)

REPORT = report_for(Format.CSV)


def rows(whole: Assessment, options: ReportOptions | None = None) -> list[dict[str, str]]:
    text = REPORT.render(whole, options or ReportOptions())
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_report(gold: Gold, language: Language) -> None:
    gold(f"report-{language}.csv", REPORT.render(everything(), ReportOptions(language=language)))


def test_excel_is_told_the_encoding_and_given_its_line_ends() -> None:
    text = REPORT.render(everything(), ReportOptions())
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n") == 1 + len(everything().results)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        (" =1", "' =1"),
        ("＝１", "'＝１"),
        ("－1", "'－1"),
        ("\u200b=1", "'=1"),
        ("a=1", "a=1"),
        ("≥90%", "≥90%"),
        ("[a.xlsx]b!E7", "[a.xlsx]b!E7"),
    ],
)
def test_text_is_never_a_formula(text: str, written: str) -> None:
    assert inert(text) == written


@given(st.text())
def test_nothing_begins_with_a_sign(text: str) -> None:
    assert not inert(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_hostile_text_stays_in_its_field() -> None:
    reason = Text(f'={HOSTILE}",x\n', "x")
    found = rows(assessment([result(indicator("X", reach("1")), Status.NO_DATA, reason=reason)]))
    assert len(found) == 1
    assert found[0]["原因"] == "'=[/x]]0;pwned=1+1 2J\",x"


def test_regions_stand_below_the_whole() -> None:
    found = [row for row in rows(by_region()) if row["编号"] == "P02"]
    assert [(row["区县"], row["位次"], row["实际值"], row["占缺口(%)"]) for row in found] == [
        ("", "", "98.3", ""),
        ("涪陵区", "1", "98.0", ""),
        ("万州区", "2", "95.96", "100.0"),
        ("开县", "", "", ""),
    ]


def test_the_target_of_the_whole_is_not_that_of_a_region() -> None:
    whole, region = [row for row in rows(by_region()) if row["编号"] == "B04"]
    assert (whole["目标值"], region["目标值"]) == ("≥20个", "—")


def test_numbers_stay_numbers() -> None:
    below = result(indicator("X", reach("90")), Status.NOT_MET, value="-4.5", gap="94.5")
    row = rows(assessment([below]))[0]
    assert (row["实际值"], row["差距"], row["基期值"]) == ("-4.5", "94.5", "")


def test_display_does_not_contradict_the_verdict() -> None:
    close = result(indicator("X", reach("100")), Status.NOT_MET, value="99.96", gap="0.04")
    row = rows(assessment([close]))[0]
    assert (row["实际值"], row["差距"], row["状态"]) == ("99.96", "0.04", "未达标")
