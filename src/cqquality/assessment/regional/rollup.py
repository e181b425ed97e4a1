"""The whole as the sum of its regions: counts and the parts of rates add, rates never do."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from cqquality.assessment.figures import Amount, Figures, Heard, excused
from cqquality.assessment.regional import codes
from cqquality.assessment.regional.placement import PART_OF
from cqquality.definitions.indicator import Item
from cqquality.definitions.pack import Pack
from cqquality.definitions.region.history import History, Listed
from cqquality.findings import Code, Finding, Place, Spoilt
from cqquality.observation import Observation, Returns
from cqquality.period import Period, instant, year
from cqquality.quantity import adds_up, literal, total
from cqquality.text import Text, listed, same


class Coverage(Struct, frozen=True):
    """Which regions a sum holds, and which are missing from it."""

    period: Period
    reported: tuple[str, ...]
    missing: tuple[Listed, ...]
    unusable: tuple[Listed, ...] = ()
    """Regions that did report, in figures that cannot be used."""

    @property
    def expected(self) -> int:
        """How many regions ought to report."""
        return len(self.reported) + len(self.missing) + len(self.unusable)


class Joined(Figures):
    """The figures of a region, or of the former regions it was made of where it has none itself."""

    def __init__(
        self,
        returns: Returns,
        items: Mapping[str, Item],
        as_of: date,
        region: str,
        former: Mapping[str, Text],
    ) -> None:
        super().__init__(returns, items, as_of, region)
        self._parts = {
            name: Figures(returns, items, as_of, f"{region}{PART_OF}{old}")
            for old, name in former.items()
        }

    def on(self, day: date) -> "Joined":
        """Return the same figures up to another day."""
        other = super().on(day)
        other._parts = {name: part.on(day) for name, part in self._parts.items()}
        return other

    def _found_amounts(self, item: str, window: Period) -> list[Amount]:
        """Return the amount as reported; without one, the sum of the former regions'."""
        own = super()._found_amounts(item, window)
        if own or not self._parts or self._items[item].basis == "rate":
            return own
        parts = {name: part.amounts(item, window) for name, part in self._parts.items()}
        found = [amounts[-1] for amounts in parts.values() if amounts]
        if not found:
            return []
        return [
            Amount(
                value=total(amount.value for amount in found),
                period=max(amount.period for amount in found),
                sources=tuple(origin for amount in found for origin in amount.sources),
                missing=tuple(period for amount in found for period in amount.missing),
                not_due=tuple(period for amount in found for period in amount.not_due),
                absent=(
                    *(name for name, amounts in parts.items() if not amounts),
                    *dict.fromkeys(name for amount in found for name in amount.absent),
                ),
            )
        ]


