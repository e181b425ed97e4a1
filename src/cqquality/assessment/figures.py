"""The figures at hand on a date, by data item: stocks, flows and rates each in their own way."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cqquality.assessment.cover import Contradiction, Cover
from cqquality.assessment.item_series import NONE, ItemSeries
from cqquality.definitions.indicator import Item
from cqquality.definitions.pack import Ledger
from cqquality.findings import Spoilt
from cqquality.observation import Entry, Observation, Origin, Returns, StageReport
from cqquality.period import Period, instant, uncovered
from cqquality.text import Text

_Kind = TypeVar("_Kind", Observation, StageReport, Entry)
Found = TypeVar("Found", bound="Figures")


class Amount(Struct, frozen=True):
    """The amount of one item in a window: its value, the period it really covers, its cells.

    `missing` holds the stretches before the end of that period for which nothing was reported,
    `not_due` those of them for which nothing had to be; `absent` names the regions whose figures
    are not in the sum.
    """

    value: Fraction
    period: Period
    sources: tuple[Origin, ...]
    missing: tuple[Period, ...] = ()
    absent: tuple[Text, ...] = ()
    not_due: tuple[Period, ...] = ()

    @property
    def lacking(self) -> tuple[Text, ...]:
        """What is missing, in words: stretches of time, then regions."""
        return (*map(self.named, self.missing), *self.absent) if self.missing else self.absent

    def named(self, gap: Period) -> Text:
        """Return a stretch in words, which say where it was not due."""
        return excused(gap.text) if gap in self.not_due else gap.text


_NOT_DUE = Text("（免报）", " (not due)")


def excused(what: Text) -> Text:
    """Say of something missing that it need not be reported: it is unknown, and no gap."""
    return Text(what.zh + _NOT_DUE.zh, what.en + _NOT_DUE.en)


_TO_COME = Text("（未到报送期）", " (not due yet)")


def to_come(what: Text) -> Text:
    """Say of something missing that its time is not over or its figure not published yet."""
    return Text(what.zh + _TO_COME.zh, what.en + _TO_COME.en)


def is_to_come(what: Text) -> bool:
    """Whether something missing is only not due yet."""
    return what.zh.endswith(_TO_COME.zh)


def is_owed(what: Text) -> bool:
    """Whether something missing ought to have been reported."""
    return not what.zh.endswith((_NOT_DUE.zh, _TO_COME.zh))


UNREAD_ROWS = Text("名录中无法读取的行", "rows of the list that cannot be read")
"""What is missing from a sum over rows of which some could not be used."""


class Heard(NamedTuple):
    """What the regions heard from report of several items, each of them all of these.

    `regions` says how many they are, `absent` names the others.
    """

    amounts: Mapping[str, Amount]
    regions: int
    absent: tuple[Text, ...]


class Figures:
    """What the returns say of one region up to `as_of`, to be asked for by item and window.

    The region "" is the whole area that the policy is about. Amounts that were asked for are kept,
    for that day and for every other (see `on`).
    """

    def __init__(
        self, returns: Returns, items: Mapping[str, Item], as_of: date, region: str = ""
    ) -> None:
        self.as_of = as_of
        self._items = items
        own = tuple(o for o in returns.observations if o.region == region)
        self._series = {name: ItemSeries(each) for name, each in _by(own, "item").items()}
        self._stages = _by(returns.stages, "item")
        self._entries = _by(returns.entries, "ledger")
        self._not_due: dict[str, list[Period]] = defaultdict(list)
        for word in returns.not_due:
            if word.region in (region, ""):
                self._not_due[word.item].append(word.period)
        self._ends = sorted(period.end for period in _periods(returns))
        self._amounts: dict[tuple[str, Period], list[Amount]] = {}
        self._spoilt: dict[str, list[Spoilt]] = defaultdict(list)
        for spoilt in returns.spoilt:
            if self._concerns(spoilt, region):
                self._spoilt[spoilt.item].append(spoilt)
        self._region = region

    def _concerns(self, _spoilt: Spoilt, _region: str) -> bool:
        return _spoilt.region in (None, _region)

    def spoilt(self, subject: str) -> Sequence[Spoilt]:
        """Return what was sent for an item or a ledger and cannot be used."""
        return self._spoilt.get(subject, ())

    def on(self: Found, day: date) -> Found:
        """Return the same figures up to another day."""
        other = copy(self)
        other.as_of = day
        return other

    @property
    def later(self) -> int:
        """How many figures are of a time after the day."""
        return len(self._ends) - bisect_right(self._ends, self.as_of)

    def observations(self, item: str) -> list[Observation]:
        """Return every figure of an item, oldest first."""
        return self._of(item).until(self.as_of)

    def contradictions(self, item: str) -> list[Contradiction]:
        """Return the figures of an item that their own parts contradict, on whatever day."""
        return self._of(item).contradictions

    def straddling(self, item: str, day: date | None) -> list[Observation]:
        """Return the figures of periods that lie on both sides of `day`, or in no single year."""
        series = self._of(item)
        return series.across_years if day is None else series.across(day)

    def _of(self, item: str) -> ItemSeries:
        return self._series.get(item, NONE)

    def stages(self, item: str) -> list[StageReport]:
        """Return every report on a commitment, oldest first."""
        return [stage for stage in self._stages.get(item, []) if stage.period.end <= self.as_of]

    def entries(self, ledger: Ledger, window: Period) -> list[Entry]:
        """Return the rows of a ledger that belong to `window`."""
        rows, until = self._entries.get(ledger.id, []), self._until(window)
        if until is None:
            return []
        return [e for e in rows if _belongs(e.period, until, ledger.basis)]

    def is_exempt(self, item: str, period: Period) -> bool:
        """Whether the returns say that an item was not due for all of a period."""
        words = self._not_due.get(item, [])
        return bool(words) and not uncovered(period, words)

    def amounts(self, item: str, window: Period) -> list[Amount]:
        """Return the amounts of an item in `window`: one, or of a rate one for each period."""
        until = self._until(window)
        if until is None:
            return []
        known = self._amounts.get((item, until))
        if known is None:
            known = self._amounts[item, until] = self._found_amounts(item, until)
        return known

    def _until(self, window: Period) -> Period | None:
        """Return the part of `window` that lies before the end of the day; None for none.

        What is known of it is the same on every later day.
        """
        if window.end <= self.as_of:
            return window
        return Period(self.as_of, window.start) if window.start <= self.as_of else None

    def _found_amounts(self, item: str, window: Period) -> list[Amount]:
        series, basis = self._of(item), self._items[item].basis
        unread = any(spoilt.rows for spoilt in self.spoilt(item))
        match basis:
            case "flow":
                laid = series.cover(window)
                if laid is None:
                    return []
                not_due = tuple(gap for gap in laid.missing if self.is_exempt(item, gap))
                amounts = [_flow(laid, window, not_due)]
            case "stock":
                newest = series.newest(window)
                amounts = [] if newest is None else [_single(newest, instant(newest.period.end))]
            case _:
                within = series.within(window)
                amounts = [_single(o, o.period) for o in within if not _within_longer(o, within)]
        return [self._with_unread(item, amount) for amount in amounts] if unread else amounts

    def _with_unread(self, item: str, amount: Amount) -> Amount:
        """Return an amount as too small where rows that it is added up from could not be used."""
        whose = {None, self._region}
        if any(
            s.rows and s.region in whose and s.bears_on(amount.period) for s in self.spoilt(item)
        ):
            return replace(amount, absent=(*amount.absent, UNREAD_ROWS))
        return amount

    def heard(self, _items: Sequence[str], _window: Period) -> Heard | None:
        """Return the sums over the regions that report all of `_items`; None without regions."""
        return None


def _belongs(period: Period, window: Period, basis: str) -> bool:
    """Whether something of `period` is of `window`; a stock is the state at the end of a period."""
    return window.contains(instant(period.end) if basis == "stock" else period)


def _periods(returns: Returns) -> Iterator[Period]:
    yield from (observation.period for observation in returns.observations)
    yield from (report.period for report in returns.stages)
    yield from (entry.period for entry in returns.entries)


def _by(figures: tuple[_Kind, ...], name: str) -> dict[str, list[_Kind]]:
    kept: dict[str, list[_Kind]] = defaultdict(list)
    for figure in figures:
        kept[getattr(figure, name)].append(figure)
    for group in kept.values():
        group.sort(key=lambda figure: figure.period)
    return kept


def _flow(laid: Cover, window: Period, not_due: tuple[Period, ...]) -> Amount:
    period = Period(laid.end, window.start)
    return Amount(laid.total, period, laid.sources, laid.missing, not_due=not_due)


def _single(observation: Observation, period: Period) -> Amount:
    return Amount(observation.value, period, (observation.origin,))


def _within_longer(observation: Observation, others: list[Observation]) -> bool:
    return any(
        other.period != observation.period and other.period.contains(observation.period)
        for other in others
    )
