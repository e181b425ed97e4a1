"""What a judgement rests on, and the verdict that comes of it."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.figures import Figures, is_owed, is_to_come
from cqquality.assessment.measuring import Measured, Measurement, obstacle
from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.dates import shifted
from cqquality.assessment.method.pace import NoPace
from cqquality.assessment.result import Goal, Point, Status
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Increase, Ratio, RelativeChange, inner, items_of
from cqquality.definitions.pack import Pack, Stage
from cqquality.definitions.target import Better, Improve, Operator, Reach, Schedule, Step, Target
from cqquality.definitions.version import version_on
from cqquality.findings import Spoilt
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.quantity import Dimension
from cqquality.text import Text

CYCLE = 12
"""Months within which every figure is reported anew: an older one does not show the present."""


class Evidence(Struct, frozen=True):
    """One indicator with everything known about it on the as-of date.

    `spoilt` are figures sent for it that cannot be used; `within` finds its
    value of exactly some period, for comparisons. `reading` is the one it was read by, None for
    the default.
    """

    indicator: Indicator
    pack: Pack
    measurement: Measurement
    figures: Figures
    within: Callable[[Period], Measured | None]
    spoilt: tuple[Spoilt, ...] = ()
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
        then = version_on(version.original, period.end).indicator
        is_known = self.reading is not None and then.declares(self.reading)
        return then.under(self.reading if is_known else None).target

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
        values = tuple(m for m in self.measurement.history if m.period.end <= deadline)
        if not _rests_on_baseline(self.indicator):
            return values
        return tuple(m for m in values if self.obstacle(m) is None)

    def obstacle(self, value: Measured) -> NoPace | None:
        """Return why a value cannot be set against the baseline; None where it can, or none is."""
        base = self.measurement.baseline
        if base is None:
            return None
        return obstacle(self.pack, self.indicator.measure, base, value)

    @property
    def incomparable(self) -> NoPace | None:
        """Why the newest of the values that the baseline decides cannot be judged by it."""
        values = self.measurement.history if _rests_on_baseline(self.indicator) else ()
        recent = [m for m in values if m.period.end > self.oldest_usable]
        return self.obstacle(recent[-1]) if recent else None

    @property
    def current(self) -> Measured | None:
        """The newest value that shows the present state, a complete one before a lower bound.

        The value of the deadline itself stands for good; of a year that is not over so does what
        settles the target already, met or missed.
        """
        end = self.indicator.deadline
        fresh = [m for m in self.judged if m.period.end > self.oldest_usable or m.period.end >= end]
        complete = [m for m in fresh if not m.missing]
        settled = bool(fresh) and _settles(self.indicator.target, fresh[-1])
        usable = fresh if settled else complete or fresh
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

    @property
    def before_base(self) -> Period | None:
        """The newest period reported where all there is lies before progress begins to count."""
        if self.measurement.history or self.measurement.incomplete or self.measurement.disputed:
            return None
        items, start = items_of(self.indicator.measure), self.base_day
        known = [o.period for item in items for o in self.figures.observations(item)]
        newest = max(known, default=None)
        return newest if newest is not None and newest.end <= start else None

    @property
    def base_day(self) -> date:
        """The day from whose end progress counts."""
        baseline = self.indicator.baseline
        return baseline.date if baseline else self.pack.plan.base

    @property
    def doubtful(self) -> tuple[Spoilt, ...]:
        """The figures up to the deadline that cannot be used, and are not told otherwise.

        What has a complete value of its own time is settled, and so is a rate by its parts. Rows of
        ledgers that an indicator counts itself make its value a lower bound and are not among them.
        """
        last = min(self.as_of, self.indicator.deadline)
        return tuple(
            s
            for s in self.spoilt
            if s.item in self.pack.items
            and (s.period is None or self.base_day < s.period.end <= last)
            and not self._is_settled(s)
        )

    def _is_settled(self, spoilt: Spoilt) -> bool:
        time, measure = spoilt.period, inner(self.indicator.measure)
        if isinstance(measure, Ratio) and spoilt.item == measure.reported and spoilt.region:
            return True  # the rate of a region is no part of the whole's
        if time is None:
            return False
        # a reported rate does not settle what its parts would have shown
        is_part = isinstance(measure, Ratio) and spoilt.item != measure.reported
        is_stock = self.pack.items[spoilt.item].basis == "stock"
        return any(
            m.period.contains(time)
            or m.period.end == time.end
            or (is_stock and m.period.end > time.end and m.period.end.year == time.end.year)
            for m in self.measurement.history
            if not any(map(is_owed, m.missing)) and (m.parts or not is_part)
        )

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


def _settles(target: Target, value: Measured) -> bool:
    """Whether the part of a year that has gone by decides the target for the whole of it."""
    if not value.missing or not all(map(is_to_come, value.missing)):
        return False
    match target:
        case Reach():
            return outcome(bound_of(target.operator, target.value), value) is not None
        case Improve():
            return outcome(bound_of(target.operator, target.by), value) is not None
        case _:
            return False


def _rests_on_baseline(indicator: Indicator) -> bool:
    """Whether there is no value, or no verdict on it, but against the baseline."""
    measure = inner(indicator.measure)
    by_stocks = isinstance(measure, Increase) and measure.by == "stocks"
    return by_stocks or isinstance(measure, RelativeChange) or isinstance(indicator.target, Better)


def shortfall(evidence: Evidence, bound: Bound, value: Fraction) -> Fraction:
    """Return what a value that misses a limit lacks; whole things must exceed a strict one by 1."""
    whole_step = bound.strict and evidence.dimension in (Dimension.COUNT, Dimension.RANK)
    return bound.shortfall(value) + (1 if whole_step else 0)


def bound_of(operator: Operator, value: Fraction) -> Bound:
    """Return the limit that an operator sets: at least, more than, at most, less than."""
    direction = Direction.UP if operator in ("ge", "gt") else Direction.DOWN
    return Bound(value, direction, strict=operator in ("gt", "lt"))
