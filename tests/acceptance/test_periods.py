"""A year by its months, its quarters or a cumulative figure: the same year; contradictions told."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.running import cqq

HEADINGS = "代码,计量单位,时期,数值"
MONTHS = [(f"2014-{month:02}", "批次", 10) for month in range(1, 13)]
QUARTERS = [(f"2014Q{quarter}", "批次", 30) for quarter in range(1, 5)]
HALVES = [("2014H1", "批次", 60), ("2014H2", "批次", 60)]
CUMULATIVE = [
    ("2014年1-3月", "批次", 30),
    ("2014年1-6月", "批次", 60),
    ("2014年1-12月", "批次", 120),
]


def judged(folder: Path, parts: list[tuple[str, str, int]]) -> dict[str, Any]:
    """Return the report on P02: the batches inspected as given, 114 of 120 passed."""
    lines = [f"P02-1,{unit},{period},{value}" for period, unit, value in parts]
    path = folder / "returns.csv"
    path.write_text("\n".join([HEADINGS, *lines, "P02-2,批次,2014,114"]), encoding="utf-8")
    run = cqq("evaluate", path, "--format", "json", "--fail-on", "never")
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("parts", [MONTHS, QUARTERS, HALVES, CUMULATIVE, MONTHS + QUARTERS])
def test_all_ways_lead_to_the_same_year(tmp_path: Path, parts: list[tuple[str, str, int]]) -> None:
    found = judged(tmp_path, parts)
    p02 = next(result for result in found["results"] if result["id"] == "P02")
    assert (p02["value"], p02["period"]["end"]) == ("95", "2014-12-31")
    assert "CQ301" not in {finding["code"] for finding in found["findings"]}


def test_a_quarter_that_is_not_its_months_is_told_and_decides_nothing(tmp_path: Path) -> None:
    found = judged(tmp_path, [*MONTHS, ("2014Q2", "批次", 31)])
    (told,) = [finding for finding in found["findings"] if finding["code"] == "CQ301"]
    assert "31" in told["message"]
    assert "30" in told["message"]
    p02 = next(result for result in found["results"] if result["id"] == "P02")
    assert (p02["value"], p02["status"]) == (None, "not_assessable")
