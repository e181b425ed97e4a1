"""Figures that can be read and contradict their neighbours in time; none is changed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cqquality.definitions.pack import Pack
from cqquality.findings import Code, Finding
from cqquality.observation import Observation, Origin, StageReport
from cqquality.quantity import Dimension, literal
from cqquality.returns import plausibility_codes as codes
from cqquality.returns.region_identity import RegionIdentity

_FAR = 1000
"""Between 元, 万元 and 亿元 lie four digits each; no count grows so much from year to year."""
_SCALED = frozenset({Dimension.COUNT, Dimension.AMOUNT})

_Group = Sequence[Observation]


def doubts(
    figures: _Group, explained: Sequence[Origin], pack: Pack, regions: RegionIdentity
) -> list[Finding]:
    """Return the findings on figures; `explained` are cells whose fall a reported loss explains."""
    groups: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for figure in figures:
        groups[figure.item, regions.of(figure)].append(figure)
    known = frozenset(explained)
    units = pack.unit
    found: list[Finding] = []
    for (item, _), group in groups.items():
        group.sort(key=lambda figure: figure.period)
        found += _doubts(group, known, pack.items[item].basis)
        if units[pack.items[item].unit].dimension in _SCALED:
            found += _scales(group)
    return found


def stage_doubts(stages: Sequence[StageReport], pack: Pack) -> Iterator[Finding]:
    """Yield the findings on commitments that are less far than they were."""
    order = {stage.id: number for number, stage in enumerate(pack.stages)}
    names = {stage.id: stage.name.text for stage in pack.stages}
    groups: dict[str, list[StageReport]] = defaultdict(list)
    for report in stages:
        groups[report.item].append(report)
    for group in groups.values():
        group.sort(key=lambda report: report.period)
        for before, after in pairwise(group):
            if order[after.stage] < order[before.stage]:
                yield codes.STAGE_FALLS.at(
                    after.origin.place,
                    after.item,
                    period=after.period.text,
                    stage=names[after.stage],
                    before=before.period.text,
                    earlier=names[before.stage],
                    where=before.origin.place,
                )


def _doubts(group: _Group, explained: frozenset[Origin], basis: str) -> Iterator[Finding]:
    match basis:
        case "flow":
            yield from _cumulative(group)
        case "stock":
            yield from _falls(group, explained)


def _cumulative(group: _Group) -> Iterator[Finding]:
    """Yield doubts on figures beside that of a longer stretch of the same year."""
    for part in group:
        whole = next((other for other in group if _runs_on(part, other)), None)
        if whole is None:
            continue
        if part.value > whole.value:
            yield _beside(codes.SHORTER_EXCEEDS, part, whole)
        elif part.value == whole.value != 0 and part.period.end == whole.period.end:
            yield _beside(codes.MONTH_IS_CUMULATIVE, part, whole)


def _runs_on(part: Observation, whole: Observation) -> bool:
    """Whether `whole` is the cumulative figure of the year that `part` goes into."""
    inner, outer = part.period, whole.period
    if inner == outer or inner.start is None or outer.start is None:
        return False
    january = (outer.start.month, outer.start.day) == (1, 1)
    return january and outer.start.year == outer.end.year and outer.contains(inner)


def _falls(group: _Group, explained: frozenset[Origin]) -> Iterator[Finding]:
    for before, after in pairwise(group):
        if after.value < before.value and after.origin not in explained:
            yield _after(codes.STOCK_FALLS, before, after)


def _scales(group: _Group) -> Iterator[Finding]:
    same_length: dict[int, list[Observation]] = defaultdict(list)
    for figure in group:
        same_length[_months(figure)].append(figure)
    for figures in same_length.values():
        for before, after in pairwise(figures):
            small, large = sorted((before.value, after.value))
            if small > 0 and large >= _FAR * small:
                yield _after(codes.OTHER_SCALE, before, after)


def _months(figure: Observation) -> int:
    start, end = figure.period.start, figure.period.end
    return (end.year - start.year) * 12 + end.month - start.month + 1 if start else 0


def _beside(code: Code, part: Observation, whole: Observation) -> Finding:
    return code.at(
        part.origin.place,
        part.item,
        period=part.period.text,
        part=literal(part.value),
        whole_period=whole.period.text,
        whole=literal(whole.value),
        where=whole.origin.place,
    )


def _after(code: Code, before: Observation, after: Observation) -> Finding:
    return code.at(
        after.origin.place,
        after.item,
        period=after.period.text,
        value=literal(after.value),
        before=before.period.text,
        earlier=literal(before.value),
        where=before.origin.place,
    )
