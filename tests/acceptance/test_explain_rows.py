"""`cqq explain --rows` on a ledger in a workbook: its rows, and why some do not count."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.running import Done, cqq
from tests.conftest import Gold
from tests.returns.ledger.writing import write_ledger

HEADINGS = ("批次编号", "区县", "类别", "抽样日期", "抽查数", "合格数", "备注")
ROWS = (
    ("A1", "渝北区", "产品", date(2013, 3, 5), 10, 9, None),
    ("A2", "渝北", "重点产品", "2013年3月", 20, 20, None),
    ("A3", "江津区", "产品", date(2013, 3, 6), 5, 6, None),
    ("A4", "江津区", "玩具", date(2013, 3, 6), 7, 7, None),
    ("A1", "渝北区", "产品", date(2013, 3, 5), 10, 9, None),
    ("A5", "江津区", "产品", date(2012, 12, 31), 3, 3, None),
    ("A6", "江津区", "产品", date(2013, 5, 1), 4, 1, "复检"),
    ("A7", "开县", "产品", date(2013, 5, 1), 8, 8, None),
    ("A8", "开县", "产品", date(2013, 5, 1), 6, 6, None),
    ("A8", "开县", "产品", date(2013, 5, 1), 6, 5, None),
    ("合计", None, None, None, 79, 74, None),
)
"""From row 4 on."""


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sent") / "台账.xlsx"
    return write_ledger(path, ROWS, headings=HEADINGS, title="抽查抽检批次台账", tab="一月")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sent") / "台账.xlsx"
    rows = [row for row in ROWS if row[0] not in REFUSED]
    return write_ledger(path, rows, headings=HEADINGS, title="抽查抽检批次台账", tab="一月")


def explained(*options: object) -> Done:
    done = cqq("explain", "P02", "--rows", 2, *options, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, b"")
    return done


def listed(*options: object) -> dict[str, list[int]]:
    """Return the numbers of the rows, by what they are behind."""
    found: list[dict[str, Any]] = json.loads(explained(*options, "--format", "json").stdout)["rows"]
    return {each["about"]["en"]: [row["row"] for row in each["rows"]] for each in found}


REFUSED = ("A3", "A8")
"""The batches with a fault, without which there is no rate."""
BEHIND = {
    "P02-1 2013": [4, 5],
    "P02-2 2013": [4, 5],
    "refused for a fault": [6, 12],
    "repeated": [8],
    "outside the period": [9],
    "not among what is counted": [7, 10],
    "totals and notes": [14],
}


def test_as_people_read_it(gold: Gold, workbook: Path) -> None:
    text = explained(workbook).stdout.decode()
    gold("explain-rows.txt", text[text.index("台账中的行") :])


def test_in_english(gold: Gold, workbook: Path) -> None:
    text = explained(workbook, "--lang", "en").stdout.decode()
    gold("explain-rows-en.txt", text[text.index("rows of ledgers") :])


@pytest.mark.parametrize("long", [(), ("--limit", "long=1")], ids=["in memory", "streamed"])
def test_for_programs(workbook: Path, long: tuple[str, ...]) -> None:
    assert listed(workbook, *long) == BEHIND


@pytest.mark.parametrize("long", [(), ("--limit", "long=1")], ids=["in memory", "streamed"])
def test_the_rows_of_a_rate_are_those_of_its_parts(sound: Path, long: tuple[str, ...]) -> None:
    behind = listed(sound, *long)
    assert behind["denominator P02-1 2013"] == behind["numerator P02-2 2013"] == [4, 5]
    assert "refused for a fault" not in behind


def test_the_rows_of_a_district_under_all_its_names(workbook: Path, sound: Path) -> None:
    behind = listed(workbook, "--region", "渝北区")
    assert behind["denominator P02-1 渝北 2013"] == [4, 5]
    assert listed(sound, "--region", "开州区")["numerator P02-2 开县 2013"] == [10]


def test_a_ledger_that_says_nothing_of_the_indicator_is_not_listed(workbook: Path) -> None:
    done = cqq("explain", "T11b", workbook, "--rows", 2)
    assert done.stdout.decode().endswith("└─ 没有来自台账的数值\n")
