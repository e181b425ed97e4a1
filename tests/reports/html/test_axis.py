from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.quantity import Dimension
from cqquality.reports.html.axis import axis

COUNT, PERCENT, INDEX, RANK = Dimension.COUNT, Dimension.PERCENT, Dimension.INDEX, Dimension.RANK


@pytest.mark.parametrize(
    ("figures", "dimension", "ends"),
    [
        (["11", "10"], COUNT, ("0", "15")),
        (["1040", "1000"], COUNT, ("0", "1500")),
        (["0"], COUNT, ("0", "0.5")),
        (["98.05", "96"], PERCENT, ("95", "99")),
        (["99.96", "100"], PERCENT, ("99.95", "100")),
        (["100", "100"], PERCENT, ("95", "100")),
        (["3", "30"], PERCENT, ("0", "40")),
        (["88.75", "90", "85.49"], INDEX, ("84", "92")),
        (["2", "1"], RANK, ("5", "1")),
        (["9", "1"], RANK, ("9", "1")),
        (["-5", "30"], Dimension.CHANGE, ("-10", "40")),
    ],
)
def test_ends_are_round(figures: list[str], dimension: Dimension, ends: tuple[str, str]) -> None:
    assert axis(map(Fraction, figures), dimension).ends == ends


@given(
    st.lists(st.fractions(-1000, 10**6), min_size=1, max_size=4),
    st.sampled_from([d for d in Dimension if d is not RANK]),
)
def test_every_figure_stands_on_the_scale_in_its_order(
    figures: list[Fraction], dimension: Dimension
) -> None:
    scale = axis(figures, dimension)
    places = [scale.at(figure, 5, 140) for figure in sorted(figures)]
    assert places == sorted(places)
    assert all(5 <= place <= 145 for place in places)


@given(st.lists(st.fractions(0, 10**6), min_size=1), st.sampled_from([COUNT, Dimension.AMOUNT]))
def test_amounts_count_from_zero(figures: list[Fraction], dimension: Dimension) -> None:
    scale = axis(figures, dimension)
    assert scale.low == 0
    assert scale.has_zero


@given(st.lists(st.integers(1, 60), min_size=1, max_size=3))
def test_the_better_rank_is_to_the_right(ranks: list[int]) -> None:
    scale = axis(map(Fraction, ranks), RANK)
    places = [scale.at(Fraction(rank), 0, 100) for rank in sorted(ranks)]
    assert places == sorted(places, reverse=True)
    assert not scale.has_zero
