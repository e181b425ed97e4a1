"""How the value of an indicator arises from the figures that were reported.

Structured, never a formula text: each kind of measure names the data items it takes.
"""

from typing import Annotated, Literal

from cqquality.definitions.constraint import ByKind, Limits
from cqquality.definitions.model import Definition, Id, ItemCode, NumberOrText

Items = Annotated[tuple[ItemCode, ...], Limits(min_length=1)]


class Reported(Definition):
    """The value is a figure as it was reported."""

    kind: Literal["reported"]
    item: ItemCode


class Ratio(Definition):
    """A share in percent: the numerator items over the denominator items, each added up first.

    `reported` is the rate as the sender computed it: compared where all are there, used where the
    parts are not.
    """

    kind: Literal["ratio"]
    numerator: Items
    denominator: Items
    reported: ItemCode | None = None


class Sum(Definition):
    """Several items of one period added up; all of them are needed."""

    kind: Literal["sum"]
    items: Items
    reported: ItemCode | None = None


class Condition(Definition):
    """A condition on one column of a ledger."""

    column: Id
    operator: Literal["ge", "gt", "le", "lt", "eq", "ne"]
    value: NumberOrText


class Count(Definition):
    """The number of ledger rows that meet every condition, counted once per key of the ledger.

    `reported` is the count as the sender made it, for when the ledger itself was not sent.
    """

    kind: Literal["count"]
    ledger: Id
    where: tuple[Condition, ...] = ()
    reported: ItemCode | None = None


class Increase(Definition):
    """What was added since the baseline date.

    `by: flows` adds up what came in period by period and needs every period since the baseline;
    `by: stocks` subtracts the level at the baseline from the latest level.
    """

    kind: Literal["increase"]
    by: Literal["flows", "stocks"]
    items: Items


class RelativeChange(Definition):
    """The change against the baseline in percent of the baseline."""

    kind: Literal["relative_change"]
    item: ItemCode


class Total(Definition):
    """The sum of other indicators, all of which are needed; a reported total is compared."""

    kind: Literal["total"]
    parts: Annotated[tuple[Id, ...], Limits(min_length=2)]
    reported: ItemCode | None = None


class Subset(Definition):
    """A part of another indicator, measured by itself and never more than the whole."""

    kind: Literal["subset"]
    whole: Id
    measure: Annotated[Reported | Increase | Sum, ByKind()]


class Progress(Definition):
    """How far a commitment has come, as one of the stages of the pack."""

    kind: Literal["progress"]
    item: ItemCode


Measure = Annotated[
    Reported | Ratio | Sum | Count | Increase | RelativeChange | Total | Subset | Progress,
    ByKind(),
]


def inner(measure: Measure) -> Measure:
    """Return the measure by which a subset is measured itself; any other as it is."""
    return measure.measure if isinstance(measure, Subset) else measure


def items_of(measure: Measure) -> tuple[ItemCode, ...]:
    """Return every data item a measure takes, reported totals and rates last."""
    match measure:
        case Ratio():
            needed = (*measure.numerator, *measure.denominator)
        case Sum() | Increase():
            needed = measure.items
        case Reported() | RelativeChange() | Progress():
            needed = (measure.item,)
        case Subset():
            needed = items_of(measure.measure)
        case _:
            needed = ()
    reported = getattr(measure, "reported", None)
    return (*needed, reported) if reported else needed
