import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cqquality import __version__
from cqquality.assessment.result import Status
from cqquality.findings import Place
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.text import Language
from tests.conftest import Gold
from tests.reports.samples import (
    HOSTILE,
    ODD,
    assessment,
    everything,
    findings,
    indicator,
    origin,
    reach,
    result,
)

REPORT = report_for(Format.JSON)


def read(options: ReportOptions | None = None) -> Any:
    return json.loads(REPORT.render(everything(), options or ReportOptions()))


def test_the_whole_report(gold: Gold) -> None:
    text = REPORT.render(everything(), ReportOptions())
    gold("report.json", text.replace(f'"version": "{__version__}"', '"version": "X"'))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert REPORT.render(everything(), ReportOptions()) == REPORT.render(
        everything(), ReportOptions()
    )


def test_figures_are_exact() -> None:
    third = result(indicator("X", reach("90")), Status.NOT_MET, value="526600/5831", gap="1/3")
    found = json.loads(REPORT.render(assessment([third]), ReportOptions()))["results"][0]
    assert Fraction(found["value"]) == third.value
    assert Fraction(found["gap"]) == third.gap
    assert found["display"]["value"] == "90.3%"


def test_no_data_is_null() -> None:
    found = next(r for r in read()["results"] if r["id"] == "B09")
    assert found["value"] is found["gap"] is found["attainment"] is None


def test_a_finding_is_at_a_cell_or_at_a_line() -> None:
    at_line = ODD.at(Place("pack.yaml", line=3, column=7), seen="x")
    text = REPORT.render(assessment([], [*findings(), at_line]), ReportOptions())
    found = json.loads(text)["findings"]
    places = [(f["file"], f["sheet"], f["cell"], f["line"], f["column"]) for f in found]
    assert places[0] == ("returns.xlsx", "产品质量", "E9", None, None)
    assert places[-1] == ("pack.yaml", None, None, 3, 7)


def test_the_selection_limits_results_and_is_stated() -> None:
    document = read(ReportOptions(only_unmet=True, sections=("brand",)))
    assert document["selection"] == {"sections": ["brand"], "only_unmet": True}
    assert [r["id"] for r in document["results"]] == ["T03", "B09", "Q30"]
    assert document["summary"]["targets"]["count"] == 3


@pytest.mark.parametrize("language", list(Language))
def test_display_speaks_the_language_and_figures_do_not(language: Language) -> None:
    document = read(ReportOptions(language=language))
    assert document["results"][0]["value"] == "85.49"
    assert document["results"][0]["display"]["status"] == Status.NOT_DUE.text.to(language)


def test_what_acts_on_a_terminal_is_escaped_and_kept() -> None:
    source = replace(origin(4), text=HOSTILE, file="名\udcff.xlsx")
    whole = assessment([result(indicator("X", reach("1")), Status.MET, sources=(source,))])
    text = REPORT.render(whole, ReportOptions())
    assert all(char.isprintable() or char == "\n" for char in text)
    found = json.loads(text)["results"][0]["sources"][0]
    assert found["text"] == HOSTILE
    text.encode()


def test_every_key_is_described() -> None:
    described = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    keys = set(read()) | set(read()["results"][0]) | set(read()["findings"][0])
    index, rate = read()["results"][:2]
    keys |= set(index["pace"]) | set(rate["certainty"]) | set(rate["analysis"])
    for part in ("year_on_year", "holding", "trend"):
        keys |= set(rate["analysis"][part])
    keys |= set(index["analysis"]["second_opinion"])
    assert {key for key in keys if f"`{key}`" not in described} == set()
