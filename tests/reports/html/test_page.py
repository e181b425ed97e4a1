import re
from base64 import b64encode
from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256

import pytest
from msgspec.structs import replace

from cqquality.assessment.result import Assessment, Status
from cqquality.definitions.measure import RelativeChange
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.text import Language
from tests.reports.hostile import ATTACK, hostile
from tests.reports.html.reading import Element, read
from tests.reports.samples import assessment, by_region, everything, indicator, reach, result

NAMESPACES = ("http://www.w3.org/",)
LOADING = ("src", "href", "action", "data", "srcset", "poster", "background", "style")


def page(whole: Assessment, **options: object) -> str:
    chosen = replace(ReportOptions(), **options)
    return report_for(Format.HTML).render(whole, chosen)


def entry(name: str, whole: Assessment | None = None) -> Element:
    return read(page(whole or everything())).one("tbody", id=f"i-{name}")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("whole", [everything(), by_region(), hostile(), assessment([])])
def test_the_page_is_well_formed(whole: Assessment, language: Language) -> None:
    root = read(page(whole, language=language))
    identities = [e.attributes["id"] for e in root.walk() if "id" in e.attributes]
    assert len(identities) == len(set(identities))
    for attribute in ("aria-labelledby", "aria-describedby", "for"):
        named = (e.attributes[attribute].split() for e in root.walk() if attribute in e.attributes)
        assert {name for names in named for name in names} <= set(identities)
    assert root.one("html").attributes["lang"] == {"zh": "zh-CN", "en": "en"}[language]
    assert [len(root.all(tag)) for tag in ("main", "h1", "header", "footer", "title")][:4] == [
        1
    ] * 4


@pytest.mark.parametrize("whole", [everything(), hostile()])
def test_nothing_leads_out_of_the_page(whole: Assessment) -> None:
    for element in read(page(whole)).walk():
        for name in LOADING:
            value = element.attributes.get(name, "#")
            assert value.startswith("#") or value == "data:,", (element.tag, name)
        assert not [name for name in element.attributes if name.startswith("on")]
    text = page(everything())
    addresses = re.findall(r"(?:https?|ftp|wss?):?//[^\s\"'<>]*|@import|url\(", text)
    assert not [address for address in addresses if not address.startswith(NAMESPACES)]


@pytest.mark.parametrize("sections", [(), ("brand",), ("product",)])
@pytest.mark.parametrize("only_unmet", [False, True])
def test_links_within_the_page_lead_somewhere(sections: tuple[str, ...], only_unmet: bool) -> None:
    root = read(page(everything(), sections=sections, only_unmet=only_unmet))
    identities = {e.attributes.get("id") for e in root.walk()}
    links = [e.attributes["href"].removeprefix("#") for e in root.all("a")]
    assert links
    assert set(links) <= identities


