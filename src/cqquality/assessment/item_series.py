"""The figures of one data item in one region, oldest first, and what can be told of them alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from cqquality.assessment.cover import Chain, Contradiction, Cover, contradictions, cover, is_chain
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

    def newest(self, window: Period) -> Observation | None:
        """Return the newest figure whose period ends on a day of `window`, wherever it begins."""
        after = bisect_right(self._ends, window.end)
        return self._figures[after - 1] if after and self._ends[after - 1] >= window.start else None

    def within(self, window: Period) -> list[Observation]:
        """Return the figures of periods that lie within `window`."""
        first = bisect_left(self._ends, window.start)
        ending = self._figures[first : bisect_right(self._ends, window.end)]
        return [figure for figure in ending if figure.period.start >= window.start]

    def cover(self, window: Period) -> Cover | None:
        """Return the figures that cover most of `window`; None where none lies in it."""
        return self._chain.cover(window) if self._chain else cover(self.within(window), window)

    @cached_property
    def _chain(self) -> Chain | None:
        return Chain(self._figures) if is_chain(self._figures) else None

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """The figures that their own parts contradict."""
        return [] if self._chain else contradictions(self._figures)

    @property
    def across_years(self) -> list[Observation]:
        """The figures whose period lies in no single year."""
        return [f for f in self._figures if f.period.start.year != f.period.end.year]

    def across(self, day: date) -> list[Observation]:
        """Return the figures whose period began by `day` and ended after it."""
        after = self._figures[bisect_right(self._ends, day) :]
        return [figure for figure in after if figure.period.start <= day]


NONE = ItemSeries(())
"""Of an item of which there is no figure."""
