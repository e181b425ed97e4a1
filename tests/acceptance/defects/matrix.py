"""Regions in rows below two levels of headings: the markets of the 38 districts."""

import datetime as dt

from tests.acceptance.defects import sending
from tests.acceptance.defects.answer import (
    Filled,
    Never,
    Row,
    contradicted,
    corrected,
    doubted,
    in_file,
    left,
    refused,
    understood,
)
from tests.acceptance.defects.shapes import filtered, hidden, hidden_sheet, merged, titled, white
from tests.returns.form.filling import opened

REGIONS = {
    row: str(cell.value)
    for row in range(10, 48)
    if (cell := opened("markets", "2013年").worksheets[0].cell(row, 2))
}
"""The districts by their rows."""


def market(row: int, value: int | str, name: str = "") -> str:
    """Return what is taken for a district."""
    return f"V04-1 2013 {name or REGIONS[row]} {value}"


FORM = Filled(
    "markets",
    "2013年",
    {"G8": 38, **{f"G{row}": 1 for row in REGIONS}},
    {"G8": "V04-1 2013 38", **{f"G{row}": market(row, 1) for row in REGIONS}},
)


def without(cell: str) -> dict[str, str]:
    """Return what is taken but for one cell."""
    return {at: said for at, said in FORM.takes.items() if at != cell}


