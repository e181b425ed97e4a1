"""A result read back equals the one written; what changed, in words; refusals."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from cqquality import api
from cqquality.assessment.comparison import compare
from cqquality.assessment.record import record_of
from cqquality.assessment.result import Assessment
from cqquality.errors import UnreadableFile
from cqquality.reports.block import Line
from cqquality.reports.comparison.json import comparison_json
from cqquality.reports.comparison.report import comparison_outline, figure, summary
from cqquality.reports.drawing import Screen, draw
from cqquality.reports.json.reading import read_record
from cqquality.reports.markdown import marked_up
from cqquality.text import Language
from tests.acceptance.running import SAMPLES
from tests.conftest import Gold

PACK = api.load_pack()


def judged(name: str) -> Assessment:
    return api.evaluate(PACK, api.read_returns(SAMPLES / name, PACK))


OLD, NEW = judged("returns-2013.xlsx"), judged("returns-2015.xlsx")
FOUND = compare(record_of(OLD), record_of(NEW))


@pytest.mark.parametrize("assessment", [OLD, NEW], ids=["2013", "2015"])
def test_a_result_read_back_is_the_one_written(assessment: Assessment, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_text(api.render(assessment, "json"), encoding="utf-8")
    assert read_record(file) == record_of(assessment)


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_comparison(gold: Gold, language: Language) -> None:
    text = draw(comparison_outline(FOUND, language, PACK), Screen(width=100))
    gold(f"comparison-{language}.txt", text)
    if language is Language.ZH:
        text.replace("≥", "").replace("─", "").encode("gbk")


def test_the_comparison_for_programs(gold: Gold) -> None:
    gold("comparison.json", comparison_json(FOUND))


def test_it_is_markdown_too() -> None:
    assert "| B09 | " in marked_up(comparison_outline(FOUND, Language.EN, PACK))


def test_nothing_changed_is_said() -> None:
    same = compare(record_of(NEW), record_of(NEW))
    assert summary(same).en == "nothing changed"
    assert len([b for b in comparison_outline(same, Language.ZH) if isinstance(b, Line)]) == 2


def test_a_revision_is_shown_with_both_figures() -> None:
    old = record_of(NEW)
    b09 = next(j for j in old.judged if j.id == "B09")
    period = min(b09.points)
    other = replace(b09, points={**b09.points, period: b09.points[period] + 7})
    new = replace(old, judged=tuple(other if j.id == "B09" else j for j in old.judged))
    text = draw(comparison_outline(compare(old, new), Language.ZH, PACK), Screen())
    assert "往期修订 1" in text
    assert "1个" in text
    assert "8个" in text


@pytest.mark.parametrize(
    ("value", "other", "written"),
    [
        (Fraction("96.5"), None, "96.5"),
        (Fraction(1, 3), None, "0.33"),
        (Fraction(1, 3), Fraction("0.33"), "0.333"),
        (Fraction("0.00001"), None, "0.00001"),
        (Fraction(5), Fraction(6), "5"),
    ],
)
def test_two_figures_never_look_alike(
    value: Fraction, other: Fraction | None, written: str
) -> None:
    assert figure(value, other) == written


RESULT = json.loads(api.render(OLD, "json"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff", "CQ501"),
        (b"{", "CQ501"),
        (b"[]", "CQ501"),
        (b'{"format": 9}', "CQ501"),
        (json.dumps({**RESULT, "results": [{}]}).encode(), "CQ501"),
        (json.dumps({**RESULT, "as_of": "soon"}).encode(), "CQ501"),
        (
            json.dumps({**RESULT, "selection": {"sections": [], "only_unmet": True}}).encode(),
            "CQ502",
        ),
        (
            json.dumps({**RESULT, "selection": {"sections": ["brand"], "only_unmet": False}}),
            "CQ502",
        ),
    ],
)
def test_what_is_no_whole_result_is_refused(
    content: bytes | str, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "result.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UnreadableFile) as refusal:
        read_record(file)
    assert [finding.code.id for finding in refusal.value.findings] == [code]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_record(tmp_path / "none.json")
