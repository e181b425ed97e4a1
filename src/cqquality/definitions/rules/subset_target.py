"""The target of a subset against that of its whole."""

from collections.abc import Iterator

from cqquality.definitions.measure import Subset
from cqquality.definitions.review import Review
from cqquality.definitions.target import Reach
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
    """Yield every subset whose target is above that of its whole."""
    for indicator in review.pack.indicators.values():
        measure, target = indicator.measure, indicator.target
        if not isinstance(measure, Subset) or not isinstance(target, Reach):
            continue
        whole = review.pack.indicators[measure.whole]
        if isinstance(whole.target, Reach) and target.value > whole.target.value:
            yield CODE.at(
                review.where("indicators", indicator.id, "target", "value"),
                indicator.id,
                owner=indicator.id,
                value=literal(target.value),
                whole=whole.id,
                limit=literal(whole.target.value),
            )
