"""Data items in rows: the half-yearly form on inspections, sent by a department or a district."""

import datetime as dt

from tests.acceptance.defects import sending
from tests.acceptance.defects.answer import (
    Filled,
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

HALF = "2013-01 to 2013-06"
BATCHES, PASSED, RATE = (f"P02-{number} {HALF}" for number in (1, 2, 3))
FORM = Filled(
    "inspections",
    "2013年1-6月",
    {"E8": 4282, "E9": 5831, "E10": 2422, "E12": 5266, "E13": 90.31},
    {"E9": f"{BATCHES} 5831", "E12": f"{PASSED} 5266", "E13": f"{RATE} 90.31"},
)
OUTPUT = Filled("industrial-output", "2013年", {"D8": 15800}, {"D8": "B11-1 2013 1.58"})
BODIES = Filled("technical-bodies", "2013年", {"D8": 11}, {"D8": "T01-1 2013 11"})


def of(region: str) -> dict[str, str]:
    """Return what is taken where a district is the sender."""
    return {
        cell: f"{said[: -len(value)]}{region} {value}"
        for cell, said in FORM.takes.items()
        if (value := said.split()[-1])
    }


ALL = tuple(FORM.takes)
CELLS: Row = {
    "D01": (understood({"E9": "５，８３１", "E13": "９０．３１％"}, "CQ220 E9", "CQ220 E13"),),
    "D02": (
        understood({"E9": "'5831", "E12": "5266\u00a0\u3000"}, "CQ220 E9", "CQ220 E12"),
        doubted({"E13": "90. 31"}, "CQ221 E13"),
    ),
    "D03": (understood({"E9": "5,831", "E12": "5 266"}, "CQ220 E9", "CQ220 E12"),),
    "D04": (
        refused({"E13": "约90%"}, "CQ230 E13", loses=("E13",)),
        refused({"E9": "5800余批次"}, "CQ230 E9", loses=("E9",)),
    ),
    "D05": (refused({"E13": "90～92%"}, "CQ231 E13", loses=("E13",)),),
    "D06": (refused({"E13": "90以上"}, "CQ232 E13", loses=("E13",)),),
    "D07": (refused({"E9": dt.date(2013, 3, 5)}, "CQ226 E9", loses=("E9",)),),
    "D08": (
        understood({"E13": (0.9031, "0.00%")}),
        refused({"E13": 0.9031}, "CQ223 E13", loses=("E13",)),
        refused({"E13": 9031}, "CQ224 E13", loses=("E13",)),
    ),
    "D09": (
        refused({"E13": "5.94个百分点"}, "CQ229 E13", loses=("E13",)),
        refused({"E13": "提高5.94%"}, "CQ233 E13", loses=("E13",)),
    ),
    "D10": (
        refused({"A13": "四、批次不合格率", "E13": 9.69}, "CQ275 A13", loses=("E13",)),
        refused({"E13": "不合格率9.69%"}, "CQ235 E13", loses=("E13",)),
    ),
    "D11": (
        corrected({"E9": "0.5831万批次"}, "CQ222 E9"),
        refused({"B9": "万批次", "E9": 0.5831}, "CQ258 B9", loses=("E9",)),
        doubted(
            {},
            "CQ247 D8",
            "CQ316 D8",
            "CQ316 D8",
            form=OUTPUT,
            send=sending.beside("industrial-output", "2012年", {"D8": 158000000}),
            takes={"before D8": "B11-1 2012 15800"},
        ),
    ),
    "D12": (
        doubted({"D9": 5831}, "CQ245 D9", takes={"D9": "P02-1 2013-06 5831"}),
        contradicted(
            {"D9": 5831, "E9": 812, "E12": None, "E13": None},
            "CQ244 D9",
            "CQ316 E9",
            takes={"D9": "P02-1 2013-06 5831", "E9": "812"},
            loses=("E12", "E13"),
        ),
        contradicted({"D9": 5832}, "CQ244 D9", takes={"D9": "P02-1 2013-06 5832"}),
    ),
    "D13": (understood({"A17": "合计", "E17": 16928, "E11": 1779}, "CQ296 A17"),),
    "D14": (
        refused({}, "CQ278 E9", damage=merged("E9:E10"), loses=("E9",)),
        refused({}, "CQ276 A10", damage=merged("A9:A10")),
    ),
    "D15": (
        doubted({}, "CQ263", damage=hidden(9, "E")),
        doubted({}, "CQ263", damage=filtered("A6:F16", 12)),
        doubted({}, "CQ263", damage=hidden_sheet),
        doubted({}, "CQ263", damage=white("E9", "E13")),
    ),
    "D16": (
        understood(
            damage=titled,
            takes={"E11": f"{BATCHES} 5831", "E14": f"{PASSED} 5266", "E15": f"{RATE} 90.31"},
            loses=ALL,
        ),
        understood(
            damage=lambda sheet: sheet.delete_rows(7),
            takes={"E8": f"{BATCHES} 5831", "E11": f"{PASSED} 5266", "E12": f"{RATE} 90.31"},
            loses=ALL,
        ),
    ),
    "D17": (
        understood({"A18": "注：合格率为2012年口径", "A19": "审核人：甲"}),
        doubted({"A17": "说明：快报", "A18": "三、合格批次", "E18": 7}, "CQ298 A18"),
    ),
    "D18": (
        doubted({}, "CQ269", send=sending.twice("return(1).xlsx")),
        contradicted(
            {},
            "CQ261 E12",
            "CQ262 E9",
            send=sending.twice("return(1).xlsx", E9=5832),
            takes=in_file("return(1)", {at: FORM.takes[at] for at in ("E12", "E13")}),
            loses=ALL,
        ),
        doubted(
            {},
            "CQ291 B5",
            send=sending.twice("return修订版.xlsx", E8=4283),
            takes=in_file("return修订版", FORM.takes),
            loses=ALL,
        ),
    ),
    "D19": (understood({"A5": "填报单位：开州区"}, "CQ282 E9", takes=of("开州区")),),
    "D20": (refused({"A5": "填报单位：垫江区"}, "CQ280 E9", loses=ALL),),
    "D21": (understood({"A5": "填报单位：忠　县"}, takes=of("忠县")),),
    "D22": (
        understood({"A5": "填报单位：500110綦江区"}, takes=of("500110綦江区")),
        refused({"A5": "填报单位：500111綦江区"}, "CQ281 E9", loses=ALL),
    ),
    "D23": (left({"A5": "填报单位：两江新区"}, "CQ285 E9", loses=ALL),),
    "D24": (contradicted({"E13": 93.01}, "CQ302 E13", takes={"E13": "93.01"}),),
    "D25": (
        contradicted(
            {},
            "CQ244 E9",
            send=sending.beside("inspections", "2013年", {"E9": 5800, "E12": 5300}),
            takes={"before E9": "P02-1 2013 5800", "before E12": "P02-2 2013 5300"},
        ),
    ),
    "D26": (
        understood({"E13": 90.3}, takes={"E13": "90.3"}),
        understood({"E13": 90}, takes={"E13": "90"}),
    ),
    "D27": (
        understood(
            {"E13": 90.3, "F13": "90.10%"},
            "CQ220 F13",
            takes={"E13": "90.3", "F13": "P02-3 2012-01 to 2012-06 90.1"},
        ),
        refused({"E14": "99.3和98.1%"}, "CQ235 E14"),
    ),
    "D28": (
        left(
            {"E9": "…", "E12": "—", "E13": "无", "E14": "NA", "E15": "×", "E16": "***"}, loses=ALL
        ),
    ),
    "D29": (
        refused(
            {"E9": "#REF!", "E12": "=SUM(E8:E9)"}, "CQ236 E9", "CQ237 E12", loses=("E9", "E12")
        ),
    ),
    "D30": (
        refused({"B5": None, "A1": "截至目前产品质量监督抽查情况"}, "CQ273 A6", loses=ALL),
        refused({"B5": "2013年1-6月", "C5": "2014年1-6月"}, "CQ274 B5", loses=ALL),
    ),
    "D31": (
        refused({"E13": "105%"}, "CQ224 E13", loses=("E13",)),
        refused({"E9": "-3批次"}, "CQ224 E9", loses=("E9",)),
        contradicted(
            {"E12": 5900, "E13": None}, "CQ303 E12", takes={"E12": "5900"}, loses=("E13",)
        ),
    ),
    "D32": (
        doubted(
            {},
            "CQ246 D8",
            form=BODIES,
            send=sending.beside("technical-bodies", "2012年", {"D8": 12}),
            takes={"before D8": "T01-1 2012 12"},
        ),
    ),
    "D33": (understood({"A9": "产品质量监督抽查批次", "E6": "1-本月"}),),
    "D34": tuple(understood(send=send) for send in sending.KINDS.values()),
    "D35": (
        doubted({"A5": "填报单位：?江区"}, "CQ287 E9", takes=of("?江区")),
        doubted({"A5": "填报单位：壁山县"}, "CQ287 E9", takes=of("壁山县")),
    ),
    "D36": (
        contradicted({"A17": "二、抽查批次", "C17": "02", "E17": 5800}, "CQ262 E17", loses=("E9",)),
    ),
    "D37": (refused({"A6": "指標名稱", "E6": "本年累計"}, "CQ293 F2", loses=ALL),),
    "D38": (
        left({"E9": "免报", "E12": "本季度免报", "E13": None}, "CQ242 E9", "CQ242 E12", loses=ALL),
    ),
    "D39": (doubted({"G6": "目标值", "G13": 85}, "CQ243 G13"),),
    "D40": (
        refused({"E13": "(0.3)"}, "CQ233 E13", loses=("E13",)),
        refused({"E13": "下降4.30个百分点"}, "CQ233 E13", loses=("E13",)),
    ),
}
