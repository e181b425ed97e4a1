"""The target of a total against those of its parts."""

from collections.abc import Iterator
from fractions import Fraction

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Total
from cqquality.definitions.review import Review
from cqquality.definitions.target import Reach
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import literal
from cqquality.text import Text

CODE = Code(
    id="CQ114",
    severity=Severity.ERROR,
    title=Text("分项目标之和不等于总目标", "Parts do not add up to the whole"),
    message=Text(
        "{owner}：目标为 {value}，分项之和为 {sum}（{parts}）",
        "{owner}: the target is {value}, its parts add up to {sum} ({parts})",
    ),
    help=Text("更正总目标、分项目标或 parts", "mend the total, a part, or the list of 'parts'"),
    why=Text(
        "总数由分项合成，目标也应如此；不相等时多半是数字或分项写错。",
        "The total is made of its parts; where the targets do not add up, a figure is wrong or a "
        "part is missing.",
    ),
    example="32 # parts: 10 + 10 + 10",
    good="32 # parts: 10 + 10 + 12",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every total whose target is not the sum of its parts' targets."""
    for indicator in review.pack.indicators.values():
        if isinstance(indicator.measure, Total):
            yield from _total(indicator, indicator.measure, review)


def _total(indicator: Indicator, measure: Total, review: Review) -> Iterator[Finding]:
    values = [_value(review.pack.indicators[part]) for part in measure.parts]
    whole = _value(indicator)
    if whole is None or None in values:
        return
    numbers = [value for value in values if value is not None]
    if sum(numbers) != whole:
        yield CODE.at(
            review.where("indicators", indicator.id, "target", "value"),
            indicator.id,
            owner=indicator.id,
            value=literal(whole),
            sum=literal(sum(numbers, Fraction(0))),
            parts=" + ".join(map(literal, numbers)),
        )


def _value(indicator: Indicator) -> Fraction | None:
    return indicator.target.value if isinstance(indicator.target, Reach) else None