ALL = tuple(FORM.takes)
CELLS: Row = {
    "D01": (understood({"G8": "３８", "G10": "１"}, "CQ220 G8", "CQ220 G10"),),
    "D02": (understood({"G10": "'1", "G11": "1\u00a0\u3000"}, "CQ220 G10", "CQ220 G11"),),
    "D03": (
        understood(
            {"G8": "1,038", "G10": "1,001"},
            "CQ220 G8",
            "CQ220 G10",
            takes={"G8": "1038", "G10": "1001"},
        ),
    ),
    "D04": (refused({"G10": "约1个"}, "CQ230 G10", loses=("G10",)),),
    "D05": (refused({"G10": "3-5"}, "CQ231 G10", loses=("G10",)),),
    "D06": (refused({"G10": "1个以上"}, "CQ232 G10", loses=("G10",)),),
    "D07": (refused({"G10": dt.date(2013, 3, 5)}, "CQ226 G10", loses=("G10",)),),
    "D08": (refused({"G10": (0.01, "0%")}, "CQ225 G10", loses=("G10",)),),
    "D09": (refused({"G10": "增加1"}, "CQ233 G10", loses=("G10",)),),
    "D10": Never("it counts markets and has no rates"),
    "D11": (
        corrected({"G10": "0.0001万个"}, "CQ222 G10"),
        refused({"F6": "标准化菜市场(万个)"}, "CQ258 G8", loses=ALL),
    ),
    "D12": (understood({"F10": 1}),),
    "D13": (
        understood({"G9": 9}),
        contradicted({"G8": 40}, "CQ331 G8", takes={"G8": "40"}),
        understood({"A48": "其中", "B48": "全市合计", "G48": None}),
    ),
    "D14": (
        understood(damage=merged("A10:A12")),
        contradicted({"G11": 2}, "CQ262 G11", damage=merged("B10:B11"), loses=("G10", "G11")),
        refused({"A12": None, "B12": None}, "CQ260 G12", loses=("G12",)),
        refused({}, "CQ278 G10", damage=merged("G10:G12"), loses=("G10", "G11", "G12")),
    ),
    "D15": (
        doubted({}, "CQ263", damage=hidden(10, "G")),
        doubted({}, "CQ263", damage=filtered("A7:G47", 12)),
        doubted({}, "CQ263", damage=hidden_sheet),
        doubted({}, "CQ263", damage=white("G12")),
    ),
    "D16": (
        understood(
            damage=titled,
            takes={f"G{int(at[1:]) + 2}": said for at, said in FORM.takes.items()},
            loses=("G8", "G11"),
        ),
        refused({"C6": None, "F6": None}, "CQ293 A6", loses=ALL),
    ),
    "D17": (
        understood({"A53": "注：1.开县数据为快报数。", "A54": "审核人：甲"}),
        doubted({"A53": "注：快报", "B54": "忠县", "G54": 7}, "CQ298 A54"),
    ),
    "D18": (
        doubted({}, "CQ269", send=sending.twice("return(1).xlsx")),
        contradicted(
            {},
            "CQ261 G8",
            "CQ262 G10",
            send=sending.twice("return(1).xlsx", G10=2),
            takes=in_file(
                "return(1)", {at: said for at, said in FORM.takes.items() if at != "G10"}
            ),
            loses=ALL,
        ),
        contradicted(
            {"B39": "开县"},
            "CQ261 G8",
            "CQ262 G39",
            send=sending.twice("return(1).xlsx", B39="开州区", G39=2),
            takes=in_file(
                "return(1)", {at: said for at, said in FORM.takes.items() if at != "G39"}
            ),
            loses=ALL,
        ),
        understood(
            {},
            "CQ261 G8",
            "CQ282 G39",
            send=sending.twice("return(1).xlsx", B39="开州区"),
            takes=in_file("return(1)", {**FORM.takes, "G39": market(39, 1, "开州区")}),
            loses=ALL,
        ),
    ),
    "D19": (
        understood({"B39": "开州区"}, "CQ282 G39", takes={"G39": market(39, 1, "开州区")}),
        doubted({"B48": "万盛区", "G48": 3}, "CQ284 G48"),
    ),
    "D20": (refused({"B36": "垫江区"}, "CQ280 G36", loses=("G36",)),),
    "D21": (understood({"B38": "忠　县", "B39": "开　县"}),),
    "D22": (
        understood({"B27": "500110綦江区"}, takes={"G27": market(27, 1, "500110綦江区")}),
        refused({"B27": "500111綦江区"}, "CQ281 G27", loses=("G27",)),
    ),
    "D23": (understood({"G48": 3}, "CQ285 G48"),),
    "D24": Never("it has no rates"),
    "D25": (contradicted({"B48": "开县", "G48": 3}, "CQ262 G48", loses=("G39",)),),
    "D26": Never("its counts are whole and not rounded"),
    "D27": (refused({"G10": "1和2"}, "CQ235 G10", loses=("G10",)),),
    "D28": (
        left(
            {"G10": "…", "G11": "—", "G12": "无", "G13": "NA", "G14": "×", "G15": "***"},
            loses=("G10", "G11", "G12", "G13", "G14", "G15"),
        ),
    ),
    "D29": (
        refused(
            {"G10": "#REF!", "G8": "=SUM(G10:G47)"},
            "CQ236 G10",
            "CQ237 G8",
            "CQ308 G19",
            loses=("G8", "G10"),
        ),
    ),
    "D30": (refused({"B5": None}, "CQ273 A6", loses=ALL),),
    "D31": (
        refused({"G10": -3}, "CQ224 G10", loses=("G10",)),
        refused({"G10": 1.5}, "CQ227 G10", loses=("G10",)),
    ),
    "D32": (
        doubted(
            {},
            "CQ246 G10",
            send=sending.beside("markets", "2012年", {"G10": 2}),
            takes={"before G10": "V04-1 2012 渝中区 2"},
        ),
    ),
    "D33": (understood({"B6": "地区", "G7": "期末累计"}),),
    "D34": tuple(understood(send=send) for send in sending.KINDS.values()),
    "D35": (
        doubted({"B27": "?江区"}, "CQ287 G27", takes={"G27": market(27, 1, "?江区")}),
        doubted({"B32": "壁山县"}, "CQ287 G32", takes={"G32": market(32, 1, "壁山县")}),
    ),
    "D36": (contradicted({"B48": "开州区", "G48": 3}, "CQ262 G48", loses=("G39",)),),
    "D37": (refused({"B46": "酉陽縣"}, "CQ280 G46", loses=("G46",)),),
    "D38": (left({"G10": "免报"}, "CQ242 G10", loses=("G10",)),),
    "D39": (understood({"E10": 40}),),
    "D40": (refused({"G10": "(3)"}, "CQ233 G10", loses=("G10",)),),
}