@pytest.mark.parametrize("tag", ["script", "style"])
def test_the_policy_knows_only_our_own(tag: str) -> None:
    text = page(hostile())
    (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    policy = read(text).one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    digest = b64encode(sha256(inside.encode()).digest()).decode()
    assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_hostile_text_is_only_text() -> None:
    text = page(hostile())
    root = read(text)
    assert len(root.all("script")) == len(root.all("style")) == 1
    assert not root.all("img")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "{{7*7}}" in root.one("tbody", id="i-X1").one("th", class_="name").text
    assert "49" not in root.one("h1").text
    assert ATTACK.split("\x00")[0] in root.one("tbody", id="i-X1").one("div", class_="cells").text


def test_the_same_input_gives_the_same_bytes() -> None:
    assert page(everything()) == page(everything())


def test_figures_of_charts_are_exact() -> None:
    uneven = result(
        indicator("P9", reach("90")), Status.MET, value="526600/5831", baseline="610/9", gap="0"
    )
    drawn = entry("P9", assessment([uneven])).one("svg", class_="bullet").attributes
    assert {k: drawn[k] for k in ("data-value", "data-target", "data-baseline")} == {
        "data-value": "526600/5831",
        "data-target": "90",
        "data-baseline": "610/9",
    }


def test_a_baseline_on_another_scale_is_not_drawn() -> None:
    measure = RelativeChange(kind="relative_change", item="X-1")
    changed = indicator("E9", reach("30"), measure=measure)
    found = entry(
        "E9", assessment([result(changed, Status.MET, value="31", baseline="50", gap="0")])
    )
    assert not found.all("path", class_="base")
    assert entry("P01").all("path", class_="base")


def test_behind_each_figure_stand_its_clause_and_cells() -> None:
    found = entry("P02").one("details")
    assert "第15行" in found.text
    assert found.one("q").text == "90％以上"
    assert [e.text for e in found.one("div", class_="cells").all("code")] == ["E7", "F7", "G7"]
    assert "已报各期均达标" in found.one("summary").text


def test_each_period_that_is_judged_is_held_or_missed() -> None:
    drawn = entry("P02").one("svg", class_="trend")
    assert [d.attributes["data-value"] for d in drawn.all("circle")] == ["95.96", "96", "98.25"]
    assert len(drawn.all("rect", class_="held")) == 2
    assert len(drawn.all("rect", class_="missed")) == 1


def test_findings_are_linked_with_their_indicators() -> None:
    root = read(page(everything()))
    remark = next(e for e in root.one("section", id="findings").all("li") if "P02：" in e.text)
    assert [a.attributes["href"] for a in remark.all("a")] == ["#i-P02"]
    back = root.one("tbody", id="i-P02").one("ul", class_="noted")
    assert back.one("a").attributes["href"] == f"#{remark.attributes['id']}"


def test_the_overview_counts_add_up() -> None:
    table = read(page(everything())).one("table", class_="counts")
    *rows, total, _ = [
        [td.text for td in row.all("td")] for row in table.all("tr") if row.all("td")
    ]
    columns = zip(*rows, strict=True)
    assert [sum(map(int, column)) for column in columns] == list(map(int, total))


def test_every_table_has_headings_with_a_scope() -> None:
    root = read(page(everything()))
    assert all("scope" in heading.attributes for heading in root.all("th"))
    for table in root.all("table", class_="list"):
        width = len(table.all("thead")[0].all("th"))
        assert {len(row.all("td")) + len(row.all("th")) for row in _first_rows(table)} == {width}
        assert len(table.all("col")) == width


def _first_rows(table: Element) -> list[Element]:
    return [body.all("tr")[0] for body in table.all("tbody", class_="entry")]


def test_regions_are_drawn_on_one_scale() -> None:
    table, _ = read(page(by_region())).all("table", class_="regions")
    drawn = {e.attributes["data-region"]: e for e in table.all("svg", class_="of-region")}
    assert {name: e.attributes["data-value"] for name, e in drawn.items()} == {
        "fuling": "98",
        "wanzhou": "95.96",
    }
    assert len({tuple(text.text for text in e.all("text")) for e in drawn.values()}) == 1


def test_regions_show_their_cells_and_who_is_never_added() -> None:
    first, _ = read(page(by_region())).all("table", class_="regions")
    wanzhou = next(e for e in first.all("tbody") if e.attributes["data-region"] == "wanzhou")
    assert "E8 96.5" in wanzhou.one("td", class_="cells").text
    assert "两江新区" in first.one("tfoot").text


def test_the_page_has_no_regions_where_nobody_asked() -> None:
    assert not read(page(everything())).all("section", id="regions")


def test_a_part_is_chosen_as_everywhere() -> None:
    root = read(page(everything(), sections=("brand",), only_unmet=True))
    listed = [e.attributes["data-id"] for e in root.all("tbody") if "id" in e.attributes]
    assert listed == ["T03", "B09", "Q30"]
    assert len(root.all("section", class_="chapter")) == 1


def test_a_value_of_which_parts_are_missing_has_an_arrow() -> None:
    assert entry("B04").all("path", class_="tip")
    assert not entry("T03").all("path", class_="tip")


@pytest.mark.parametrize("value", ["0", "1/3", "12345678901234567890"])
def test_any_figure_can_be_drawn(value: str) -> None:
    of = indicator("X", reach("0"), "个")
    found = entry("X", assessment([result(of, Status.MET, value=value, gap="0")]))
    bar = found.one("svg", class_="bullet").one("rect", class_="mark").attributes
    assert 0 <= Fraction(bar["width"]) <= 140


@pytest.mark.parametrize("language", list(Language))
def test_what_is_in_another_language_says_so(language: Language) -> None:
    """A screen reader must know what to read how: Chinese is marked, but for quoted cells."""
    root = read(page(everything(), language=language))
    texts = (re.sub("'[^']*'", "", text) for text in _texts(root.one("body")))
    unmarked = [text for text in texts if re.search("[一-鿿]", text)]
    assert bool(unmarked) is (language is Language.ZH)


def _texts(element: Element) -> Iterator[str]:
    """Yield the texts that are in the language of the page."""
    for part in element.parts:
        if isinstance(part, str):
            yield part
        elif part.attributes.get("lang") != "zh-CN":
            yield from _texts(part)
