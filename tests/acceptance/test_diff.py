"""`cqq diff` as a script runs it."""

import json
from pathlib import Path

import pytest

from tests.acceptance.running import SAMPLES, cqq

OLD, NEW = SAMPLES / "returns-2013.xlsx", SAMPLES / "returns-2015.xlsx"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("results")
    for returns in (OLD, NEW):
        path = folder / f"{returns.stem}.json"
        assert not cqq("evaluate", returns, "--format", "json", "-o", path).stderr
    return folder / "returns-2013.json", folder / "returns-2015.json"


def test_returns_and_their_results_differ_alike(results: tuple[Path, Path]) -> None:
    from_json, from_returns = cqq("diff", *results), cqq("diff", OLD, NEW)
    assert from_json.returncode == from_returns.returncode == 0
    assert from_json.stdout == from_returns.stdout
    assert "判定变化".encode() in from_json.stdout


@pytest.mark.parametrize(
    ("second", "options", "code"),
    [(0, [], 0), (0, ["--fail-on", "change"], 0), (1, [], 0), (1, ["--fail-on", "change"], 1)],
)
def test_the_exit_code(
    results: tuple[Path, Path], second: int, options: list[str], code: int
) -> None:
    done = cqq("diff", results[0], results[second], "--format", "json", *options)
    assert done.returncode == code
    assert json.loads(done.stdout)["changed"] is bool(second)


def test_what_is_no_result_cannot_run(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("{}")
    done = cqq("diff", file, NEW)
    assert done.returncode == 2
    assert b"CQ501" in done.stderr
    assert not done.stdout
