"""Stocks at both ends of a year and what lies between: trademarks."""

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

FORM = Filled(
    "trademarks",
    "2013年",
    {"D8": 61, "E8": 9, "F8": 1, "G8": 69, "H8": 29, "E9": 181},
    {"D8": "B02-1 2012 61", "E8": "B02-2 2013 9", "G8": "B02-1 2013 69", "E9": "B08-2 2013 181"},
)
ALL = tuple(FORM.takes)
ROW = ("D8", "E8", "G8")
DEPARTMENT = Never("a department sends it for the whole city; it names no district")
COUNTS = Never("it counts trademarks and has no rates")
CELLS: Row = {
    "D01": (understood({"G8": "６９", "E9": "１８１件"}, "CQ220 G8", "CQ220 E9"),),
    "D02": (
        understood({"G8": "'69", "E9": "181\u00a0\u3000"}, "CQ220 G8", "CQ220 E9"),
        refused({"E9": "1 81"}, "CQ234 E9", loses=("E9",)),
    ),
    "D03": (understood({"E9": "1,181"}, "CQ220 E9", takes={"E9": "1181"}),),
    "D04": (refused({"E9": "近200件"}, "CQ230 E9", loses=("E9",)),),
    "D05": (refused({"E9": "3-5"}, "CQ231 E9", loses=("E9",)),),
    "D06": (refused({"E9": "超过180件"}, "CQ232 E9", loses=("E9",)),),
    "D07": (refused({"E9": dt.date(2013, 3, 5)}, "CQ226 E9", loses=("E9",)),),
    "D08": (refused({"E9": (0.01, "0%")}, "CQ225 E9", loses=("E9",)),),
    "D09": (refused({"E9": "增长5.94%"}, "CQ233 E9", loses=("E9",)),),
    "D10": COUNTS,
    "D11": (
        corrected({"E9": "0.0181万件"}, "CQ222 E9"),
        refused({"B8": "万件"}, "CQ258 B8", loses=ROW),
    ),
    "D12": (refused({"E8": 29}, "CQ277 G8", loses=ROW),),
    "D13": (understood({"A11": "合计", "G11": 250}, "CQ296 A11"),),
    "D14": (
        understood(damage=merged("B8:B10")),
        refused({"C9": None}, "CQ262 E9", damage=merged("A8:A9"), loses=("E8", "E9")),
    ),
    "D15": (
        doubted({}, "CQ263", damage=hidden(8, "E")),
        doubted({}, "CQ263", damage=filtered("A6:H10", 9)),
        doubted({}, "CQ263", damage=hidden_sheet),
        doubted({}, "CQ263", damage=white("G8")),
    ),
    "D16": (
        understood(
            damage=titled,
            takes={f"{at[0]}{int(at[1:]) + 2}": said for at, said in FORM.takes.items()},
            loses=("D8", "E8", "G8", "E9"),
        ),
    ),
    "D17": (
        understood({"A13": "注：含马德里商标", "A14": "审核人：甲"}),
        doubted({"A14": "中国驰名商标", "G14": 70}, "CQ298 A14"),
    ),
    "D18": (
        contradicted(
            {},
            "CQ261 D8",
            "CQ261 E8",
            "CQ262 E9",
            send=sending.twice("return(1).xlsx", E9=182),
            loses=("E8", "E9", "G8"),
            takes=in_file("return(1)", {at: FORM.takes[at] for at in ROW}),
        ),
    ),
    "D19": DEPARTMENT,
    "D20": DEPARTMENT,
    "D21": DEPARTMENT,
    "D22": DEPARTMENT,
    "D23": DEPARTMENT,
    "D24": COUNTS,
    "D25": (refused({"G8": 96}, "CQ277 G8", loses=ROW),),
    "D26": Never("its counts are whole and not rounded"),
    "D27": (refused({"E9": "100和81"}, "CQ235 E9", loses=("E9",)),),
    "D28": (left({"D8": "…", "E8": "—", "F8": "无", "G8": "NA", "E9": "***"}, loses=ALL),),
    "D29": (
        refused({"G8": "=D8+E8-F8", "E9": "#REF!"}, "CQ237 G8", "CQ236 E9", loses=("G8", "E9")),
    ),
    "D30": (refused({"B5": None}, "CQ273 A6", loses=ALL),),
    "D31": (
        refused({"E9": -3}, "CQ224 E9", loses=("E9",)),
        refused({"E9": 1.5}, "CQ227 E9", loses=("E9",)),
    ),
    "D32": (
        doubted({"E8": None, "F8": None, "G8": 50}, "CQ246 G8", takes={"G8": "50"}, loses=("E8",)),
        understood({"E8": 0, "F8": 11, "G8": 50}, takes={"E8": "0", "G8": "50"}),
    ),
    "D33": (understood({"A8": "驰名商标", "G6": "期末数"}),),
    "D34": tuple(understood(send=send) for send in sending.KINDS.values()),
    "D35": DEPARTMENT,
    "D36": (
        contradicted({"A11": "中国驰名商标", "C11": "01", "G11": 70}, "CQ262 G11", loses=("G8",)),
    ),
    "D37": (
        refused({"A6": "指標名稱"}, "CQ293 H2", loses=ALL),
        refused({"A9": "重慶市著名商標"}, "CQ275 A9", loses=("E9",)),
    ),
    "D38": (left({"E9": "免报"}, "CQ242 E9", loses=("E9",)),),
    "D39": (doubted({"I6": "目标值", "I8": 90}, "CQ243 I8"),),
    "D40": (
        refused({"E9": "(3)"}, "CQ233 E9", loses=("E9",)),
        refused({"E9": "减少3件"}, "CQ233 E9", loses=("E9",)),
    ),
}