class RolledUp(Figures):
    """The figures of the whole: as reported, else as the sum of the regions'."""

    def __init__(
        self, returns: Returns, items: Mapping[str, Item], as_of: date, history: History | None
    ) -> None:
        super().__init__(returns, items, as_of)
        self._history = history
        self._found_that_day: dict[tuple[str, Period], dict[str, Amount]] = {}
        self._summed: dict[tuple[str, Period], Amount | None] = {}
        by_region = _by_region(returns)
        for name in {s.region for s in returns.spoilt if s.region} - by_region.keys():
            by_region[name] = replace(returns, observations=())
        order = {region.id: number for number, region in enumerate(self.listed(as_of))}
        self.regions = {
            name: Joined(by_region[name], items, as_of, name, self._former(name))
            for name in sorted(by_region, key=lambda name: (order.get(name, len(order)), name))
        }
        self._exempt: dict[str, set[str]] = defaultdict(set)
        for mark in returns.not_applicable:
            self._exempt[mark.item].add(mark.region)
        self._excused: dict[str, list[tuple[str, Period]]] = defaultdict(list)
        for word in returns.not_due:
            self._excused[word.item].append((word.region, word.period))
        self.items_by_region = tuple(
            dict.fromkeys(o.item for o in returns.observations if o.region)
        )

    def _concerns(self, _spoilt: Spoilt, _region: str) -> bool:
        """Whether it bears on the whole: whatever a region sent does."""
        return True

    def on(self, day: date) -> "RolledUp":
        """Return the same figures up to another day."""
        other = super().on(day)
        other._found_that_day = {}
        other.regions = {name: region.on(day) for name, region in self.regions.items()}
        return other

    def amounts(self, item: str, window: Period) -> list[Amount]:
        """Return the amount as reported; without one, the sum of the regions and who is missing."""
        own = super().amounts(item, window)
        if own or self._items[item].basis == "rate":
            return own
        summed = self.summed(item, window)
        return [] if summed is None else [summed]

    def summed(self, item: str, window: Period) -> Amount | None:
        """Return the sum of the regions' amounts up to the newest day any of them covers."""
        until = self._until(window)
        if until is None:
            return None
        if (item, until) not in self._summed:
            self._summed[item, until] = self._sum(item, until)
        return self._summed[item, until]

    def _sum(self, item: str, window: Period) -> Amount | None:
        found = self._found(item, window)
        if not found:
            return None
        end = max(amount.period.end for amount in found.values())
        whole = _whole(found, end)
        counted = whole if self._items[item].basis == "stock" else found
        absent = tuple(self._absent(item, end, whole))
        return _sum(counted, max(amount.period for amount in found.values()), absent)

    def heard(self, items: Sequence[str], window: Period) -> Heard | None:
        """Return the sums over the regions that report all of `items` up to the newest day.

        None where the whole has figures of its own.
        """
        if all(Figures.amounts(self, item, window) for item in items):
            return None  # what is missing from the whole is no region
        found = {item: self._found(item, window) for item in items}
        if not all(found.values()):
            return None
        period = max(amount.period for each in found.values() for amount in each.values())
        whole = {item: _whole(amounts, period.end) for item, amounts in found.items()}
        named = [name for name in self.regions if all(name in each for each in whole.values())]
        if not named:
            return None
        counted = {item: {name: each[name] for name in named} for item, each in whole.items()}
        absent = {
            name: None
            for item, amounts in counted.items()
            for name in self._absent(item, period.end, amounts)
        }
        sums = {item: _sum(amounts, period) for item, amounts in counted.items()}
        return Heard(sums, len(named), tuple(absent))

    def parts(self, item: str, window: Period) -> list[Fraction]:
        """Return the amounts of the regions."""
        return [amount.value for amount in self._found(item, window).values()]

    def parts_until(self, item: str, window: Period, end: date) -> list[Fraction]:
        """Return the amounts of the regions that a whole up to `end` has in it: stocks of a day."""
        basis = self._items[item].basis
        if basis == "rate":
            return []
        return [
            amount.value
            for amount in self._found(item, window).values()
            if amount.period.end == end or (basis == "flow" and amount.period.end < end)
        ]

    def coverage(self, item: str, window: Period) -> Coverage | None:
        """Return which regions reported an item for the newest day of `window`."""
        found = self._found(item, window)
        if not found:
            return None
        newest = max(found.values(), key=lambda amount: amount.period)
        end = newest.period.end
        whole = _whole(found, end)
        not_due = self._not_due_on(item, end)
        owed = [each for each in self._missing(item, end, whole) if each.id not in not_due]
        sent = {s.region for s in self.spoilt(item) if s.region and s.bears_on(instant(end))}
        return Coverage(
            newest.period,
            tuple(whole),
            tuple(each for each in owed if each.id not in sent),
            tuple(each for each in owed if each.id in sent),
        )

    def _former(self, region: str) -> dict[str, Text]:
        """Return the names of the regions that went into `region`, by id."""
        if self._history is None:
            return {}
        return {old.id: old.names[-1].name.text for old in self._history.predecessors(region)}

    def _found(self, item: str, window: Period) -> dict[str, Amount]:
        """Return the amounts of the regions that have one."""
        found = self._found_that_day.get((item, window))
        if found is None:
            each = ((name, own.amounts(item, window)) for name, own in self.regions.items())
            found = {name: amounts[-1] for name, amounts in each if amounts}
            self._found_that_day[item, window] = found
        return found

    def _missing(self, item: str, day: date, whole: Mapping[str, Amount]) -> Iterator[Listed]:
        for region in self.listed(day):
            if region.id not in whole and region.id not in self._exempt[item]:
                yield region

    def is_listed_whole(self, item: str) -> bool:
        """Whether the newest figure of the whole was added up from a list that names all rows."""
        own = [o for o in self.observations(item) if o.origin.rows]
        return bool(own) and own[-1] is self.observations(item)[-1]

    def _absent(self, item: str, day: date, whole: Mapping[str, Amount]) -> Iterator[Text]:
        """Yield the names of the regions whose figures nobody knows, due or not."""
        not_due = self._not_due_on(item, day)
        for region in self._missing(item, day, whole):
            yield excused(region.name) if region.id in not_due else region.name

    def _not_due_on(self, item: str, day: date) -> set[str]:
        """Return the regions that need not report an item for a day."""
        return {region for region, period in self._excused[item] if period.end == day}

    def listed(self, day: date) -> tuple[Listed, ...]:
        """Return the regions of the day; none where the pack has no list."""
        return self._history.list_on(day) if self._history else ()


