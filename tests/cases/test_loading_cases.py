"""Files of cases: how a group becomes cases, and what is refused, with its place."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cqquality.definitions import load_pack
from cqquality.definitions.case.loading import load_cases
from cqquality.definitions.case.model import Case
from cqquality.definitions.case.value import Nothing
from cqquality.errors import BrokenPack
from tests.building import MAIN, indicator, section

LEDGER = """\
- id: firms
  name: {zh: 企业, en: Firms}
  section: main
  columns:
    - {id: firm, name: {zh: 企业, en: Firm}, kind: text}
    - {id: revenue, name: {zh: 收入, en: Revenue}, kind: number, unit: 亿元}
    - {id: year, name: {zh: 年度, en: Year}, kind: period}
  key: [firm]
  period: year
  basis: stock
"""
STEP = indicator(
    "{kind: milestone, done_at: built, strength: firm}",
    "{kind: progress, item: S}",
    "阶段",
    name="X02",
)


def write(folder: Path, *texts: str) -> Path:
    """Write a small pack with files of cases a.yaml, b.yaml, ..."""
    (folder / "cases").mkdir()
    (folder / "pack.yaml").write_text(MAIN, "utf-8")
    main = section(["A stock 个", "S stock 阶段"], [indicator(), STEP], LEDGER)
    (folder / "main.yaml").write_text(main, "utf-8")
    for name, text in zip("abc", texts, strict=False):
        (folder / "cases" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def load(folder: Path, *texts: str) -> tuple[Case, ...]:
    write(folder, *texts)
    return load_cases(folder, load_pack(folder))


def test_no_cases_are_none(tmp_path: Path) -> None:
    assert load(tmp_path) == ()


def test_a_group_gives_its_rows_what_it_states(tmp_path: Path) -> None:
    (first, second) = load(
        tmp_path,
        "cases:\n"
        "  - id: x\n"
        "    indicator: X01\n"
        "    as_of: 2013-12-31\n"
        "    given: {A: 3}\n"
        "    expect: {value: 3, gap: 7, tolerance: 0.1}\n"
        "    each:\n"
        "      plain: {expect: {status: not_due}}\n"
        "      other: {as_of: 2014-12-31, given: {A: [~, 4]}, expect: {value: none, gap: 1/3}}\n",
    )
    assert (first.id, second.id) == ("x/plain", "x/other")
    assert (first.as_of, second.as_of) == (date(2013, 12, 31), date(2014, 12, 31))
    assert first.situation.given == {"A": (Fraction(3),)}
    assert second.situation.given == {"A": (None, Fraction(4))}
    assert first.expected.stated == {"status": "not_due", "value": 3, "gap": 7}
    assert second.expected.stated == {"value": Nothing.NONE, "gap": Fraction(1, 3)}
    assert second.expected.tolerance == Fraction(1, 10)
    assert str(second.place) == "cases/a.yaml:9:7"


def test_a_case_needs_no_rows_and_may_be_of_several_indicators(tmp_path: Path) -> None:
    cases = load(
        tmp_path,
        "cases:\n  - {id: one, indicator: X01, expect: {status: no_data}}\n",
        "cases:\n  - id: two\n    indicator: [X01, X02]\n    each: {row: {expect: {gap: none}}}\n",
    )
    assert [case.id for case in cases] == ["one", "two/X01/row", "two/X02/row"]
    assert [case.as_of for case in cases] == [date(2015, 12, 31)] * 3
    assert str(cases[0].place) == "cases/a.yaml:2:6"


@pytest.mark.parametrize(
    ("text", "code", "place", "word"),
    [
        ("{id: x, indicator: X01}", "CQ110", "2:6", "nothing is expected"),
        ("{id: x, indicator: X9, expect: {gap: 1}}", "CQ107", "2:6", "X9"),
        ("{id: x, indicator: X01, given: {B: 1}, expect: {gap: 1}}", "CQ107", "2:6", "B"),
        ("{id: x, indicator: X02, stage: done, expect: {gap: 1}}", "CQ107", "2:6", "done"),
        ("{id: x, indicator: X02, expect: {stage: done}}", "CQ107", "2:6", "done"),
        ("{id: x, indicator: X01, reading: r, expect: {gap: 1}}", "CQ110", "2:6", "reading 'r'"),
        ("{id: x, indicator: X01, expect: {gap: 1.}}", "CQ106", "2:43", "gap"),
        ("{id: x, indicator: X01, expect: {gap: 1/0}}", "CQ106", "2:43", "1/3"),
        ("{id: x, indicator: X01, expect: {gap: true}}", "CQ106", "2:43", "none"),
        ("{id: x, indicator: X01, expect: {status: good}}", "CQ106", "2:46", "not_met"),
        ("{id: x, indicator: X01, expect: {pace: fast}}", "CQ106", "2:44", "far_behind"),
        ("{id: x, indicator: X01, expect: {period: soon}}", "CQ106", "2:46", "2013Q2"),
        ("{id: x, indicator: X01, expect: {reached: 2013}}", "CQ106", "2:47", "2015-12-31"),
        ("{id: x, indicator: X01, expect: {gaps: 1}}", "CQ104", "2:38", "did you mean 'gap'"),
        ("{id: x, indicator: X01, given: {A: [a]}, expect: {gap: 1}}", "CQ106", "2:40", "A"),
        ("{id: x, indicator: X01, given: {A: {x: 1}}, expect: {gap: 1}}", "CQ106", "2:40", "A"),
        ("{id: x, indicator: X01, each: {r: {gap: 1}}}", "CQ104", "2:40", "gap"),
        ("{indicator: X01, expect: {gap: 1}}", "CQ105", "2:5", "id"),
        (
            "{id: x, indicator: X01, as_of: 2013-06-30, given: {A: 1}, expect: {gap: 1}}",
            "CQ110",
            "2:6",
            "not the end of a year",
        ),
    ],
)
def test_what_is_refused(text: str, code: str, place: str, word: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenPack) as refusal:
        load(tmp_path, f"cases:\n  - {text}\n")
    (finding,) = refusal.value.findings
    said = finding.message_text.en + finding.help_text.en
    assert (finding.code.id, str(finding.place)) == (code, f"cases/a.yaml:{place}")
    assert word in said


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("{firm: 甲, revenue: 1, years: 2013}", "has the columns"),
        ("{firm: 甲}", "has the columns"),
        ("{firm: [甲, 乙], revenue: [1, 2, 3]}", "different lengths"),
        ("{firm: [], revenue: 1}", "different lengths"),
        ("{firm: 甲, revenue: much}", "'revenue'"),
        ("{firm: 甲, revenue: 1, year: soon}", "'year'"),
        ("{firm: 1, revenue: 1}", "'firm'"),
    ],
)
def test_rows_of_ledgers_that_are_refused(row: str, word: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenPack) as refusal:
        load(
            tmp_path,
            "cases:\n"
            f"  - {{id: x, indicator: X01, ledgers: {{firms: [{row}]}}, expect: {{gap: 1}}}}\n",
        )
    assert any(word in finding.message_text.en for finding in refusal.value.findings)


def test_an_id_stands_for_one_case(tmp_path: Path) -> None:
    one = "cases:\n  - {id: x, indicator: X01, expect: {status: no_data}}\n"
    with pytest.raises(BrokenPack) as refusal:
        load(tmp_path, one, one)
    (finding,) = refusal.value.findings
    assert (finding.code.id, str(finding.place)) == ("CQ108", "cases/b.yaml:2:6")
    assert "cases/a.yaml:2:6" in finding.message_text.en


def test_all_files_are_complained_of_together(tmp_path: Path) -> None:
    with pytest.raises(BrokenPack) as refusal:
        load(tmp_path, "cases: [\n", "case: []\n")
    assert [(f.code.id, f.place.file) for f in refusal.value.findings] == [
        ("CQ101", "cases/a.yaml"),
        ("CQ104", "cases/b.yaml"),
        ("CQ105", "cases/b.yaml"),
    ]


def test_a_pack_does_not_look_at_its_cases(tmp_path: Path) -> None:
    write(tmp_path, "no: yaml: at all\n")
    assert load_pack(tmp_path).id == "small"
