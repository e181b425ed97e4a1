"""What a judgement rests on, and the verdict that comes of it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cqquality.assessment.figures import Figures
from cqquality.assessment.measuring import Measured, Measurement
from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.dates import shifted
from cqquality.assessment.result import Goal, Point, Status
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Increase, Measure, RelativeChange, Subset, items_of
from cqquality.definitions.pack import Pack, Stage
from cqquality.definitions.target import Operator
from cqquality.observation import Origin
from cqquality.quantity import Dimension
from cqquality.text import Text

CYCLE = 12
"""Months within which every figure is reported anew: an older one does not show the present."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One indicator with everything known about it on the as-of date.

    `spoilt` says that the returns hold figures for it that could not be read.
    """

    indicator: Indicator
    pack: Pack
    measurement: Measurement
    figures: Figures
    spoilt: bool = False

    @property
    def dimension(self) -> Dimension:
        """What kind of quantity the indicator is."""
        return self.pack.dimension(self.indicator.unit)

    @property
    def as_of(self) -> date:
        """The day of the judgement."""
        return self.figures.as_of

    @property
    def oldest_usable(self) -> date:
        """The day after which a figure must lie to show the present state."""
        return shifted(self.as_of, -(CYCLE + self.indicator.lag))

    @property
    def current(self) -> Measured | None:
        """The newest value that shows the present state, a complete one before a lower bound."""
        fresh = [m for m in self.measurement.history if m.period.end > self.oldest_usable]
        complete = [m for m in fresh if not m.missing]
        usable = complete or fresh
        return usable[-1] if usable else None

    @property
    def outdated(self) -> Measured | None:
        """The newest value where it is too old to show the present state."""
        newest = self.measurement.history[-1:]
        return newest[0] if newest and newest[0].period.end <= self.oldest_usable else None

    def is_final(self, value: Measured) -> bool:
        """Whether `value` is of the deadline or later, so that nothing more can change."""
        return value.period.end >= self.indicator.deadline


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of an indicator with the figures that show it."""

    goal: Goal
    status: Status
    reason: Text | None = None
    current: Measured | None = None
    gap: Fraction | None = None
    surplus: Fraction | None = None
    history: tuple[Point, ...] = ()
    stage: Stage | None = None
    more_sources: tuple[Origin, ...] = ()


def bound_of(operator: Operator, value: Fraction) -> Bound:
    """Return the limit that an operator sets: at least, more than, at most, less than."""
    direction = Direction.UP if operator in ("ge", "gt") else Direction.DOWN
    return Bound(value, direction, strict=operator in ("gt", "lt"))


def absent(evidence: Evidence, goal: Goal) -> Verdict:
    """Return the verdict where there is no usable value, with the most telling reason."""
    disputed = [p for p in evidence.measurement.disputed if p.end > evidence.oldest_usable]
    if disputed:
        reason = Text("报送的数据相互矛盾", "the figures reported contradict each other")
        return Verdict(goal, Status.NOT_ASSESSABLE, reason)
    if evidence.spoilt:
        reason = Text("报送的数据有误", "the figures reported cannot be used")
        return Verdict(goal, Status.NOT_ASSESSABLE, reason)
    if lacks_baseline(evidence):
        reason = Text("缺少基期值", "no baseline value")
        return Verdict(goal, Status.NOT_ASSESSABLE, reason)
    if evidence.outdated is not None:
        newest = evidence.outdated.period.text
        reason = Text("最新数据为{newest}", "the newest figure is for {newest}").filled(
            newest=newest
        )
        return Verdict(goal, Status.NO_DATA, reason)
    return Verdict(goal, Status.NO_DATA)


def lacks_baseline(evidence: Evidence) -> bool:
    """Whether figures are there, but the baseline they must be compared with is not, or is 0."""
    measure = _inner(evidence.indicator.measure)
    if not isinstance(measure, RelativeChange | Increase):
        return False
    baseline = evidence.measurement.baseline
    usable = baseline is not None and (baseline.value != 0 or isinstance(measure, Increase))
    return not usable and any(evidence.figures.observations(i) for i in items_of(measure))


def _inner(measure: Measure) -> Measure:
    return measure.measure if isinstance(measure, Subset) else measure


def incomplete(value: Measured) -> Text:
    """Say that a value is only a lower bound, and what it lacks."""
    return Text("数值不完整，缺{parts}", "incomplete: no {parts}").filled(
        parts=listed(value.missing)
    )


def listed(texts: tuple[Text, ...], most: int = 3) -> Text:
    """Join texts, the first few by name and the rest by number."""
    zh, en = "、".join(t.zh for t in texts[:most]), ", ".join(t.en for t in texts[:most])
    rest = len(texts) - most
    return Text(f"{zh}等{len(texts)}项", f"{en} and {rest} more") if rest > 0 else Text(zh, en)
