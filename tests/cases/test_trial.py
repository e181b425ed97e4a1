"""Trying cases: what counts as the same, what a difference says, and the command."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cqquality.assessment.method.pace import NoPace, PaceLabel
from cqquality.assessment.result import Status
from cqquality.assessment.trial import Difference, try_case
from cqquality.cli import program
from cqquality.definitions import load_pack
from cqquality.definitions.case.loading import load_cases
from cqquality.definitions.case.model import Expected, NoPaceName, PaceName, StatusName
from tests.cases.test_loading_cases import write

GOOD = "cases:\n  - {id: x, indicator: X01, given: {A: 9}, expect: {value: 9, gap: 1}}\n"
BAD = "cases:\n  - {id: y, indicator: X01, given: {A: 9}, expect: {gap: 2, status: met}}\n"


def differences(folder: Path, given: str, expect: str) -> list[Difference]:
    """Return the differences of a case about X01, at least 10 by the end of 2015."""
    text = f"cases:\n  - {{id: x, indicator: X01, {given}, expect: {{{expect}}}}}\n"
    pack = load_pack(write(folder, text))
    (case,) = load_cases(folder, pack)
    return list(try_case(case, pack).differences)


@pytest.mark.parametrize(
    "expect",
    [
        "value: 29/3, gap: 1/3, surplus: none, status: not_met, attainment: 29/30",
        "value: 9.66, tolerance: 0.01",
        "at_least: false, baseline: none, period: 2015-12-31, stage: none, reason: none",
        "pace: none, no_pace: none, share: none, reached: none, missed: [], findings: []",
    ],
)
def test_as_expected(expect: str, tmp_path: Path) -> None:
    assert differences(tmp_path, "given: {A: 29/3}", expect) == []


@pytest.mark.parametrize(
    ("expect", "difference"),
    [
        ("value: 9.67", ("value", "9.67", "29/3")),
        ("value: 9.65, tolerance: 0.01", ("value", "9.65", "29/3")),
        ("value: none", ("value", "none", "29/3")),
        ("surplus: 0", ("surplus", "0", "none")),
        ("status: met", ("status", "met", "not_met")),
        ("period: 2014", ("period", "2014", "2015-12-31")),
        ("at_least: true", ("at_least", "true", "false")),
        ("pace: on_track", ("pace", "on_track", "none")),
        ("missed: [2011]", ("missed", "[2011]", "[]")),
        ("findings: [CQ308]", ("findings", "[CQ308]", "[]")),
        ("reason: 缺", ("reason", "缺", "none")),
        ("reached: 2016-01-01", ("reached", "2016-01-01", "none")),
    ],
)
def test_otherwise(expect: str, difference: tuple[str, str, str], tmp_path: Path) -> None:
    assert differences(tmp_path, "given: {A: 29/3}", expect) == [Difference(*difference)]


def test_only_what_is_stated_is_compared() -> None:
    assert Expected().stated == {}
    assert set(Expected(at_least=False).stated) == {"at_least"}


def test_no_pace_and_why(tmp_path: Path) -> None:
    given = "as_of: 2013-12-31, given: {A: 4}"
    expect = "reached: 2016-01-01, no_pace: baseline_missing, pace: behind, months_left: 3"
    found = differences(tmp_path, given, expect)
    assert [(each.key, each.got) for each in found] == [
        ("pace", "none"),
        ("months_left", "none"),
        ("reached", "none"),
    ]


@pytest.mark.parametrize(
    ("names", "labels"), [(StatusName, Status), (PaceName, PaceLabel), (NoPaceName, NoPace)]
)
def test_every_label_can_be_expected(names: type, labels: type) -> None:
    assert set(names.__args__) - {"none"} == {label.value for label in labels}  # type: ignore[attr-defined]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["test", *arguments])


def test_the_command_says_what_came_out_otherwise(tmp_path: Path) -> None:
    outcome = run(str(write(tmp_path, GOOD, BAD)), "--lang", "en")
    assert outcome.exit_code == 1
    assert outcome.stdout.splitlines() == [
        "cases/b.yaml:2:6 y: came out otherwise",
        "  status: expected met, got not_met",
        "  gap: expected 2, got 1",
        "2 cases, 1 came out otherwise",
    ]


def test_the_command_is_content(tmp_path: Path) -> None:
    outcome = run(str(write(tmp_path, GOOD)), "--lang", "zh")
    assert (outcome.exit_code, outcome.stdout) == (0, "1 个案例全部相符\n")


@pytest.mark.parametrize("only", ["x", "X01"])
def test_only_some(only: str, tmp_path: Path) -> None:
    folder = str(write(tmp_path, GOOD, BAD))
    assert run(folder, "--only", only).exit_code == (0 if only == "x" else 1)


@pytest.mark.parametrize("arguments", [("--only", "z"), ("nowhere",)])
def test_what_cannot_be_run(arguments: tuple[str, ...], tmp_path: Path) -> None:
    folder = write(tmp_path, GOOD)
    first = () if "nowhere" in arguments else (str(folder),)
    assert run(*first, *arguments).exit_code == 2


def test_broken_cases_cannot_be_run(tmp_path: Path) -> None:
    outcome = run(str(write(tmp_path, "cases: 3\n")))
    assert outcome.exit_code == 2
    assert "cases/a.yaml:1:8" in outcome.stderr


def test_json(tmp_path: Path) -> None:
    outcome = run(str(write(tmp_path, GOOD, BAD)), "--format", "json")
    document = json.loads(outcome.stdout)
    assert (document["format"], document["count"], document["failed"]) == (1, 2, 1)
    assert document["cases"][1] == {
        "id": "y",
        "indicator": "X01",
        "place": {"file": "cases/b.yaml", "line": 2, "column": 6},
        "passed": False,
        "differences": [
            {"key": "status", "expected": "met", "got": "not_met"},
            {"key": "gap", "expected": "2", "got": "1"},
        ],
    }
