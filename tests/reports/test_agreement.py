"""The formats say the same: each report is read back and held against the JSON report."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Assessment, Status
from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.pack import Pack
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.returns.reading import read_returns
from cqquality.text import Language
from tests.acceptance.running import SAMPLES
from tests.acceptance.test_districts import district
from tests.reports import reading_back
from tests.reports.html.reading import read
from tests.reports.reading_back import NOTHING, Key, Shown
from tests.reports.samples import by_region, everything

CASES = ("by hand", "by region", "districts", "returns-2013", "returns-2015", "returns-with-faults")


@cache
def judged(case: str) -> Assessment:
    if case == "by hand":
        return everything()
    if case == "by region":
        return by_region()
    pack = load_pack(find_pack(None))
    if case == "districts":
        return of_districts(pack)
    return evaluate(pack, read_returns((SAMPLES / f"{case}.xlsx",), pack), None, {})


def of_districts(pack: Pack) -> Assessment:
    """Return the judgement of the forms of a few districts, one of which is below the target."""
    with TemporaryDirectory() as folder:
        for number, (name, passed) in enumerate({"万州区": 70, "涪陵区": 90, "渝中区": 97}.items()):
            district(Path(folder), number, name, 100, passed)
        return evaluate(pack, read_returns((Path(folder),), pack), None, {}, by_region=True)


@cache
def rendered(case: str, chosen: Format, language: Language) -> str:
    content = written(case, chosen, language)
    assert isinstance(content, str)
    return content


def written(case: str, chosen: Format, language: Language) -> str | bytes:
    return report_for(chosen).render(judged(case), ReportOptions(language=language, width=500))


def document(case: str, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(rendered(case, Format.JSON, language))
    return found


def expected(case: str, language: Language) -> dict[Key, Shown]:
    return dict(reading_back.of_json(document(case, language), language))


TEXTS = (
    (Format.TERMINAL, reading_back.of_terminal),
    (Format.MARKDOWN, reading_back.of_markdown),
    (Format.HTML, reading_back.of_html),
)
"""What shows figures with their units, word for word as the JSON report displays them."""


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("chosen", "read_back"), TEXTS)
def test_every_format_shows_what_the_json_report_displays(
    chosen: Format,
    read_back: Callable[[str, Language], Iterator[tuple[Key, Shown]]],
    case: str,
    language: Language,
) -> None:
    early = PaceLabel.ACHIEVED_EARLY.text.to(language)
    wanted = {
        key: shown._replace(lead=NOTHING) if shown.pace == early else shown
        for key, shown in expected(case, language).items()
    }
    found = dict(read_back(rendered(case, chosen, language), language))
    assert found == {key: shown.beside(found[key]) for key, shown in wanted.items()}


TABLES = (
    (Format.CSV, reading_back.of_csv),
    (Format.CSV_LONG, reading_back.of_csv_long),
    (Format.XLSX, reading_back.of_xlsx),
    (Format.DOCX, reading_back.of_docx),
)
"""What has a column of its own for the unit."""


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("chosen", "read_back"), TABLES)
def test_every_table_shows_the_figures_of_the_json_report(
    chosen: Format,
    read_back: Callable[[Any, Language], Iterator[tuple[Key, Shown]]],
    case: str,
    language: Language,
) -> None:
    found = list(read_back(written(case, chosen, language), language))
    wanted = list(expected(case, language).items())
    if chosen is Format.DOCX:
        wanted = [(_name(key, case, language), shown) for key, shown in wanted]
    pairs = zip(sorted(found), sorted(wanted), strict=True)
    for (key, shown), (wanted_key, wanted_shown) in pairs:
        assert (key, shown.bare) == (wanted_key, wanted_shown.beside(shown).bare)


def _name(key: Key, case: str, language: Language) -> Key:
    """Return what the bulletin calls an indicator; in the table of regions it has its id."""
    names = {r["id"]: r["name"][language.value] for r in document(case, language)["results"]}
    return key if key[1] else (names[key[0]], "")


def test_the_districts_are_in_the_comparison() -> None:
    regions = [key for key in expected("districts", Language.ZH) if key[1]]
    assert len(regions) > 20


@pytest.mark.parametrize("case", CASES)
def test_charts_and_trends_hold_the_exact_figures(case: str) -> None:
    page = read(rendered(case, Format.HTML, Language.ZH))
    charts = {e.attributes["data-id"]: e for e in page.all("svg", class_="bullet")}
    trends = {e.attributes["data-id"]: e for e in page.all("svg", class_="trend")}
    for result in document(case, Language.ZH)["results"]:
        goal = result["target"]
        if result["value"] is not None and goal["value"] is not None:
            drawn = charts[result["id"]].attributes
            assert drawn["data-value"] == result["value"]
            assert (drawn["data-target"], drawn.get("data-upper")) == (goal["value"], goal["upper"])
            assert drawn.get("data-baseline") == result["baseline"]
        if len(result["history"]) > 1:
            dots = trends[result["id"]].all("circle")
            assert [
                (d.attributes["data-start"], d.attributes["data-end"], d.attributes["data-value"])
                for d in dots
            ] == [(p["period"]["start"], p["period"]["end"], p["value"]) for p in result["history"]]


@pytest.mark.parametrize("case", CASES)
def test_counts_agree(case: str) -> None:
    summary = document(case, Language.ZH)["summary"]
    page = read(rendered(case, Format.HTML, Language.ZH))
    for kind, noun in (("targets", "指标"), ("commitments", "任务")):
        counts = summary[kind]["status"]
        strip = page.one("svg", aria_labelledby=f"shares-{kind}").all("rect")
        assert {r.attributes["data-status"]: int(r.attributes["data-count"]) for r in strip} == {
            status: number for status, number in counts.items() if number
        }
        for chosen in (Format.TERMINAL, Format.MARKDOWN, Format.HTML):
            text = rendered(case, chosen, Language.ZH)
            (sentence,) = set(re.findall(rf"{summary[kind]['count']}项{noun}：[^\n<]*", text))
            said = dict(re.findall(r"([^：；\d]+)(\d+)项、占", sentence))
            assert {k: int(v) for k, v in said.items()} == {
                Status(status).text.zh: number for status, number in counts.items() if number
            }


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("chosen", list(Format))
def test_the_same_input_gives_the_same_bytes(case: str, chosen: Format) -> None:
    assert written(case, chosen, Language.ZH) == written(case, chosen, Language.ZH)
