"""The kind and the operator of a target against the words it quotes."""

from collections.abc import Iterator

from cqquality.definitions.proof.codes import WORDING_DIFFERS
from cqquality.definitions.proof.quoted import quoted_disagreements
from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ123",
    severity=Severity.ERROR,
    title=Text("类型或算符与引文不符", "Kind or operator differs from the quotation"),
    message=WORDING_DIFFERS.message,
    help=Text(
        "更正 kind 或 operator，或多引几个起作用的字；另有理解的，写成一种口径（readings）",
        "mend 'kind' or 'operator', or quote the words that matter; declare another "
        "understanding as a reading",
    ),
    why=Text(
        "“以上”含本数，“超过”不含；“保持”逐期判定，“达到”只看期末。一字之差，结论不同。",
        "At least includes the figure and more than does not; to keep is judged in every period, "
        "to reach at the end: one word decides the verdict.",
    ),
    example=(
        "target: {kind: reach, operator: gt, value: 96}\n"
        "source: {line: 15, clause: 一(二), quote: 保持在96％以上}"
    ),
    good=(
        "target: {kind: keep, operator: ge, value: 96, periods: reported}\n"
        "source: {line: 15, clause: 一(二), quote: 保持在96％以上}"
    ),
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every target whose kind or operator is not what it quotes."""
    yield from quoted_disagreements(review.pack, review.where, WORDING_DIFFERS, CODE)
