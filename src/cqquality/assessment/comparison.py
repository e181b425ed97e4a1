"""What changed from one judgement of a pack to the next."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.record import Judged, Record
from cqquality.assessment.result import Status
from cqquality.period import Period

_DONE = (Status.MET, Status.MET_LATE)


class Revision(Struct, frozen=True):
    """A period whose value is another now; `new` is None where it is no longer used at all."""

    period: Period
    old: Fraction
    new: Fraction | None


class Difference(Struct, frozen=True):
    """One indicator, before and after; exact in everything it says."""

    old: Judged
    new: Judged
    revisions: tuple[Revision, ...]

    @property
    def turned(self) -> bool:
        """Whether the verdict is another."""
        return self.old.status is not self.new.status

    @property
    def won(self) -> bool:
        """Whether it is met now and was not."""
        return self.new.status in _DONE and self.old.status not in _DONE

    @property
    def lost(self) -> bool:
        """Whether it was met, or still open, and is not met now; or was met and is not any more."""
        if self.new.status in _DONE or not self.turned:
            return False
        return self.old.status in _DONE or self.new.status is Status.NOT_MET

    @property
    def repaced(self) -> bool:
        """Whether its progress against time goes by another label."""
        return self.old.pace is not self.new.pace

    @property
    def widened(self) -> Fraction | None:
        """By how much the gap grew (+) or shrank (-); None where one of them has none."""
        if self.old.gap is None or self.new.gap is None:
            return None
        return self.new.gap - self.old.gap

    @property
    def moved(self) -> bool:
        """Whether the figure, its period or the stage is another."""
        return _figure(self.old) != _figure(self.new)

    @property
    def redefined(self) -> bool:
        """Whether another target or another reading was applied: the verdicts are not alike."""
        return (self.old.goal, self.old.reading) != (self.new.goal, self.new.reading)

    @property
    def is_any(self) -> bool:
        """Whether anything is different at all."""
        return (
            self.turned
            or self.repaced
            or self.moved
            or self.redefined
            or self.old.gap != self.new.gap
            or bool(self.revisions)
        )


class Comparison(Struct, frozen=True):
    """Two records side by side: the indicators that differ, and what only one of them has.

    `came` and `vanished` are the names of returns, `added` and `dropped` indicators.
    """

    old: Record
    new: Record
    differences: tuple[Difference, ...]
    came: tuple[str, ...]
    vanished: tuple[str, ...]
    added: tuple[Judged, ...]
    dropped: tuple[Judged, ...]

    @property
    def is_any(self) -> bool:
        """Whether anything is different at all."""
        return any((self.differences, self.came, self.vanished, self.added, self.dropped))


def compare(old: Record, new: Record) -> Comparison:
    """Return what changed from `old` to `new`, in the order of the newer one.

    Records of different packs have nothing in common; whoever calls has to see to that.
    """
    before = {judged.id: judged for judged in old.judged}
    after = {judged.id for judged in new.judged}
    pairs = [(before[j.id], j) for j in new.judged if j.id in before]
    found = (Difference(was, now, tuple(_revisions(was, now, new))) for was, now in pairs)
    return Comparison(
        old=old,
        new=new,
        differences=tuple(difference for difference in found if difference.is_any),
        came=tuple(name for name in new.files if name not in old.files),
        vanished=tuple(name for name in old.files if name not in new.files),
        added=tuple(judged for judged in new.judged if judged.id not in before),
        dropped=tuple(judged for judged in old.judged if judged.id not in after),
    )


def _revisions(old: Judged, new: Judged, record: Record) -> Iterator[Revision]:
    """Yield the periods stated before, and over by the newer day, whose value is another."""
    for period in sorted(old.points):
        was, now = old.points[period], new.points.get(period)
        replaced = now is None and _is_on_the_way(period, new)
        if was != now and period.end <= record.as_of and not replaced:
            yield Revision(period, was, now)


def _is_on_the_way(period: Period, new: Judged) -> bool:
    """Whether a later figure of the same year took the place of that of `period`.

    Of a year that is not over only the newest figure is used; nothing was revised by that.
    """
    newest = new.period
    return (
        newest is not None
        and newest.end > period.end
        and newest.end.year == period.end.year
        and (period.end.month, period.end.day) != (12, 31)
    )


def _figure(judged: Judged) -> tuple[object, ...]:
    return judged.period, judged.value, judged.at_least, judged.provisional, judged.stage
