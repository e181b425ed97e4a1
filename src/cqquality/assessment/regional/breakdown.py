"""An indicator by region: values, ranks, and who holds how much of the gap of the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cqquality.assessment.figures import Figures
from cqquality.assessment.judging import judge
from cqquality.assessment.measuring import Measurements
from cqquality.assessment.outcome import evidence_on, result_of
from cqquality.assessment.regional.placement import Placement
from cqquality.assessment.regional.rollup import RolledUp
from cqquality.assessment.result import Assessment, Breakdown, Memo, RegionShare, Result, Status
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Ratio, items_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.target import All, Keep, Reach, Schedule
from cqquality.observation import NOTHING
from cqquality.quantity import Dimension
from cqquality.text import Text

_NOT_DIVIDED = Text("目标未分解到区县", "the target is not divided over the regions")


def breakdowns(
    whole: Assessment, figures: RolledUp, placement: Placement, readings: dict[str, str]
) -> tuple[Breakdown, ...]:
    """Return the breakdown of every indicator of which a region reported something."""
    pack = whole.pack
    measured = {name: Measurements(pack, own, readings) for name, own in figures.regions.items()}
    found = []
    for result in whole.targets:
        indicator = pack.indicators[result.indicator.id].under(readings.get(result.indicator.id))
        if set(figures.items_by_region).isdisjoint(items_of(indicator.measure)):
            continue
        regions = list(_regions(indicator, pack, figures, measured, readings))
        memos = tuple(_memos(indicator, pack, placement))
        found.append(Breakdown(result, tuple(_shared(result, regions)), memos))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Region:
    """A region with its result, and its numerator and denominator where it is a rate."""

    id: str
    name: Text
    result: Result
    parts: tuple[Fraction, Fraction] | None


def _regions(
    indicator: Indicator,
    pack: Pack,
    figures: RolledUp,
    measured: dict[str, Measurements],
    readings: dict[str, str],
) -> Iterator[_Region]:
    nothing = Measurements(pack, Figures(NOTHING, pack.items, figures.as_of), readings)
    listed = figures.listed(figures.as_of)
    names = {region.id: region.name for region in listed}
    for name in dict.fromkeys((*names, *figures.regions)):
        own = figures.regions.get(name)
        result = _judged(indicator, pack, own, measured.get(name, nothing), name, readings)
        parts = _parts(indicator, result, own) if own else None
        yield _Region(name, names.get(name, Text(name, name)), result, parts)


def _judged(
    indicator: Indicator,
    pack: Pack,
    own: Figures | None,
    measurements: Measurements,
    region: str,
    readings: dict[str, str],
) -> Result:
    """Judge a region by its share of the target; a rate is the same target for all."""
    figures = own or Figures(NOTHING, pack.items, measurements.as_of)
    evidence = evidence_on(indicator.id, pack, figures, measurements)
    divided = divided_target(indicator, pack, region)
    if divided is not None and divided is not indicator:
        # earlier versions of the whole say nothing of the part of a region
        others = {name: each for name, each in pack.versions.items() if name != indicator.id}
        of_today = replace(evidence.pack, versions=others)
        evidence = replace(evidence, indicator=divided, pack=of_today)
    verdict = judge(evidence)
    if divided is None and verdict.current is not None:
        goal = replace(verdict.goal, value=None, upper=None)
        verdict = replace(
            verdict,
            goal=goal,
            status=Status.NOT_ASSESSABLE,
            reason=_NOT_DIVIDED,
            gap=None,
            surplus=None,
        )
    result = result_of(evidence, verdict, readings.get(indicator.id))
    if divided is not None:
        return result
    return replace(result, attainment=None, pace=None)


def divided_target(indicator: Indicator, pack: Pack, region: str) -> Indicator | None:
    """Return the indicator with the region's target; None where it has none of its own."""
    share = next((s.value for s in indicator.division if s.region == region), None)
    target = indicator.target
    if share is not None and isinstance(target, Reach | Keep):
        return replace(indicator, target=replace(target, value=share))
    is_rate = pack.dimension(indicator.unit) is Dimension.PERCENT
    return indicator if is_rate and isinstance(target, Reach | Schedule | Keep | All) else None


def _parts(indicator: Indicator, result: Result, own: Figures) -> tuple[Fraction, Fraction] | None:
    measure = indicator.measure
    if not isinstance(measure, Ratio) or result.period is None:
        return None
    sums = []
    for items in (measure.numerator, measure.denominator):
        amounts = [own.amounts(item, result.period) for item in items]
        if not all(amounts):
            return None
        sums.append(sum((found[-1].value for found in amounts), Fraction(0)))
    return sums[0], sums[1]


def _shared(whole: Result, regions: Sequence[_Region]) -> Iterator[RegionShare]:
    """Yield the regions with rank, deficit and share of the gap."""
    deficits = {r.id: _deficit(whole, r) for r in regions}
    lacking = {name: d for name, d in deficits.items() if d is not None and d > 0}
    total = sum(lacking.values(), Fraction(0))
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
            contribution=None if lack is None else lack / total,
            closes=region.id in closing,
        )


def _deficit(whole: Result, region: _Region) -> Fraction | None:
    """Return what a region lacks: of a rate the passes below its target, of a count its gap.

    Negative where it has more than it needs.
    """
    target = region.result.goal.value
    if region.parts is not None and target is not None:
        passed, inspected = region.parts
        return inspected * target / 100 - passed
    if target is None or region.result.value is None:
        return None
    difference = target - region.result.value
    return difference if whole.indicator.direction == "higher" else -difference


def _smallest(
    whole: Result,
    lacking: dict[str, Fraction],
    deficits: dict[str, Fraction | None],
) -> set[str]:
    """Return the fewest regions whose closing closes the gap: those that lack most.

    What other regions have beyond their need counts towards the whole, so the gap to close is the
    sum of all deficits and surpluses.
    """
    if not whole.gap:
        return set()
    open_gap = sum((d for d in deficits.values() if d is not None), Fraction(0))
    chosen: set[str] = set()
    for name, lack in sorted(lacking.items(), key=lambda pair: (-pair[1], pair[0])):
        if open_gap <= 0:
            break
        chosen.add(name)
        open_gap -= lack
    return chosen if open_gap <= 0 else set()


def _ranks(regions: Sequence[_Region], *, higher: bool) -> dict[str, int]:
    """Rank by value, the best first; equal values share a rank and the next ones are left out."""
    values = [(r.id, r.result.value) for r in regions if r.result.value is not None]
    places: dict[Fraction, int] = {}
    for place, value in enumerate(sorted((v for _, v in values), reverse=higher), 1):
        places.setdefault(value, place)
    return {name: places[value] for name, value in values}


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
