import pytest

from cqquality.returns.workbook.grid import Cell, Kind
from cqquality.text import Language
from tests.returns.figure.asking import codes, exact, number, read


@pytest.mark.parametrize(
    ("raw", "number_format", "unit", "value", "found"),
    [
        ("0.96499999999999997", "0.0%", "%", "96.5", ""),
        ("96.5", "General", "%", "96.5", ""),
        ("90.310000000000002", "0.00", "%", "90.31", ""),
        ("96.5", '0.0"%"', "%", "96.5", ""),
        ("1", "0%", "%", "100", ""),
        ("100", "General", "%", "100", ""),
        ("0.9996", "0%", "%", "99.96", ""),
        ("0", "General", "%", "0", ""),
        ("0", "0.00%", "%", "0", ""),
        ("0.0065", "0.00%", "%", "0.65", ""),
        ("0.965", "General", "%", None, "CQ223"),
        ("0.965", '0.0"%"', "%", None, "CQ223"),
        ("1", "General", "%", None, "CQ223"),
        ("9031", "General", "%", None, "CQ224"),
        ("96.5", "0%", "%", None, "CQ224"),
        ("100.00000000001", "General", "%", None, "CQ224"),
        ("-0.5", "General", "%", None, "CQ224"),
        ("-0.032", "0.0%", "change", "-3.2", ""),
        ("134.5", "General", "change", "134.5", ""),
        ("-0.032", "General", "change", None, "CQ223"),
        ("5831", "#,##0", "个", "5831", ""),
        ("5", "@", "个", "5", ""),
        ("5.3E4", "0.00E+00", "个", "53000", ""),
        ("0", "General", "个", "0", ""),
        ("3.5", "General", "个", None, "CQ227"),
        ("-3", "General", "个", None, "CQ224"),
        ("0.05", "0%", "个", None, "CQ225"),
        ("41703", 'm"月"d"日"', "个", None, "CQ226"),
        ("0.5", "h:mm", "个", None, "CQ226"),
        ("1.1010199001011002E+17", "0", "个", None, "CQ224"),
        ("1e400", "General", "个", None, "CQ239"),
        ("5", '0"万件"', "件", "50000", "CQ222"),
        ("53000", '0!.0,"万"', "件", "53000", ""),
        ("53000", "#,##0,", "件", "53000", ""),
        ("5300", '#,##0.00"元"_ ', "万元", "0.53", "CQ222"),
        ("5", '0"家";-0"家"', "个", "5", ""),
        ("5", '0"件"', "个", None, "CQ228"),
        ("5", '0"%"', "个", None, "CQ225"),
        ("5", '"共 "0" (1)"', "个", "5", ""),
        ("0.30000000000000004", "General", "亿元", "0.3", ""),
        ("-8.1", "General", "亿元", None, "CQ224"),
        ("85.49", "General", "分", "85.49", ""),
        ("0.9", "0%", "分", None, "CQ225"),
        ("3", "General", "位", "3", ""),
        ("0", "General", "位", None, "CQ224"),
        ("2.5", "General", "位", None, "CQ227"),
    ],
)
def test_a_number_is_read_exactly_or_refused(
    raw: str, number_format: str, unit: str, value: str | None, found: str
) -> None:
    figure = read(number(raw, number_format), unit)
    assert (figure.value, codes(figure.findings)) == (exact(value), found)


@pytest.mark.parametrize(
    ("kind", "raw", "found"),
    [
        (Kind.ERROR, "#REF!", "CQ236"),
        (Kind.PENDING, "SUM(D5:D9)", "CQ237"),
        (Kind.BOOL, "TRUE", "CQ238"),
        (Kind.BAD, "abc", "CQ239"),
    ],
)
def test_a_cell_without_a_statement_is_an_error(kind: Kind, raw: str, found: str) -> None:
    figure = read(Cell(17, 4, kind, raw), "%")
    assert (figure.value, figure.mark, codes(figure.findings)) == (None, None, found)
    assert raw in figure.findings[0].message(Language.ZH)


@pytest.mark.parametrize(
    ("raw", "number_format", "unit", "said"),
    [
        ("0.965", "General", "%", ("0.965", "96.5%", "0.965%")),
        ("41703", 'm"月"d"日"', "个", ("3月5日",)),
        ("41703", "yyyy/m/d", "个", ("2014-03-05",)),
        ("96.5", "0%", "%", ("9650%",)),
        ("0.05", "0%", "个", ("5%", "个")),
    ],
)
def test_the_message_says_what_the_sender_sees(
    raw: str, number_format: str, unit: str, said: tuple[str, ...]
) -> None:
    (finding,) = read(number(raw, number_format), unit).findings
    for language in Language:
        assert all(words in finding.message(language) for words in said)
