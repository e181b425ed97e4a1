"""Measuring indicators: each by its own kind of measure, each once."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from cqquality.assessment import codes
from cqquality.assessment.figures import Figures
from cqquality.assessment.measuring.baseline import baseline
from cqquality.assessment.measuring.case import Case, Measured, Measurement
from cqquality.assessment.measuring.combining import measured
from cqquality.assessment.measuring.count import counted
from cqquality.assessment.measuring.increase import accumulated, against_baseline
from cqquality.assessment.measuring.part_year import as_part
from cqquality.assessment.measuring.ratio import ratio
from cqquality.assessment.measuring.total import added_items, added_parts, check_subset
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import (
    Count,
    Increase,
    Measure,
    Ratio,
    RelativeChange,
    Reported,
    Subset,
    Sum,
    Total,
    items_of,
)
from cqquality.definitions.pack import Pack
from cqquality.findings import Finding
from cqquality.period import Period, instant
from cqquality.quantity import literal


class Measurements:
    """The measurements of a pack's indicators, under the readings chosen, each made once."""

    def __init__(self, pack: Pack, figures: Figures, readings: dict[str, str]) -> None:
        self.findings: list[Finding] = []
        self._pack = pack
        self._figures = figures
        self._readings = readings
        self._made: dict[str, Measurement] = {}

    @property
    def pack(self) -> Pack:
        """The pack whose indicators are measured."""
        return self._pack

    @property
    def as_of(self) -> date:
        """The day up to which figures count."""
        return self._figures.as_of

    def indicator(self, name: str) -> Indicator:
        """Return an indicator under the reading chosen for it."""
        return self._pack.indicators[name].under(self._readings.get(name))

    def reading(self, name: str) -> str | None:
        """Return the reading chosen for an indicator, None for the default one."""
        return self._readings.get(name)

    def of(self, name: str) -> Measurement:
        """Return the measurement of the indicator called `name`."""
        if name not in self._made:
            case = Case(self.indicator(name), self._pack, self._figures, self.of)
            self._made[name] = _measurement(case)
            self.findings += case.findings
        return self._made[name]

    def within(self, name: str, period: Period) -> Measured | None:
        """Return the value of exactly `period`, of a stock that at its end; reports nothing.

        None where the figures do not give it in full, and for what accumulates since a baseline.
        """
        measurement, indicator = self.of(name), self.indicator(name)
        known = [m for m in measurement.history if m.period == period and not m.missing]
        if not known and period.start.year == period.end.year:
            disputed = list(measurement.disputed)
            case = Case(indicator, self._pack, self._figures, self.of, disputed=disputed)
            window = _window(period)
            found = _in_year(case, _inner(indicator.measure), window)
            known = [m for m in found if m.period in (period, instant(period.end))]
        return known[-1] if known and not known[-1].missing else None


def _measurement(case: Case) -> Measurement:
    measure = case.indicator.measure
    _find_contradictions(case, measure)
    _find_unused(case, measure)
    base = baseline(case, measure, _in_year)
    history = sorted(_history(case, measure, base), key=lambda m: m.period)
    if isinstance(measure, Subset):
        check_subset(case, measure, history)
    return Measurement(tuple(history), base, tuple(case.disputed), tuple(case.incomplete))


def _find_contradictions(case: Case, measure: Measure) -> None:
    """Report flows whose parts do not add up, and dispute their periods."""
    for item in items_of(measure):
        if case.pack.items[item].basis != "flow":
            continue
        for found in case.figures.contradictions(item):
            case.disputed.append(found.whole.period)
            case.report(
                codes.PARTS_DISAGREE,
                [found.whole.origin],
                period=found.whole.period.text,
                whole=literal(found.whole.value),
                cells=", ".join(part.origin.cell for part in found.parts),
                sum=literal(sum((part.value for part in found.parts), Fraction(0))),
            )


def _find_unused(case: Case, measure: Measure) -> None:
    """Report figures of periods that fit into no year, nor between the baseline and now."""
    inner = _inner(measure)
    accumulates = isinstance(inner, Increase) and inner.by == "flows"
    since = case.since_base(case.figures.as_of) if accumulates else None
    base_day = case.base_day
    for item in items_of(measure):
        if case.pack.items[item].basis == "stock":
            continue
        for figure in case.figures.straddling(item, base_day if since else None):
            if figure.period.end > base_day:
                case.report(codes.UNUSED, [figure.origin], item=item, period=figure.period.text)


def _inner(measure: Measure) -> Measure:
    return measure.measure if isinstance(measure, Subset) else measure


def _window(period: Period) -> Period:
    """Return where to look for the figures of a period: for those of a day, in its year."""
    is_day = period.start == period.end
    return Period(period.end, date(period.end.year, 1, 1)) if is_day else period


def _history(case: Case, measure: Measure, base: Measured | None) -> Iterator[Measured]:
    match measure:
        case Subset():
            yield from _history(case, measure.measure, base)
        case Increase(by="flows"):
            yield from accumulated(case, measure)
        case Increase() | RelativeChange():
            for change in against_baseline(case, measure, base):
                yield as_part(case, measure, change)
        case _:
            for window in case.years(case.base_day.year):
                for value in _in_year(case, measure, window):
                    yield as_part(case, measure, value)


def _in_year(case: Case, measure: Measure, window: Period) -> Iterator[Measured]:
    match measure:
        case Ratio():
            yield from ratio(case, measure, window)
        case _ if case.is_disputed(window):
            return
        case Reported():
            for amount in case.figures.amounts(measure.item, window):
                yield measured(amount, measure.item)
        case Sum():
            yield from added_items(case, measure, window)
        case Count():
            yield from counted(case, measure, window)
        case Total():
            yield from added_parts(case, measure, window)
