"""The weights of a scorecard: the sections of a policy make up the whole, 1 or 100."""

from collections.abc import Iterator
from fractions import Fraction

from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import literal
from cqquality.text import Text

CODE = Code(
    id="CQ131",
    severity=Severity.ERROR,
    title=Text("权重合计不为 1", "Weights do not add up"),
    message=Text(
        "评分表：各部分权重合计 {total}，应为 1 或 100",
        "the scorecard: the weights of its sections add up to {total}; expected 1 or 100",
    ),
    help=Text(
        "更正权重；用小数时合计为 1，用百分数时合计为 100",
        "mend the weights: to 1 where they are shares, to 100 where they are percentages",
    ),
    why=Text(
        "合计不是整体，多半漏了一部分或写错一个权重；程序按比例折算，得分会悄悄变样。",
        "Weights that are not a whole have lost a section or hold a typing error; scores are "
        "scaled, so that it would go unseen.",
    ),
    example="sections:\n  - {section: product, weight: 0.6}\n  - {section: service, weight: 0.3}",
    good="sections:\n  - {section: product, weight: 0.6}\n  - {section: service, weight: 0.4}",
)

_WHOLES = {Fraction(1), Fraction(100)}


def check(review: Review) -> Iterator[Finding]:
    """Yield the weights of the sections where they are no whole."""
    scorecard = review.pack.scorecard
    total = sum((each.weight for each in scorecard.sections), Fraction(0)) if scorecard else None
    if total is not None and total not in _WHOLES:
        yield CODE.at(review.where("scorecard", "", "sections"), total=literal(total))
