"""One row for each award: counted, each winner once."""

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

NO_FIGURES = Never("a list has names and dates, its figures are counted")
CITY = Never("its rows are counted for the whole city; the district in a row decides nothing")
FORM = Filled(
    "awards",
    "2011-2013年",
    {
        "B7": "长安汽车",
        "C7": "市长质量管理奖",
        "E7": "2011-03-30",
        "G7": "江北区",
        "B8": "庆铃汽车",
        "C8": "市长质量管理奖",
        "E8": "2013-03-30",
        "G8": "九龙坡区",
        "B9": "力帆",
        "C9": "市长质量管理奖",
        "E9": "2013-03-30",
        "G9": "北碚区",
    },
    {
        "B7": "awards 2011-03-30",
        "B8": "awards 2013-03-30",
        "B9": "awards 2013-03-30",
        "B04-1 2011": "1",
        "B04-1 2012": "0",
        "B04-1 2013": "2",
    },
)
ONE = {"B04-1 2013": "1"}
CELLS: Row = {
    "D01": (understood({"E8": "２０１３－０３－３０"}),),
    "D02": (
        understood({"B8": "'庆铃汽车\u00a0", "C8": "市长质量管理奖\u3000", "E8": " 2013-03-30 "}),
    ),
    "D03": NO_FIGURES,
    "D04": (refused({"E8": "约2013年"}, "CQ240 E8", "CQ308 B7", loses=("B8",), takes=ONE),),
    "D05": (understood({"E8": "2013年"}, takes={"B8": "awards 2013"}),),
    "D06": (refused({"E8": "2013年以来"}, "CQ240 E8", "CQ308 B7", loses=("B8",), takes=ONE),),
    "D07": (
        understood({"E8": dt.date(2013, 3, 30)}),
        understood({"E8": 41363}, "CQ297 E8"),
        refused(
            {"E8": (dt.date(2013, 3, 30), 'm"月"d"日"')},
            "CQ240 E8",
            "CQ308 B7",
            loses=("B8",),
            takes=ONE,
        ),
    ),
    "D08": NO_FIGURES,
    "D09": NO_FIGURES,
    "D10": (
        understood({"C9": "市长质量管理奖提名奖"}, "CQ294 B9", takes=ONE),
        doubted({"C9": "市长质量奖"}, "CQ335 B9", takes=ONE),
        doubted({"C8": "省长质量奖", "C9": "县长质量奖"}, "CQ335 B8", takes={"B04-1 2013": "0"}),
    ),
    "D11": NO_FIGURES,
    "D12": (
        understood(
            {"E7": "2010-03-30"}, "CQ294 B7", takes={"B7": "awards 2010-03-30", "B04-1 2011": "0"}
        ),
    ),
    "D13": (understood({"B10": "合计", "C10": 3}, "CQ266 B10"),),
    "D14": (understood(damage=merged("C7:C9", "E8:E9")),),
    "D15": (
        doubted({}, "CQ263", damage=hidden(8, "A")),
        doubted({}, "CQ263", damage=filtered("A6:H9", 8)),
        doubted({}, "CQ263", damage=hidden_sheet),
        doubted({}, "CQ263", damage=white("B8")),
    ),
    "D16": (
        understood(
            damage=titled,
            takes={
                "B9": "awards 2011-03-30",
                "B10": "awards 2013-03-30",
                "B11": "awards 2013-03-30",
            },
            loses=("B7", "B8"),
        ),
    ),
    "D17": (understood({"B10": "注：含复评", "A11": "审核人：甲"}),),
    "D18": (
        doubted({}, "CQ269", send=sending.twice("return(1).xlsx")),
        contradicted(
            {},
            "CQ261 B5",
            "CQ262 B8",
            "CQ294 B9",
            send=sending.twice("return(1).xlsx", H9="复核"),
            takes=in_file("return(1)", {at: FORM.takes[at] for at in ("B7", "B8", "B9")}),
        ),
    ),
    "D19": CITY,
    "D20": CITY,
    "D21": (understood({"B9": "庆铃 汽车"}, "CQ294 B9", takes=ONE),),
    "D22": CITY,
    "D23": CITY,
    "D24": NO_FIGURES,
    "D25": NO_FIGURES,
    "D26": NO_FIGURES,
    "D27": NO_FIGURES,
    "D28": (
        refused(
            {"E8": "—", "B9": None},
            "CQ265 B9",
            "CQ265 E8",
            "CQ308 B7",
            loses=("B8", "B9"),
            takes={"B04-1 2013": "0"},
        ),
    ),
    "D29": (
        refused(
            {"E8": "#REF!", "B9": "=A1&A2"},
            "CQ236 E8",
            "CQ237 B9",
            "CQ308 B7",
            loses=("B8", "B9"),
            takes={"B04-1 2013": "0"},
        ),
    ),
    "D30": (
        refused({"B5": None}, "CQ273 A6", loses=tuple(FORM.takes)),
        refused({"E8": "今年3月"}, "CQ240 E8", "CQ308 B7", loses=("B8",), takes=ONE),
    ),
    "D31": (
        doubted(
            {"E8": "2014-03-30"}, "CQ294 B8", "CQ322 B8", takes={"B8": "awards 2014-03-30", **ONE}
        ),
    ),
    "D32": NO_FIGURES,
    "D33": (understood({"C8": "重庆市市长质量管理奖", "B6": "获奖单位"}),),
    "D34": tuple(understood(send=send) for send in sending.KINDS.values()),
    "D35": CITY,
    "D36": (
        understood(
            {"B10": "力帆", "C10": "市长质量管理奖", "E10": "2013-06-30"},
            "CQ294 B10",
            takes={"B10": "awards 2013-06-30"},
        ),
    ),
    "D37": (refused({"B6": "獲獎單位", "C6": "獎項"}, "CQ293 H2", loses=tuple(FORM.takes)),),
    "D38": (left({"A7": "免报"}),),
    "D39": (doubted({"I6": "目标值", "I8": 90}, "CQ243 I8"),),
    "D40": NO_FIGURES,
}
