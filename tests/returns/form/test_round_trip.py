from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cqquality.definitions.form import Form
from tests.returns.form.filling import PACK, Filled, figures, fill, opened, read, stages, told

HALF = "2013年1-6月"


@pytest.mark.parametrize(
    ("form", "when", "values", "expected"),
    [
        pytest.param(
            "inspections",
            HALF,
            {
                ("一、抽查企业数", "本年累计"): 4282,
                ("二、抽查批次", "本月"): 812,
                ("二、抽查批次", "本年累计"): "５８３１",
                ("其中：日用消费品", "本年累计"): 2422,
                ("三、合格批次", "本年累计"): "5,266",
                ("四、批次合格率", "本年累计"): 90.31,
                ("四、批次合格率", "上年同期"): "90.31%",
                ("七、化肥等农资合格批次", "本月"): "…",
            },
            [
                "P02-1 2013-06 812",
                "P02-1 2013-01 to 2013-06 5831",
                "P02-2 2013-01 to 2013-06 5266",
                "P02-3 2013-01 to 2013-06 9031/100",
                "P02-3 2012-01 to 2012-06 9031/100",
            ],
            id="items",
        ),
        pytest.param(
            "industrial-output",
            "2013年",
            {
                ("规模以上工业总产值", "本期数"): 158000000,
                ("品牌产品产值", "本期数"): "9000亿元",
            },
            ["B11-1 2013 15800", "B11-2 2013 9000"],
            id="items in another scale",
        ),
        pytest.param(
            "technical-bodies",
            HALF,
            {("国家级检测中心总数", "期末数"): 11, ("市级重点实验室数", "期末数"): "—"},
            ["T01-1 2013-06 11"],
            id="stocks",
        ),
        pytest.param(
            "farm-products",
            "2013年",
            {
                ("主要农产品年度抽检合格率", "2011年"): 95.71,
                ("主要农产品年度抽检合格率", "2012年"): "96.20%",
                ("主要农产品年度抽检合格率", "2013年"): "…",
                ("畜禽产品", "2012年"): 99.5,
            },
            ["P04-3 2011 9571/100", "P04-3 2012 481/5"],
            id="series",
        ),
        pytest.param(
            "trademarks",
            "2013年",
            {
                ("中国驰名商标", "上年末累计"): 61,
                ("中国驰名商标", "本年新认定"): 9,
                ("中国驰名商标", "本年减少"): 1,
                ("中国驰名商标", "年末累计"): 69,
                ("中国驰名商标", "“十二五”累计净增"): 29,
                ("重庆市著名商标", "本年新认定"): 100,
                ("地理标志商标", "年末累计"): "129件",
            },
            [
                "B02-1 2012 61",
                "B02-2 2013 9",
                "B02-1 2013 69",
                "B08-2 2013 100",
                "B03c-2 2013 129",
            ],
            id="stock and flow",
        ),
        pytest.param(
            "markets",
            "2013年第三季度",
            {
                ("全市合计", "规范化乡镇农贸市场/累计建成"): 5,
                ("全市合计", "标准化菜市场/累计建成"): 27,
                ("主城区小计", "标准化菜市场/累计建成"): 25,
                ("渝中区", "规范化乡镇农贸市场/本季新建"): 3,
                ("渝中区", "规范化乡镇农贸市场/累计建成"): "—",
                ("渝中区", "标准化菜市场/累计建成"): 25,
                ("忠县", "规范化乡镇农贸市场/累计建成"): 5,
                ("忠县", "规范化乡镇农贸市场/“十二五”目标"): 40,
                ("忠县", "标准化菜市场/累计建成"): 2,
                ("其中：两江新区", "标准化菜市场/累计建成"): 2,
            },
            [
                "V03-1 2013-09 5",
                "V04-1 2013-09 27",
                "V04-1 渝中区2013-09 25",
                "V03-1 忠县2013-09 5",
                "V04-1 忠县2013-09 2",
                "V04-1 其中:两江新区2013-09 2",
            ],
            id="matrix",
        ),
    ],
)
def test_a_form_filled_in_is_read_back(
    tmp_path: Path, form: str, when: str, values: Filled, expected: list[str]
) -> None:
    book = opened(form, when)
    fill(book.worksheets[0], values)
    returns = read(tmp_path, book)
    assert figures(returns) == expected
    assert [f for f in returns.findings if f.severity > 1] == []


