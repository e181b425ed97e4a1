"""An indicator by region: values, ranks, and who holds how much of the gap of the whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from cqquality.assessment.figures import Figures
from cqquality.assessment.measuring import Measurements
from cqquality.assessment.regional.local import LocalTarget, judged_locally, local_target
from cqquality.assessment.regional.placement import Placement
from cqquality.assessment.regional.rollup import RolledUp
from cqquality.assessment.result import Assessment, Breakdown, Memo, RegionShare, Result
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Ratio, items_of
from cqquality.definitions.pack import Pack
from cqquality.observation import NOTHING
from cqquality.quantity import Dimension, total
from cqquality.text import Text, same


class _Region(NamedTuple):
    """A region with its result, and its numerator and denominator where it is a rate."""

    id: str
    name: Text
    result: Result
    parts: tuple[Fraction, Fraction] | None


class Breakdowns:
    """The breakdown by region of every indicator of which a region reported something, by day."""

    def __init__(
        self, pack: Pack, figures: RolledUp, placement: Placement, readings: dict[str, str]
    ) -> None:
        self._pack, self._placement = pack, placement
        self._measured = {
            name: Measurements(pack, own, readings) for name, own in figures.regions.items()
        }
        nothing = Figures(NOTHING, pack.items, figures.as_of)
        self._unmeasured = Measurements(pack, nothing, readings)
        self._reported = frozenset(figures.items_by_region)
        self._targets: dict[tuple[str, str], LocalTarget] = {}

    def on(self, whole: Assessment, figures: RolledUp) -> tuple[Breakdown, ...]:
        """Return those of a day, to which both belong: results of the whole, and figures."""
        names = {region.id: region.name for region in figures.listed(figures.as_of)}
        nothing = self._unmeasured.on(self._unmeasured.figures.on(figures.as_of))
        regions = [
            (region, names.get(region, same(region)), self._measurements(region, figures, nothing))
            for region in dict.fromkeys((*names, *figures.regions))
        ]
        return tuple(
            self._breakdown(result, regions)
            for result in whole.targets
            if not self._reported.isdisjoint(items_of(result.indicator.measure))
        )

    def _measurements(self, region: str, figures: RolledUp, nothing: Measurements) -> Measurements:
        known = self._measured.get(region)
        return nothing if known is None else known.on(figures.regions[region])

    def _breakdown(
        self, whole: Result, regions: Sequence[tuple[str, Text, Measurements]]
    ) -> Breakdown:
        found = []
        for region, name, measurements in regions:
            target = self._target(whole.indicator, region)
            result = judged_locally(target, measurements).result
            parts = _parts(whole.indicator, result, measurements.figures)
            found.append(_Region(region, name, result, parts))
        memos = tuple(_memos(whole.indicator, self._pack, self._placement))
        return Breakdown(whole, tuple(_shared(whole, found)), memos)

    def _target(self, indicator: Indicator, region: str) -> LocalTarget:
        known = self._targets.get((indicator.id, region))
        if known is None:
            known = local_target(indicator, self._pack, region)
            self._targets[indicator.id, region] = known
        return known


def _parts(indicator: Indicator, result: Result, own: Figures) -> tuple[Fraction, Fraction] | None:
    measure = indicator.measure
    if not isinstance(measure, Ratio) or result.period is None:
        return None
    sums = []
    for items in (measure.numerator, measure.denominator):
        amounts = [own.amounts(item, result.period) for item in items]
        if not all(amounts):
            return None
        sums.append(total(found[-1].value for found in amounts))
    return sums[0], sums[1]


def _shared(whole: Result, regions: Sequence[_Region]) -> Iterator[RegionShare]:
    """Yield the regions with rank, deficit and share of the gap."""
    deficits = {r.id: _deficit(whole, r) for r in regions}
    lacking = {name: d for name, d in deficits.items() if d is not None and d > 0}
    all_lacking = total(lacking.values())
    closing = _smallest(whole, lacking, deficits)
    ranks = _ranks(regions, higher=whole.indicator.direction == "higher")
    for region in regions:
        deficit, lack = deficits[region.id], lacking.get(region.id)
        yield RegionShare(
            region=region.id,
            name=region.name,
            result=region.result,
            rank=ranks.get(region.id),
            deficit=None if deficit is None else max(deficit, Fraction(0)),
            contribution=None if lack is None else lack / all_lacking,
            closes=region.id in closing,
        )


def _deficit(whole: Result, region: _Region) -> Fraction | None:
    """Return what a region lacks: of a rate the passes below its target, of a count its gap.

    Negative where it has more than it needs.
    """
    target, value = region.result.goal.value, region.result.value
    if target is None or value is None:
        return None
    difference = target - value
    if region.parts is not None:
        passed, inspected = region.parts
        difference = inspected * target / 100 - passed
    return difference if whole.indicator.direction == "higher" else -difference


def _smallest(
    whole: Result,
    lacking: dict[str, Fraction],
    deficits: dict[str, Fraction | None],
) -> set[str]:
    """Return the fewest regions whose closing closes the gap: those that lack most.

    What other regions have beyond their need counts towards the whole: the gap of a rate is the sum
    of all deficits and surpluses. That of a count is what the whole lacks, whatever the regions'
    targets add up to.
    """
    if not whole.gap:
        return set()
    open_gap = total(d for d in deficits.values() if d is not None)
    if whole.unit.dimension is not Dimension.PERCENT:
        open_gap = whole.gap
    chosen: set[str] = set()
    for name, lack in sorted(lacking.items(), key=lambda pair: (-pair[1], pair[0])):
        if open_gap <= 0:
            break
        chosen.add(name)
        open_gap -= lack
    return chosen if open_gap <= 0 else set()


def _ranks(regions: Sequence[_Region], *, higher: bool) -> dict[str, int]:
    """Rank the best first; equals share a rank and the next ones are left out.

    By value; where a count is divided, those with a part of it by how much of that they reached.
    """
    by_share = any(_has_part(region.result) for region in regions)
    scored = [
        (region.id, score)
        for region in regions
        if (score := _score(region.result, by_share=by_share)) is not None
    ]
    ranks: dict[str, int] = {}
    rank, last = 0, Fraction(0)
    in_order = sorted(scored, key=lambda each: each[1], reverse=higher)
    for place, (name, score) in enumerate(in_order, 1):
        if place == 1 or score != last:
            rank, last = place, score
        ranks[name] = rank
    return ranks


def _has_part(result: Result) -> bool:
    """Whether a region has to bring a part of a count."""
    return bool(result.goal.value) and result.unit.dimension is not Dimension.PERCENT


def _score(result: Result, *, by_share: bool) -> Fraction | None:
    if not by_share or result.value is None:
        return result.value
    target = result.goal.value
    return result.value / target if target else None


def _memos(indicator: Indicator, pack: Pack, placement: Placement) -> Iterator[Memo]:
    items = items_of(indicator.measure)
    for observation in placement.memos:
        if observation.item in items and pack.regions is not None:
            yield Memo(
                unit=observation.region,
                name=pack.regions.memo_unit[observation.region].name.text,
                item=observation.item,
                period=observation.period,
                value=observation.value,
                origin=observation.origin,
            )
