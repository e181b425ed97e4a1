"""Lists of a form that are added up: small ones and long ones, alone and with others."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cqquality.definitions import find_pack, load_pack
from cqquality.errors import UnreadableFile
from cqquality.observation import Returns
from cqquality.returns.inspection import inspect_returns
from cqquality.returns.reading import read_returns
from cqquality.returns.workbook import Limits
from cqquality.returns.workbook.limits import USUAL
from tests.acceptance.running import SAMPLES, cqq
from tests.returns.ledger.asking import pack_with
from tests.returns.ledger.writing import write_ledger

PACK = pack_with()
ROWS = (
    ("A1", "渝北区", "产品", date(2013, 3, 5), 10, 9),
    ("A2", "渝北区", "重点产品", "2013年3月", "１２", 12),
    ("A1", "渝北区", "产品", date(2013, 3, 5), 10, 9),
    ("A3", "江津区", "产品", 41338, 5, 6),
    ("A4", "江津区", "玩具", 41338, 5, 5),
    ("A5", "江津区", "产品", "2012-12-31", 5, 5),
    ("合计", None, None, None, 40, 40),
    ("A6", "江津区", "产品", "20130505", 7, 7),
)
FIGURES = {
    ("P02-1", "渝北区", "2013"): 22,
    ("P02-2", "渝北区", "2013"): 21,
    ("P02-1", "江津区", "2013"): 7,
    ("P02-2", "江津区", "2013"): 7,
}


def figures(returns: Returns) -> dict[tuple[str, str, str], int]:
    return {(o.item, o.region, str(o.period)): int(o.value) for o in returns.observations}


def codes(returns: Returns) -> list[str]:
    return [f"{f.code.id} {f.place.cell}".strip() for f in returns.findings]


LONG = Limits(long=0)
"""Makes the smallest sheet too long for the grid."""


def read(folder: Path, limits: Limits = USUAL, **files: Sequence[Sequence[Any]]) -> Returns:
    paths = [write_ledger(folder / f"{name}.xlsx", rows) for name, rows in files.items()]
    return read_returns(paths, PACK, limits=limits)


def test_a_list_is_added_up(tmp_path: Path) -> None:
    returns = read(tmp_path, a=ROWS)
    assert figures(returns) == FIGURES
    assert codes(returns) == [
        *("CQ350 A2", "CQ344 E5", "CQ343 A6", "CQ344 D7", "CQ342 F7"),
        *("CQ335 C8", "CQ351 D9", "CQ351 A10"),
    ]


def test_a_long_list_is_added_up_alike(tmp_path: Path) -> None:
    long = read(tmp_path, LONG, a=ROWS, b=ROWS[:1])
    assert read(tmp_path, a=ROWS, b=ROWS[:1]) == long
    assert figures(long) == FIGURES


def test_two_lists_of_one_period_add_up(tmp_path: Path) -> None:
    returns = read(tmp_path, a=ROWS[:1], b=ROWS[1:2])
    assert figures(returns) == {k: v for k, v in FIGURES.items() if k[1] == "渝北区"}
    (origin, _) = (o.origin for o in returns.observations)
    assert [(rows.file, rows.count) for rows in origin.rows] == [("a.xlsx", 1), ("b.xlsx", 1)]


def test_the_same_list_twice_counts_once(tmp_path: Path) -> None:
    assert figures(read(tmp_path, a=ROWS, b=ROWS)) == FIGURES


def test_a_list_without_a_column_is_refused(tmp_path: Path) -> None:
    path = write_ledger(
        tmp_path / "a.xlsx", ROWS, headings=("批次编号", "区县", "类别", "抽样日期")
    )
    assert codes(read_returns([path], PACK)) == ["CQ293 A1"]


def test_a_long_sheet_that_is_no_list_is_read_whole(tmp_path: Path) -> None:
    headings = ("代码", "数据项", "计量单位", "期别", "数值")
    rows = [("P02-1", "抽查批次", "批次", "2013", 7)]
    path = write_ledger(tmp_path / "a.xlsx", rows, headings=headings, title="情况表")
    assert figures(read_returns([path], PACK, limits=LONG)) == {("P02-1", "", "2013"): 7}


def test_a_long_list_that_is_cut_short_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_ledger(folder / "a.xlsx", ROWS[:1])
    bad = write_ledger(folder / "b.xlsx", ROWS)
    _spoil(bad)
    returns = read_returns([folder], PACK, limits=LONG)
    assert returns.files == ("a.xlsx",)
    assert figures(returns)["P02-1", "渝北区", "2013"] == 10
    assert [f.code.id for f in returns.findings if f.place.file == str(bad)] == ["CQ208"]
    with pytest.raises(UnreadableFile):
        read_returns([bad], PACK, limits=LONG)


def _spoil(path: Path) -> None:
    """Change the checksum of the worksheet, which shows only at its end."""
    content = bytearray(path.read_bytes())
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    content[at + 16] ^= 1
    path.write_bytes(bytes(content))


def test_an_inspection_says_what_became_of_the_rows(tmp_path: Path) -> None:
    inspection = inspect_returns([write_ledger(tmp_path / "a.xlsx", ROWS)], PACK)
    (sheet,) = inspection.files[0].sheets
    assert sheet.count is not None
    assert (sheet.count.read, {k.value: n for k, n in sheet.count.by_class.items()}) == (
        8,
        {"used": 3, "repeated": 1, "refused": 1, "unmeant": 1, "outside": 1, "total": 1},
    )
    assert [(use.id, use.regions) for use in sheet.uses] == [
        ("P02-1", ("江津区", "渝北区")),
        ("P02-2", ("江津区", "渝北区")),
    ]
    assert (sheet.left.cells, sheet.left.unfilled) == ((), ())


def test_the_spellings_of_a_region_are_one(tmp_path: Path) -> None:
    pack = load_pack(find_pack())
    headings = ("批次编号", "区县", "类别", "抽样日期", "抽查数", "合格数")
    some = [ROWS[0], ("A2", "渝北", *ROWS[1][2:])]
    path = write_ledger(tmp_path / "a.xlsx", some, headings=headings, title="抽查抽检批次台账")
    returns = read_returns([path], pack)
    assert figures(returns) == {
        ("P02-1", "渝北", "2013"): 22,
        ("P02-2", "渝北", "2013"): 21,
        ("P02-1", "", "2013"): 22,
        ("P02-2", "", "2013"): 21,
    }
    assert {o.origin.rows[0].count for o in returns.observations} == {2}


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "由台账 17 行得出"), ("en", "17 rows of [batches-2013.xlsx]")],
)
def test_an_explanation_names_the_rows(language: str, said: str) -> None:
    done = cqq("explain", "P06", SAMPLES / "batches-2013.xlsx", "--lang", language)
    assert said in done.stdout.decode()
    assert "CQ342" in done.stdout.decode()


def test_json_names_the_rows() -> None:
    done = cqq("evaluate", SAMPLES / "batches-2013.xlsx", "--format", "json", "--fail-on", "never")
    (result,) = (r for r in json.loads(done.stdout)["results"] if r["id"] == "P06")
    assert [source["rows"] for source in result["sources"]] == [
        [
            {
                "file": "batches-2013.xlsx",
                "sheet": "抽查抽检批次台账",
                "first": 13,
                "last": 157,
                "count": 17,
            }
        ]
    ] * 2
