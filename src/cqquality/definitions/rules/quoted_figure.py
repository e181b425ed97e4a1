"""The figure of a target against the words it quotes."""

from collections.abc import Iterator

from cqquality.definitions.proof.codes import FIGURE_DIFFERS
from cqquality.definitions.proof.quoted import quoted_disagreements
from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ122",
    severity=Severity.ERROR,
    title=Text("数值与引文不符", "Figure differs from the quotation"),
    message=FIGURE_DIFFERS.message,
    help=Text(
        "按引文更正数值或单位；引文须含该数字",
        "mend the figure or the unit; the quotation has to hold the figure",
    ),
    why=Text(
        "目标值只有一个出处。引文与目标值不同，其中必有一个是抄错的。",
        "A target has one source: where the quotation has another figure, one was mistyped.",
    ),
    example=(
        "target: {kind: reach, operator: ge, value: 92}\n"
        "source: {line: 15, clause: 一(二), quote: 达到90％以上}"
    ),
    good=(
        "target: {kind: reach, operator: ge, value: 90}\n"
        "source: {line: 15, clause: 一(二), quote: 达到90％以上}"
    ),
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every target whose figure or unit is not the one it quotes."""
    yield from quoted_disagreements(review.pack, review.where, FIGURE_DIFFERS, CODE)
