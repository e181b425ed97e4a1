"""`cqq explain` on the samples: the whole way from a verdict to its cells, as people read it."""

import json

import pytest

from tests.acceptance.running import SAMPLES, cqq
from tests.conftest import Gold

EARLY, LATE = SAMPLES / "returns-2013.xlsx", SAMPLES / "returns-2015.xlsx"


@pytest.mark.parametrize("name", ["P04", "P05", "B03", "B09", "E06", "E04", "Q09"])
def test_from_the_verdict_to_the_cells(gold: Gold, name: str) -> None:
    done = cqq("explain", name, EARLY, COLUMNS="120")
    assert (done.returncode, done.stderr) == (0, b"")
    gold(f"explain-{name}.txt", done.stdout.decode())


def test_in_english(gold: Gold) -> None:
    done = cqq("explain", "P04", LATE, "--lang", "en", COLUMNS="120")
    gold("explain-P04-en.txt", done.stdout.decode())


def test_under_another_reading() -> None:
    done = cqq("explain", "P04", LATE, "--reading", "P04=end")
    first, *rest = done.stdout.decode().splitlines()
    assert first.endswith("：已达标")
    assert any("口径" in line and "（end）" in line for line in rest)


def test_for_programs() -> None:
    report = json.loads(cqq("explain", "P05", EARLY, "--format", "json").stdout)
    assert report["result"]["id"] == "P05"
    assert [part["role"] for part in report["steps"]["parts"]] == ["numerator", "denominator"]
    first = report["steps"]["parts"][0]["parts"][0]
    assert (first["code"], first["cells"][0]["cell"], first["cells"][0]["text"]) == (
        "P05-2",
        "F37",
        "3312",
    )
    assert report["course"]["base"] == "88.5"


def test_on_a_gbk_console_nothing_is_lost() -> None:
    done = cqq("explain", "P05", EARLY, PYTHONUTF8="0", PYTHONIOENCODING="gbk")
    assert "├─ 目标" in done.stdout.decode("gbk")
    assert b"\\u" not in done.stdout


def test_an_unknown_indicator_is_refused_with_the_nearest() -> None:
    done = cqq("explain", "P4", EARLY)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "P04" in done.stderr.decode()
