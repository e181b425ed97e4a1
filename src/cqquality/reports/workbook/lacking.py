"""The list of what is not met or does not keep pace, on the first sheet."""

from cqquality.assessment.result import Result
from cqquality.reports import wording
from cqquality.reports.workbook import result_table
from cqquality.reports.workbook.edition import Edition
from cqquality.reports.workbook.field import Field, Words
from cqquality.reports.workbook.table import Column, Pen, colour, height
from cqquality.text import Text, same

_TITLE = Text("未达标或滞后的指标和任务", "Not met, or behind")


def _lead(edition: Edition, result: Result) -> Field:
    pack, day = edition.assessment.pack, edition.assessment.as_of
    return Words(wording.responsible(result.indicator, pack, day))


def _unit(edition: Edition, result: Result) -> Field:
    return Words(same("")) if result.is_commitment else result_table.unit(edition, result)


_COLUMNS: tuple[Column[Result], ...] = (
    Column(_TITLE, 24, result_table.name),
    Column(Text("编号", "id"), 11, result_table.key, centred=True),
    Column(Text("计量单位", "unit"), 11, _unit, centred=True),
    Column(Text("目标值", "target"), 11, result_table.target),
    Column(Text("实际值", "value"), 11, result_table.value),
    Column(Text("与目标差距", "gap"), 11, result_table.distance),
    Column(Text("评价", "status"), 11, result_table.status, result_table.STATUSES, centred=True),
    Column(Text("进度", "pace"), 11, result_table.pace, result_table.PACES, centred=True),
    Column(Text("与序时差距(百分点)", "lead (pp)"), 11, result_table.lead),
    Column(Text("牵头单位", "lead departments"), 11, _lead),
)


def write_lacking(pen: Pen, row: int) -> int:
    """Write the list under its headings at `row`, and return the row below; nothing if empty."""
    edition = pen.edition
    lacking = [
        result
        for result in edition.options.covered(edition.assessment.results)
        if result.is_lacking
    ]
    if not lacking:
        return row
    pen.headings(row, [edition.say(column.heading) for column in _COLUMNS])
    for line, result in enumerate(lacking, row + 1):
        fields = [column.field(edition, result) for column in _COLUMNS]
        for place, (column, field) in enumerate(zip(_COLUMNS, fields, strict=True)):
            pen.field(line, place, field, centred=column.centred)
        pen.sheet.set_row(line, height(edition, _COLUMNS, fields))
    for place, column in enumerate(_COLUMNS):
        colour(pen, column, place, row + 1, row + len(lacking))
    return row + 1 + len(lacking)
