"""Figures of one region under several of its names: 渝北 and 渝北区, 开县 and 开州区."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from fractions import Fraction

from msgspec.structs import replace

from cqquality.observation import Observation, Rows
from cqquality.quantity import literal
from cqquality.returns.ledger.answer import Answer, TallyKey, Wanted
from cqquality.returns.region_identity import RegionIdentity


def joined(
    figures: Sequence[Observation], answer: Answer, regions: RegionIdentity
) -> list[Observation]:
    """Return the figures with one for each region, however the rows write it: 渝北 and 渝北区.

    What is distinct in two of them may be the same, so such figures do not add up and stay.
    """
    groups: dict[Hashable, list[Observation]] = defaultdict(list)
    for each in figures:
        groups[each.item, each.period, _region(each, answer, regions)].append(each)
    return [group[0] if len(group) == 1 else _sum(group) for group in groups.values()]


def behind(figure: Observation, answer: Answer, regions: RegionIdentity) -> Wanted:
    """Return which rows are behind a figure: those of its region under each of its names.

    Where rows name their regions, a figure without one is that of all regions.
    """
    own = _region(figure, answer, regions)
    is_whole = not figure.region and answer.question.region is not None
    return Wanted(
        frozenset(
            key
            for key in answer.amounts
            if (_item(answer, key), key.span) == (figure.item, figure.period)
            and (is_whole or _region(_of(key, figure), answer, regions) == own)
        )
    )


def _region(figure: Observation, answer: Answer, regions: RegionIdentity) -> str:
    apart = {tally.item for tally in answer.question.tallies if tally.distinct}
    return figure.region if figure.item in apart else regions.of(figure)


def _item(answer: Answer, key: TallyKey) -> str:
    return answer.question.tallies[key.tally].item


def _of(key: TallyKey, figure: Observation) -> Observation:
    return replace(figure, region=key.region)


def _sum(group: Sequence[Observation]) -> Observation:
    first, value = group[0], sum((each.value for each in group), Fraction(0))
    by_sheet: dict[tuple[str, str], list[Rows]] = defaultdict(list)
    for each in group:
        for rows in each.origin.rows:
            by_sheet[rows.file, rows.sheet].append(rows)
    together = tuple(
        Rows(
            *sheet,
            min(rows.first for rows in some),
            max(rows.last for rows in some),
            sum(rows.count for rows in some),
        )
        for sheet, some in by_sheet.items()
    )
    text = f"{first.item} {first.region} = {literal(value)}"
    return replace(first, value=value, origin=replace(first.origin, text=text, rows=together))
