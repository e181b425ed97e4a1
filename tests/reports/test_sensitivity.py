import json

import pytest

from cqquality.reports import Format, ReportOptions, report_for
from cqquality.text import Language
from tests.conftest import Gold
from tests.reports.samples import depending, everything

TITLES = {Language.ZH: "判定随口径而变", Language.EN: "Verdicts that depend on the reading"}


def printed(options: ReportOptions) -> str:
    """Return the part of the report that is about readings."""
    text = report_for(Format.TERMINAL).render(depending(), options)
    return text[text.index(TITLES[options.language]) :].split("\n\n")[0] + "\n"


@pytest.mark.parametrize("language", list(Language))
def test_every_reading_stands_with_its_verdict(gold: Gold, language: Language) -> None:
    gold(f"sensitivity-{language}.txt", printed(ReportOptions(language=language, width=100)))


def test_a_section_alone() -> None:
    text = printed(ReportOptions(sections=("brand",)))
    assert "（1项）" in text
    assert "P02  " not in text


def test_json_has_every_reading() -> None:
    report = report_for(Format.JSON)
    first, second = json.loads(report.render(depending(), ReportOptions()))["sensitivity"]
    assert (first["id"], second["id"], second["clause"]) == ("P02", "B04", "P02")
    assert [(o["reading"]["id"], o["used"], o["status"]) for o in first["outcomes"]] == [
        ("reported", True, "not_met"),
        ("end", False, "met"),
    ]
    assert json.loads(report.render(everything(), ReportOptions()))["sensitivity"] is None
