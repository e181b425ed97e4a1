"""P04 as published for 2011 to 2015: not kept, for 2011 missed it; met where the end decides."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.filling import blank, fill
from tests.acceptance.running import cqq

PUBLISHED = "P04-3=95.71% 96.2% 96.56% 97.75% 98.05%"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("p04")
    path = folder / "returns.xlsx"
    fill(blank(folder), path, [PUBLISHED])
    return path


def report(book: Path, *options: str) -> dict[str, Any]:
    run = cqq("evaluate", book, *options, "--format", "json", "--fail-on", "never")
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def p04(found: dict[str, Any]) -> dict[str, Any]:
    return next(result for result in found["results"] if result["id"] == "P04")


def test_it_was_not_kept_in_2011(book: Path) -> None:
    found = p04(report(book))
    assert (found["status"], found["gap"], found["value"]) == ("not_met", "0.29", "98.05")
    assert found["reading"]["id"] == "reported"
    assert found["reason"]["zh"] == "2011年未达标"
    table = found["analysis"]["holding"]
    assert [period["hit"] for period in table["periods"]] == [False, True, True, True, True]
    assert (table["hits"], table["judged"], table["streak"]) == (4, 5, 4)
    assert (table["worst"]["value"], table["symbol"]) == ("95.71", "sun")
    trend = found["analysis"]["trend"]
    assert [step["amount"] for step in trend["steps"]] == ["0.49", "0.36", "1.19", "0.3"]
    assert trend["kendall"]["p"] == "1/60"


@pytest.mark.parametrize(
    ("reading", "status", "surplus"), [("end", "met", "2.05"), ("complete", "not_met", None)]
)
def test_under_the_other_readings(
    book: Path, reading: str, status: str, surplus: str | None
) -> None:
    found = p04(report(book, "--reading", f"P04={reading}"))
    assert (found["status"], found["surplus"]) == (status, surplus)
    assert found["reading"]["id"] == reading


def test_the_verdict_depends_on_the_reading_and_no_other_does(book: Path) -> None:
    (found,) = report(book, "--sensitivity")["sensitivity"]
    assert found["id"] == "P04"
    verdicts = {each["reading"]["id"]: each["status"] for each in found["outcomes"]}
    assert verdicts == {"reported": "not_met", "complete": "not_met", "end": "met"}
    assert [each["reading"]["id"] for each in found["outcomes"] if each["used"]] == ["reported"]


def test_people_are_told_both(book: Path) -> None:
    shown = cqq("evaluate", book, "--sensitivity", "--detail", "--fail-on", "never").stdout.decode()
    for words in (
        "口径：按已报各期判定；4/5期达标；2011年未达",
        "保持4/5期，当前连续4期，最长连续4期，最差2011年95.71%，天气符号：晴",
        "判定随口径而变的指标（1项）",
    ):
        assert words in "".join(line.strip() for line in shown.splitlines())
    end = cqq("evaluate", book, "--reading", "P04=end", "--fail-on", "never").stdout.decode()
    assert "口径：期末值达标" in end


def test_a_reading_that_is_not_declared_is_refused(book: Path) -> None:
    run = cqq("evaluate", book, "--reading", "P04=best")
    assert run.returncode == 2
    assert "P04 的口径：reported, complete, end" in run.stderr.decode()
