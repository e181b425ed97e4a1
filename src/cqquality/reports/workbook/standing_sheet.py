"""The sheets of departments and of regions: where each stands, and who answers for what."""

from collections.abc import Callable
from fractions import Fraction

from cqquality.assessment.result import By, Standing
from cqquality.reports import standing, wording
from cqquality.reports.duty import Duty, duties
from cqquality.reports.workbook import result_table
from cqquality.reports.workbook.edition import DUTIES, STANDINGS, Edition
from cqquality.reports.workbook.field import Field, Number, Words
from cqquality.reports.workbook.table import Column, Pen, write_table_sheet
from cqquality.text import Text, same


def _counted(count: Callable[[Standing], int]) -> Callable[[Edition, Standing], Field]:
    def field(_: Edition, part: Standing) -> Field:
        return Number(Fraction(count(part)), str(count(part)))

    return field


def _rank(_: Edition, part: Standing) -> Field:
    return None if part.rank is None else Number(Fraction(part.rank), str(part.rank))


def _contribution(_: Edition, part: Standing) -> Field:
    share = part.contribution
    return None if share is None else Number(share * 100, wording.percent(share))


def _tasks(_: Edition, part: Standing) -> Field:
    said = standing.tasks(part)
    return Words(same(said)) if said else None


def _columns(by: By) -> tuple[Column[Standing], ...]:
    return (
        Column(standing.PARTS[by], 18, lambda _, part: Words(part.name)),
        Column(standing.RANK, 7, _rank),
        *(
            Column(heading, 9, _counted(count), centred=True)
            for heading, count in standing.COUNTS.items()
        ),
        Column(standing.LACKING, 9, _counted(lambda part: len(part.lacking))),
        Column(Text("占全部差距项(%)", "of all lacking (%)"), 12, _contribution, bars=True),
        *(_TASKS if by is By.DEPARTMENT else ()),
    )


_TASKS: tuple[Column[Standing], ...] = (
    Column(standing.TASKS, 14, _tasks, centred=True),
    Column(standing.SUPPORTED, 9, _counted(lambda part: len(part.supported))),
)

_DUTY_COLUMNS: tuple[Column[Duty], ...] = (
    Column(
        Text("部门", "department"), 16, lambda _, line: Words(line.department or wording.NOTHING)
    ),
    Column(
        Text("牵头或配合", "role"),
        8,
        lambda _, line: Words(line.role or wording.NOTHING),
        centred=True,
    ),
    Column(Text("编号", "id"), 8, lambda e, line: result_table.key(e, line.result)),
    Column(
        Text("指标（事项）", "target or commitment"),
        30,
        lambda e, line: result_table.name(e, line.result),
    ),
    Column(
        Text("计量单位", "unit"), 8, lambda e, line: result_table.unit(e, line.result), centred=True
    ),
    Column(Text("实际值", "value"), 12, lambda e, line: result_table.value(e, line.result)),
    Column(
        Text("期别", "period"),
        13,
        lambda e, line: result_table.period(e, line.result),
        centred=True,
    ),
    Column(Text("与目标差距", "gap"), 15, lambda e, line: result_table.distance(e, line.result)),
    Column(
        Text("评价", "status"),
        9,
        lambda e, line: result_table.status(e, line.result),
        result_table.STATUSES,
        centred=True,
    ),
    Column(
        Text("进度", "pace"),
        12,
        lambda e, line: result_table.pace(e, line.result),
        result_table.PACES,
        centred=True,
    ),
    Column(Text("备注", "remarks"), 40, lambda e, line: result_table.remark(e, line.result)),
)


def write_standings(pen: Pen) -> None:
    """Write where each region or department stands, the best first."""
    found = pen.edition.assessment.standings
    if found is not None:
        rows = standing.in_order(found)
        note = standing.NOTES[found.by]
        write_table_sheet(pen, STANDINGS[found.by], note, _columns(found.by), rows)


def write_duties(pen: Pen) -> None:
    """Write every target and commitment once for each department that answers for it."""
    note = Text(
        "一项由几个部门牵头或配合的，每个部门一行；按部门筛选即得该部门的任务单",
        "One row for each department that leads or supports; filter by department",
    )
    found = pen.edition.assessment.standings
    if found is None:
        return
    order = {part.name: place for place, part in enumerate(found.parts)}
    lines = sorted(
        duties(pen.edition.results, found),
        key=lambda duty: order.get(duty.department or wording.NOTHING, len(order)),
    )
    write_table_sheet(pen, DUTIES, note, _DUTY_COLUMNS, lines)
