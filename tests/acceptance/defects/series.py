"""One column for each year: the yearly pass rates of farm products."""

import datetime as dt

from tests.acceptance.defects import sending
from tests.acceptance.defects.answer import (
    Filled,
    Never,
    Row,
    contradicted,
    doubted,
    left,
    refused,
    understood,
)
from tests.acceptance.defects.shapes import filtered, hidden, hidden_sheet, merged, titled, white

FORM = Filled(
    "farm-products",
    "2013年",
    {"B8": 95.71, "C8": 96.2, "D8": 96.56, "C9": 97.71, "C10": 99.5},
    {"B8": "P04-3 2011 95.71", "C8": "P04-3 2012 96.2", "D8": "P04-3 2013 96.56"},
)
INDICES = Filled(
    "indices", "2013年", {"C9": 81.5, "D9": 82}, {"C9": "V01-1 2011 81.5", "D9": "V01-1 2012 82"}
)
ALL = tuple(FORM.takes)
DEPARTMENT = Never("a department sends it for the whole city; it names no district")
CELLS: Row = {
    "D01": (understood({"B8": "９５．７１", "C8": "９６．２％"}, "CQ220 B8", "CQ220 C8"),),
    "D02": (
        understood({"B8": "'95.71", "C8": "\u300096.2\u00a0"}, "CQ220 B8", "CQ220 C8"),
        doubted({"B8": "95. 71"}, "CQ221 B8"),
    ),
    "D03": (
        refused({"B8": "9,571"}, "CQ224 B8", loses=("B8",)),
        refused({"B8": "95,71"}, "CQ234 B8", loses=("B8",)),
    ),
    "D04": (refused({"D8": "96.5左右"}, "CQ230 D8", loses=("D8",)),),
    "D05": (refused({"D8": "96.5—97"}, "CQ231 D8", loses=("D8",)),),
    "D06": (refused({"D8": "≥96"}, "CQ232 D8", loses=("D8",)),),
    "D07": (refused({"D8": (dt.date(2013, 9, 6), 'm"月"d"日"')}, "CQ226 D8", loses=("D8",)),),
    "D08": (
        understood({"D8": (0.9656, "0.00%")}),
        refused({"D8": 0.9656}, "CQ223 D8", loses=("D8",)),
        refused({"D8": 9656}, "CQ224 D8", loses=("D8",)),
    ),
    "D09": (
        refused({"D8": "0.36个百分点"}, "CQ229 D8", loses=("D8",)),
        refused({"D8": "提高0.36%"}, "CQ233 D8", loses=("D8",)),
    ),
    "D10": (
        refused(
            {"A8": "主要农产品年度抽检不合格率", "B8": 4.29, "C8": 3.8, "D8": 3.44},
            "CQ275 A8",
            loses=ALL,
        ),
        refused({"D8": "不合格率3.44%"}, "CQ235 D8", loses=("D8",)),
    ),
    "D11": (
        refused({"D8": "0.96亿"}, "CQ228 D8", loses=("D8",)),
        refused({"D6": "计量单位：万"}, "CQ258 B8", loses=ALL),
    ),
    "D12": Never("its figures are rates, which do not accumulate"),
    "D13": (understood({"A12": "合计", "D12": 97.1}, "CQ296 A12"),),
    "D14": (
        refused({}, "CQ278 C9", damage=merged("C9:C11")),
        refused({}, "CQ278 B8", damage=merged("B8:C8"), loses=("B8", "C8")),
    ),
    "D15": (
        doubted({}, "CQ263", damage=hidden(8, "C")),
        doubted({}, "CQ263", damage=filtered("A7:D11", 8)),
        doubted({}, "CQ263", damage=hidden_sheet),
        doubted({}, "CQ263", damage=white("D8")),
    ),
    "D16": (
        understood(
            damage=titled,
            takes={"B10": FORM.takes["B8"], "C10": FORM.takes["C8"], "D10": FORM.takes["D8"]},
            loses=ALL,
        ),
        understood({"B6": "监测结果", "C6": "监测结果"}),
    ),
    "D17": (
        understood({"A13": "注：农业部例行监测", "A14": "审核人：甲"}),
        doubted({"A14": "主要农产品年度抽检合格率", "D14": 97}, "CQ298 A14"),
    ),
    "D18": (
        contradicted(
            {},
            "CQ261 B8",
            "CQ262 D8",
            send=sending.twice("return(1).xlsx", D8=97),
            loses=ALL,
            takes={"return(1) B8": FORM.takes["B8"], "return(1) C8": FORM.takes["C8"]},
        ),
    ),
    "D19": DEPARTMENT,
    "D20": DEPARTMENT,
    "D21": DEPARTMENT,
    "D22": DEPARTMENT,
    "D23": DEPARTMENT,
    "D24": (
        contradicted(
            {},
            "CQ302 D8",
            send=sending.beside("farm-monitoring", "2013年", {"D8": 1000, "D9": 980}),
            takes={"before D8": "P04-1 2013 1000", "before D9": "P04-2 2013 980"},
        ),
    ),
    "D25": (
        contradicted({"A12": "主要农产品年度抽检合格率", "D12": 97}, "CQ262 D12", loses=("D8",)),
    ),
    "D26": (understood({"B8": 95.7}, takes={"B8": "95.7"}),),
    "D27": (
        understood({"B8": 95.7, "C8": "96.20%"}, "CQ220 C8", takes={"B8": "95.7"}),
        refused({"D8": "99.3和98.1%"}, "CQ235 D8", loses=("D8",)),
    ),
    "D28": (
        left({"B8": "…", "C8": "—", "D8": "***"}, loses=ALL),
        left({"B8": "无", "C8": "NA", "D8": "×"}, loses=ALL),
    ),
    "D29": (
        refused(
            {"B8": "#DIV/0!", "C8": "=AVERAGE(C9:C11)"}, "CQ236 B8", "CQ237 C8", loses=("B8", "C8")
        ),
    ),
    "D30": (
        understood({"B5": None}),
        refused({"D7": "截至目前"}, "CQ240 D7", loses=("D8",)),
        refused({"D7": "去年"}, "CQ240 D7", loses=("D8",)),
    ),
    "D31": (
        refused({"D8": 105}, "CQ224 D8", loses=("D8",)),
        refused({"D8": -3}, "CQ224 D8", loses=("D8",)),
    ),
    "D32": Never("its figures are rates, which may fall"),
    "D33": (understood({"A7": "指标名称", "A8": "主要农产品质量安全监测合格率"}),),
    "D34": tuple(understood(send=send) for send in sending.KINDS.values()),
    "D35": DEPARTMENT,
    "D36": (
        contradicted({"A12": "主要农产品年度抽检合格率", "D12": 97}, "CQ262 D12", loses=("D8",)),
    ),
    "D37": (
        refused({"A7": "項目", "A8": "主要農產品年度抽檢合格率"}, "CQ293 D2", loses=ALL),
        refused({"A8": "主要農產品年度抽檢合格率"}, "CQ275 A8", loses=ALL),
    ),
    "D38": (left({"D8": "免报"}, "CQ242 D8", loses=("D8",)),),
    "D39": (doubted({"E7": "目标值", "E8": 90}, "CQ243 E8"),),
    "D40": (
        refused({"D8": "(0.3)"}, "CQ233 D8", loses=("D8",)),
        refused({"D8": "下降0.3个百分点"}, "CQ233 D8", loses=("D8",)),
    ),
}
