"""Whether everything a case names is defined in the pack, and whether the case makes sense."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from cqquality.definitions import codes
from cqquality.definitions.case.model import Case
from cqquality.definitions.case.value import Cells
from cqquality.definitions.pack import Column, Ledger, Pack
from cqquality.definitions.reference import Known, Reference, dangling
from cqquality.findings import Finding
from cqquality.period import meanings, year
from cqquality.quantity import literal
from cqquality.text import Text

Complaint = tuple[Text, Text]
"""What is wrong, and what to do about it."""


def check(case: Case, pack: Pack) -> Iterator[Finding]:
    """Yield everything that keeps `case` from being tried."""
    yield from dangling(case.id, _references(case), _known(pack), lambda *_: case.place)
    complaints = (
        *_about_reading(case, pack),
        *_about_years(case),
        *_about_sense(case),
        *_about_ledgers(case, pack),
    )
    for problem, remedy in complaints:
        yield codes.INCONSISTENT.at(
            case.place, case.id, owner=case.id, problem=problem, remedy=remedy
        )


def _known(pack: Pack) -> Known:
    return {
        "indicator": pack.indicators,
        "item": pack.items,
        "ledger": pack.ledgers,
        "stage": [stage.id for stage in pack.stages],
    }


def _references(case: Case) -> Iterator[Reference]:
    yield ("indicator",), "indicator", case.indicator
    for item in case.situation.given or ():
        yield ("given",), "item", item
    for ledger in case.situation.ledgers or ():
        yield ("ledgers",), "ledger", ledger
    stages = case.situation.stage or ()
    for stage in stages if isinstance(stages, tuple) else stages.values():
        if stage is not None:
            yield ("stage",), "stage", stage
    if case.expected.stage not in (None, "none"):
        yield ("expect",), "stage", str(case.expected.stage)


def _about_reading(case: Case, pack: Pack) -> Iterator[Complaint]:
    indicator, reading = pack.indicators.get(case.indicator), case.situation.reading
    if indicator is None or reading is None:
        return
    options = indicator.readings.options if indicator.readings else ()
    declared = [option.id for option in options]
    if reading not in declared:
        yield (
            Text(
                f"指标 {indicator.id} 没有口径“{reading}”",
                f"the indicator {indicator.id} has no reading '{reading}'",
            ),
            Text("可用：" + "、".join(declared), "use one of " + ", ".join(declared)),
        )


def _about_years(case: Case) -> Iterator[Complaint]:
    """Refuse figures of years in a judgement within a year: they would lie in the future."""
    lists = [case.situation.stage, *(case.situation.given or {}).values()]
    if case.as_of != year(case.as_of.year).end and any(isinstance(each, tuple) for each in lists):
        yield (
            Text(
                f"评价日 {case.as_of} 不是年末，不能只写各年的数",
                f"{case.as_of} is not the end of a year, so figures need their periods",
            ),
            Text("写明时期，如 {2013-06: 12}", "write the periods, as in {2013-06: 12}"),
        )


def _about_sense(case: Case) -> Iterator[Complaint]:
    if not case.expected.stated:
        yield (
            Text("没有写明预期结果", "nothing is expected"),
            Text("补上 expect", "add 'expect'"),
        )


def _about_ledgers(case: Case, pack: Pack) -> Iterator[Complaint]:
    for name, rows in (case.situation.ledgers or {}).items():
        for row in rows if name in pack.ledgers else ():
            yield from _about_row(row, pack.ledgers[name])


def _about_row(row: Mapping[str, Cells], ledger: Ledger) -> Iterator[Complaint]:
    columns = {column.id: column for column in ledger.columns}
    if row.keys() - columns.keys() or columns.keys() - row.keys() - {ledger.period}:
        yield (
            Text(
                f"名录 {ledger.id} 的行应有各列：{'、'.join(columns)}",
                f"a row of the ledger {ledger.id} has the columns {', '.join(columns)}",
            ),
            Text("写全各列", "give every column"),
        )
    if len({len(cells) for cells in row.values()} - {1}) > 1 or not all(row.values()):
        yield (
            Text("同一行各列的个数不同", "the columns of one row have different lengths"),
            Text("每列写同样多个，或只写一个", "give as many cells in each column, or one"),
        )
    for name, cells in row.items():
        if name in columns and not all(_fits(columns[name], cell) for cell in cells):
            yield (
                Text(
                    f"列“{name}”的内容不合类型", f"a cell of the column '{name}' is of another kind"
                ),
                Text("写数、文字或时期", "write a number, a text or a period, as it is defined"),
            )


def _fits(column: Column, cell: Fraction | str) -> bool:
    match column.kind:
        case "number":
            return isinstance(cell, Fraction)
        case "period" | "date":
            found = meanings(cell if isinstance(cell, str) else literal(cell))
            return len(found) == 1 or (bool(found) and column.kind == "date")
        case "text":
            return isinstance(cell, str)
