"""The forty kinds of defect in returns (D01 to D40), each with the answer stated by hand.

The sheets are those the program writes; a row of a table names the form, what was typed where, the
figures that must be read, and the one finding for each fault.
"""

import datetime as dt
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cqquality.returns.reading import read_returns
from tests.acceptance.defective import Defect, Put, judged, placed, sent, type_in
from tests.acceptance.filling import blank
from tests.returns.form.filling import PACK, figures, opened, read, told

HALF = "2013-01 to 2013-06"
BATCHES, PASSED, RATE = (f"P02-{n} {HALF} " for n in (1, 2, 3))
WHOLE = f"{BATCHES}5831"


def inspected(typed: Put, *found: str, told: tuple[str, ...] = ()) -> Defect:
    """Return a defect of the half-yearly form on inspections: batches E9, passed E12, rate E13."""
    return Defect("inspections", typed, found, told)


def hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["E"].hidden = True


def titles_merged(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "2013年上半年报表汇编"


READ = [
    pytest.param(
        inspected(
            {"E9": "５，８３１", "E13": "９０．３１％"},
            WHOLE,
            f"{RATE}9031/100",
            told=("CQ220 E9", "CQ220 E13"),
        ),
        id="D01 full-width digits",
    ),
    pytest.param(
        inspected(
            {"E9": "'5831", "E12": "5266\u00a0\u3000", "E13": "90. 31"},
            WHOLE,
            f"{PASSED}5266",
            f"{RATE}9031/100",
            told=("CQ220 E9", "CQ220 E12", "CQ221 E13"),
        ),
        id="D02 numbers as text, a space within",
    ),
    pytest.param(
        inspected({"E9": "6,119", "E12": 5.0}, f"{BATCHES}6119", f"{PASSED}5", told=("CQ220 E9",)),
        id="D03 thousands",
    ),
    pytest.param(inspected({"E13": "约90%"}, told=("CQ230 E13",)), id="D04 about"),
    pytest.param(inspected({"E9": "1100余批次"}, told=("CQ230 E9",)), id="D04 and some"),
    pytest.param(inspected({"E13": "96.5—97"}, told=("CQ231 E13",)), id="D05 range"),
    pytest.param(inspected({"E13": "90以上"}, told=("CQ232 E13",)), id="D06 bound"),
    pytest.param(inspected({"E9": dt.date(2013, 3, 5)}, told=("CQ226 E9",)), id="D07 date for 3-5"),
    pytest.param(
        inspected({"E13": (0.9031, "0.00%")}, f"{RATE}9031/100"), id="D08 shown as a percentage"
    ),
    pytest.param(inspected({"E13": 0.9031}, told=("CQ223 E13",)), id="D08 share or percentage"),
    pytest.param(inspected({"E13": 9031}, told=("CQ224 E13",)), id="D08 lost point"),
    pytest.param(inspected({"E13": "5.94个百分点"}, told=("CQ229 E13",)), id="D09 points"),
    pytest.param(inspected({"E13": "提高5.94%"}, told=("CQ233 E13",)), id="D09 rise"),
    pytest.param(
        inspected({"A13": "四、批次不合格率", "E13": 9.69}, told=("CQ275 A13",)),
        id="D10 failure rate in the label",
    ),
    pytest.param(
        inspected({"E13": "不合格率9.69%"}, told=("CQ235 E13",)), id="D10 failure rate in the cell"
    ),
    pytest.param(
        inspected({"E9": "0.58万批次"}, f"{BATCHES}5800", told=("CQ222 E9",)), id="D11 in 万"
    ),
    pytest.param(
        inspected({"B9": "万批次", "E9": 0.58}, told=("CQ258 B9",)),
        id="D11 another unit in the row",
    ),
    pytest.param(
        inspected({"D9": 5831, "E9": 5831}, "P02-1 2013-06 5831", WHOLE, told=("CQ245 D9",)),
        id="D12 cumulative put into the month",
    ),
    pytest.param(
        inspected(
            {"D9": 5831, "E9": 812}, "P02-1 2013-06 5831", f"{BATCHES}812", told=("CQ244 D9",)
        ),
        id="D12 columns swapped",
    ),
    pytest.param(
        Defect("inspections", {"E9": 5831}, (WHOLE,), ("CQ263",), damage=hide), id="D15 hidden"
    ),
    pytest.param(
        Defect("inspections", {"E9": 5831}, (WHOLE,), damage=titles_merged), id="D16 moved down"
    ),
    pytest.param(
        inspected({"E9": 5831, "A18": "注：合格率为2012年口径", "A19": "审核人：甲"}, WHOLE),
        id="D17 notes below",
    ),
    pytest.param(
        inspected({"A17": "说明：快报", "A18": "三、合格批次", "E18": 7}, told=("CQ298 A18",)),
        id="D17 figures below the notes",
    ),
    pytest.param(
        inspected(
            {"E13": 96.2, "F13": "96.20%", "E14": "99.3和98.1%"},
            f"{RATE}481/5",
            "P02-3 2012-01 to 2012-06 481/5",
            told=("CQ220 F13", "CQ235 E14"),
        ),
        id="D27 decimals, two rates in a cell",
    ),
    pytest.param(
        inspected(
            {"E8": 1, "E9": "…", "E12": "—", "E13": "无", "E14": "NA", "E15": "×", "E16": "***"}
        ),
        id="D28 missing marks",
    ),
    pytest.param(
        inspected({"E9": "#REF!", "E12": "=SUM(E8:E9)"}, told=("CQ236 E9", "CQ237 E12")),
        id="D29 error value, formula without a result",
    ),
    pytest.param(
        inspected({"B5": None, "A1": "截至目前产品质量监督抽查情况", "E9": 1}, told=("CQ273 A6",)),
        id="D30 no period",
    ),
    pytest.param(inspected({"E13": "105%"}, told=("CQ224 E13",)), id="D31 above 100 %"),
    pytest.param(inspected({"E9": "-3批次"}, told=("CQ224 E9",)), id="D31 below zero"),
    pytest.param(
        Defect(
            "trademarks",
            {"D8": 61, "G8": 50},
            ("B02-1 2012 61", "B02-1 2013 50"),
            ("CQ246 G8",),
            "2013年",
        ),
        id="D32 a stock falls",
    ),
    pytest.param(
        Defect(
            "trademarks",
            {"D8": 61, "E8": 0, "F8": 11, "G8": 50},
            ("B02-1 2012 61", "B02-2 2013 0", "B02-1 2013 50"),
            (),
            "2013年",
        ),
        id="D32 a stock falls by what was lost",
    ),
    pytest.param(
        Defect("trademarks", {"A8": "驰名商标", "G8": 69}, ("B02-1 2013 69",), (), "2013年"),
        id="D33 another name of the row",
    ),
    pytest.param(
        inspected(
            {"A17": "二、抽查批次", "C17": "02", "E17": 5800, "E9": 5831}, told=("CQ262 E17",)
        ),
        id="D36 one row twice",
    ),
    pytest.param(
        inspected({"A6": "指標名稱", "E6": "本年累計", "E9": 5831}, told=("CQ293 F2",)),
        id="D37 traditional characters",
    ),
    pytest.param(
        inspected({"E9": "免报", "E12": "本季度免报"}, told=("CQ242 E9", "CQ242 E12")),
        id="D38 not due",
    ),
    pytest.param(
        inspected(
            {"G6": "目标值", "G13": 85, "E13": 90.31}, f"{RATE}9031/100", told=("CQ243 G13",)
        ),
        id="D39 target stated by the sender",
    ),
    pytest.param(inspected({"E13": "(0.3)"}, told=("CQ233 E13",)), id="D40 sign in brackets"),
    pytest.param(
        inspected({"E13": "下降4.30个百分点"}, told=("CQ233 E13",)), id="D40 fall in words"
    ),
]


@pytest.mark.parametrize("defect", READ)
def test_what_is_read_of_it(defect: Defect, tmp_path: Path) -> None:
    returns = sent(defect, tmp_path)
    assert figures(returns) == list(defect.figures)
    assert sorted(told(returns)) == sorted(defect.told)
    for finding in returns.findings:
        assert (finding.place.file, bool(finding.place.sheet)) == ("0.xlsx", True)
        assert finding.help_text.zh
        assert finding.help_text.en


EVERYWHERE = {f"G{row}": 1 for row in range(10, 48)}
"""Each of the 38 regions reports one market."""


def districts(typed: Put, *found: str) -> Defect:
    """Return a defect of the matrix of all regions: names in B10 to B47, markets built in G."""
    return Defect("markets", {**EVERYWHERE, "G8": 38, **typed}, told=found, when="2013年")


JUDGED = [
    pytest.param(districts({}), id="nothing wrong"),
    pytest.param(districts({"G9": 9}), id="D13 a sub-total is not added"),
    pytest.param(districts({"G8": 40}, "CQ331 G8"), id="D13 a total that is not the sum"),
    pytest.param(districts({"B39": "开州区"}, "CQ282 B39"), id="D19 a later name"),
    pytest.param(districts({"B48": "万盛区", "G48": 3}, "CQ284 B48"), id="D19 a former district"),
    pytest.param(
        districts({"B36": "垫江区", "G8": None}, "CQ280 B36"), id="D20 a slip is not followed"
    ),
    pytest.param(districts({"B38": "忠　县", "B39": "开　县"}), id="D21 spaces within names"),
    pytest.param(districts({"B27": "500110綦江区"}), id="D22 code and name in one"),
    pytest.param(
        districts({"B27": "500111綦江区", "G8": None}, "CQ281 B27"), id="D22 code of another region"
    ),
    pytest.param(districts({"G48": 3}, "CQ285 B48"), id="D23 overlapping its hosts"),
    pytest.param(districts({"B27": "?江区"}, "CQ287 B27"), id="D35 a character lost"),
    pytest.param(districts({"B32": "壁山县"}, "CQ287 B32"), id="D35 a character confused"),
    pytest.param(
        districts({"B46": "酉陽縣", "G8": None}, "CQ280 B46"), id="D37 traditional characters"
    ),
    pytest.param(
        inspected({"E9": 5831, "E12": 5266, "E13": 93.01}, told=("CQ302 E13",)),
        id="D24 a rate that is not that of its parts",
    ),
    pytest.param(
        inspected({"E9": 5831, "E12": 5266, "E13": 90.31}), id="D26 apart by no more than rounding"
    ),
    pytest.param(
        inspected({"E9": 5831, "E12": 5266, "E13": 90.3}), id="D26 rounded to one decimal"
    ),
    pytest.param(
        inspected({"E9": 100, "E12": 120}, told=("CQ303 E12",)), id="D31 more passed than inspected"
    ),
]


@pytest.mark.parametrize("defect", JUDGED)
def test_what_is_judged_of_it(defect: Defect, tmp_path: Path) -> None:
    findings = judged(sent(defect, tmp_path))
    wanted = sorted(each.replace(" B", " G") for each in defect.told)  # told at the figure
    assert [each for each in placed(findings) if not each.startswith("CQ308")] == wanted


def test_merged_cells_count_for_the_rows_they_cover(tmp_path: Path) -> None:
    """D14."""
    book = opened("awards", "2011-2013年")
    sheet = book.worksheets[0]
    type_in(sheet, {"B7": "甲", "B8": "乙", "C7": "市长质量管理奖", "E7": "2013年", "B9": "丙"})
    for column in "CE":
        sheet.merge_cells(f"{column}7:{column}8")
    assert "B04-1 2013 2" in figures(read(tmp_path, book))


@pytest.mark.parametrize(
    ("name", "batches", "kept", "expected"),
    [
        pytest.param("a(1).xlsx", 1, ["1"], ["CQ269"], id="the same file"),
        pytest.param("a(1).xlsx", 2, [], ["CQ262 E9"], id="other figures"),
        pytest.param("a修订版.xlsx", 2, ["2"], ["CQ291 B5"], id="revised"),
    ],
)
def test_a_return_sent_twice(
    name: str, batches: int, kept: list[str], expected: list[str], tmp_path: Path
) -> None:
    """D18."""
    book = opened("inspections", "2013年1-6月")
    book.worksheets[0]["E9"] = 1
    book.save(tmp_path / "a.xlsx")
    (tmp_path / name).write_bytes((tmp_path / "a.xlsx").read_bytes())
    if batches != 1:
        book.worksheets[0]["E9"] = batches
        book.save(tmp_path / name)
    returns = read_returns([tmp_path], PACK)
    assert figures(returns) == [BATCHES + number for number in kept]
    assert told(returns) == expected


def test_parts_of_a_year_that_do_not_add_up(tmp_path: Path) -> None:
    """D25: 314 of 333 passed, published with 217 of 233 and all of a further 100."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["数据项", "计量单位", "代码", "期别", "数值"])
    for when, batches, passed in (
        ("2013年", 333, 314),
        ("2013年1-6月", 233, 217),
        ("2013年7-12月", 100, 100),
    ):
        sheet.append(["抽查批次", "批次", "P02-1", when, batches])
        sheet.append(["合格批次", "批次", "P02-2", when, passed])
    returns = read(tmp_path, book)
    assert len(figures(returns)) == 6
    assert placed(judged(returns)) == ["CQ301 E3"]


def test_a_year_in_another_scale(tmp_path: Path) -> None:
    """D11: 158 million and then 15 800, in a column of 万元."""
    books = [opened("industrial-output", when) for when in ("2012年", "2013年")]
    for book, value in zip(books, (158000000, 15800), strict=True):
        book.worksheets[0]["D8"] = value
    assert told(read(tmp_path, *books)) == ["CQ247 D8"]


def test_a_target_stated_in_the_general_template(tmp_path: Path) -> None:
    """D39."""
    book = openpyxl.load_workbook(BytesIO(blank(tmp_path)))
    sheet = next(each for each in book.worksheets if each["A4"].value == "P01-1")
    type_in(sheet, {"F4": 85.49, "H3": "目标值", "H4": 85})
    returns = read(tmp_path, book)
    assert told(returns) == ["CQ243 H4"]
    assert [str(each.value) for each in returns.observations] == ["8549/100"]