def test_milestones_filled_in_are_read_back(tmp_path: Path) -> None:
    book = opened("commitments-goals", "2013年")
    fill(
        book.worksheets[0],
        {
            ("国家质检中心基地项目", "进展"): "已开工",
            ("西部质量高地", "进展"): "建成",
            ("西部质量高地", "完成日期"): date(2013, 6, 30),
            ("内陆地区金融高地", "进展"): "建成",
            ("内陆地区金融高地", "完成日期"): "2014年6月",
        },
    )
    returns = read(tmp_path, book)
    assert sorted(stages(returns)) == [
        "Q05-1 2013 built",
        "Q05-1 2013-06-30 built",
        "Q08-1 2013 building",
        "Q15-1 2013 built",
    ]
    assert told(returns) == ["CQ295 D22"]


LIST: list[tuple[str, str, Any, str | None]] = [
    ("长安汽车", "市长质量管理奖", "2011.3.30", None),
    ("庆铃 汽车", "市长质量管理奖", "2013/3/30", None),
    ("力帆", "市长质量管理奖", 20130330, None),
    ("某公司", "市长质量管理奖提名奖", "20130330", None),
    ("庆铃汽车", "市长质量管理奖", date(2013, 9, 1), None),
    ("首届", "市长质量管理奖", "2010年3月", None),
    ("甲牌", "重庆名牌产品", 40817, None),
    ("乙牌", "重庆名牌产品", "2012年9月", "复评"),
    ("丙牌", "别的奖", "2012年9月", None),
]


def test_a_list_filled_in_is_counted(tmp_path: Path) -> None:
    book = opened("awards", "2011-2013年")
    sheet = book.worksheets[0]
    for row, (name, award, day, remark) in enumerate(LIST, 7):
        for column, value in zip((2, 3, 5, 8), (name, award, day, remark), strict=True):
            sheet.cell(row, column).value = value
    returns = read(tmp_path, book)
    assert figures(returns) == [
        "B04-1 2012 0",
        "B05-1 2012 0",
        "B05-1 2013 0",
        "B04-1 2011 1",
        "B04-1 2013 2",
        "B05-1 2011 1",
    ]
    left = [f.message_text.zh for f in returns.findings if f.code.id == "CQ294"]
    assert left == [
        "awards：第 10 行没有计数（按表式规则不计）",
        "B04-1：第 11 行没有计数（与前面的条目重复或属复评）",
        "B04-1：第 12 行没有计数（不在填报期内）",
        "B05-1：第 14 行没有计数（按表式规则不计）",
    ]
    assert "CQ297 E13" in told(returns)


def test_laboratories_are_counted_as_they_stand(tmp_path: Path) -> None:
    book = opened("research-bases", "2013年")
    sheet = book.worksheets[0]
    for row, (name, kind, day, state) in enumerate(
        [
            ("一室", "市级重点实验室", "2009年", "运行"),
            ("二室", "市级重点实验室", "2013-05", None),
            ("三室", "市级重点实验室", "2013-05", "在建"),
            ("四室", "国家重点实验室", "2012-05", None),
        ],
        7,
    ):
        for column, value in zip((2, 3, 6, 7), (name, kind, day, state), strict=True):
            sheet.cell(row, column).value = value
    assert figures(read(tmp_path, book)) == ["T07-1 2013 2", "T02-1 2013 1"]


@pytest.mark.parametrize("form", PACK.forms.values(), ids=lambda form: form.id)
def test_a_blank_form_is_recognised_by_its_number_and_says_nothing(
    tmp_path: Path, form: Form
) -> None:
    returns = read(tmp_path, opened(form.id, "2013年"))
    assert (figures(returns), stages(returns), returns.entries) == ([], [], ())
    assert told(returns) == []
