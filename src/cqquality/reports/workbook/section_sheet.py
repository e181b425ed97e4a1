"""The sheet of a section: its targets and commitments, and charts of its targets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cqquality.assessment.result import Result
from cqquality.definitions.pack import Section
from cqquality.reports import summary
from cqquality.reports.workbook.chart import WIDTH, Block, attainment_chart, trend_chart
from cqquality.reports.workbook.result_table import TASK_COLUMNS, target_columns
from cqquality.reports.workbook.table import Pen, set_print, write_table_sheet
from cqquality.text import Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

_PIXELS_A_ROW = 20
_ABREAST = 3
_ONE_PAGE = 24
"""Rows that are still readable with charts on one page."""


def write_section(
    pen: Pen, book: "Workbook", section: Section, charted: Block | None, trends: Mapping[str, Block]
) -> None:
    """Write the sheet; `charted` are the rows of its attainment, `trends` those of histories."""
    edition = pen.edition
    results = edition.of(section)
    targets = tuple(result for result in results if not result.is_commitment)
    tasks = tuple(result for result in results if result.is_commitment)
    columns = TASK_COLUMNS
    if targets:
        columns = target_columns(edition.assessment.pack.plan.deadline.year)
    clause = section.clause.replace("(", "（").replace(")", "）")
    title = Text(f"{section.name.zh}　{clause}", f"{section.name.en} {clause}")
    below = write_table_sheet(pen, title, _note(targets, tasks), columns, targets + tasks)
    charts = tuple(_charts(pen, book, targets, charted, trends))
    if charts:
        below = _place(pen, charts, below + 1)
        set_print(pen, below, sum(1 for column in columns if column.prints))
        if len(results) <= _ONE_PAGE:  # else charts might be cut in two
            pen.sheet.fit_to_pages(1, 1)


def _note(targets: tuple[Result, ...], tasks: tuple[Result, ...]) -> Text:
    counted = [
        summary.statuses(results, noun)
        for results, noun in ((targets, summary.TARGETS), (tasks, summary.COMMITMENTS))
        if results
    ]
    return Text("。".join(text.zh for text in counted), ". ".join(text.en for text in counted))


def _charts(
    pen: Pen,
    book: "Workbook",
    targets: Sequence[Result],
    charted: Block | None,
    trends: Mapping[str, Block],
) -> Iterator["Chart"]:
    if charted is not None:
        drawn = [result for result in targets if result.attainment is not None]
        yield attainment_chart(book, pen.edition, charted, drawn)
    for result in targets:
        if result.indicator.id in trends:
            yield trend_chart(book, pen.edition, trends[result.indicator.id], result)


def _place(pen: Pen, charts: Sequence["Chart"], row: int) -> int:
    """Put the charts below a row, some beside each other; return the row below them."""
    for abreast in (charts[at : at + _ABREAST] for at in range(0, len(charts), _ABREAST)):
        for place, chart in enumerate(abreast):
            offset = {"x_offset": place * (WIDTH + 20), "object_position": 3}
            pen.sheet.insert_chart(row, 1, chart, offset)
        row += int(max(chart.height for chart in abreast)) // _PIXELS_A_ROW + 2
    return row
