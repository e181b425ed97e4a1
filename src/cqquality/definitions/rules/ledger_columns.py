"""The columns a ledger and its conditions name."""

from collections.abc import Iterator

from cqquality.definitions.complaint import suggestion
from cqquality.definitions.measure import Condition, Count
from cqquality.definitions.pack import Column, Ledger
from cqquality.definitions.review import Review
from cqquality.definitions.variant import Variant, variants
from cqquality.findings import Code, Finding, Place, Severity
from cqquality.text import Text, same

CODE = Code(
    id="CQ120",
    severity=Severity.ERROR,
    title=Text("名录列不存在或不合用", "Ledger column missing or unfit"),
    message=Text(
        "{owner}：名录 {ledger} 的列“{column}”{problem}{hint}",
        "{owner}: column '{column}' of the ledger {ledger} {problem}{hint}",
    ),
    help=Text("可用的列：{known}", "there are the columns {known}"),
    why=Text(
        "条件所指的列不存在，或文字列与数比大小，名录就数不出来。",
        "Rows cannot be counted by a column that is not there, or by the size of a text.",
    ),
    example="where: [{column: revenu, operator: ge, value: 1000}]",
    good="where: [{column: revenue, operator: ge, value: 1000}]",
)

_MISSING = Text("不存在", "does not exist")
_NOT_PERIOD = Text("不是时期列", "is not one of periods")
_NO_NUMBERS = Text("不是数值列，不能比大小", "is not one of numbers and has no size")
_TEXT_VALUE = Text("是数值列，条件却是文字", "is one of numbers, and the condition is a text")
_SIZES = {"ge", "gt", "le", "lt"}


def check(review: Review) -> Iterator[Finding]:
    """Yield every column that a ledger or a condition on it cannot use."""
    for ledger in review.pack.ledgers.values():
        yield from _own(ledger, review)
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            if isinstance(variant.indicator.measure, Count):
                yield from _conditions(variant, variant.indicator.measure, review)


def _own(ledger: Ledger, review: Review) -> Iterator[Finding]:
    columns = {column.id: column for column in ledger.columns}
    for number, name in enumerate(ledger.key):
        if name not in columns:
            place = review.where("ledgers", ledger.id, "key", number)
            yield _finding(place, ledger.id, ledger, name, _MISSING)
    period = columns.get(ledger.period)
    if period is None or period.kind != "period":
        problem = _MISSING if period is None else _NOT_PERIOD
        place = review.where("ledgers", ledger.id, "period")
        yield _finding(place, ledger.id, ledger, ledger.period, problem)


def _conditions(variant: Variant, measure: Count, review: Review) -> Iterator[Finding]:
    ledger = review.pack.ledgers[measure.ledger]
    columns = {column.id: column for column in ledger.columns}
    for number, condition in enumerate(measure.where):
        problem = _problem(condition, columns.get(condition.column))
        if problem is not None:
            place = variant.place(review.where, "measure", "where", number, "column")
            yield _finding(place, variant.owner("measure"), ledger, condition.column, problem)


def _problem(condition: Condition, column: Column | None) -> Text | None:
    if column is None:
        return _MISSING
    if column.kind != "number":
        return _NO_NUMBERS if condition.operator in _SIZES else None
    return _TEXT_VALUE if isinstance(condition.value, str) else None


def _finding(place: Place, owner: str, ledger: Ledger, name: str, problem: Text) -> Finding:
    known = [column.id for column in ledger.columns]
    return CODE.at(
        place,
        owner,
        owner=owner,
        ledger=ledger.id,
        column=name,
        problem=problem,
        hint=suggestion(name, known) if problem is _MISSING else same(""),
        known=", ".join(known),
    )
