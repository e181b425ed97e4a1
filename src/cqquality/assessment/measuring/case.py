"""One indicator being measured: what is at hand for it, and what comes out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.figures import Figures
from cqquality.assessment.result import Point
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.findings import Code, Finding, Place
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.text import Text


class Measured(Struct, frozen=True):
    """The value of an indicator in a period, with its cells.

    `missing` names what was not reported: the value is then only a lower bound or, where it is a
    rate of the `heard` regions alone, provisional: it may be too high or too low. `of` names the
    data item or the indicator of which it is the amount; `parts` are what it was computed from, in
    the order of its measure: numerator and denominator, level and baseline, what was added up. The
    part of a total is of an indicator and has the value of that as its only part.
    """

    value: Fraction
    period: Period
    sources: tuple[Origin, ...] = ()
    missing: tuple[Text, ...] = ()
    of: str = ""
    parts: "tuple[Measured, ...]" = ()
    heard: int = 0


class Measurement(Struct, frozen=True):
    """The values of an indicator, oldest first, its baseline, and the periods without a value.

    A period is `disputed` when its figures contradict each other, `incomplete` when there are some
    but not all that it takes. `points` are the values without what they come from, `findings` what
    is to be said of the figures.
    """

    history: tuple[Measured, ...]
    baseline: Measured | None
    disputed: tuple[Period, ...]
    incomplete: tuple[Period, ...] = ()
    points: tuple[Point, ...] = ()
    findings: tuple[Finding, ...] = ()


def _nothing_else(name: str) -> Measurement:
    raise KeyError(name)


@dataclass(slots=True)
class Case:
    """One indicator on the desk: definitions and figures to take from, findings to add to.

    `part` measures another indicator, for totals and subsets.
    """

    indicator: Indicator
    pack: Pack
    figures: Figures
    part: Callable[[str], Measurement] = _nothing_else
    findings: list[Finding] = field(default_factory=list)
    disputed: list[Period] = field(default_factory=list)
    incomplete: list[Period] = field(default_factory=list)

    @property
    def base_day(self) -> date:
        """The day from whose end progress counts."""
        return self.indicator.baseline.date if self.indicator.baseline else self.pack.plan.base

    @property
    def base_window(self) -> Period:
        """The year of the baseline up to its day."""
        return Period(self.base_day, date(self.base_day.year, 1, 1))

    def since_base(self, end: date) -> Period | None:
        """Return the stretch from the day after the baseline to `end`."""
        start = self.base_day + timedelta(days=1)
        return Period(end, start) if end >= start else None

    def is_disputed(self, window: Period) -> bool:
        """Whether figures within `window` contradict each other."""
        return bool(self.disputed) and any(window.overlaps(each) for each in self.disputed)

    def report(self, code: Code, sources: Sequence[Origin], **values: object) -> None:
        """Add a finding about this indicator at the first of `sources`, once."""
        finding = code.at(place_of(sources), self.indicator.id, **values)
        if finding not in self.findings:
            self.findings.append(finding)


def place_of(sources: Sequence[Origin]) -> Place:
    """Return the place of the first of `sources`."""
    return sources[0].place if sources else Place()
