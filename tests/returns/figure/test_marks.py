from fractions import Fraction

import pytest

from cqquality.returns.figure import Mark, read_figure
from tests.returns.figure.asking import PLACE, UNITS, number, read, text


@pytest.mark.parametrize(
    ("raw", "mark"),
    [
        ("", Mark.UNKNOWN),
        (" \u3000\u00a0\ufeff", Mark.UNKNOWN),
        ("'", Mark.UNKNOWN),
        ("…", Mark.BELOW_UNIT),
        ("...", Mark.BELOW_UNIT),
        ("……", Mark.BELOW_UNIT),
        ("—", Mark.NOT_APPLICABLE),
        ("－", Mark.NOT_APPLICABLE),
        ("- -", Mark.NOT_APPLICABLE),
        ("/", Mark.NOT_APPLICABLE),
        ("无", Mark.NOT_APPLICABLE),
        ("无此项", Mark.NOT_APPLICABLE),
        ("NA", Mark.UNKNOWN),
        ("ｎ／ａ", Mark.UNKNOWN),
        ("不详", Mark.UNKNOWN),
        ("缺", Mark.UNKNOWN),
        ("未报", Mark.UNKNOWN),
        ("×", Mark.UNKNOWN),
        ("***", Mark.REDACTED),
    ],
)
@pytest.mark.parametrize("unit", ["个", "%", "change"])
def test_a_mark_is_no_data_and_no_finding(raw: str, mark: Mark, unit: str) -> None:
    figure = read(text(raw), unit)
    assert (figure.value, figure.mark, figure.findings) == (None, mark, ())


def test_no_cell_is_unknown() -> None:
    assert read(None, "个").mark is Mark.UNKNOWN


def test_zero_is_zero() -> None:
    assert [read(c, "个").value for c in (number("0"), text("0"), text("0.0"))] == [0, 0, 0]
    assert read(number("0"), "个").mark is None


def test_a_form_declares_its_own_marks() -> None:
    marks = {"－": Mark.ZERO, "": Mark.BELOW_UNIT}
    dash = read_figure(text("-"), UNITS["个"], PLACE, "T06-1", marks)
    assert (dash.value, dash.mark) == (Fraction(0), Mark.ZERO)
    assert read_figure(None, UNITS["个"], PLACE, "T06-1", marks).mark is Mark.BELOW_UNIT
    assert read_figure(text("不详"), UNITS["个"], PLACE, "T06-1", marks).findings


def test_a_blank_is_never_a_declared_zero() -> None:
    blank = read_figure(None, UNITS["个"], PLACE, "T06-1", {"": Mark.ZERO})
    assert (blank.value, blank.mark) == (None, Mark.UNKNOWN)
