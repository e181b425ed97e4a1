"""What time and samples say of a result, from a workbook that was filled in: every part once."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.filling import blank, fill
from tests.acceptance.running import cqq

FIGURES = [
    "V03-1=10 25 60 139 - -",  # from 10 to 800: fast growth, and far from the straight line
    "E03-1=1 2 3 5 6",
    "P02-2=- - 19 - -",
    "P02-1=- - 20 - -",
    "P03-2=- 120 130 - -",
    "P03-1=- 130 130 - -",
    "P06-2=- - 123 - -",
    "P06-1=- - 130 - -",
    "E01-2=- - 40 - -",
    "E01-1=- - 40 - -",
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("time")
    path = folder / "returns.xlsx"
    fill(blank(folder), path, FIGURES)
    return path


def results(book: Path, as_of: str) -> dict[str, Any]:
    options = ("--as-of", as_of, "--format", "json", "--fail-on", "never")
    run = cqq("evaluate", book, *options)
    assert run.returncode == 0, run.stderr
    return {result["id"]: result for result in json.loads(run.stdout)["results"]}


def test_two_opinions_on_a_pace_that_are_two_classes_apart(book: Path) -> None:
    found = results(book, "2013-12-31")["V03"]
    second = found["analysis"]["second_opinion"]
    assert (found["pace"]["label"], second["label"]) == ("far_behind", "significant")
    assert second["disputed"]
    shown = cqq("evaluate", book, "--as-of", "2013-12-31", "--fail-on", "never").stdout.decode()
    assert "与序时进度的判断不一致" in "".join(line.strip() for line in shown.splitlines())


def test_a_rise_with_its_slope_and_test_from_five_years_on(book: Path) -> None:
    early, late = (results(book, f"{year}-12-31")["E03"] for year in (2014, 2015))
    assert early["analysis"]["trend"]["kendall"] is None
    trend = late["analysis"]["trend"]
    assert [step["amount"] for step in trend["steps"]] == ["1", "1", "2", "1"]
    assert (trend["slope"], trend["kendall"]) == ("31/24", {"score": 10, "p": "1/60"})
    assert late["analysis"]["year_on_year"]["amount"] == "20"
    assert late["analysis"]["year_on_year"]["kind"] == "relative"


def test_samples_too_few_faultless_and_missed(book: Path) -> None:
    found = results(book, "2013-12-31")
    few, faultless, missed, all_of_them = (
        found[i]["certainty"] for i in ("P02", "P03", "P06", "E01")
    )
    assert (few["label"], few["total"], found["P02"]["status"]) == ("low_n", 20, "met")
    assert (faultless["method"], faultless["label"]) == ("Clopper-Pearson", "point_only")
    assert (missed["method"], missed["label"]) == ("Wilson", "missed_confirmed")
    assert (all_of_them["method"], all_of_them["high"]) == ("Clopper-Pearson", None)
    assert all_of_them["low"].startswith("92.78")  # 0.05 ** (1 / 40)


def test_a_change_of_a_rate_is_in_points_and_beyond_chance_or_not(book: Path) -> None:
    found = results(book, "2013-12-31")["P03"]
    year_on_year = found["analysis"]["year_on_year"]
    assert (year_on_year["kind"], year_on_year["amount"]) == ("points", "100/13")
    assert not found["certainty"]["change"]["within_error"]


def test_month_on_month_and_the_same_month_of_the_year_before(tmp_path: Path) -> None:
    rows = ["代码,计量单位,时期,数值"]
    for when, passed in (
        ("2013年1-6月", 90),
        ("2014年1-4月", 93),
        ("2014-05", 92),
        ("2014-06", 95),
    ):
        rows += [f"P02-1,批次,{when},100", f"P02-2,批次,{when},{passed}"]
    (tmp_path / "r.csv").write_text("\n".join(rows), encoding="utf-8")
    run = cqq("evaluate", tmp_path, "--format", "json", "--fail-on", "never")
    p02 = next(r for r in json.loads(run.stdout)["results"] if r["id"] == "P02")
    before = p02["analysis"]["period_on_period"]
    assert (before["before"], before["after"], before["amount"]) == ("92", "95", "3")
    half = p02["analysis"]["year_on_year"]
    assert (half["before"], half["after"], half["kind"]) == ("90", "280/3", "points")


def test_a_scorecard_prints_its_method_the_lowest_part_and_the_number_unmet(book: Path) -> None:
    run = cqq("evaluate", book, "--scorecard", "--fail-on", "never", COLUMNS="200")
    shown = run.stdout.decode()
    assert "方法：达标100分" in shown
    assert "最低：" in shown
    assert "未达标" in shown.partition("最低：")[2].splitlines()[1]
