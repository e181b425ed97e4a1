"""The target of a total against those of its parts."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Total
from cqquality.definitions.review import Review
from cqquality.definitions.target import Reach
from cqquality.definitions.version import version_on
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
    """Yield every total whose target is not the sum of its parts' targets, in any version."""
    for indicator in review.pack.indicators.values():
        if isinstance(indicator.measure, Total):
            yield from _total(indicator, indicator.measure, review)


def _total(indicator: Indicator, measure: Total, review: Review) -> Iterator[Finding]:
    parts = [review.pack.indicators[part] for part in measure.parts]
    revisions = [revision for each in (indicator, *parts) for revision in each.revisions]
    for day in sorted({date.min, *(revision.valid_from for revision in revisions)}):
        version = version_on(indicator, day)
        whole = _value(version.indicator)
        values = [_value(version_on(part, day).indicator) for part in parts]
        numbers = [value for value in values if value is not None]
        if whole is None or len(numbers) < len(values) or sum(numbers) == whole:
            continue
        steps = ("revisions", version.number) if version.revision else ()
        yield CODE.at(
            review.where("indicators", indicator.id, *steps, "target", "value"),
            indicator.id,
            owner=indicator.id if day == date.min else f"{indicator.id} ({day})",
            value=literal(whole),
            sum=literal(sum(numbers, Fraction(0))),
            parts=" + ".join(map(literal, numbers)),
        )


def _value(indicator: Indicator) -> Fraction | None:
    return indicator.target.value if isinstance(indicator.target, Reach) else None
