"""Where each region or department stands: one table for all, and what each department has to do."""

from collections.abc import Callable, Iterator
from typing import Any

from cqquality.assessment.result import (
    Assessment,
    By,
    Result,
    Standing,
    Standings,
    Status,
    tally,
)
from cqquality.quantity import literal
from cqquality.reports import summary, wording
from cqquality.reports.block import SPACE, Align, Block, Column, Line, Row, Table, Tone, cell
from cqquality.reports.interface import DONE, ReportOptions
from cqquality.reports.rows import Rows
from cqquality.text import Language, Text, same

PARTS = {By.REGION: Text("区县", "region"), By.DEPARTMENT: Text("部门", "department")}
"""What the parts of an assessment are called."""
_HEADINGS = {
    By.REGION: Text("各区县总体情况", "Regions"),
    By.DEPARTMENT: Text("分部门情况", "By department"),
}
RANK = Text("位次", "rank")
LACKING = Text("差距项", "lacking")
CONTRIBUTION = Text("占全部差距项", "of all lacking")
TASKS = Text("任务（完成/项数）", "commitments (done/all)")
SUPPORTED = Text("配合项数", "supported")


def _of_status(status: Status) -> Callable[[Standing], int]:
    return lambda part: tally(part.targets)[status]


def _late(part: Standing) -> int:
    return sum(result.status is Status.NOT_DUE for result in part.lacking)


COUNTS: dict[Text, Callable[[Standing], int]] = {
    Text("指标项数", "targets"): lambda part: len(part.targets),
    Status.MET.text: _of_status(Status.MET),
    Status.NOT_MET.text: _of_status(Status.NOT_MET),
    Status.NOT_DUE.text: _of_status(Status.NOT_DUE),
    Text("其中滞后", "of these behind"): _late,
    Status.NO_DATA.text: _of_status(Status.NO_DATA),
    Status.NOT_ASSESSABLE.text: _of_status(Status.NOT_ASSESSABLE),
}
"""What is counted of the targets of a part, under its heading."""
NOTES = {
    By.REGION: Text(
        "差距项：未达标或滞后的指标；位次按差距项占有数指标的比重，少者在前",
        "Lacking: targets missed or behind; ranks by their share of the targets with data",
    ),
    By.DEPARTMENT: Text(
        "按牵头单位统计，共同牵头的各计一次，各部门之和可大于全市；差距项：未达标或滞后的指标；"
        "位次按差距项占有数指标的比重，少者在前",
        "Counted by lead; what several lead counts for each, so that sums may exceed the whole. "
        "Lacking: targets missed or behind; ranks by their share of the targets with data",
    ),
}


def standing(assessment: Assessment, options: ReportOptions) -> Iterator[Block]:
    """Yield the table of all parts, then of each department its targets and commitments."""
    found = assessment.standings
    if found is None or not found.parts:
        return
    if found.by is By.REGION and len(found.parts[0].results) == 1:
        return  # the table of that one indicator says it all
    language = options.language
    yield SPACE
    yield Line(_HEADINGS[found.by].to(language), Tone.HEADING)
    yield Line(NOTES[found.by].to(language), Tone.QUIET, hang=2)
    ordered = in_order(found)
    yield _overview(found, ordered, language)
    if found.unassigned:
        ids = _ids(found.unassigned)
        said = Text(f"没有牵头单位：{ids.zh}", f"nobody leads: {ids.en}")
        yield Line(said.to(language), Tone.DOUBTFUL, hang=2)
    if found.by is By.DEPARTMENT:
        rows = Rows(assessment, language)
        for part in ordered:
            yield from _duties(part, rows, options)


def in_order(found: Standings) -> list[Standing]:
    """Return the parts by rank, those without one last."""
    return sorted(found.parts, key=lambda part: (part.rank is None, part.rank or 0))


def tasks(part: Standing) -> str:
    """Return how many commitments of a part are done, of how many: "3/15"; empty without any."""
    return f"{_done(part)}/{len(part.commitments)}" if part.commitments else ""


def _done(part: Standing) -> int:
    return sum(result.status in DONE for result in part.commitments)


def held(part: Standing) -> str:
    """Return the share of all targets lacking that a part holds; empty for none."""
    return "" if part.contribution is None else f"{wording.percent(part.contribution)}%"


def _overview(found: Standings, parts: list[Standing], language: Language) -> Table:
    with_tasks = found.by is By.DEPARTMENT
    headings = [*COUNTS, LACKING, CONTRIBUTION, *((TASKS, SUPPORTED) if with_tasks else ())]
    columns = tuple(Column(heading.to(language), Align.FIGURE) for heading in headings)
    rows = tuple(_row(part, language, with_tasks=with_tasks) for part in parts)
    return Table(RANK.to(language), PARTS[found.by].to(language), columns, rows)


def _row(part: Standing, language: Language, *, with_tasks: bool) -> Row:
    numbers = [*(count(part) for count in COUNTS.values()), len(part.lacking)]
    words = [*(str(number) if number else "" for number in numbers), held(part)]
    if with_tasks:
        words += [tasks(part), str(len(part.supported)) if part.supported else ""]
    key = "" if part.rank is None else str(part.rank)
    return Row(key, part.name.to(language), tuple(map(cell, words)))


def _duties(part: Standing, rows: Rows, options: ReportOptions) -> Iterator[Block]:
    """Yield what a department leads and, by their ids, what it supports."""
    listed, supported = options.listed(part.results), options.listed(part.supported)
    if not listed and not supported:
        return
    name = part.name.to(options.language)
    led = [
        Text(f"{len(results)}{noun.zh}", f"{len(results)} {noun.en}")
        for results, noun in (
            (part.targets, summary.TARGETS),
            (part.commitments, summary.COMMITMENTS),
        )
        if results
    ]
    number = wording.listed(led)
    said = Text(f"{name}：牵头{number.zh}", f"{name}: leads {number.en}") if led else same(name)
    yield SPACE
    yield Line(said.to(options.language), hang=2)
    if listed:
        yield rows.brief(listed)
    if supported:
        ids = _ids(supported)
        said = Text(f"配合：{ids.zh}", f"supports: {ids.en}")
        yield Line(said.to(options.language), Tone.QUIET, hang=2)


def _ids(results: tuple[Result, ...]) -> Text:
    return wording.listed(same(result.indicator.id) for result in results)


# For programs ----------------------------------------------------------------------------------


def standings_json(found: Standings | None) -> dict[str, Any] | None:
    """Return the standings, contributions exact, parts in the order of their list."""
    if found is None:
        return None
    return {
        "by": found.by.value,
        "parts": [_part_json(part, found.by) for part in found.parts],
        "unassigned": [result.indicator.id for result in found.unassigned],
    }


def _part_json(part: Standing, by: By) -> dict[str, Any]:
    share = part.contribution
    return {
        "id": part.id,
        "name": {"zh": part.name.zh, "en": part.name.en},
        "rank": part.rank,
        "targets": {
            "count": len(part.targets),
            "status": {status.value: tally(part.targets)[status] for status in Status},
            "behind": _late(part),
        },
        "lacking": [result.indicator.id for result in part.lacking],
        "contribution": None if share is None else literal(share),
        **(_duties_json(part) if by is By.DEPARTMENT else {}),
    }


def _duties_json(part: Standing) -> dict[str, Any]:
    return {
        "commitments": {"count": len(part.commitments), "done": _done(part)},
        "leads": [result.indicator.id for result in part.results],
        "supports": [result.indicator.id for result in part.supported],
    }
