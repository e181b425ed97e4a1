"""The cases of a target at its edges."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from cqquality.definitions.case.model import Case
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.review import Review
from cqquality.definitions.target import Keep, Reach, Schedule
from cqquality.definitions.version import versions
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ129",
    severity=Severity.WARNING,
    title=Text("缺少边界案例", "No cases at the edges"),
    message=Text("{owner}：案例中没有{missing}", "{owner}: there is no case {missing}"),
    help=Text("在 cases/ 中补上", "add it to cases/"),
    why=Text(
        "目标值、算符或口径改错一处，只有正好在界上和刚过界的案例能发现。",
        "Cases at the figure and just beyond it are what notices a target, an operator or a "
        "reading that was changed by mistake.",
    ),
    example="each:\n  above: {given: {P02-3: 95}, expect: {status: met, value: 95}}",
    good=(
        "each:\n  at: {given: {P02-3: 90}, expect: {status: met, value: 90}}\n"
        "  below: {given: {P02-3: 89.99}, expect: {status: not_met}}"
    ),
)

_MET = {"met", "met_late"}
_FAILED = {"not_met", "not_due", "unrealised"}
_NO_MET = Text("达标的一例", "in which it is met")
_NO_FAILURE = Text("未达标的一例", "in which it is not met")
_NO_EDGE = Text("正好等于目标值的一例", "of the very figure of the target")


def check(review: Review) -> Iterator[Finding]:
    """Yield every target without a case on either side; nothing where the pack has no cases."""
    if review.cases is None:
        return
    cases = defaultdict(list)
    for case in review.cases:
        cases[case.indicator].append(case)
    for indicator in review.pack.targets:
        for missing in _missing(indicator, cases[indicator.id]):
            yield CODE.at(
                review.where("indicators", indicator.id),
                indicator.id,
                owner=indicator.id,
                missing=missing,
            )


def _missing(indicator: Indicator, cases: list[Case]) -> Iterator[Text]:
    statuses = {case.expected.status for case in cases}
    if not statuses & _MET:
        yield _NO_MET
    if not statuses & _FAILED:
        yield _NO_FAILURE
    if not _edges(indicator) <= _values(cases):
        yield _NO_EDGE


def _edges(indicator: Indicator) -> set[Fraction]:
    """Return the figures at which the verdict turns, in every version: of steps, all of them."""
    found: set[Fraction] = set()
    for version in versions(indicator):
        match version.indicator.target:
            case Reach() | Keep() as target:
                found.add(target.value)
            case Schedule() as target:
                found.update(step.value for step in target.steps)
    return found


def _values(cases: list[Case]) -> set[object]:
    return {case.expected.value for case in cases}
