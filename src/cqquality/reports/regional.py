"""The breakdown of indicators by region: tables for people, plain values for programs."""

from collections.abc import Iterator
from typing import Any

from cqquality.assessment.result import Assessment, Breakdown, Memo, RegionShare
from cqquality.quantity import literal, shown
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Align, Block, Column, Line, Row, Table, Tone, cell
from cqquality.reports.interface import ReportOptions
from cqquality.text import Language, Text

_HEADING = Text("分区县情况", "By region")
_REGION = Text("区县", "Region")
_RANK = Text("位次", "Rank")
_COLUMNS = (
    (Text("实际值", "Value"), Align.FIGURE),
    (Text("目标", "Target"), Align.FIGURE),
    (Text("差距", "Gap"), Align.FIGURE),
    (Text("状态", "Status"), Align.WORD),
    (Text("占缺口", "Of the gap"), Align.FIGURE),
)
_CLOSES = Text("补齐即可消除全市差距", "closing it closes the gap of the whole")


def regional(assessment: Assessment, options: ReportOptions) -> Iterator[Block]:
    """Yield a table for each indicator that regions report on; nothing without a breakdown."""
    chosen = options.listed(tuple(b.whole for b in assessment.breakdowns))
    listed = [b for b in assessment.breakdowns if b.whole in chosen]
    if listed:
        yield SPACE
        yield Line(_HEADING.to(options.language), Tone.HEADING)
    for breakdown in listed:
        yield from _breakdown(breakdown, options.language)


def _breakdown(breakdown: Breakdown, language: Language) -> Iterator[Block]:
    whole, count = breakdown.whole, len(breakdown.shares)
    value, wanted = wording.value(whole), wording.target(whole)
    title = Text(
        f"{whole.indicator.id} {whole.indicator.name.zh}：全市 {value.zh}，目标 {wanted.zh}；"
        f"{count} 个区县中 {breakdown.reported} 个有数",
        f"{whole.indicator.id} {whole.indicator.name.en}: {value.en} in all, target {wanted.en}; "
        f"{breakdown.reported} of {count} regions have figures",
    )
    yield SPACE
    yield Line(title.to(language), hang=2)
    columns = tuple(Column(words.to(language), align) for words, align in _COLUMNS)
    ranked = sorted(breakdown.shares, key=lambda share: (share.rank is None, share.rank or 0))
    rows = tuple(_row(share, language) for share in ranked)
    yield Table(_RANK.to(language), _REGION.to(language), columns, rows)
    for memo in breakdown.memos:
        yield Line(_memo(memo).to(language), Tone.QUIET, indent=2)


def _row(share: RegionShare, language: Language) -> Row:
    result = share.result
    contribution = share.contribution
    held = "" if contribution is None else f"{wording.percent(contribution)}%"
    return Row(
        key="" if share.rank is None else str(share.rank),
        title=share.name.to(language),
        cells=(
            cell(wording.value(result).to(language)),
            cell(wording.target(result).to(language)),
            cell(wording.gap(result).to(language)),
            cell(result.status.text.to(language)),
            cell(held),
        ),
        note=_CLOSES.to(language) if share.closes else "",
    )


def _memo(memo: Memo) -> Text:
    figure = shown(memo.value, 0)
    return Text(
        f"另：{memo.name.zh} {memo.item} {memo.period.text.zh} {figure}（与所在区县重叠，不计入）",
        f"besides: {memo.name.en} {memo.item} {memo.period.text.en} {figure} (overlaps, not added)",
    )


def as_json(assessment: Assessment) -> list[dict[str, Any]]:
    """Return the breakdowns for programs, figures exact, regions in the order of the list."""
    return [
        {
            "id": breakdown.whole.indicator.id,
            "expected": len(breakdown.shares),
            "reported": breakdown.reported,
            "regions": [_share(share) for share in breakdown.shares],
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


def _share(share: RegionShare) -> dict[str, Any]:
    result = share.result
    exact = {
        "value": result.value,
        "target": result.goal.value,
        "gap": result.gap,
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
    }
