"""Whether a target can be reached at all in its unit."""

from collections.abc import Iterator
from fractions import Fraction

from cqquality.definitions.review import Review
from cqquality.definitions.target import Keep, Range, Reach, Schedule, Target
from cqquality.definitions.variant import Steps, variants
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import Dimension, literal
from cqquality.text import Text

CODE = Code(
    id="CQ134",
    severity=Severity.ERROR,
    title=Text("目标值不可能", "Impossible target"),
    message=Text(
        "{owner}：目标值 {value} {unit} 不可能，应为{expected}",
        "{owner}: a target of {value} {unit} is impossible; expected {expected}",
    ),
    help=Text("更正目标值或单位", "mend the figure or the unit"),
    why=Text(
        "合格率不会超过 100%，个数没有小数：这样的目标多半是写错了小数点或单位。",
        "A share is never above 100 % and a count has no fraction: such a target has its decimal "
        "point or its unit wrong.",
    ),
    example='unit: "%"\ntarget: {kind: reach, operator: ge, value: 900}',
    good='unit: "%"\ntarget: {kind: reach, operator: ge, value: 90}',
)

_POSSIBLE = {
    Dimension.COUNT: Text("不小于 0 的整数", "a whole number from 0"),
    Dimension.PERCENT: Text("0 至 100", "0 to 100"),
    Dimension.RANK: Text("不小于 1 的整数", "a whole number from 1"),
}


def check(review: Review) -> Iterator[Finding]:
    """Yield every target figure that no return could ever meet."""
    for indicator in review.pack.indicators.values():
        unit = review.pack.unit[indicator.unit]
        for variant in variants(indicator):
            for steps, value in _figures(variant.indicator.target):
                if not _is_possible(value, unit.dimension):
                    yield CODE.at(
                        variant.place(review.where, "target", *steps),
                        indicator.id,
                        owner=variant.owner("target"),
                        value=literal(value),
                        unit=unit.id,
                        expected=_POSSIBLE[unit.dimension],
                    )


def _figures(target: Target) -> Iterator[tuple[Steps, Fraction]]:
    match target:
        case Reach() | Keep():
            yield ("value",), target.value
        case Schedule():
            for number, step in enumerate(target.steps):
                yield ("steps", number, "value"), step.value
        case Range():
            yield ("lower",), target.lower
            yield ("upper",), target.upper


def _is_possible(value: Fraction, dimension: Dimension) -> bool:
    match dimension:
        case Dimension.COUNT:
            return value >= 0 and value.denominator == 1
        case Dimension.PERCENT:
            return 0 <= value <= 100
        case Dimension.RANK:
            return value >= 1 and value.denominator == 1
        case _:
            return True
