"""The direction of an indicator against its target."""

from collections.abc import Iterator

from cqquality.definitions.review import Review
from cqquality.definitions.target import Range, Target
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ121",
    severity=Severity.ERROR,
    title=Text("方向与目标不符", "Direction contradicts the target"),
    message=Text(
        "{owner}：direction 为 {direction}，而目标“{target}”要求 {expected}",
        "{owner}: the direction is {direction}, but the target '{target}' calls for {expected}",
    ),
    help=Text("更正 direction 或 operator", "mend 'direction' or 'operator'"),
    why=Text(
        "方向决定进度与趋势的好坏：不低于某数的目标，越高越好；位次越小越好。",
        "The direction decides what progress is: at least so much means more is better, and the "
        "smaller a rank the better.",
    ),
    example="direction: lower\ntarget: {kind: reach, operator: ge, value: 90}",
    good="direction: higher\ntarget: {kind: reach, operator: ge, value: 90}",
)

_OPERATORS = {"ge": "higher", "gt": "higher", "le": "lower", "lt": "lower"}
_KINDS = {"rank": "lower", "all": "higher", "milestone": "higher"}


def check(review: Review) -> Iterator[Finding]:
    """Yield every target that calls for the other direction."""
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            target = variant.indicator.target
            expected = _expected(target)
            if expected not in (None, indicator.direction):
                yield CODE.at(
                    review.where("indicators", indicator.id, "direction"),
                    indicator.id,
                    owner=variant.owner("target"),
                    direction=indicator.direction,
                    target=f"{target.kind} {getattr(target, 'operator', '')}".rstrip(),
                    expected=expected,
                )


def _expected(target: Target) -> str | None:
    """Return the direction a target calls for; None for those that leave it open.

    A range without a ceiling is one to come up to.
    """
    if isinstance(target, Range) and not target.ceiling:
        return "higher"
    operator = getattr(target, "operator", None)
    return _KINDS.get(target.kind) if operator is None else _OPERATORS[operator]
