"""The breakdown of indicators by region: tables for people, plain values for programs."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cqquality.assessment.result import Assessment, Breakdown, Memo, RegionShare
from cqquality.definitions.pack import Pack
from cqquality.quantity import literal
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Align, Block, Column, Line, Row, Table, Tone, cell
from cqquality.reports.interface import ReportOptions
from cqquality.reports.result_cells import STATUS_TONES
from cqquality.text import Language, Text, same
from cqquality.text import listed as enumerated

HEADING = Text("分区县情况", "By region")
REGION = Text("区县", "Region")
RANK = Text("位次", "Rank")
_COLUMNS = (
    (Text("实际值", "Value"), Align.FIGURE),
    (Text("目标", "Target"), Align.FIGURE),
    (Text("差距", "Gap"), Align.FIGURE),
    (Text("状态", "Status"), Align.WORD),
    (Text("占缺口", "Of the gap"), Align.FIGURE),
)
CLOSES = Text("补齐全市差距所需最少区县之一", "one of the fewest that close the gap of the whole")


def listed(assessment: Assessment, options: ReportOptions) -> tuple[Breakdown, ...]:
    """Return the breakdowns of the results to list."""
    chosen = options.listed(tuple(b.whole for b in assessment.breakdowns))
    return tuple(b for b in assessment.breakdowns if b.whole in chosen)


def regional(assessment: Assessment, options: ReportOptions) -> Iterator[Block]:
    """Yield a table for each indicator that regions report on; nothing without a breakdown."""
    chosen = listed(assessment, options)
    if chosen:
        yield SPACE
        yield Line(HEADING.to(options.language), Tone.HEADING)
    for breakdown in chosen:
        yield from _breakdown(breakdown, assessment.pack, options.language)


def headline(breakdown: Breakdown) -> Text:
    """Return which indicator it is, its value as a whole, who is silent, who could close the gap.

    The fewest regions that could are named together: one of them alone may not suffice.
    """
    whole, count = breakdown.whole, len(breakdown.shares)
    value, wanted, name = wording.value(whole), wording.target(whole), whole.indicator.name
    said = Text(
        f"{whole.indicator.id} {name.zh}：全市 {value.zh}，目标 {wanted.zh}；"
        f"{count} 个区县中 {breakdown.reported} 个有数",
        f"{whole.indicator.id} {name.en}: {value.en} in all, target {wanted.en}; "
        f"{breakdown.reported} of {count} regions have figures",
    )
    return wording.joined(said, _silent(breakdown), _closing(breakdown))


def _silent(breakdown: Breakdown) -> Text:
    silent = [share.name for share in breakdown.shares if share.result.value is None]
    if not silent or not breakdown.reported:
        return same("")
    names = enumerated(silent, most=10)
    return Text(
        f"，缺 {len(silent)} 个：{names.zh}", f", {len(silent)} of them missing: {names.en}"
    )


def _closing(breakdown: Breakdown) -> Text:
    closing = [share.name for share in breakdown.shares if share.closes]
    if not closing:
        return same("")
    names = wording.listed(closing)
    return Text(
        f"；补齐全市差距至少须 {len(closing)} 个区县补齐：{names.zh}",
        f"; the fewest whose closing closes the gap of the whole ({len(closing)}): {names.en}",
    )


def ranked(breakdown: Breakdown) -> list[RegionShare]:
    """Return the regions from the best to the last, those without figures behind them."""
    return sorted(breakdown.shares, key=lambda share: (share.rank is None, share.rank or 0))


def held(share: RegionShare) -> Text:
    """Return how much of all that regions lack this one lacks: "80.0%"."""
    part = share.contribution
    return wording.NOTHING if part is None else same(f"{wording.percent(part)}%")


def note(share: RegionShare) -> Text:
    """Return why a region stands as it does, and whether it belongs to those that close the gap."""
    return CLOSES if share.closes else share.result.reason or same("")


def _breakdown(breakdown: Breakdown, pack: Pack, language: Language) -> Iterator[Block]:
    yield SPACE
    yield Line(headline(breakdown).to(language), hang=2)
    columns = tuple(Column(words.to(language), align) for words, align in _COLUMNS)
    rows = tuple(_row(share, language) for share in ranked(breakdown))
    yield Table(RANK.to(language), REGION.to(language), columns, rows)
    reasons = {share.result.reason for share in breakdown.shares if share.result.value is not None}
    if len(reasons) == 1 and (reason := reasons.pop()):
        yield Line(reason.to(language), Tone.QUIET, indent=2)
    for memo in overlapping(breakdown, pack):
        yield Line(memo.to(language), Tone.QUIET, indent=2)


def _row(share: RegionShare, language: Language) -> Row:
    result = share.result
    cells = (
        cell(wording.value(result).to(language)),
        cell(wording.target(result).to(language)),
        cell(wording.distance(result).to(language)),
        cell(result.status.text.to(language), tone=STATUS_TONES[result.status]),
        cell("" if share.contribution is None else held(share).to(language)),
    )
    key = "" if share.rank is None else str(share.rank)
    return Row(key, share.name.to(language), cells, CLOSES.to(language) if share.closes else "")


def overlapping(breakdown: Breakdown, pack: Pack) -> Iterator[Text]:
    """Yield what each unit that overlaps its host regions reports, items together: never added."""
    for (unit, period), each in groupby(breakdown.memos, lambda memo: (memo.name, memo.period)):
        figures = wording.listed(_figure(memo, pack) for memo in each)
        when = wording.period(period)
        yield Text(
            f"另：{unit.zh}{when.zh}{figures.zh}（与所在区县重叠，不计入）",
            f"besides: {unit.en}, {when.en}: {figures.en} (overlaps its hosts, not added)",
        )


def _figure(memo: Memo, pack: Pack) -> Text:
    item = pack.items[memo.item]
    figure = wording.quantity(literal(memo.value), pack.unit[item.unit])
    return wording.joined(item.name.text, same(" "), figure)


def as_json(assessment: Assessment, language: Language) -> list[dict[str, Any]]:
    """Return the breakdowns for programs, figures exact, regions in the order of the list."""
    return [
        {
            "id": breakdown.whole.indicator.id,
            "expected": len(breakdown.shares),
            "reported": breakdown.reported,
            "regions": [_share(share, language) for share in breakdown.shares],
            "memos": [
                {
                    "unit": memo.unit,
                    "name": {"zh": memo.name.zh, "en": memo.name.en},
                    "item": memo.item,
                    "period": str(memo.period),
                    "value": literal(memo.value),
                    "file": memo.origin.file,
                    "sheet": memo.origin.sheet,
                    "cell": memo.origin.cell,
                }
                for memo in breakdown.memos
            ],
        }
        for breakdown in assessment.breakdowns
    ]


def _share(share: RegionShare, language: Language) -> dict[str, Any]:
    result = share.result
    exact = {
        "value": result.value,
        "target": result.goal.value,
        "gap": result.gap,
        "surplus": result.surplus,
        "attainment": result.attainment,
        "deficit": share.deficit,
        "contribution": share.contribution,
    }
    return {
        "region": share.region,
        "name": {"zh": share.name.zh, "en": share.name.en},
        "period": str(result.period) if result.period else None,
        **{name: None if value is None else literal(value) for name, value in exact.items()},
        "status": result.status.value,
        "rank": share.rank,
        "closes_the_gap": share.closes,
        "sources": [
            {"file": o.file, "sheet": o.sheet, "cell": o.cell, "text": o.text}
            for o in result.sources
        ],
        "display": {
            "value": wording.value(result).to(language),
            "target": wording.target(result).to(language),
            "gap": wording.gap(result).to(language),
            "surplus": wording.surplus(result).to(language),
            "status": result.status.text.to(language),
            "contribution": held(share).to(language),
        },
    }
