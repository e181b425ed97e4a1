"""The target of a subset against that of its whole."""

from collections.abc import Iterator
from datetime import date

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Subset
from cqquality.definitions.review import Review
from cqquality.definitions.target import Reach
from cqquality.definitions.version import version_on
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import literal
from cqquality.text import Text

CODE = Code(
    id="CQ115",
    severity=Severity.ERROR,
    title=Text("其中项目标大于总体", "Subset target above the whole"),
    message=Text(
        "{owner}：目标 {value} 大于 {whole} 的目标 {limit}",
        "{owner}: the target {value} is above {limit}, the target of {whole}",
    ),
    help=Text("更正其中一个目标，或 whole", "mend one of the targets, or 'whole'"),
    why=Text(
        "其中项是总体的一部分，不会大于总体。", "A part is never more than what it is a part of."
    ),
    example="target: {kind: reach, operator: ge, value: 2000}   # whole: 1000",
    good="target: {kind: reach, operator: ge, value: 200}    # whole: 1000",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every subset whose target is above that of its whole, in any version."""
    for indicator in review.pack.indicators.values():
        if isinstance(indicator.measure, Subset):
            whole = review.pack.indicators[indicator.measure.whole]
            yield from _subset(indicator, whole, review)


def _subset(indicator: Indicator, whole: Indicator, review: Review) -> Iterator[Finding]:
    revisions = (*indicator.revisions, *whole.revisions)
    for day in sorted({date.min, *(revision.valid_from for revision in revisions)}):
        version, above = version_on(indicator, day), version_on(whole, day).indicator.target
        target = version.indicator.target
        if not isinstance(target, Reach) or not isinstance(above, Reach):
            continue
        if target.value > above.value:
            steps = ("revisions", version.number) if version.revision else ()
            yield CODE.at(
                review.where("indicators", indicator.id, *steps, "target", "value"),
                indicator.id,
                owner=indicator.id if day == date.min else f"{indicator.id} ({day})",
                value=literal(target.value),
                whole=whole.id,
                limit=literal(above.value),
            )
