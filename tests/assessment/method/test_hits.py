from fractions import Fraction

import pytest

from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.hits import HitTable, hit_table
from cqquality.period import year

AT_LEAST_96 = Bound(Fraction(96))


def table(*figures: str | None, bound: Bound = AT_LEAST_96) -> HitTable:
    years = range(2011, 2011 + len(figures))
    values = [None if figure is None else Fraction(figure) for figure in figures]
    return hit_table(zip(map(year, years), values, strict=True), bound)


def test_one_bad_year_breaks_a_keep_target() -> None:
    result = table("95.71", "96.2", "96.56", "97.75", "98.05")
    assert (result.hits, result.judged, result.kept) == (4, 5, False)
    assert [row.period for row in result.missed] == [year(2011)]
    assert result.worst == result.rows[0]
    assert result.streak == 4


@pytest.mark.parametrize(
    ("figures", "hits", "judged", "kept", "streak", "misses", "longest"),
    [
        (("96", "97"), 2, 2, True, 2, 0, 2),
        (("96", "95.99"), 1, 2, False, 0, 1, 1),
        (("96", None, "97"), 2, 2, None, 1, 0, 1),  # no data is no hit and no miss
        (("96", "97", None), 2, 2, None, 0, 0, 2),
        (("95", None, "97"), 1, 2, False, 1, 0, 1),
        (("97", "97", "90", "91"), 2, 4, False, 0, 2, 2),
        ((None,), 0, 0, None, 0, 0, 0),
        ((), 0, 0, None, 0, 0, 0),
    ],
)
def test_hits_and_streaks(
    figures: tuple[str | None, ...],
    hits: int,
    judged: int,
    kept: bool | None,
    streak: int,
    misses: int,
    longest: int,
) -> None:
    result = table(*figures)
    assert (result.hits, result.judged, result.kept) == (hits, judged, kept)
    assert (result.streak, result.misses_in_a_row, result.longest_streak) == (
        streak,
        misses,
        longest,
    )


def test_the_worst_of_a_falling_target_is_the_highest_and_of_equals_the_first() -> None:
    result = table("2", "3", None, "3", bound=Bound(Fraction("2.5"), Direction.DOWN))
    assert result.worst == result.rows[1]
    assert [row.period for row in result.without_data] == [year(2013)]
    assert table(None).worst is None


def test_rows_stand_in_the_order_of_time() -> None:
    shuffled = hit_table([(year(2013), Fraction(97)), (year(2011), Fraction(95))], AT_LEAST_96)
    assert [row.period for row in shuffled.rows] == [year(2011), year(2013)]