def _sum(amounts: Mapping[str, Amount], period: Period, absent: tuple[Text, ...] = ()) -> Amount:
    """Return the sum of regions' amounts for a period."""
    return Amount(
        value=total(amount.value for amount in amounts.values()),
        period=period,
        sources=tuple(chain.from_iterable([amount.sources for amount in amounts.values()])),
        absent=absent,
    )


def _by_region(returns: Returns) -> dict[str, Returns]:
    """Return the returns of each region, with the figures of the former ones it was made of."""
    own: dict[str, list[Observation]] = defaultdict(list)
    for observation in returns.observations:
        if observation.region:
            own[observation.region.partition(PART_OF)[0]].append(observation)
    return {name: replace(returns, observations=tuple(each)) for name, each in own.items()}


def _whole(found: Mapping[str, Amount], end: date) -> dict[str, Amount]:
    """Return the amounts that are complete up to `end`."""
    return {
        name: amount
        for name, amount in found.items()
        if amount.period.end == end and not amount.missing and not amount.absent
    }


def rolled_up(returns: Returns, pack: Pack, as_of: date) -> RolledUp:
    """Return the figures of the whole, with the regions of the pack's list."""
    history = History(pack.regions) if pack.regions else None
    return RolledUp(returns, pack.items, as_of, history)


def remarks(figures: RolledUp, pack: Pack) -> Iterator[Finding]:
    """Yield who is missing from the newest sums, and totals that are not their regions' sum."""
    windows = [
        Period(min(year(number).end, figures.as_of), year(number).start)
        for number in range(pack.plan.base.year, figures.as_of.year + 1)
    ]
    gaps: dict[tuple[Period, tuple[str, ...]], list[str]] = defaultdict(list)
    covers: dict[tuple[Period, tuple[str, ...]], Coverage] = {}
    for item in figures.items_by_region:
        newest = (c for window in reversed(windows) if (c := figures.coverage(item, window)))
        covered = None if figures.is_listed_whole(item) else next(newest, None)
        if covered is not None and covered.missing:
            key = covered.period, tuple(region.id for region in covered.missing)
            gaps[key].append(item)
            covers[key] = covered
        for window in windows:
            yield from _reconciled(figures, item, window)
    for key, items in gaps.items():
        yield _incomplete(items, covers[key])


def _incomplete(items: Sequence[str], coverage: Coverage) -> Finding:
    return codes.INCOMPLETE.at(
        Place(),
        items[0],
        items=listed(tuple(map(same, items))),
        period=coverage.period.text,
        expected=coverage.expected,
        reported=len(coverage.reported),
        count=len(coverage.missing),
        names=listed(tuple(region.name for region in coverage.missing), most=10),
        unusable=_unusable(coverage.unusable),
    )


_ALSO = Text(
    "；另有 {count} 个报送的数据有误：{names}",
    "; figures that cannot be used from {count}: {names}",
)


def _unusable(regions: Sequence[Listed]) -> Text:
    """Name the regions that are not to be reminded: they reported."""
    if not regions:
        return same("")
    names = listed(tuple(region.name for region in regions), most=10)
    return _ALSO.filled(count=len(regions), names=names)


def _exceeding(figures: RolledUp, item: str, window: Period, whole: Amount) -> Iterator[Finding]:
    """Yield a finding where the regions heard from have more than the whole."""
    parts = figures.parts_until(item, window, whole.period.end)
    if not parts or min(parts) < 0 or total(parts) <= whole.value or adds_up(whole.value, parts):
        return
    yield _contradicted(codes.PARTS_EXCEED, item, whole, len(parts), total(parts))


def _contradicted(code: Code, item: str, whole: Amount, count: int, parts: Fraction) -> Finding:
    """Return the finding on a total beside what so many regions come to."""
    return code.at(
        whole.sources[0].place,
        item,
        item=item,
        period=whole.period.text,
        total=literal(whole.value),
        count=count,
        sum=literal(parts),
    )


def _reconciled(figures: RolledUp, item: str, window: Period) -> Iterator[Finding]:
    """Yield a finding where a total was reported that the regions contradict.

    All of them together, or those heard from alone, where they have more than the whole.
    """
    own = Figures.amounts(figures, item, window)
    summed = figures.summed(item, window) if own else None
    if summed is None:
        return
    whole = own[-1]
    if summed.absent:
        yield from _exceeding(figures, item, window, whole)
        return
    parts = figures.parts(item, window)
    if whole.period.end == summed.period.end and not adds_up(whole.value, parts):
        count = len(summed.sources)
        yield _contradicted(codes.TOTAL_DIFFERS, item, whole, count, summed.value)
