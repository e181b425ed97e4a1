from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cqquality.quantity import fixed
from cqquality.returns.figure import Mark, read_period, read_stage
from cqquality.returns.figure.folding import fold
from cqquality.returns.workbook.grid import Cell, Kind
from tests.returns.figure.asking import PLACE, STAGES, UNITS, number, read, text

UNIT_NAMES = st.sampled_from(sorted(UNITS))
FORMATS = st.one_of(st.sampled_from(["General", "0.0%", "yyyy/m/d", "@"]), st.text(max_size=20))
LIKELY = st.text("0123456789.,-+%()~约近以上至个万亿元年月日①…— ％５", max_size=12)
TEXTS = st.one_of(LIKELY, st.text(max_size=20))
CELLS = st.builds(Cell, st.just(17), st.just(4), st.sampled_from(Kind), TEXTS, FORMATS)
BLANKS = st.text(" \t\r\n\u00a0\u2009\u200b\u3000\ufeff'", max_size=6)

WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


@given(CELLS, UNIT_NAMES)
def test_any_cell_gives_a_value_a_mark_or_an_error(cell: Cell, unit: str) -> None:
    figure = read(cell, unit)
    errors = [f for f in figure.findings if f.severity.word == "error"]
    assert len(errors) == (figure.value is None and figure.mark is None)


@given(CELLS)
def test_any_cell_gives_a_period_and_a_stage_or_a_finding(cell: Cell) -> None:
    for read_one in (read_period(cell, PLACE, "X-1"), read_stage(cell, STAGES, PLACE, "X-1")):
        value, findings = read_one
        assert value is None or not findings


@given(BLANKS, UNIT_NAMES)
def test_a_blank_is_never_zero(raw: str, unit: str) -> None:
    figure = read(text(raw), unit)
    assert (figure.value, figure.mark, figure.findings) == (None, Mark.UNKNOWN, ())


@given(st.text("…—-－/无不详缺*× ", max_size=6), UNIT_NAMES)
def test_without_a_digit_there_is_no_value(raw: str, unit: str) -> None:
    assert read(text(raw), unit).value is None


@given(st.integers(0, 10**6))
def test_a_percentage_comes_back_however_it_is_written(digits: int) -> None:
    value = Fraction(digits, 10**6) * 100
    shown = fixed(value, 4)
    expected = Fraction(shown)
    for raw in (f"{shown}%", f"{shown} ％".translate(WIDE), f"\u3000{shown}%\u00a0"):
        assert read(text(raw), "%").value == expected
    assert read(number(repr(float(expected) / 100), "0.00%"), "%").value == expected


@given(st.integers(0, 10**15 - 1))
def test_a_count_comes_back_however_it_is_grouped(count: int) -> None:
    for raw in (str(count), f"{count:,}", f"{count:,}".replace(",", "\u2009"), f"{count}个"):
        assert read(text(raw), "个").value == count
    assert read(number(repr(float(count))), "个").value == count


@given(st.floats(0, 1e14))
def test_a_double_is_read_as_excel_shows_it(stored: float) -> None:
    value = read(number(format(stored, ".17g")), "元").value
    assert value is not None
    assert float(value) == float(format(stored, ".15g"))


@given(st.text(max_size=20))
def test_folding_is_stable(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)
