import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from cqquality.definitions.proof import PolicyText, prove
from cqquality.reports.proof import page
from cqquality.text import Language
from tests.definitions.proof.policies import invented

PACK, POLICY = invented()


class Elements(HTMLParser):
    """Collects the elements of a page, and complains where they do not nest."""

    VOID = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.seen if name == tag]


@pytest.fixture(scope="module", params=list(Language))
def text(request: pytest.FixtureRequest) -> str:
    return page(prove(PACK, POLICY), PACK, request.param)


def test_every_number_is_marked_once(text: str) -> None:
    marks = [mark for mark in Elements(text).all("mark") if "id" in mark]
    assert [mark["id"] for mark in marks] == [f"L{t.line}-{t.column}" for t in POLICY.tokens]
    assert all(mark["title"] for mark in marks)


def test_every_link_leads_to_something_on_the_page(text: str) -> None:
    elements = Elements(text)
    names = [attributes["id"] for _, attributes in elements.seen if "id" in attributes]
    assert len(names) == len(set(names))
    links = [link["href"] for link in elements.all("a")]
    assert len(links) > len(POLICY.tokens)
    assert {link.removeprefix("#") for link in links} <= set(names)


def test_the_page_needs_nothing_from_elsewhere(text: str) -> None:
    elements = Elements(text)
    assert not any(elements.all(tag) for tag in ("script", "link", "img", "iframe"))
    assert not re.search(r"https?://|url\(|@import", text)


def test_the_page_says_its_language(text: str) -> None:
    elements = Elements(text)
    assert elements.all("html")[0]["lang"] in {"zh-CN", "en"}
    assert {"class": "card policy", "lang": "zh-CN"} in elements.all("div")


def test_the_document_stays_what_it_was(text: str) -> None:
    shown = re.sub(r"<[^>]+>", "", text)
    assert all(line.rstrip() in shown for line in POLICY.lines)


def test_what_is_wrong_is_told_first_and_coloured() -> None:
    lines = (*POLICY.lines, "另有99座")
    text = page(prove(PACK, PolicyText("p.txt", lines)), PACK, Language.ZH)
    (mark,) = [m for m in Elements(text).all("mark") if m.get("id") == "L13-3"]
    assert mark["class"] == "unclaimed"
    assert text.index("CQ152") < text.index("<h2>")


def test_text_from_outside_does_not_act() -> None:
    hostile = '<script>alert("1")</script> & 99'
    policy = PolicyText(f"{hostile}.txt", (*POLICY.lines, hostile))
    pack = replace(PACK, id=hostile)
    text = page(prove(pack, policy), pack, Language.ZH)
    assert "<script" not in text
    assert not Elements(text).all("script")
