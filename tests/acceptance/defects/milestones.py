"""Commitments in rows: how far each has come, and since when it is done."""

import datetime as dt

from tests.acceptance.defects import sending
from tests.acceptance.defects.answer import (
    Filled,
    Never,
    Row,
    contradicted,
    doubted,
    in_file,
    left,
    refused,
    understood,
)
from tests.acceptance.defects.shapes import filtered, hidden, hidden_sheet, merged, titled, white

BUILT = "Q05-1 2013-06-30 built"
FORM = Filled(
    "commitments-goals",
    "2013年",
    {"C11": "建成", "D11": "2013-06-30", "C14": "已开工"},
    {"C11": f"Q05-1 2013 built; {BUILT}", "C14": "Q08-1 2013 building"},
)
STAGES = Never("it has stages and dates, no figures")
CITY = Never("departments send it for the whole city; it names no district")
CELLS: Row = {
    "D01": (understood({"D11": "２０１３－０６－３０"}),),
    "D02": (understood({"C11": "'建成\u00a0", "C14": "已 开 工\u3000", "D11": " 2013-06-30"}),),
    "D03": STAGES,
    "D04": (refused({"C11": "基本建成"}, "CQ241 C11", loses=("C11",)),),
    "D05": (refused({"C11": "在建-建成"}, "CQ241 C11", loses=("C11",)),),
    "D06": (refused({"D11": "2013年以前"}, "CQ240 D11", takes={"C11": "Q05-1 2013 built"}),),
    "D07": (
        understood({"D11": dt.date(2013, 6, 30)}),
        refused(
            {"D11": (dt.date(2013, 6, 30), 'm"月"d"日"')},
            "CQ240 D11",
            takes={"C11": "Q05-1 2013 built"},
        ),
    ),
    "D08": (refused({"C11": (0.8, "0%")}, "CQ241 C11", loses=("C11",)),),
    "D09": STAGES,
    "D10": (refused({"C11": "未建成"}, "CQ241 C11", loses=("C11",)),),
    "D11": STAGES,
    "D12": STAGES,
    "D13": (understood({"B26": "合计", "C26": "建成"}),),
    "D14": (understood({"C11": "建成"}, damage=merged("E11:E13")),),
    "D15": (
        doubted({}, "CQ263", damage=hidden(11, "C")),
        doubted({}, "CQ263", damage=filtered("A6:E25", 11)),
        doubted({}, "CQ263", damage=hidden_sheet),
        doubted({}, "CQ263", damage=white("C11")),
    ),
    "D16": (
        understood(
            damage=titled,
            takes={"C13": FORM.takes["C11"], "C16": "Q08-1 2013 building"},
            loses=("C11", "C14"),
        ),
    ),
    "D17": (
        understood({"A28": "注：快报", "A29": "审核人：甲"}),
        doubted({"A28": "注：快报", "B29": "西部质量高地", "C29": "建成"}, "CQ298 A29"),
    ),
    "D18": (
        contradicted(
            {},
            "CQ261 C11",
            "CQ262 C14",
            send=sending.twice("return(1).xlsx", C14="建成"),
            takes=in_file("return(1)", {"C11": FORM.takes["C11"]}),
            loses=("C11", "C14"),
        ),
    ),
    "D19": CITY,
    "D20": CITY,
    "D21": CITY,
    "D22": CITY,
    "D23": CITY,
    "D24": STAGES,
    "D25": (doubted({"D11": "2014-06-30"}, "CQ295 D11", takes={"C11": "Q05-1 2013 built"}),),
    "D26": STAGES,
    "D27": STAGES,
    "D28": (left({"C11": "—", "C14": "不详"}, loses=("C11", "C14")),),
    "D29": (
        refused({"C11": "#REF!", "C14": "=C11"}, "CQ236 C11", "CQ237 C14", loses=("C11", "C14")),
    ),
    "D30": (refused({"B5": None}, "CQ273 A6", loses=("C11", "C14")),),
    "D31": STAGES,
    "D32": (
        doubted(
            {"C14": "未启动"},
            "CQ248 C14",
            send=sending.beside("commitments-goals", "2012年", {"C14": "建成"}),
            takes={"before C14": "Q08-1 2012 built", "C14": "not_started"},
        ),
    ),
    "D33": (understood({"B6": "工作事项", "C6": "进展情况", "A11": None}),),
    "D34": tuple(understood(send=send) for send in sending.KINDS.values()),
    "D35": (refused({"A11": None, "B11": "西部质?高地"}, "CQ275 B11", loses=("C11",)),),
    "D36": (
        contradicted(
            {"A26": "Q08-1", "B26": "国家质检中心基地项目", "C26": "建成"},
            "CQ262 C26",
            loses=("C14",),
        ),
    ),
    "D37": (refused({"C11": "已開工"}, "CQ241 C11", loses=("C11",)),),
    "D38": (left({"C14": "免报"}, loses=("C14",)),),
    "D39": (doubted({"F6": "目标值", "F11": "建成"}, "CQ243 F11"),),
    "D40": STAGES,
}
