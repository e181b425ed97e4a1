"""The breakdown of indicators by region: tables for people, plain values for programs."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cqquality.assessment.result import Assessment, Breakdown, Memo, RegionShare
from cqquality.quantity import literal
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Align, Block, Cell, Column, Line, Row, Table, Tone, cell
from cqquality.reports.interface import ReportOptions
from cqquality.reports.result_cells import STATUS_TONES
from cqquality.text import Language, Text, listed, same

_HEADING = Text("分区县情况", "By region")
_REGION = Text("区县", "region")
_RANK = Text("位次", "rank")
_VALUE = (Text("实际值", "value"), Align.FIGURE)
_JUDGED = (
    (Text("目标", "goal"), Align.FIGURE),
    (Text("差距", "gap"), Align.FIGURE),
    (Text("状态", "status"), Align.WORD),
    (Text("占缺口", "of the gap"), Align.FIGURE),
)
_NOT_DIVIDED = Text(
    "目标未分解到区县，只列数值和位次",
    "The target is not divided over the regions: values and ranks alone",
)


def regional(assessment: Assessment, options: ReportOptions) -> Iterator[Block]:
    """Yield a table for each indicator that regions report on; nothing without a breakdown."""
    chosen = options.listed(tuple(b.whole for b in assessment.breakdowns))
    found = [b for b in assessment.breakdowns if b.whole in chosen]
    if found:
        yield SPACE
        yield Line(_HEADING.to(options.language), Tone.HEADING)
    for breakdown in found:
        yield from _breakdown(breakdown, assessment, options.language)


def closing(breakdown: Breakdown) -> Text | None:
    """Say which regions would have to close their gaps for that of the whole to be closed."""
    names = [share.name for share in breakdown.shares if share.closes]
    if not names:
        return None
    regions = wording.listed(names)
    return Text(
        f"补齐{regions.zh}的差距，即可补齐全市差距（所需最少的{len(names)}个区县）",
        f"closing the gaps of {regions.en} would close that of the whole, the fewest regions "
        f"that do ({len(names)})",
    )


def _breakdown(breakdown: Breakdown, assessment: Assessment, language: Language) -> Iterator[Block]:
    yield SPACE
    yield Line(_title(breakdown).to(language), hang=2)
    is_judged = any(share.result.goal.value is not None for share in breakdown.shares)
    for said in (closing(breakdown), None if is_judged else _NOT_DIVIDED):
        if said is not None:
            yield Line(said.to(language), hang=2)
    headings = (_VALUE, *_JUDGED) if is_judged else (_VALUE,)
    columns = tuple(Column(words.to(language), align) for words, align in headings)
    ranked = sorted(breakdown.shares, key=lambda share: (share.rank is None, share.rank or 0))
    rows = tuple(_row(share, language, is_judged=is_judged) for share in ranked)
    yield Table(_RANK.to(language), _REGION.to(language), columns, rows)
    for memo in memos(breakdown, assessment):
        yield Line(memo.to(language), Tone.QUIET, indent=2)


def _title(breakdown: Breakdown) -> Text:
    whole, count = breakdown.whole, len(breakdown.shares)
    value, wanted, name = wording.value(whole), wording.target(whole), whole.indicator.name
    silent = [share.name for share in breakdown.shares if share.result.value is None]
    names = listed(silent, most=10)
    return Text(
        f"{whole.indicator.id} {name.zh}：全市 {value.zh}，目标 {wanted.zh}；"
        f"{count} 个区县中 {breakdown.reported} 个有数"
        + (f"，缺 {len(silent)} 个：{names.zh}" if silent else ""),
        f"{whole.indicator.id} {name.en}: {value.en} in all, target {wanted.en}; "
        f"{breakdown.reported} of {count} regions have figures"
        + (f", {len(silent)} missing: {names.en}" if silent else ""),
    )


def _row(share: RegionShare, language: Language, *, is_judged: bool) -> Row:
    cells: tuple[Cell, ...] = (cell(wording.value(share.result).to(language)),)
    if is_judged:
        cells += _judgement(share, language)
    return Row("" if share.rank is None else str(share.rank), share.name.to(language), cells)


def _judgement(share: RegionShare, language: Language) -> tuple[Cell, ...]:
    result, part = share.result, share.contribution
    wanted = wording.NOTHING if result.goal.value is None else wording.target(result)
    return (
        cell(wanted.to(language)),
        cell(wording.distance(result).to(language)),
        cell(result.status.text.to(language), tone=STATUS_TONES[result.status]),
        cell("" if part is None else f"{wording.percent(part)}%"),
    )


def memos(breakdown: Breakdown, assessment: Assessment) -> Iterator[Text]:
    """Yield the figures of each unit that overlaps its host regions, its items together."""
    for (unit, period), each in groupby(breakdown.memos, lambda memo: (memo.name, memo.period)):
        figures = wording.listed(_figure(memo, assessment) for memo in each)
        when = wording.period(period)
        yield Text(
            f"另：{unit.zh}{when.zh}{figures.zh}（与所在区县重叠，不计入）",
            f"besides: {unit.en}, {when.en}: {figures.en} (overlaps its hosts, not added)",
        )


def _figure(memo: Memo, assessment: Assessment) -> Text:
    item = assessment.pack.items[memo.item]
    figure = wording.quantity(literal(memo.value), assessment.pack.unit[item.unit])
    return wording.joined(item.name.text, same(" "), figure)


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
