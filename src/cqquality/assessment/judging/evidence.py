"""What a judgement rests on, and the verdict that comes of it."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.figures import Figures
from cqquality.assessment.measuring import Measured, Measurement
from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.dates import shifted
from cqquality.assessment.result import Goal, Point, Status
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Increase, RelativeChange, inner, items_of
from cqquality.definitions.pack import Pack, Stage
from cqquality.definitions.target import Better, Operator, Reach, Schedule, Step, Target
from cqquality.definitions.version import version_on
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.quantity import Dimension
from cqquality.text import Text, listed

CONTRADICTORY = Text("报送的数据相互矛盾", "the figures reported contradict each other")
CYCLE = 12
"""Months within which every figure is reported anew: an older one does not show the present."""


class Evidence(Struct, frozen=True):
    """One indicator with everything known about it on the as-of date.

    `spoilt` says that the returns hold figures for it that could not be read; `within` finds its
    value of exactly some period, for comparisons. `reading` is the one it was read by, None for
    the default.
    """

    indicator: Indicator
    pack: Pack
    measurement: Measurement
    figures: Figures
    within: Callable[[Period], Measured | None]
    spoilt: bool = False
    reading: str | None = None

    @property
    def dimension(self) -> Dimension:
        """What kind of quantity the indicator is."""
        return self.pack.dimension(self.indicator.unit)

    @property
    def as_of(self) -> date:
        """The day of the judgement."""
        return self.figures.as_of

    @property
    def target(self) -> Target:
        """What is to be reached now: of a schedule, its step in force."""
        whole, step = self.indicator.target, self.step
        if not isinstance(whole, Schedule) or step is None:
            return whole
        return Reach(kind="reach", operator=whole.operator, value=step.value)

    def target_in(self, period: Period) -> Target:
        """Return the target in the version valid when `period` ended."""
        version = self.pack.versions.get(self.indicator.id)
        if version is None or version.valid_from <= period.end:
            return self.indicator.target
        return version_on(version.original, period.end).indicator.under(self.reading).target

    @property
    def deadline(self) -> date:
        """When that is due."""
        step = self.step
        return step.by if step else self.indicator.deadline

    @property
    def step(self) -> Step | None:
        """The step of a schedule in force: the next to come, or one missed and not made up for."""
        target = self.indicator.target
        if not isinstance(target, Schedule):
            return None
        ahead = (s for s in target.steps if s.by >= self.as_of or self._is_overdue(s, target))
        return next(ahead, target.steps[-1])

    def _is_overdue(self, step: Step, target: Schedule) -> bool:
        """Whether a step was missed on its day and the newest value does not reach it either."""
        bound, newest = bound_of(target.operator, step.value), self.current
        then = self.value_of(step)
        missed = then is not None and outcome(bound, then) is False
        return missed and newest is not None and outcome(bound, newest) is False

    def value_of(self, step: Step) -> Measured | None:
        """Return the value of the day by which a step is due."""
        return next((m for m in self.judged if m.period.end == step.by), None)

    @property
    def oldest_usable(self) -> date:
        """The day after which a figure must lie to show the present state."""
        return shifted(self.as_of, -(CYCLE + self.indicator.lag))

    @property
    def judged(self) -> tuple[Measured, ...]:
        """The values up to the deadline, oldest first: what comes after it decides nothing."""
        deadline = self.indicator.deadline
        return tuple(m for m in self.measurement.history if m.period.end <= deadline)

    @property
    def current(self) -> Measured | None:
        """The newest value that shows the present state, a complete one before a lower bound.

        The value of the deadline itself stands for good.
        """
        end = self.indicator.deadline
        fresh = [m for m in self.judged if m.period.end > self.oldest_usable or m.period.end >= end]
        complete = [m for m in fresh if not m.missing]
        usable = complete or fresh
        return usable[-1] if usable else None

    @property
    def outdated(self) -> Measured | None:
        """The newest value where it is too old to show the present state."""
        return self.judged[-1] if self.judged and self.current is None else None

    @property
    def too_late(self) -> Measured | None:
        """The newest value where all that would be usable is of a time after the deadline."""
        newest = self.measurement.history[-1:]
        after = newest and newest[0].period.end > self.indicator.deadline
        return newest[0] if after and self.current is None else None

    def is_final(self, value: Measured) -> bool:
        """Whether `value` is of the deadline, so that nothing more can change."""
        return value.period.end >= self.deadline


class Verdict(Struct, frozen=True):
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


def outcome(bound: Bound, value: Measured) -> bool | None:
    """Whether a value meets a limit; None where it is incomplete and does not decide it."""
    if value.heard:
        return None
    met = bound.met_by(value.value)
    decides = not value.missing or met == (bound.direction is Direction.UP)
    return met if decides else None


def shortfall(evidence: Evidence, bound: Bound, value: Fraction) -> Fraction:
    """Return what a value that misses a limit lacks; whole things must exceed a strict one by 1."""
    whole_step = bound.strict and evidence.dimension in (Dimension.COUNT, Dimension.RANK)
    return bound.shortfall(value) + (1 if whole_step else 0)


def bound_of(operator: Operator, value: Fraction) -> Bound:
    """Return the limit that an operator sets: at least, more than, at most, less than."""
    direction = Direction.UP if operator in ("ge", "gt") else Direction.DOWN
    return Bound(value, direction, strict=operator in ("gt", "lt"))


def absent(evidence: Evidence, goal: Goal) -> Verdict:
    """Return the verdict where there is no usable value, with the most telling reason."""
    reason = _obstacle(evidence)
    if reason is not None:
        return Verdict(goal, Status.NOT_ASSESSABLE, reason)
    if _any_recent(evidence.measurement.incomplete, evidence):
        partial = Text("报送的数据不全", "the figures reported are incomplete")
        return Verdict(goal, Status.NO_DATA, partial)
    if evidence.too_late is not None:
        only = Text(
            "期限当期无数据，只有{period}的", "no figure of the deadline, only for {period}"
        )
        return Verdict(goal, Status.NO_DATA, only.filled(period=evidence.too_late.period.text))
    if evidence.outdated is not None:
        newest = Text("最新数据为{period}", "the newest figure is for {period}")
        return Verdict(goal, Status.NO_DATA, newest.filled(period=evidence.outdated.period.text))
    return Verdict(goal, Status.NO_DATA)


def _obstacle(evidence: Evidence) -> Text | None:
    """Say why the figures that were reported give no value."""
    measurement = evidence.measurement
    if _any_recent(measurement.disputed, evidence):
        return CONTRADICTORY
    if evidence.spoilt:
        return Text("报送的数据有误", "the figures reported cannot be used")
    if lacks_baseline(evidence):
        if measurement.baseline is None:
            return Text("缺少基期值", "no baseline value")
        return Text("基期值为零，无从计算增幅", "the baseline is zero: no relative change")
    return None


def _any_recent(periods: Sequence[Period], evidence: Evidence) -> bool:
    return any(period.end > evidence.oldest_usable for period in periods)


def lacks_baseline(evidence: Evidence) -> bool:
    """Whether figures are there, but no baseline above 0 that they can be compared with."""
    measure, baseline = inner(evidence.indicator.measure), evidence.measurement.baseline
    compared = isinstance(evidence.indicator.target, Better)
    if not compared and not isinstance(measure, RelativeChange | Increase):
        return False
    usable = baseline is not None and (
        baseline.value > 0 or not isinstance(measure, RelativeChange)
    )
    return not usable and (
        bool(evidence.measurement.history)
        or any(evidence.figures.observations(i) for i in items_of(measure))
    )


def incomplete(value: Measured) -> Text:
    """Say that a value is only a lower bound, or provisional, and what it lacks."""
    if value.heard:
        return Text(
            "只按已报的{count}个区县暂计，不作判定；缺{parts}",
            "provisional: only the {count} regions that reported; no {parts}",
        ).filled(count=value.heard, parts=listed(value.missing, most=6))
    return Text("数值不完整，缺{parts}", "incomplete: no {parts}").filled(
        parts=listed(value.missing)
    )
