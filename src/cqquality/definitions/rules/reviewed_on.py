"""When the pack was last held against the policy."""

from collections.abc import Iterator
from datetime import date

from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ126",
    severity=Severity.WARNING,
    title=Text("复核日期已逾一年", "Not reviewed for a year"),
    message=Text(
        "上次复核为 {day}，{problem}（今天为 {today}）",
        "last reviewed on {day}, {problem} (today is {today})",
    ),
    help=Text(
        "对照政策及其修订逐项复核后，更新 reviewed_on",
        "hold the pack against the policy and its amendments, then set 'reviewed_on'",
    ),
    why=Text(
        "政策会修订，部门会改名；没有人再看过的定义不能说仍然有效。",
        "Policies are amended and departments renamed: nobody knows whether a pack still holds "
        "that nobody has looked at.",
    ),
    example="reviewed_on: 2011-12-31",
    good="reviewed_on: 2026-11-23",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield a finding for a review more than a year ago, or one still to come."""
    day, today = review.pack.reviewed_on, review.as_of
    if day > today:
        problem = Text("是将来的日期", "which is still to come")
    elif _a_year_after(day) < today:
        problem = Text("已超过一年", "more than a year ago")
    else:
        return
    place = review.where("pack", "", "reviewed_on")
    yield CODE.at(place, day=day, today=today, problem=problem)


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return date(day.year + 1, 3, 1)
