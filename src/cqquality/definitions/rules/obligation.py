"""Targets that are expected only, where the scorecard treats them as binding."""

from collections.abc import Iterator

from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ138",
    severity=Severity.ERROR,
    title=Text("预期性指标一票否决", "An expected target that vetoes"),
    message=Text(
        "评分表：{id} 为预期性指标（obligation: expected），不能一票否决",
        "the scorecard: {id} is only expected (obligation: expected), and cannot veto",
    ),
    help=Text(
        "从 veto 的 mandatory 中删去，或更正该指标的 obligation",
        "take it off 'mandatory' of the veto, or mend its 'obligation'",
    ),
    why=Text(
        "只有约束性指标未完成才一票否决；预期性指标主要靠市场实现。",
        "Only a binding target vetoes a grade; what is expected is for the market to bring.",
    ),
    example="# P02 has obligation: expected\nveto: {grade: pass, mandatory: [P02]}",
    good="# P02 has obligation: mandatory\nveto: {grade: pass, mandatory: [P02]}",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every target of the veto that is said to be expected only."""
    scorecard = review.pack.scorecard
    for number, name in enumerate(scorecard.veto.mandatory if scorecard and scorecard.veto else ()):
        if review.pack.indicators[name].obligation == "expected":
            place = review.where("scorecard", "", "veto", "mandatory", number)
            yield CODE.at(place, name, id=name)
