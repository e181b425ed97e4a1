"""The chart of a history: a line through its periods, and a strip that says which of them held."""

from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.result import Point, Result
from cqquality.quantity import Dimension, fixed
from cqquality.reports.html.axis import Axis

START, LENGTH = 5, 66
"""Where the line begins in the drawing, and how long it is, in pixels."""
TOP, HEIGHT = 4, 15
"""Its upper edge, and how high it is."""


class Dot(Struct, frozen=True):
    """A period: its place in pixels, and what it stands for."""

    x: str
    y: str
    point: Point


class Trend(Struct, frozen=True):
    """The periods of a history from left to right by their ends, and where the target runs."""

    dots: tuple[Dot, ...]
    target: str | None

    @property
    def line(self) -> str:
        """The corners of the line."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)

    @property
    def has_hits(self) -> bool:
        """Whether the target judges every period."""
        return any(dot.point.hit is not None for dot in self.dots)


def trend(result: Result) -> Trend | None:
    """Return the chart of a history; None for fewer than two periods."""
    history = result.history
    if len(history) < 2:
        return None
    days = [Fraction(point.period.end.toordinal()) for point in history]
    time, scale = Axis(days[0], max(days[-1], days[0] + 1)), _scale(result)
    dots = tuple(
        Dot(fixed(time.at(day, START, LENGTH), 2), _height(scale, point.value), point)
        for day, point in zip(days, history, strict=True)
    )
    target = result.goal.value
    return Trend(dots, None if target is None else _height(scale, target))


def _scale(result: Result) -> Axis:
    """Return a scale from the least to the greatest figure, the target among them."""
    figures = [point.value for point in result.history]
    if result.goal.value is not None:
        figures.append(result.goal.value)
    low, high = min(figures), max(figures)
    is_rank = result.unit.dimension is Dimension.RANK
    return Axis(low, high if high > low else low + 1, is_reversed=is_rank)


def _height(scale: Axis, figure: Fraction) -> str:
    """Return how far below the upper edge of the drawing a figure stands."""
    return fixed(2 * TOP + HEIGHT - scale.at(figure, TOP, HEIGHT), 2)
