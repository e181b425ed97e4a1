"""The figures of the sample returns: those published, and invented ones that say they are.

Figures stand by year from 2010, the end of which is the baseline, to 2015. Percentages are
written as in a report ("95.71"). Names of enterprises and districts are invented as well.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

INVENTED = "示例数据，非真实"
NOT_ASKED = "-"
FIRST_YEAR = 2010

SERIES: Mapping[str, str] = {
    # 品牌经济实力
    "B01-1": "- 1 2 2 3 3",
    "B02-1": "- 46 57 69 78 92",
    "B03-1": "0 7 16 23 32 42",
    "B03a-1": "- 2 2 2 3 2",
    "B03b-1": "- 2 3 2 2 3",
    "B03c-1": "- 3 4 3 4 5",
    "B04-1": "- 3 4 4 4 4",
    "B05-1": "- 180 215 190 230 225",
    "B05a-1": "- 35 42 38 44 46",
    "B06-1": "- 36 41 40 43 45",
    "B07-1": "- 4 5 4 6 4",
    "B08-1": "980 1021 1068 1117 1172 1196",
    "B09-1": "1 1 1 2 3 5",
    "B10-1": "3 7 9 9 10 9",
    "B11-1": "9000 11500 13000 15500 18500 21000",
    "B11-2": "6100 8050 9490 11780 14615 16989",
    # 标准引领作用
    "S01-1": "- 3 4 4 5 5",
    "S02-1": "- 60 72 80 85 90",
    "S02-2": "- 70 82 88 95 98",
    "S03-1": "- 15 22 25 28 30",
    "S04-1": "- 420 430 440 450 460",
    "S04-2": "- 361 372 383 394 405",
    "S05-1": "- 1 0 1 0 1",
    "S05-2": "- 1 1 1 1 1",
    "S05-3": "- 1 0 1 1 0",
    "S06-1": "- 32 38 41 44 47",
    "S07-1": "- 4 5 4 5 4",
    "S07-2": "- 6 6 5 6 6",
    # 技术保障能力
    "T01-1": "8 9 10 11 13 15",
    "T02-1": "5 6 6 7 8 8",
    "T03-1": "1 1 2 2 3 4",
    "T04-1": "6 7 8 9 10 11",
    "T04-2": "8 10 12 14 17 20",
    "T05-1": "5 5 5 5 6 6",
    "T06-1": "0 0 1 1 1 2",
    "T07-1": "45 50 56 61 68 74",
    "T08-1": "3 4 5 5 6 6",
    "T08-2": "12 15 20 25 30 35",
    "T09-1": "40 50 62 75 88 100",
    "T09-2": "110 132 155 178 196 214",
    "T10-1": "0 1 1 2 2 2",
    "T10-2": "0 0 1 1 2 2",
    "T11a-1": "7 7 7 7 8 8",
    "T11b-1": "2 3 3 4 5 5",
    "T12-1": "1 1 2 2 3 3",
    "T13-1": "10 12 13 15 17 19",
    "T13-2": "150 182 215 247 271 292",
    "T14-1": "1 2 2 3 4 5",
    # 产品质量
    "P01-1": "- 85.49 86.72 87.60 88.75 -",
    "P02-1": "- 5210 5480 5620 5700 5760",
    "P02-2": "- 4725 4990 5080 5190 5267",
    "P03-1": "- 182000 195000 208000 214000 221000",
    "P03-2": "- 180726 193830 206752 212930 219895",
    "P04-1": "- - - - - -",
    "P04-2": "- - - - - -",
    "P04-3": "- 95.71 96.2 96.56 97.75 98.05",
    "P05-1": "3000 3200 3400 3600 3800 4000",
    "P05-2": "2670 2880 3094 3312 3534 3760",
    "P05-3": "2000 2200 2400 2600 2800 3000",
    "P05-4": "1780 1980 2184 2392 2576 2790",
    "P05-5": "1000 1200 1400 1600 1800 2000",
    "P05-6": "860 1045 1232 1432 1629 1826",
    "P06-1": "1500 1600 1700 1800 1900 2000",
    "P06-2": "1462 1565 1667 1768 1869 1971",
    "P07-1": "400 420 440 460 480 500",
    "P07-2": "352 374 396 418 440 463",
    "P07-3": "900 940 980 1020 1060 1100",
    "P07-4": "783 830 877 924 966 1005",
    # 工程质量
    "E01-1": "2183 2241 2310 2366 2440 2500",
    "E01-2": "2180 2239 2308 2365 2439 2499",
    "E03-1": "- 3 4 5 5 6",
    "E04-1": "- 4 3 3 2 2",
    "E04-2": "- 12 12 12 12 12",
    "E05-1": "1010 1040 1075 1110 1150 1180",
    "E05-2": "850 920 985 1052 1126 1180",
    "E06-1": "50 52 54.5 58 62 65",
    "E07-1": "3200 3350 3500 3650 3800 4000",
    "E07-2": "640 724 819 949 1102 1280",
    # 服务质量
    "V01-1": "78.5 79.6 80.9 82.3 83.7 85.2",
    "V02-1": "5 8 11 14 18 22",
    "V03-1": "210 320 430 551 680 806",
    "V04-1": "60 120 190 255 330 396",
    "V05-1": "150 210 262 305 361 418",
    "V06-1": "3 4 5 7 8 10",
}

RATES: Mapping[str, tuple[str, str]] = {
    "B11-3": ("B11-2", "B11-1"),
    "S04-3": ("S04-2", "S04-1"),
    "P02-3": ("P02-2", "P02-1"),
    "P03-3": ("P03-2", "P03-1"),
    "P05-7": ("P05-2 P05-4 P05-6", "P05-1 P05-3 P05-5"),
    "P06-3": ("P06-2", "P06-1"),
    "P07-5": ("P07-2 P07-4", "P07-1 P07-3"),
    "E01-3": ("E01-2", "E01-1"),
    "E05-3": ("E05-2", "E05-1"),
    "E07-3": ("E07-2", "E07-1"),
}
"""Rates as a department would report them: parts over parts, to two decimals."""

TOTALS: Mapping[str, str] = {
    "T04-3": "T04-1 T04-2",
    "T08-3": "T08-1 T08-2",
    "T09-3": "T09-1 T09-2",
    "T10-3": "T10-1 T10-2",
    "T13-3": "T13-1 T13-2",
}

_MONITORED = "公布数：{}%（重庆市主要农产品年度抽检合格率）"
PUBLISHED: Mapping[tuple[str, int], str] = {
    ("B02-1", 2013): "公布数：69件（2018年4月报道的近五年起点，计入2013年末为示例）",
    ("P01-1", 2011): "公布数：85.49（渝府发〔2012〕45号）",
    **{
        ("P04-3", FIRST_YEAR + number): _MONITORED.format(rate)
        for number, rate in enumerate(SERIES["P04-3"].split())
        if number
    },
    ("E03-1", 2013): "公布数：5项（2012—2013年度鲁班奖，计入2013年为示例）",
    ("E03-1", 2014): "公布数：5项（2014—2015年度鲁班奖，计入2014年为示例）",
}
"""Where a figure was published, as the remark beside it says."""

ASIDES: Mapping[tuple[str, int], str] = {
    ("T05-1", 2010): f"{INVENTED}；2009年6月公布数为5个",
    ("T11a-1", 2010): f"{INVENTED}；2009年6月公布数为7个",
    ("P02-1", 2011): f"{INVENTED}；公布的国家监督抽查合格率为85.2%，口径不同，未采用",
}

STAGES: Mapping[str, str] = {
    **{f"Q{number:02}": "建成（出台）" for number in range(1, 56)},
    **dict.fromkeys(("Q02", "Q05", "Q16", "Q21", "Q22", "Q25", "Q31", "Q43", "Q48", "Q54"), "在建"),
    **dict.fromkeys(("Q08", "Q28"), "在建"),
    "Q30": "验收",
    "Q34": "已立项",
    "Q45": "在建",
    "E02": "验收",
}
"""How far the commitments were at the end of 2015."""

EARLIER_STAGES: Mapping[str, str] = {
    **dict.fromkeys(STAGES, "在建"),
    **dict.fromkeys(("Q20", "Q32", "Q44", "Q46", "Q51", "Q52", "Q55"), "建成（出台）"),
    **dict.fromkeys(("Q08", "Q28", "Q29", "Q30", "Q35", "Q37"), "筹建"),
    **dict.fromkeys(("Q02", "Q31", "Q48", "Q49"), "已立项"),
    "Q34": "未启动",
}
"""How far they were at the end of 2013."""

PUBLISHED_STAGES: Mapping[tuple[str, int], str] = {
    **{
        (name, 2013): "公布：2011年11月批复筹建（2013年末的阶段据此推定）"
        for name in ("Q08", "Q28")
    },
    **{(name, 2015): "公布：2014年10月开工（2015年末的阶段据此推定）" for name in ("Q08", "Q28")},
    ("Q32", 2015): "公布：已引进组建（2015年）",
    ("Q33", 2015): "公布：已组建，名为中国信息通信研究院西部分院（2015年）",
}

REVENUES = (
    "1850 1420 1260 1105 1000 990.5 930 880 815 760 705 610 560 520 480 455",
    {2011: 60, 2012: 68, 2013: 78, 2014: 90, 2015: 100},
)
SALES = (
    "330 260 210 180 165 150 140 128 112 100 92 85",
    {2011: 60, 2012: 66, 2013: 78, 2014: 88, 2015: 100},
)
"""Entries of the ledgers in 2015, and what each year was in percent of it."""


def figure(code: str, year: int) -> Decimal | None:
    """Return the figure of a data item for a year; None where the sample leaves it blank."""
    if code in RATES:
        numerator, denominator = (_sum(parts, year) for parts in RATES[code])
        return _rounded(numerator * 100 / denominator)
    if code in TOTALS:
        return _sum(TOTALS[code], year)
    text = SERIES[code].split()[year - FIRST_YEAR]
    return None if text == NOT_ASKED else Decimal(text)


def entries(ledger: tuple[str, Mapping[int, int]], year: int) -> list[Decimal]:
    """Return the amounts of a ledger in a year."""
    amounts, percent = ledger
    return [Decimal(amount) * percent[year] / 100 for amount in amounts.split()]


def _sum(codes: str, year: int) -> Decimal:
    return sum((figure(code, year) or Decimal(0) for code in codes.split()), Decimal(0))


def _rounded(rate: Decimal) -> Decimal:
    return rate.quantize(Decimal("0.01"), ROUND_HALF_UP)
