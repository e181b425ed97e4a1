import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports.markdown import inert
from cqquality.text import Language
from tests.conftest import Gold
from tests.reports.hostile import hostile
from tests.reports.samples import everything

REPORT = report_for(Format.MARKDOWN)
ACTIVE = re.compile(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&@]")


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_report(gold: Gold, language: Language) -> None:
    gold(f"report-{language}.md", REPORT.render(everything(), ReportOptions(language=language)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# x", r"\# x"),
        ("- x", r"\- x"),
        ("+ x", r"\+ x"),
        ("1. x", r"1\. x"),
        ("1) x", r"1\) x"),
        ("1.5 x", "1.5 x"),
        ("===", r"\==="),
        ("    code", "code"),
        ("a\n# b", "a # b"),
        ("a|b", r"a\|b"),
        (r"a\|b", r"a\\\|b"),
        ("<b>", r"\<b\>"),
        ("&lt;", r"\&lt;"),
        ("3~5个", r"3\~5个"),
        ("[x](y)", r"\[x\](y)"),
        ("https://x.org", r"https\://x.org"),
        ("www.x.org", r"www\.x.org"),
        ("a@x.org", r"a\@x.org"),
        ("≥90%", "≥90%"),
        ("-4.5", r"\-4.5"),
    ],
)
def test_text_is_never_markup(text: str, written: str) -> None:
    assert inert(text) == written


@given(st.text())
def test_everything_active_is_escaped(text: str) -> None:
    written = inert(text)
    assert not ACTIVE.search(written)
    assert "\n" not in written
    assert not re.match(r"\s|[-+=#]|\d+[.)](\s|$)", written)


def test_hostile_text_stays_in_its_cell() -> None:
    text = REPORT.render(hostile(), ReportOptions())
    rows = [line for line in text.splitlines() if line.startswith("|")]
    bars = {len(re.findall(r"(?<!\\)\|", row)) for row in rows}
    assert bars == {10, 7}  # nine columns, and six in the table of what is missing
    assert not re.search(r"(?<!\\)<(?!br>)", text)


def test_parts_are_set_apart_by_one_empty_line() -> None:
    text = REPORT.render(everything(), ReportOptions())
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    for line, following in zip(text.splitlines(), text.splitlines()[1:], strict=False):
        if line.startswith("|") != following.startswith("|"):
            assert "" in (line, following)
