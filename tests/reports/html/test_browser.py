"""What the page does in a real browser; its look is for the eye."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cqquality.reports import Format, ReportOptions, report_for
from tests.acceptance.running import SAMPLES, cqq
from tests.reports.hostile import hostile
from tests.reports.html.browser import CHROMIUM, DRIVER, Browser, chromium
from tests.reports.samples import by_region

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no chromium and chromedriver on this machine"
)
WORKBOOK = SAMPLES / "returns-2015.xlsx"
VISIBLE = """return [...document.querySelectorAll('.chapter tbody.entry')]
  .filter(entry => entry.checkVisibility()).map(entry => entry.dataset.id)"""
HEADINGS = """return [...document.querySelectorAll('.chapter h2')]
  .filter(heading => heading.checkVisibility()).map(heading => heading.textContent)"""
CHARTS = """return [...document.querySelectorAll('svg.bullet')].map(svg => ({...svg.dataset}))"""
TRENDS = """return Object.fromEntries([...document.querySelectorAll('svg.trend')].map(svg =>
  [svg.dataset.id, [...svg.querySelectorAll('circle')].map(dot => dot.dataset.value)]))"""
SET = """const control = document.getElementById(arguments[0]);
  control[control.type === 'checkbox' ? 'checked' : 'value'] = arguments[1];
  control.dispatchEvent(new Event('input', {bubbles: true}));"""
SORT = """const table = document.querySelector(`#${arguments[0]} table.${arguments[1]}`);
  const heading = [...table.tHead.rows[0].cells].find(th => th.textContent === arguments[2]);
  heading.querySelector('button').click();
  return [heading.getAttribute('aria-sort'), [...table.tBodies].map(body => body.dataset.id)]"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample return, written by the program."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    done = cqq("evaluate", WORKBOOK, "--format", "html", "--lang", "zh", "-o", path)
    assert (done.returncode, done.stderr) == (0, b"")
    return path


@pytest.fixture(scope="module")
def results() -> list[dict[str, Any]]:
    """The results of the same return as the JSON report has them."""
    done = cqq("evaluate", WORKBOOK, "--format", "json", "--lang", "zh")
    found: list[dict[str, Any]] = json.loads(done.stdout)["results"]
    return found


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def browser(running: Browser, report: Path) -> Iterator[Browser]:
    """The page opened anew; in the end it must have been silent, and have asked for nothing."""
    running.requests()
    running.open(Path(__file__))  # elsewhere, so that the page is loaded and not only moved in
    running.size(1280)
    running.console()
    running.requests()
    running.open(report)
    yield running
    assert running.console() == []
    asked = {address.partition("#")[0] for address in running.requests()}
    assert asked <= {report.as_uri(), "data:,"}


def test_charts_show_the_figures_of_the_json(
    browser: Browser, results: list[dict[str, Any]]
) -> None:
    charts = {chart["id"]: chart for chart in browser.run(CHARTS)}
    assert len(charts) > 50
    for result in results:
        if result["id"] in charts:
            figures = {
                "value": result["value"],
                "target": result["target"]["value"],
                "upper": result["target"]["upper"],
                "baseline": result["baseline"],
            }
            known = {name: figure for name, figure in figures.items() if figure is not None}
            assert charts[result["id"]] == {"id": result["id"], **known}


def test_trends_show_the_figures_of_the_json(
    browser: Browser, results: list[dict[str, Any]]
) -> None:
    histories = {r["id"]: [p["value"] for p in r["history"]] for r in results}
    several = {name: values for name, values in histories.items() if len(values) > 1}
    assert browser.run(TRENDS) == several


def test_filters_leave_what_was_asked_for(browser: Browser, results: list[dict[str, Any]]) -> None:
    def wanted(**fields: object) -> list[str]:
        return [r["id"] for r in results if all(r[k] == v for k, v in fields.items())]

    assert browser.run(VISIBLE) == [r["id"] for r in results]
    browser.run(SET, "section", "product")
    assert browser.run(VISIBLE) == wanted(section="product")
    browser.run(SET, "status", "not_met")
    assert browser.run(VISIBLE) == wanted(section="product", status="not_met") == ["P04"]
    browser.run("document.getElementById('reset').click()")
    browser.run(SET, "unmet", True)
    assert browser.run(VISIBLE) == [
        r["id"] for r in results if r["status"] not in ("met", "met_late")
    ]
    shown = browser.run("return document.getElementById('shown').textContent")
    assert shown == f"显示{len(browser.run(VISIBLE))}项，共112项"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("农作物种子", ["T11b"]),
        ("ｔ１１Ｂ", ["T11b"]),
        ("标准化 市场 商委", ["V04"]),
        ("f123", ["T11b"]),
        ("没有这样的指标", []),
    ],
)
def test_search_finds_chinese_text_in_any_width(
    browser: Browser, words: str, found: list[str]
) -> None:
    browser.run(SET, "search", words)
    assert browser.run(VISIBLE) == found
    assert len(browser.run(HEADINGS)) == len(found)


