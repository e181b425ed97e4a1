"""Who answers for an indicator, at any time."""

from collections.abc import Iterator
from datetime import date, timedelta

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ128",
    severity=Severity.WARNING,
    title=Text("责任单位有空档", "Nobody responsible for a time"),
    message=Text("{owner}：责任单位{problem}", "{owner}: {problem}"),
    help=Text(
        "职责移交时，后一家的 since 为前一家 until 的次日",
        "where the duty passes on, 'since' is the day after the 'until' before it",
    ),
    why=Text(
        "缺数时报告要写明向谁要；有空档就不知道向谁要，有重叠就有两家。",
        "A report says whom to ask for a missing figure: in a gap there is nobody, in an overlap "
        "there are two.",
    ),
    example=("- {lead: [quality], until: 2013-12-31}\n- {lead: [food-drug], since: 2014-06-01}"),
    good="- {lead: [quality], until: 2013-12-31}\n- {lead: [food-drug], since: 2014-01-01}",
)

_NOBODY = Text("未写", "nobody is responsible")
_DAY = timedelta(days=1)


def check(review: Review) -> Iterator[Finding]:
    """Yield every gap and every overlap between the responsible departments."""
    for indicator in review.pack.indicators.values():
        where = ("indicators", indicator.id, "responsible")
        if not indicator.responsible:
            yield CODE.at(review.where(*where), indicator.id, owner=indicator.id, problem=_NOBODY)
        for number, problem in _breaks(indicator):
            place = review.where(*where, number)
            yield CODE.at(place, indicator.id, owner=indicator.id, problem=problem)


def _breaks(indicator: Indicator) -> Iterator[tuple[int, Text]]:
    parts = indicator.responsible
    last = len(parts) - 1
    for number, part in enumerate(parts):
        if number == 0 and part.since:
            yield 0, Text(f"自 {part.since} 起才有", f"nobody before {part.since}")
        if number == last and part.until:
            yield last, Text(f"至 {part.until} 为止", f"nobody after {part.until}")
        if number > 0 and not _follows(parts[number - 1].until, part.since):
            yield (
                number,
                Text("前后不衔接", "it does not begin on the day after the one before it ends"),
            )


def _follows(until: date | None, since: date | None) -> bool:
    return until is not None and since is not None and since - until == _DAY
