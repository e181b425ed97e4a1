import json

import pytest
from msgspec.structs import replace

from cqquality.assessment.grading import grade
from cqquality.assessment.result import Assessment
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.text import Language
from tests.assessment.test_grading import VETO
from tests.conftest import Gold
from tests.reports.samples import everything

TITLES = {Language.ZH: "考核评分", Language.EN: "Score:"}


def graded() -> Assessment:
    whole = everything()
    return replace(whole, grading=grade(whole, VETO, ["\x1b]0;x\x07=1+1"]))


@pytest.mark.parametrize("language", list(Language))
def test_the_method_comes_first_and_the_average_hides_nothing(
    gold: Gold, language: Language
) -> None:
    text = report_for(Format.TERMINAL).render(graded(), ReportOptions(language=language, width=100))
    start = text.index(TITLES[language])
    end = text.index("\n\n", text.index("\n\n", start) + 2)
    assert "\x1b" not in text
    gold(f"grading-{language}.txt", text[start:end] + "\n")


def test_json_has_the_points_of_every_target() -> None:
    report = report_for(Format.JSON)
    found = json.loads(report.render(graded(), ReportOptions()))["scorecard"]
    assert (found["by_points"], found["grade"], found["unmet"]) == ("D", "D", 2)
    assert [score["id"] for score in found["sections"][0]["scores"]] == [
        "P01",
        "P02",
        "E05",
        "E03",
        "E06",
    ]
    assert json.loads(report.render(everything(), ReportOptions()))["scorecard"] is None
