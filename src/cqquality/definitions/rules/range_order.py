"""The bounds of a range."""

from collections.abc import Iterator

from cqquality.definitions.review import Review
from cqquality.definitions.target import Range
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import literal
from cqquality.text import Text

CODE = Code(
    id="CQ116",
    severity=Severity.ERROR,
    title=Text("区间上下限颠倒", "Range out of order"),
    message=Text(
        "{owner}：区间下限 {lower} 不小于上限 {upper}",
        "{owner}: the lower bound {lower} is not below the upper one {upper}",
    ),
    help=Text(
        "对调两个界限；只有一个数的用 reach", "swap the bounds; use 'reach' for a single figure"
    ),
    why=Text("颠倒的区间没有任何数能落入。", "No figure can be within a range out of order."),
    example="target: {kind: range, lower: 5, upper: 3, ceiling: false}",
    good="target: {kind: range, lower: 3, upper: 5, ceiling: false}",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every range that holds nothing, or one figure only."""
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            target = variant.indicator.target
            if isinstance(target, Range) and target.lower >= target.upper:
                yield CODE.at(
                    variant.place(review.where, "target", "lower"),
                    indicator.id,
                    owner=variant.owner("target"),
                    lower=literal(target.lower),
                    upper=literal(target.upper),
                )
