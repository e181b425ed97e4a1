from fractions import Fraction

import pytest

from cqquality.assessment.result import Point, Status
from cqquality.definitions.target import All, Range, Rank, Target
from cqquality.period import year
from cqquality.reports.html.bullet import LENGTH, START, Bullet, bullet
from cqquality.reports.html.trend import trend
from tests.reports.samples import everything, indicator, reach, result


def drawn(target: Target, value: str, unit: str, baseline: Fraction | None = None) -> Bullet:
    found = bullet(result(indicator("X", target, unit), Status.MET, value=value), baseline)
    assert found is not None
    return found


def test_a_count_is_a_bar_from_zero() -> None:
    found = drawn(reach("10"), "11", "个")
    assert found.bar is not None
    assert (found.bar.x, found.point) == (f"{START}.00", None)
    assert Fraction(found.bar.width) == pytest.approx(LENGTH * 11 / 15, abs=0.01)


def test_a_rate_far_from_zero_is_a_point() -> None:
    found = drawn(reach("96"), "98.05", "%")
    assert found.bar is None
    assert found.point is not None


@pytest.mark.parametrize(
    ("target", "value", "unit", "inside"),
    [
        (reach("10"), "11", "个", True),
        (reach("10"), "9", "个", False),
        (reach("10", "lt"), "9", "个", True),
        (reach("96"), "98.05", "%", True),
        (reach("96"), "95.9", "%", False),
        (Range(kind="range", lower=Fraction(3), upper=Fraction(5), ceiling=False), "4", "个", True),
        (
            Range(kind="range", lower=Fraction(3), upper=Fraction(5), ceiling=False),
            "2",
            "个",
            False,
        ),
        (All(kind="all"), "99.96", "%", False),
        (All(kind="all"), "100", "%", True),
        (Rank(kind="rank", at_most=3, peers="X-2"), "2", "位", True),
        (Rank(kind="rank", at_most=3, peers="X-2"), "4", "位", False),
    ],
)
def test_the_band_is_where_the_target_is_met(
    target: Target, value: str, unit: str, inside: bool
) -> None:
    found = drawn(target, value, unit)
    assert found.band is not None
    start = Fraction(found.band.x)
    place = found.point or f"{Fraction(found.bar.x) + Fraction(found.bar.width)}"  # type: ignore[union-attr]
    assert (start <= Fraction(place) <= start + Fraction(found.band.width)) is inside


def test_nothing_known_is_nothing_drawn() -> None:
    drawings = {r.indicator.id: bullet(r, None) for r in everything().results}
    assert [name for name, drawing in drawings.items() if drawing is None] == [
        "E03",
        "E06",
        "B09",
        "Q25",
        "Q30",
    ]


def test_a_history_runs_in_time() -> None:
    history = tuple(Point(year(y), Fraction(v)) for y, v in ((2010, 4), (2013, 7), (2014, 6)))
    found = trend(result(indicator("X", reach("8"), "个"), Status.NOT_DUE, history=history))
    assert found is not None
    across = [Fraction(dot.x) for dot in found.dots]
    assert across[1] - across[0] > 2 * (across[2] - across[1])
    heights = [Fraction(dot.y) for dot in found.dots]
    assert Fraction(found.target or 0) < heights[1] < heights[2] < heights[0]


def test_one_period_is_no_history() -> None:
    one = (Point(year(2013), Fraction(1)),)
    assert trend(result(indicator("X", reach("8"), "个"), Status.NOT_DUE, history=one)) is None
