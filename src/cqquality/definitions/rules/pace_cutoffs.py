"""The cut-offs of the pace."""

from collections.abc import Iterator

from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import literal
from cqquality.text import Text

CODE = Code(
    id="CQ132",
    severity=Severity.ERROR,
    title=Text("进度分档次序颠倒", "Pace cut-offs out of order"),
    message=Text(
        "pace：ahead {ahead}、behind {behind}、far_behind {far_behind} 应由大到小，"
        "且 0 在前两者之间",
        "pace: ahead {ahead}, behind {behind} and far_behind {far_behind} must fall, with 0 "
        "between the first two",
    ),
    help=Text("例如 {{ahead: 5, behind: -10, far_behind: -30}}", "as in 5, -10 and -30"),
    why=Text(
        "三个界限由大到小，才能分出领先、正常、滞后和严重滞后。",
        "Only falling cut-offs tell ahead, on track, behind and far behind apart.",
    ),
    example="pace: {ahead: 5, behind: -30, far_behind: -10}",
    good="pace: {ahead: 5, behind: -10, far_behind: -30}",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield a finding unless ahead >= 0 >= behind >= far_behind."""
    pace = review.pack.pace
    if not pace.ahead >= 0 >= pace.behind >= pace.far_behind:
        yield CODE.at(
            review.where("pack", "", "pace", "ahead"),
            ahead=literal(pace.ahead),
            behind=literal(pace.behind),
            far_behind=literal(pace.far_behind),
        )
