"""The steps of a schedule: later and harder one after the other, the last at the deadline."""

from collections.abc import Iterator
from itertools import pairwise

from cqquality.definitions.review import Review
from cqquality.definitions.target import Schedule
from cqquality.definitions.variant import Steps, Variant, variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ136",
    severity=Severity.ERROR,
    title=Text("分步目标次序有误", "Steps out of order"),
    message=Text("{owner}：{problem}", "{owner}: {problem}"),
    help=Text(
        "按日期先后写，逐步提高要求，最后一步与 deadline 同日",
        "write them by date, each harder than the one before, the last on the day of 'deadline'",
    ),
    why=Text(
        "评价日之后最近的一步是当前目标；次序颠倒或最后一步不在期限当日，就会按错误的一步判定。",
        "The next step after the day of the judgement is what is judged: out of order, or with a "
        "last step that is not the deadline, a wrong one would be.",
    ),
    example=(
        "deadline: 2015-12-31\ntarget:\n  kind: schedule\n  operator: ge\n"
        "  steps: [{by: 2015-12-31, value: 80}, {by: 2013-12-31, value: 60}]"
    ),
    good=(
        "deadline: 2015-12-31\ntarget:\n  kind: schedule\n  operator: ge\n"
        "  steps: [{by: 2013-12-31, value: 60}, {by: 2015-12-31, value: 80}]"
    ),
)

Problem = tuple[Steps, Text]
"""Where in the target, and what is wrong."""


def check(review: Review) -> Iterator[Finding]:
    """Yield every step that is not after and beyond the one before, and a last one elsewhere."""
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            target = variant.indicator.target
            found = _problems(variant, target) if isinstance(target, Schedule) else ()
            for steps, problem in found:
                yield CODE.at(
                    variant.place(review.where, "target", "steps", *steps),
                    indicator.id,
                    owner=variant.owner("target", "deadline"),
                    problem=problem,
                )


def _problems(variant: Variant, target: Schedule) -> Iterator[Problem]:
    rising = target.operator in ("ge", "gt")
    for number, (before, after) in enumerate(pairwise(target.steps), start=1):
        if after.by <= before.by:
            yield (number, "by"), _NOT_LATER.filled(day=after.by, before=before.by)
        if (after.value > before.value) is not rising or after.value == before.value:
            yield (number, "value"), _NOT_HARDER
    last = target.steps[-1]
    if last.by != variant.indicator.deadline:
        values = {"day": last.by, "deadline": variant.indicator.deadline}
        yield (len(target.steps) - 1, "by"), _NOT_LAST.filled(**values)


_NOT_LATER = Text("{day} 不在前一步 {before} 之后", "{day} is not after the step of {before}")
_NOT_HARDER = Text("要求不比前一步高", "no harder than the step before")
_NOT_LAST = Text(
    "最后一步为 {day}，而期限为 {deadline}", "the last step is {day}, but the deadline {deadline}"
)
