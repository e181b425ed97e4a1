"""Whether everything a case names is defined in the pack, and whether the case makes sense."""

from collections.abc import Iterator

from cqquality.definitions import codes
from cqquality.definitions.case.model import Case
from cqquality.definitions.pack import Ledger, Pack
from cqquality.definitions.reference import Known, Reference, dangling
from cqquality.findings import Finding
from cqquality.period import year
from cqquality.text import Text

Complaint = tuple[Text, Text]
"""What is wrong, and what to do about it."""


def check(case: Case, pack: Pack) -> Iterator[Finding]:
    """Yield everything that keeps `case` from being tried."""
    yield from dangling(case.id, _references(case), _known(pack), lambda: case.place)
    for problem, remedy in (*_about_reading(case, pack), *_about_years(case), *_about_sense(case)):
        yield codes.INCONSISTENT.at(
            case.place, case.id, owner=case.id, problem=problem, remedy=remedy
        )
    for name, rows in (case.situation.ledgers or {}).items():
        for row in rows if name in pack.ledgers else ():
            for problem, remedy in _about_row(pack.ledgers[name], {*row}, {*map(len, row.values())}):
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
    yield "indicator", "indicator", case.indicator
    for item in case.situation.given or ():
        yield "given", "item", item
    for ledger in case.situation.ledgers or ():
        yield "ledgers", "ledger", ledger
    stages = case.situation.stage or ()
    for stage in stages if isinstance(stages, tuple) else stages.values():
        if stage is not None:
            yield "stage", "stage", stage
    if case.expected.stage not in (None, "none"):
        yield "expect", "stage", str(case.expected.stage)


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


def _about_row(ledger: Ledger, named: set[str], lengths: set[int]) -> Iterator[Complaint]:
    columns = [column.id for column in ledger.columns]
    needed = {*columns} - {ledger.period}
    if named - {*columns} or needed - named:
        yield (
            Text(
                f"名录 {ledger.id} 的行应有各列：{'、'.join(columns)}",
                f"a row of the ledger {ledger.id} has the columns {', '.join(columns)}",
            ),
            Text("写全各列", "give every column"),
        )
    if len(lengths - {1}) > 1:
        yield (
            Text("同一行各列的个数不同", "the columns of one row have different lengths"),
            Text("每列写同样多个，或只写一个", "give as many cells in each column, or one"),
        )