def test_columns_sort_up_down_and_back(browser: Browser, results: list[dict[str, Any]]) -> None:
    brand = [r for r in results if r["section"] == "brand" and r["kind"] != "milestone"]
    usual = [r["id"] for r in brand]
    rates = {r["id"]: r["display"]["attainment"].rstrip("%") for r in brand}

    def ordered(way: int) -> list[str]:
        known = [name for name in usual if rates[name] != "—"]
        unknown = [name for name in usual if rates[name] == "—"]
        return sorted(known, key=lambda name: way * float(rates[name])) + unknown

    assert unknown_last(rates, usual)
    for state, order in (("ascending", 1), ("descending", -1)):
        assert browser.run(SORT, "s-brand", "targets", "完成率") == [state, ordered(order)]
    assert browser.run(SORT, "s-brand", "targets", "完成率") == ["none", usual]


def unknown_last(rates: dict[str, str], usual: list[str]) -> bool:
    """Whether the sample has what the sorting is to be tried on: some without a rate, ties."""
    return "—" in rates.values() and len(set(rates.values())) < len(usual)


def test_sorting_by_status_puts_what_is_missing_first(browser: Browser) -> None:
    _, order = browser.run(SORT, "s-product", "targets", "评价")
    assert order[:2] == ["P04", "P01"]


def test_controls_can_be_worked_by_keys(browser: Browser) -> None:
    browser.press("\ue004", "\ue007")  # Tab to the link that skips, Enter
    assert browser.run("return document.activeElement.id") == "main"
    browser.run("document.querySelector('#s-brand .targets thead button').focus()")
    browser.press("\ue007")
    sort = "return document.querySelector('#s-brand .targets thead th').getAttribute('aria-sort')"
    assert browser.run(sort) == "ascending"


def test_a_link_opens_what_was_filtered_out(browser: Browser) -> None:
    browser.run(SET, "section", "brand")
    browser.run("location.hash = '#i-P04'")
    opened = "return document.querySelector('#i-P04 details').open"
    for _ in range(50):
        if browser.run(opened):
            break
    assert browser.run(opened)
    assert "P04" in browser.run(VISIBLE)


@pytest.mark.parametrize("width", [390, 768, 1024, 1280, 1920])
def test_the_page_never_scrolls_sideways(browser: Browser, width: int) -> None:
    browser.size(width)
    browser.run("document.getElementById('open').click()")
    assert browser.run("return document.documentElement.scrollWidth") <= width


REGIONS = """return [...document.querySelectorAll('.regions tbody.entry')]
  .filter(entry => entry.checkVisibility()).map(entry => entry.dataset.region)"""


def test_regions_are_searched_filtered_and_sorted(browser: Browser, report: Path) -> None:
    page = report.with_name("regions.html")
    page.write_text(report_for(Format.HTML).render(by_region(), ReportOptions()), encoding="utf-8")
    browser.open(page)
    assert browser.run(REGIONS) == ["fuling", "wanzhou", "kaixian", "fuling"]
    browser.run(SET, "search", "万州")
    assert browser.run(REGIONS) == ["wanzhou"]
    browser.run("document.getElementById('reset').click()")
    browser.run(SET, "section", "product")
    assert browser.run(REGIONS) == ["fuling", "wanzhou", "kaixian"]
    sort = SORT.replace("dataset.id", "dataset.region")
    assert browser.run(sort, "regions", "regions", "实际值（期别）") == [
        "ascending",
        ["wanzhou", "fuling", "kaixian"],
    ]
    browser.requests()


def test_without_script_the_whole_document_is_there(browser: Browser, report: Path) -> None:
    silent = report.with_name("silent.html")
    text = report.read_text(encoding="utf-8")
    silent.write_text(text.replace("script-src", "x-src"), encoding="utf-8")
    browser.open(silent)
    assert len(browser.run(VISIBLE)) == 112
    assert not browser.run("return document.querySelector('.tools').checkVisibility()")
    assert any("Content Security Policy" in message for message in browser.console())
    browser.requests()


def test_hostile_text_does_nothing(browser: Browser, report: Path) -> None:
    page = report.with_name("hostile.html")
    page.write_text(report_for(Format.HTML).render(hostile(), ReportOptions()), encoding="utf-8")
    browser.open(page)
    assert browser.run("return [typeof window.pwned, document.images.length]") == ["undefined", 0]
    assert browser.run(VISIBLE) == ["X1"]
    assert {address for address in browser.requests() if address != "data:,"} == {
        report.as_uri(),
        page.as_uri(),
    }
