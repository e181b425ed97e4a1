"""The columns of a ledger against what is done with them."""

from collections.abc import Iterator, Mapping

from cqquality.definitions.form import Form, Listing
from cqquality.definitions.indicator import Item
from cqquality.definitions.measure import Condition, Count
from cqquality.definitions.pack import Column, Pack
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
_NOT_NUMBER = Text("不是数值列，不能求和或比较", "is not one of numbers and cannot be summed")
_NOT_TEXT = Text("不是文字列", "is not one of texts")
_OTHER_UNIT = Text("与数据项的计量单位不同类", "has another kind of unit than the data item")
_PERIODS = {"period", "date"}
_SIZES = {"ge", "gt", "le", "lt"}


def check(review: Review) -> Iterator[Finding]:
    """Yield every column that a ledger or a condition on it cannot use."""
    yield from _periods(review)
    for form in review.pack.forms.values():
        if isinstance(form.layout, Listing):
            yield from _listing(review, form, form.layout)
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


def _listing(review: Review, form: Form, layout: Listing) -> Iterator[Finding]:
    """Yield the columns of which a form wants sums, bounds, texts or regions and cannot."""
    columns = _columns(review, layout.ledger)
    for path, name, problem in _misused(review, layout, columns):
        yield CODE.at(
            review.where("forms", form.id, "layout", *path),
            form.id,
            owner=form.id,
            ledger=layout.ledger,
            column=name,
            problem=problem,
        )


def _misused(
    review: Review, layout: Listing, columns: Mapping[str, Column]
) -> Iterator[tuple[tuple[int | str, ...], str, Text]]:
    texts: list[tuple[tuple[int | str, ...], str]] = []
    if layout.region:
        texts.append((("region",), layout.region))
    for number, bound in enumerate(layout.bounds):
        for part, name in (("part", bound.part), ("whole", bound.whole)):
            if columns[name].kind != "number":
                yield ("bounds", number, part), name, _NOT_NUMBER
    for number, tally in enumerate(layout.counts):
        if tally.sum:
            problem = _unsummable(columns[tally.sum], review.pack.items[tally.item], review.pack)
            if problem:
                yield ("counts", number, "sum"), tally.sum, problem
        texts += [(("counts", number, "distinct"), tally.distinct)] if tally.distinct else []
        texts += [(("counts", number), says.column) for says in (*tally.where, *tally.unless)]
    for path, name in texts:
        if columns[name].kind != "text":
            yield path, name, _NOT_TEXT


def _unsummable(column: Column, item: Item, pack: Pack) -> Text | None:
    if column.kind != "number":
        return _NOT_NUMBER
    same = column.unit is None or pack.dimension(column.unit) is pack.dimension(item.unit)
    return None if same else _OTHER_UNIT


def _columns(review: Review, ledger: str) -> dict[str, Column]:
    return {column.id: column for column in review.pack.ledgers[ledger].columns}


def _problem(condition: Condition, column: Column) -> Text | None:
    if column.kind != "number":
        return _NO_NUMBERS if condition.operator in _SIZES else None
    return _TEXT_VALUE if isinstance(condition.value, str) else None
