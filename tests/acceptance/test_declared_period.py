"""--period: the period of sheets that name none, declared by whoever evaluates."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.running import cqq

UNDATED = """\
指标名称,计量单位,代码,本月,本年累计
产品质量监督抽查批次,批次,02,500,5831
产品质量监督抽查合格批次,批次,05,450,5266
"""
DATED = "产品质量监督抽查情况（2013年1-6月）\n" + UNDATED


def written(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_bytes(text.encode("gb18030"))
    return path


def evaluated(path: Path, *options: str) -> tuple[dict[str, Any], set[tuple[str, str | None]]]:
    done = cqq("evaluate", path, "--format", "json", *options)
    document = json.loads(done.stdout)
    found = {(each["code"], each["cell"]) for each in document["findings"]}
    return next(each for each in document["results"] if each["id"] == "P02"), found


def test_without_it_nothing_of_the_sheet_is_read(tmp_path: Path) -> None:
    result, found = evaluated(written(tmp_path, UNDATED))
    assert (result["value"], found) == (None, {("CQ273", "A1")})


def test_with_it_the_sheet_is_read_and_says_whose_word_that_was(tmp_path: Path) -> None:
    result, found = evaluated(written(tmp_path, UNDATED), "--period", "2014-06")
    assert (result["value"], result["period"]["end"]) == ("526600/5831", "2014-06-30")
    assert ("CQ299", None) in found


def test_what_a_sheet_says_itself_comes_first(tmp_path: Path) -> None:
    result, found = evaluated(written(tmp_path, DATED), "--period", "2014-06")
    assert result["period"]["end"] == "2013-06-30"
    assert not [code for code, _ in found if code == "CQ299"]


@pytest.mark.parametrize("command", [("inspect",), ("explain", "P02")], ids=" ".join)
def test_the_other_readers_take_it_too(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = written(tmp_path, UNDATED)
    done = cqq(*command, path, "--period", "2014-06", "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "CQ299" in done.stdout.decode()


def test_many_files_read_by_several_processes_know_it_as_well(tmp_path: Path) -> None:
    for number in range(3):
        other = UNDATED.replace("5831", f"583{number}")
        (tmp_path / f"{number}.csv").write_text(other, "utf-8")
    done = cqq("evaluate", tmp_path, "--period", "2014-06", "--jobs", "2", "--format", "json")
    codes = [each["code"] for each in json.loads(done.stdout)["findings"]]
    assert codes.count("CQ299") == 3
