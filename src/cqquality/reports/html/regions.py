"""The tables of regions: one for each indicator that regions report on, on one common scale."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cqquality.assessment.result import Assessment, Breakdown, RegionShare, Result
from cqquality.quantity import literal
from cqquality.reports import regional, wording
from cqquality.reports.html.axis import Axis, axis
from cqquality.reports.html.bullet import Bullet, bullet
from cqquality.reports.html.entry import GRAVITY, Cells, exact, sheets
from cqquality.reports.html.phrase import Phrases
from cqquality.reports.interface import DONE, ReportOptions
from cqquality.reports.result_cells import STATUS_TONES


class RegionEntry(Struct, frozen=True):
    """What the page says of one region; figures exact to sort by beside the words for the eye."""

    share: RegionShare
    name: str
    tone: str
    gravity: int
    is_unmet: bool
    value: str
    period: str
    target: str
    gap: str
    held: str
    note: str
    exact: dict[str, str | None]
    distance: str
    """What is missing or, below 0, what there is beyond the target."""
    bullet: Bullet | None
    sources: tuple[Cells, ...]


class RegionTable(Struct, frozen=True):
    """An indicator by region."""

    id: str
    section: str
    headline: str
    entries: tuple[RegionEntry, ...]
    memos: tuple[str, ...]


def region_tables(
    assessment: Assessment, options: ReportOptions, words: Phrases
) -> tuple[RegionTable, ...]:
    """Return the tables of the indicators to list."""
    return tuple(_table(b, words) for b in regional.listed(assessment, options))


def _table(breakdown: Breakdown, words: Phrases) -> RegionTable:
    scale = _scale(breakdown)
    return RegionTable(
        id=breakdown.whole.indicator.id,
        section=breakdown.whole.indicator.section,
        headline=words.say(regional.headline(breakdown)),
        entries=tuple(_entry(share, scale, words) for share in regional.ranked(breakdown)),
        memos=tuple(map(words.say, regional.overlapping(breakdown, words.assessment.pack))),
    )


def _scale(breakdown: Breakdown) -> Axis | None:
    """Return the scale that holds the values and the targets of all regions."""
    figures = list(_figures(breakdown))
    return axis(figures, breakdown.whole.unit.dimension) if figures else None


def _figures(breakdown: Breakdown) -> Iterator[Fraction]:
    for result in (share.result for share in breakdown.shares):
        yield from (
            f for f in (result.value, result.goal.value, result.goal.upper) if f is not None
        )


def _entry(share: RegionShare, scale: Axis | None, words: Phrases) -> RegionEntry:
    result = share.result
    part = share.contribution
    return RegionEntry(
        share=share,
        name=words.say(share.name),
        tone=STATUS_TONES[result.status].word,
        gravity=GRAVITY.index(result.status),
        is_unmet=result.status not in DONE,
        value=words.say(wording.value(result)),
        period=words.say(wording.period(result.period)) if result.period else "",
        target=words.say(wording.target(result)),
        gap=words.say(wording.distance(result)),
        held=words.say(regional.held(share)),
        note=words.say(regional.note(share)),
        exact={**exact(result), "contribution": None if part is None else literal(part)},
        distance=_distance(result),
        bullet=bullet(replace(result, baseline=None), None, scale),
        sources=tuple(sheets(result.sources)),
    )


def _distance(result: Result) -> str:
    if result.gap or not result.surplus:
        return "" if result.gap is None else literal(result.gap)
    return literal(-result.surplus)
