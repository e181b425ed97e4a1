"""The formats say the same: each report is read back and held against the JSON report."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from io import StringIO
from typing import Any, NamedTuple

import pytest

from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.result import Assessment, Status
from cqquality.definitions import find_pack, load_pack
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports.html.label import labels
from cqquality.returns.reading import read_returns
from cqquality.text import Language
from tests.acceptance.running import SAMPLES
from tests.reports.html.reading import Element, read
from tests.reports.samples import everything

CASES = ("by hand", "returns-2013", "returns-2015", "returns-with-faults")


class Shown(NamedTuple):
    """What a reader sees of one result; None for what the table of its kind does not have."""

    value: str
    status: str
    target: str | None = None
    gap: str | None = None
    attainment: str | None = None
    pace: str | None = None


@cache
def judged(case: str) -> Assessment:
    if case == "by hand":
        return everything()
    pack = load_pack(find_pack(None))
    return evaluate(pack, read_returns((SAMPLES / f"{case}.xlsx",), pack), None, {})


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


def expected(case: str, language: Language) -> dict[str, Shown]:
    return {r["id"]: _of_json(r, language) for r in document(case, language)["results"]}


def _of_json(result: dict[str, Any], language: Language) -> Shown:
    words, pace = result["display"], result["pace"]
    if result["kind"] == "milestone":
        return Shown(words["value"], words["status"])
    lead = "" if not pace or pace["label"] == "achieved_early" else pace["display"] or ""
    return Shown(
        words["value"],
        words["status"],
        words["target"],
        _distance(result, language),
        words["attainment"],
        " ".join(filter(None, (words["pace"], lead))) or "—",
    )


def _distance(result: dict[str, Any], language: Language) -> str:
    """Return what is missing or, where nothing is, what there is beyond the target."""
    gap, surplus = result["gap"], result["surplus"]
    if gap not in (None, "0") or surplus in (None, "0"):
        return str(result["display"]["gap"])
    beyond = result["display"]["surplus"]
    return f"超{beyond}" if language is Language.ZH else f"{beyond} beyond"


# Reading back ----------------------------------------------------------------------------------


def _of_cells(cells: list[str]) -> Shown:
    """Read a row of the outline without its id and name: of a target, or of a commitment."""
    value = re.sub(r" ?\([^()]*\)$", "", cells[0])
    if len(cells) == 3:
        return Shown(value, cells[1])
    _, target, gap, attainment, status, pace, _ = cells
    return Shown(value, status, target, gap, attainment, pace)


def of_terminal(text: str, _language: Language) -> Iterator[tuple[str, Shown]]:
    sections = re.split(r"^(?:总体情况|Summary)$", text, flags=re.MULTILINE)[0]
    for line in sections.splitlines():
        found = re.match(r"[A-Z]\d+[a-z]?  ", line)
        if found:
            name, _, *cells = re.split(r" {2,}", line)
            yield name, _of_cells(cells + [""] * (len(cells) in (2, 6)))


def of_markdown(text: str, _language: Language) -> Iterator[tuple[str, Shown]]:
    sections = re.split(r"^## (?:总体情况|Summary)$", text, flags=re.MULTILINE)[0]
    for line in sections.splitlines():
        if re.match(r"\| [A-Z]\d", line):
            name, _, *cells = re.split(r"(?<!\\) ?\| ?", line)[1:-1]
            yield name, _of_cells([_unescaped(cell.partition("<br>")[0]) for cell in cells])


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def of_html(text: str, language: Language) -> Iterator[tuple[str, Shown]]:
    for body in read(text).all("tbody", class_="entry"):
        if "id" in body.attributes:
            yield body.attributes["data-id"], _of_entry(body, labels(language))


def _of_entry(body: Element, t: dict[str, str]) -> Shown:
    cells = {e.attributes.get("data-label", ""): e for e in body.all("tr")[0].all("td")}
    status = cells[t["status"]].text
    if t["period_stage"] in cells:
        return Shown(cells[t["period_stage"]].one("b").text, status)
    target = cells[t["goal"]].parts[0]
    assert isinstance(target, str)
    others = (cells[t[name]].text for name in ("gap", "attainment", "pace"))
    return Shown(cells[t["value"]].one("b").text, status, target.strip(), *others)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(
    ("chosen", "read_back"),
    [
        (Format.TERMINAL, of_terminal),
        (Format.MARKDOWN, of_markdown),
        (Format.HTML, of_html),
    ],
)
def test_every_format_shows_what_the_json_report_displays(
    chosen: Format,
    read_back: Callable[[str, Language], Iterator[tuple[str, Shown]]],
    case: str,
    language: Language,
) -> None:
    found = dict(read_back(rendered(case, chosen, language), language))
    assert found == expected(case, language)


CSV_FIGURES = {"value": "实际值", "gap": "差距", "surplus": "超出", "attainment": "完成率(%)"}


@pytest.mark.parametrize("case", CASES)
def test_figures_of_the_csv_are_those_displayed(case: str) -> None:
    text = rendered(case, Format.CSV, Language.ZH).removeprefix("\ufeff")
    rows = {row["编号"]: row for row in csv.DictReader(StringIO(text, newline=""))}
    results = document(case, Language.ZH)["results"]
    assert list(rows) == [result["id"] for result in results]
    for result in results:
        row, words = rows[result["id"]], result["display"]
        assert row["状态"] == words["status"]
        for name, heading in CSV_FIGURES.items():
            if name == "value" and result["kind"] == "milestone":
                assert row[heading] == ("" if result["stage"] is None else words["value"])
            elif result[name] is None:
                assert row[heading] == ""
            else:
                assert row[heading] == re.search(r"-?[\d.]+", words[name])[0]  # type: ignore[index]
        if result["pace"]:
            assert row["与序时差距(百分点)"] == (result["pace"]["display"] or "")
        if result["kind"] != "milestone":
            assert row["目标值"] == words["target"]


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
