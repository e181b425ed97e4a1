"""The dates of the plan and of each indicator."""

from collections.abc import Iterator
from datetime import date

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.review import Review
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Place, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ117",
    severity=Severity.ERROR,
    title=Text("日期次序颠倒", "Dates out of order"),
    message=Text(
        "{owner}：{later}（{day}）不晚于{earlier}（{other}）",
        "{owner}: {later} ({day}) is not after {earlier} ({other})",
    ),
    help=Text("更正其中一个日期", "mend one of the dates"),
    why=Text(
        "期限不晚于基期，就没有可供评价的期间。",
        "With the deadline not after the baseline there is no time in which to judge.",
    ),
    example="baseline: {date: 2015-12-31}\ndeadline: 2015-12-31",
    good="baseline: {date: 2010-12-31}\ndeadline: 2015-12-31",
)

_PLAN = Text("计划", "the plan")
_BASE = Text("基期", "the base date")
_BASELINE = Text("基期", "the baseline")
_START = Text("开始日期", "the start")
_DEADLINE = Text("期限", "the deadline")
_SINCE = Text("起始日期", "'since'")
_UNTIL = Text("截止日期", "'until'")

Dated = tuple[Text, date]


def check(review: Review) -> Iterator[Finding]:
    """Yield every date that is not after the one it has to follow."""
    plan, where = review.pack.plan, review.where
    base, start = (_BASE, plan.base), (_START, plan.start)
    yield from _order(where("plan", "", "start"), _PLAN, base, start)
    yield from _order(where("plan", "", "deadline"), _PLAN, start, (_DEADLINE, plan.deadline))
    for indicator in review.pack.indicators.values():
        yield from _indicator(indicator, review)


def _indicator(indicator: Indicator, review: Review) -> Iterator[Finding]:
    where = review.where
    start = (Text("计划的开始日期", "the start of the plan"), review.pack.plan.start)
    for variant in variants(indicator):
        deadline = (_DEADLINE, variant.indicator.deadline)
        place, owner = variant.place(where, "deadline"), variant.owner("deadline")
        yield from _order(place, owner, start, deadline)
        baseline = variant.indicator.baseline
        if baseline:
            yield from _order(
                variant.place(where, "baseline", "date"),
                variant.owner("baseline"),
                (_BASELINE, baseline.date),
                deadline,
            )
    for number, part in enumerate(indicator.responsible):
        if part.since and part.until:
            place = where("indicators", indicator.id, "responsible", number, "until")
            yield from _order(place, indicator.id, (_SINCE, part.since), (_UNTIL, part.until))


def _order(place: Place, owner: str | Text, first: Dated, then: Dated) -> Iterator[Finding]:
    if then[1] <= first[1]:
        yield CODE.at(
            place,
            owner if isinstance(owner, str) else "",
            owner=owner,
            earlier=first[0],
            other=first[1],
            later=then[0],
            day=then[1],
        )
