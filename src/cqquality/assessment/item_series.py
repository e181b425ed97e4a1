"""The figures of one data item in one region, oldest first, and what can be told of them alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from cqquality.assessment.cover import Contradiction, contradictions
from cqquality.observation import Observation
from cqquality.period import Period


class ItemSeries:
    """Figures sorted by their periods; those up to a day, or within a window, are found at once."""

    def __init__(self, figures: Iterable[Observation]) -> None:
        self._figures = sorted(figures, key=lambda figure: figure.period)
        self._ends = [figure.period.end for figure in self._figures]

    def until(self, day: date) -> list[Observation]:
        """Return the figures whose period had ended on `day`."""
        return self._figures[: bisect_right(self._ends, day)]

    def ending_within(self, window: Period) -> list[Observation]:
        """Return the figures whose period ends on a day of `window`, wherever it begins."""
        first = bisect_left(self._ends, window.start)
        return self._figures[first : bisect_right(self._ends, window.end)]

    def contradictions(self, day: date) -> list[Contradiction]:
        """Return each figure up to `day` that its own parts contradict."""
        return [each for each in self._contradictions if each.whole.period.end <= day]

    @cached_property
    def _contradictions(self) -> list[Contradiction]:
        return contradictions(self._figures)

    def across_years(self, day: date) -> list[Observation]:
        """Return the figures up to `day` whose period lies in no single year."""
        return [figure for figure in self._across_years if figure.period.end <= day]

    @cached_property
    def _across_years(self) -> list[Observation]:
        return [f for f in self._figures if f.period.start.year != f.period.end.year]

    def across(self, day: date) -> list[Observation]:
        """Return the figures whose period began by `day` and ended after it."""
        if day not in self._across:
            after = self._figures[bisect_right(self._ends, day) :]
            self._across[day] = [figure for figure in after if figure.period.start <= day]
        return self._across[day]

    @cached_property
    def _across(self) -> dict[date, list[Observation]]:
        return {}


NONE = ItemSeries(())
"""Of an item of which there is no figure."""
