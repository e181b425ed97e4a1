import pytest

from cqquality.quantity import Dimension
from cqquality.returns.figure import read_figure
from cqquality.text import Language
from tests.returns.figure.asking import PLACE, codes, exact, read, text, unit


@pytest.mark.parametrize(
    ("raw", "unit", "value", "found"),
    [
        ("96.5%", "%", "96.5", "CQ220"),
        ("９６．５％", "%", "96.5", "CQ220"),
        ("96.5 %", "%", "96.5", "CQ220"),
        ("﹪", "%", None, "CQ235"),
        ("0.965%", "%", "0.965", "CQ220"),
        ("100%", "%", "100", "CQ220"),
        ("90.31", "%", "90.31", "CQ220"),
        ("'5831", "个", "5831", "CQ220"),
        ("\ufeff\u00a05831\u3000\n", "个", "5831", "CQ220"),
        ("58\u200b31", "个", "5831", "CQ220"),
        ("1，281", "个", "1281", "CQ220"),
        ("6,119", "个", "6119", "CQ220"),
        ("6\u2009119", "个", "6119", "CQ220"),
        ("1,234,567.5", "元", "1234567.5", "CQ220"),
        ("90. 31", "%", "90.31", "CQ221"),
        ("5个", "个", "5", "CQ220"),
        ("5 家", "个", "5", "CQ220"),
        ("第3位", "位", "3", "CQ220"),
        ("0", "个", "0", "CQ220"),
        ("5.3万件", "件", "53000", "CQ222"),
        ("5.3万", "件", "53000", "CQ222"),
        ("8.1亿元", "亿元", "8.1", "CQ220"),
        ("8.1亿元", "万元", "81000", "CQ222"),
        ("8.1亿", "万元", "81000", "CQ222"),
        ("500元", "万元", "0.05", "CQ222"),
        ("8. 1亿元", "万元", "81000", "CQ222 CQ221"),
        ("-3.2%", "change", "-3.2", "CQ220"),
        ("−3.2％", "change", "-3.2", "CQ220"),
        ("－3.2%", "change", "-3.2", "CQ220"),
        ("+12%", "change", "12", "CQ220"),
        ("（0.3%）", "change", "-0.3", "CQ220"),
        ("下降4.30%", "change", "-4.3", "CQ220"),
        ("提高30％", "change", "30", "CQ220"),
        ("下降4.30个百分点", "points", "-4.3", "CQ220"),
    ],
)
def test_a_text_is_understood(raw: str, unit: str, value: str | None, found: str) -> None:
    figure = read(text(raw), unit)
    assert (figure.value, codes(figure.findings)) == (exact(value), found)


@pytest.mark.parametrize(
    ("raw", "unit", "found"),
    [
        ("0.965", "%", "CQ223"),
        ("1", "%", "CQ223"),
        ("105%", "%", "CQ224"),
        ("-3家", "个", "CQ224"),
        ("96.5%", "个", "CQ225"),
        ("3月5日", "个", "CQ226"),
        ("2014年3月5日", "个", "CQ226"),
        ("2014/3/5", "个", "CQ226"),
        ("5-Mar", "个", "CQ226"),
        ("3.5个", "个", "CQ227"),
        ("5件", "个", "CQ228"),
        ("5万", "万元", "CQ228"),
        ("5万", "亿元", "CQ228"),
        ("965‰", "%", "CQ228"),
        ("85%", "分", "CQ225"),
        ("5万", "%", "CQ228"),
        ("5.94个百分点", "%", "CQ229"),
        ("5.94个百分点", "change", "CQ229"),
        ("约90%", "%", "CQ230"),
        ("90%左右", "%", "CQ230"),
        ("近5.3万件", "件", "CQ230"),
        ("1100余", "个", "CQ230"),
        ("2万余家", "个", "CQ230"),
        ("20多家", "个", "CQ230"),
        ("~90%", "%", "CQ230"),
        ("3-5", "个", "CQ231"),
        ("80%-90%", "%", "CQ231"),
        ("90～92%", "%", "CQ231"),
        ("96.5—97", "%", "CQ231"),
        ("3至5个", "个", "CQ231"),
        ("约3-5个", "个", "CQ231"),
        ("≥90", "%", "CQ232"),
        (">=90%", "%", "CQ232"),
        ("90以上", "分", "CQ232"),
        ("不足80%", "%", "CQ232"),
        ("超过11万件", "件", "CQ232"),
        ("不低于90%", "%", "CQ232"),
        ("(0.3)", "%", "CQ233"),
        ("下降4.30个百分点", "%", "CQ233"),
        ("提高5.94%", "%", "CQ233"),
        ("同比下降4.30个百分点", "%", "CQ233"),
        ("+5", "个", "CQ233"),
        ("1,28", "个", "CQ234"),
        ("1,2345", "个", "CQ234"),
        ("12 34", "个", "CQ234"),
        ("1,234 567", "个", "CQ234"),
        ("1, 281", "个", "CQ234"),
        ("96.5①", "%", "CQ235"),
        ("10²", "个", "CQ235"),
        ("96.5*", "%", "CQ235"),
        ("1e5", "个", "CQ235"),
        ("3•15", "个", "CQ235"),
        ("1.2.3", "个", "CQ235"),
        ("٣", "个", "CQ235"),
        ("二十", "个", "CQ235"),
        ("5个(含在建)", "个", "CQ235"),
        ("截至目前共5个", "个", "CQ235"),
        ("同比下降4.30%", "change", "CQ235"),
        ("9" * 5000, "个", "CQ235"),
        ("9" * 30, "个", "CQ224"),
        ("#REF!", "%", "CQ236"),
        ("####", "%", "CQ236"),
    ],
)
def test_a_text_is_refused_with_one_finding(raw: str, unit: str, found: str) -> None:
    figure = read(text(raw), unit)
    assert (figure.value, figure.mark, codes(figure.findings)) == (None, None, found)


@pytest.mark.parametrize(
    ("raw", "unit", "said"),
    [
        ("90～92%", "%", ("“90～92%”", "“90”", "“92%”")),
        ("5件", "个", ("“5件”", "“个”")),
        ("约90%", "%", ("“约90%”",)),
        ("5.3万件", "件", ("“5.3万件”", "53000 件")),
        ("９６．５％", "%", ("“９６．５％”", "96.5")),
        ("a\x1b]0;x\x07{0}[/x]", "%", ("“a ]0;x {0}[/x]”",)),
    ],
)
def test_the_message_repeats_the_text_seen(raw: str, unit: str, said: tuple[str, ...]) -> None:
    message = read(text(raw), unit).findings[0].message(Language.ZH)
    assert all(words in message for words in said)


def test_a_unit_may_itself_be_scaled() -> None:
    kilogram = unit("千克", Dimension.AMOUNT)
    figure = read_figure(text("500克"), kilogram, PLACE, "X-1")
    assert figure.value == exact("0.5")
