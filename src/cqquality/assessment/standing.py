"""Where each region or department stands: the results it answers for, its rank, its share."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from cqquality.assessment.result import (
    Assessment,
    Breakdown,
    By,
    Result,
    Standing,
    Standings,
    Status,
)
from cqquality.definitions.indicator import Indicator
from cqquality.text import Text

_UNKNOWN = (Status.NO_DATA, Status.NOT_ASSESSABLE)


def standings(assessment: Assessment, by: By, sections: Collection[str] = ()) -> Standings:
    """Return where each region or department stands, by these sections or, without any, by all."""
    covered = [r for r in assessment.results if not sections or r.indicator.section in sections]
    if by is By.DEPARTMENT:
        return _by_department(covered, assessment)
    ids = {result.indicator.id for result in covered}
    return _by_region([b for b in assessment.breakdowns if b.whole.indicator.id in ids])


def _by_department(results: Sequence[Result], assessment: Assessment) -> Standings:
    """Return the departments that answer for something on the day, in the order of the pack.

    A target with several leads counts for each of them, so that their numbers may add up to more
    than the whole.
    """
    day = assessment.as_of
    leads, supports = _answers(results, "lead", day), _answers(results, "support", day)
    parts = [
        Standing(
            id=department.id,
            name=Text(department.short, department.name.en),
            results=tuple(leads[department.id]),
            supported=tuple(supports[department.id]),
        )
        for department in assessment.pack.departments
        if department.id in leads or department.id in supports
    ]
    led = {result.indicator.id for results in leads.values() for result in results}
    nobody = tuple(r for r in results if r.indicator.id not in led)
    lacking = sum(r.is_lacking for r in results if not r.is_commitment)
    return Standings(By.DEPARTMENT, _ranked(parts, lacking), nobody)


def _by_region(breakdowns: Sequence[Breakdown]) -> Standings:
    """Return the regions with their results of every indicator that was broken down."""
    found: dict[str, list[Result]] = defaultdict(list)
    names: dict[str, Text] = {}
    for breakdown in breakdowns:
        for share in breakdown.shares:
            names[share.region] = share.name
            found[share.region].append(share.result)
    parts = [Standing(each, name, tuple(found[each])) for each, name in names.items()]
    return Standings(By.REGION, _ranked(parts, sum(len(part.lacking) for part in parts)))


def answering(indicator: Indicator, day: date, role: str) -> Iterator[str]:
    """Yield the departments with the role ("lead" or "support") on the day."""
    for duty in indicator.responsible:
        if (duty.since or date.min) <= day <= (duty.until or date.max):
            yield from getattr(duty, role)


def _answers(results: Sequence[Result], role: str, day: date) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        for department in dict.fromkeys(answering(result.indicator, day, role)):
            found[department].append(result)
    return found


def _ranked(parts: Sequence[Standing], lacking: int) -> tuple[Standing, ...]:
    """Add ranks and shares of all that is lacking; nothing known of any target gives no rank."""
    scores = {part.id: score for part in parts if (score := _score(part)) is not None}
    return tuple(
        replace(
            part,
            rank=None if part.id not in scores else _rank(scores[part.id], scores.values()),
            contribution=Fraction(len(part.lacking), lacking) if part.lacking else None,
        )
        for part in parts
    )


def _rank(score: Fraction, scores: Iterable[Fraction]) -> int:
    return 1 + sum(other < score for other in scores)


def _score(part: Standing) -> Fraction | None:
    """Return the share of its targets that lack something, of those something is known of."""
    judged = [result for result in part.targets if result.status not in _UNKNOWN]
    return Fraction(len(part.lacking), len(judged)) if judged else None
