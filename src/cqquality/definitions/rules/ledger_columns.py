"""The columns of a ledger against what is done with them."""

from collections.abc import Iterator

from cqquality.definitions.measure import Condition, Count
from cqquality.definitions.pack import Column
from cqquality.definitions.review import Review
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ120",
    severity=Severity.ERROR,
    title=Text("名录列不合用", "Ledger column unfit"),
    message=Text(
        "{owner}：名录 {ledger} 的列“{column}”{problem}",
        "{owner}: column '{column}' of the ledger {ledger} {problem}",
    ),
    help=Text("改用合用的列，或更正该列的 kind", "use a column that fits, or mend its 'kind'"),
    why=Text(
        "文字不能与数比大小，没有时期列就不知道各行属于哪一年。",
        "A text has no size to compare, and without a column of periods no row has a year.",
    ),
    example="where: [{column: firm, operator: ge, value: 1000}]      # kind: text",
    good="where: [{column: revenue, operator: ge, value: 1000}]   # kind: number",
)

_NOT_PERIOD = Text("不是时期列或日期列", "is not one of periods or dates")
_NO_NUMBERS = Text("不是数值列，不能比大小", "is not one of numbers and has no size")
_TEXT_VALUE = Text("是数值列，条件却是文字", "is one of numbers, and the condition is a text")
_PERIODS = {"period", "date"}
_SIZES = {"ge", "gt", "le", "lt"}


def check(review: Review) -> Iterator[Finding]:
    """Yield every column that a ledger or a condition on it cannot use."""
    yield from _periods(review)
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            measure = variant.indicator.measure
            if not isinstance(measure, Count):
                continue
            columns = _columns(review, measure.ledger)
            for number, condition in enumerate(measure.where):
                problem = _problem(condition, columns[condition.column])
                if problem is not None:
                    yield CODE.at(
                        variant.place(review.where, "measure", "where", number, "column"),
                        indicator.id,
                        owner=variant.owner("measure"),
                        ledger=measure.ledger,
                        column=condition.column,
                        problem=problem,
                    )


def _periods(review: Review) -> Iterator[Finding]:
    for ledger in review.pack.ledgers.values():
        if _columns(review, ledger.id)[ledger.period].kind not in _PERIODS:
            yield CODE.at(
                review.where("ledgers", ledger.id, "period"),
                ledger.id,
                owner=ledger.id,
                ledger=ledger.id,
                column=ledger.period,
                problem=_NOT_PERIOD,
            )


def _columns(review: Review, ledger: str) -> dict[str, Column]:
    return {column.id: column for column in review.pack.ledgers[ledger].columns}


def _problem(condition: Condition, column: Column) -> Text | None:
    if column.kind != "number":
        return _NO_NUMBERS if condition.operator in _SIZES else None
    return _TEXT_VALUE if isinstance(condition.value, str) else None
