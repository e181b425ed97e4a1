import pytest

from cqquality.definitions import load_pack
from cqquality.definitions.pack import Pack
from cqquality.reports.definition import measure_words, target_words
from tests.definitions.proof.policies import ROOT, invented

SHIPPED = load_pack(ROOT / "indicators" / "cq-2011-55")
INVENTED, _ = invented()


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("L01", "≥12个，至2025-12-31", "≥12 units, by 2025-12-31"),
        (
            "L07",
            "3-5个（超过不算未达），至2025-12-31",
            "3-5 units (more is no failure), by 2025-12-31",
        ),
        ("M01", "每期保持≥99.5%，至2025-12-31", "in every period ≥99.5%, by 2025-12-31"),
        ("M02", ">90%，至2025-12-31", ">90%, by 2025-12-31"),
        ("M06", "比基期≤-20%，至2025-12-31", "against the baseline ≤-20%, by 2025-12-31"),
        ("N01", "100%，至2025-12-31", "100%, by 2025-12-31"),
        ("N02", "逐期提高，至2025-12-31", "rising in every period, by 2025-12-31"),
        ("N03", "前3位，至2025-12-31", "top 3, by 2025-12-31"),
        ("Q01", "建成，至2025-12-31", "Done, by 2025-12-31"),
    ],
)
def test_target(name: str, zh: str, en: str) -> None:
    assert target_words(INVENTED.indicators[name], INVENTED) == (zh, en)


@pytest.mark.parametrize(
    ("name", "zh"),
    [
        ("B01", "基期以来各期合计：中国标准创新贡献奖获奖项目数"),
        ("B02", "比基期净增：中国驰名商标年末有效件数"),
        ("B03", "B03a + B03b + B03c"),
        ("B05a", "基期以来各期合计：重庆名牌农产品新认定数（B05 的其中项）"),
        ("B10", "核心品牌企业名录的行数：主营业务收入 ≥ 500亿元、主营业务收入 < 1000亿元"),
        ("B11", "品牌产品产值 ÷ 规模以上工业总产值 × 100%"),
        ("T01", "国家级检测中心总数"),
    ],
)
def test_measure(name: str, zh: str) -> None:
    words = measure_words(SHIPPED.indicators[name].measure, SHIPPED)
    assert words.zh == zh


@pytest.mark.parametrize("pack", [SHIPPED, INVENTED], ids=["shipped", "invented"])
def test_every_definition_can_be_said_in_both_languages(pack: Pack) -> None:
    for indicator in pack.indicators.values():
        assert all(measure_words(indicator.measure, pack))
        assert all(target_words(indicator, pack))
