import re
import sys
import unicodedata

import pytest
from msgspec.structs import replace

from cqquality.assessment.result import Assessment, Status
from cqquality.findings import Place
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports.wrapping import Ruler
from cqquality.text import Language, Text
from tests.conftest import Gold
from tests.reports.samples import (
    AS_OF,
    HOSTILE,
    ODD,
    assessment,
    everything,
    indicator,
    origin,
    reach,
    result,
)

REPORT = report_for(Format.TERMINAL)
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [80, 160])
def test_the_whole_report(gold: Gold, language: Language, width: int) -> None:
    text = REPORT.render(everything(), ReportOptions(language=language, width=width))
    gold(f"terminal-{language}-{width}.txt", text)


@pytest.mark.parametrize("language", list(Language))
def test_details_are_lines_below_their_row(gold: Gold, language: Language) -> None:
    options = ReportOptions(language=language, width=120, detail=True, sections=("product",))
    gold(f"detail-{language}.txt", REPORT.render(everything(), options))


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [80, 100, 120, 160])
def test_no_line_is_wider_than_the_terminal(width: int, language: Language, encoding: str) -> None:
    options = ReportOptions(language=language, width=width, encoding=encoding, detail=True)
    ruler = Ruler(encoding)
    lines = REPORT.render(everything(), options).splitlines()
    assert max(map(ruler.width, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_statuses_stand_below_their_heading() -> None:
    tables, _ = REPORT.render(everything(), ReportOptions(width=160)).split("总体情况")
    ruler, words = Ruler(), [status.text.zh for status in Status]
    starts = {
        ruler.width(line[: line.index(word)])
        for line in tables.splitlines()
        if line.startswith(("编号  指标", "P0", "E0", "B0", "T0"))
        for word in ("状态", *words)
        if f" {word}" in line
    }
    assert len(starts) == 1


@pytest.mark.parametrize("width", [60, 80, 160])
def test_colours_change_no_character(width: int) -> None:
    bare = REPORT.render(everything(), ReportOptions(width=width))
    coloured = REPORT.render(everything(), ReportOptions(width=width, color=True))
    assert coloured != bare
    assert ESCAPES.sub("", coloured) == bare


def test_without_colours_rich_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    assert "\x1b" not in REPORT.render(everything(), ReportOptions())


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "ascii", "latin-1", "cp1252"])
def test_every_encoding_can_write_it(encoding: str) -> None:
    options = ReportOptions(encoding=encoding, color=True, width=80)
    REPORT.render(hostile(), options).encode(encoding)


def test_a_gbk_console_loses_nothing() -> None:
    bare = REPORT.render(everything(), ReportOptions(width=160, encoding="gbk", detail=True))
    whole = REPORT.render(everything(), ReportOptions(width=160, detail=True))
    assert "\\u" not in bare
    assert re.sub(r"[\s─]", "", bare) == re.sub(r"[\s─]", "", whole)


def hostile() -> Assessment:
    of = indicator("P02", reach("90"))
    return assessment(
        [
            result(
                of,
                Status.NOT_ASSESSABLE,
                reason=Text(HOSTILE, HOSTILE),
                sources=(replace(origin(4), sheet=HOSTILE),),
            )
        ],
        [ODD.at(Place(f"名\udcff{HOSTILE}.xlsx", HOSTILE, row=1, column=1), seen=HOSTILE)],
        files=("名\udcff.xlsx", "emoji😀.xlsx", HOSTILE),
    )


@pytest.mark.parametrize("color", [False, True])
def test_text_from_a_return_does_not_act(color: bool) -> None:
    text = REPORT.render(hostile(), ReportOptions(color=color))
    bare = ESCAPES.sub("", text).replace("\n", "")
    assert {unicodedata.category(char) for char in bare}.isdisjoint({"Cc", "Cf", "Cs"})
    assert "[/x]]0;pwned=1+1 2J" in text


def test_only_what_is_unmet_is_listed_and_everything_counted() -> None:
    text = REPORT.render(everything(), ReportOptions(only_unmet=True))
    assert "\nB04 " not in text
    assert "\nB09 " in text
    assert "8项指标：已达标1项、占12.5%" in text


def test_one_section_alone() -> None:
    text = REPORT.render(everything(), ReportOptions(sections=("brand",)))
    assert "P02 " not in text.split("数据问题", maxsplit=1)[0]
    assert "3项指标：" in text


def test_nothing_at_all() -> None:
    text = REPORT.render(assessment([]), ReportOptions())
    assert str(AS_OF) in text
    assert "0项指标" in text


def test_findings_with_one_message_share_a_line_and_an_advice() -> None:
    text = REPORT.render(everything(), ReportOptions())
    assert "  [returns.xlsx]产品质量!E9,E10  P02：未填\n" in text
    assert text.count("处理：补报") == 1
