"""One indicator year by year: what was measured of a year that is over is kept for later days."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date

from cqquality.assessment.figures import Figures
from cqquality.assessment.measuring.baseline import baseline
from cqquality.assessment.measuring.case import Case, Measurement
from cqquality.assessment.measuring.remark import remarks
from cqquality.assessment.measuring.total import check_subset
from cqquality.assessment.measuring.yearly import in_year, values_of_year
from cqquality.assessment.method.dates import shifted
from cqquality.assessment.result import Point
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Subset
from cqquality.definitions.pack import Pack
from cqquality.period import Period, so_far, year

Part = Callable[[str], Measurement]
"""Measures another indicator on the same day."""


class Chronicle:
    """The values of one indicator by year, from the figures of one region, as known on any day.

    A year that is over, and whose figures are due, stays as it is whatever is reported of later
    ones; only where something comes to light that may be about years gone by, a contradiction for
    one, all are measured anew. `others` are the chronicles of the indicators that it rests on or is
    compared with.
    """

    def __init__(
        self, indicator: Indicator, pack: Pack, figures: Figures, others: "Sequence[Chronicle]"
    ) -> None:
        self._indicator, self._pack, self._others = indicator, pack, others
        case = Case(indicator, pack, figures)
        self._remarks = sorted(remarks(case), key=lambda remark: remark.end)
        self._ends = [remark.end for remark in self._remarks]
        self._lag: int = max((indicator.lag, *(other._lag for other in others)))
        ends = (year(case.base_day.year).end, *(other._settled for other in others))
        self._settled: date = max(ends)
        """From this day on the level at the baseline is known for good."""
        self._first = case.base_day.year
        self._after: list[Measurement] = []
        """What had been measured at the baseline, after the first year, after the second, …"""
        self._known: int | None = None
        """How many remarks were known then; None before the baseline is settled."""

    def on(self, figures: Figures, part: Part) -> Measurement:
        """Return the measurement on the day of the figures."""
        day = figures.as_of
        known = self._remarked(day) if day >= self._settled else None
        if known is None or known != self._known:
            self._after, self._known = [self._at_baseline(figures, part)], known
        over = self._years_over(shifted(day, -self._lag))
        while len(self._after) <= over:
            window = year(self._first + len(self._after) - 1)
            self._after.append(self._with(self._after[-1], window, figures, part))
        measured = self._after[over]
        for number in range(self._first + over, day.year + 1):
            window = year(number) if year(number).end <= day else so_far(day)
            measured = self._with(measured, window, figures, part)
        return measured

    def _years_over(self, day: date) -> int:
        """Return how many years are over by the end of a day, from that of the baseline on."""
        return max(day.year - self._first + (day == year(day.year).end), 0)

    def _remarked(self, day: date) -> int:
        """Return how many remarks on the figures it rests on are known on a day."""
        return bisect_right(self._ends, day) + sum([each._remarked(day) for each in self._others])

    def _at_baseline(self, figures: Figures, part: Part) -> Measurement:
        known = self._remarks[: bisect_right(self._ends, figures.as_of)]
        case = Case(
            self._indicator,
            self._pack,
            figures,
            part,
            findings=[remark.finding for remark in known],
            disputed=[remark.disputed for remark in known if remark.disputed is not None],
        )
        level = baseline(case, self._indicator.measure, in_year)
        return Measurement(
            (), level, tuple(case.disputed), tuple(case.incomplete), (), tuple(case.findings)
        )

    def _with(
        self, before: Measurement, window: Period, figures: Figures, part: Part
    ) -> Measurement:
        """Return what was measured before and in `window`, a year or what is gone by of it."""
        case = Case(
            self._indicator,
            self._pack,
            figures,
            part,
            findings=list(before.findings),
            disputed=list(before.disputed),
            incomplete=list(before.incomplete),
        )
        measure = self._indicator.measure
        values = list(values_of_year(case, measure, before.baseline, window))
        values.sort(key=lambda value: value.period)
        if isinstance(measure, Subset):
            check_subset(case, measure, values)
        return Measurement(
            history=before.history + tuple(values),
            baseline=before.baseline,
            disputed=tuple(case.disputed),
            incomplete=tuple(case.incomplete),
            points=before.points + tuple([Point(each.period, each.value) for each in values]),
            findings=tuple(case.findings),
        )
