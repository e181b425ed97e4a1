"""Measuring indicators: each by its own kind of measure, each once."""

from copy import copy

from cqquality.assessment.figures import Figures
from cqquality.assessment.measuring.case import Case, Measured, Measurement
from cqquality.assessment.measuring.chronicle import Chronicle
from cqquality.assessment.measuring.yearly import in_year
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Subset, Total, inner
from cqquality.definitions.pack import Pack
from cqquality.findings import Finding
from cqquality.period import Period, instant, so_far


class Measurements:
    """The measurements of a pack's indicators, under the readings chosen, each made once."""

    def __init__(self, pack: Pack, figures: Figures, readings: dict[str, str]) -> None:
        self.findings: list[Finding] = []
        self._pack = pack
        self._figures = figures
        self._readings = readings
        self._made: dict[str, Measurement] = {}
        self._indicators: dict[str, Indicator] = {}
        self._chronicles: dict[str, Chronicle] = {}

    def on(self, figures: Figures) -> "Measurements":
        """Return those by the same figures up to another day, with what is known of past years."""
        other = copy(self)
        other.findings, other._made, other._figures = [], {}, figures
        return other

    @property
    def pack(self) -> Pack:
        """The pack whose indicators are measured."""
        return self._pack

    @property
    def figures(self) -> Figures:
        """The figures that they are made by."""
        return self._figures

    def indicator(self, name: str) -> Indicator:
        """Return an indicator under the reading chosen for it."""
        if name not in self._indicators:
            indicator = self._pack.indicators[name].under(self._readings.get(name))
            self._indicators[name] = indicator
        return self._indicators[name]

    def reading(self, name: str) -> str | None:
        """Return the reading chosen for an indicator, None for the default one."""
        return self._readings.get(name)

    def of(self, name: str) -> Measurement:
        """Return the measurement of the indicator called `name`."""
        if name not in self._made:
            made = self._made[name] = self._chronicle(name).on(self._figures, self.of)
            self.findings += made.findings
        return self._made[name]

    def _chronicle(self, name: str) -> Chronicle:
        if name not in self._chronicles:
            indicator = self.indicator(name)
            others = [self._chronicle(other) for other in _others(indicator)]
            chronicle = Chronicle(indicator, self._pack, self._figures, others)
            self._chronicles[name] = chronicle
        return self._chronicles[name]

    def within(self, name: str, period: Period) -> Measured | None:
        """Return the value of exactly `period`, of a stock that at its end; reports nothing.

        None where the figures do not give it in full, and for what accumulates since a baseline.
        """
        measurement, indicator = self.of(name), self.indicator(name)
        known = [m for m in measurement.history if m.period == period and not m.missing]
        if not known and period.start.year == period.end.year:
            disputed = list(measurement.disputed)
            case = Case(indicator, self._pack, self._figures, self.of, disputed=disputed)
            found = in_year(case, inner(indicator.measure), _window(period))
            known = [m for m in found if m.period in (period, instant(period.end))]
        return known[-1] if known and not known[-1].missing else None


def _others(indicator: Indicator) -> tuple[str, ...]:
    """Return the indicators that one rests on or is compared with."""
    match indicator.measure:
        case Total(parts=parts):
            return parts
        case Subset(whole=whole):
            return (whole,)
        case _:
            return ()


def _window(period: Period) -> Period:
    """Return where to look for the figures of a period: for those of a day, in its year."""
    return so_far(period.end) if period.start == period.end else period
