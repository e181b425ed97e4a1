"""How finely an engine must tell dates apart for a question."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from cqquality.period import Period
from cqquality.returns.ledger.question import Question


class Granule(StrEnum):
    """A year, a quarter, a month or a day, each with a number of its own."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"

    def number(self, day: date) -> int:
        """Return the number of the one a day lies in."""
        return {
            Granule.YEAR: day.year,
            Granule.QUARTER: day.year * 4 + (day.month - 1) // 3,
            Granule.MONTH: day.year * 12 + day.month - 1,
            Granule.DAY: day.year * 10_000 + day.month * 100 + day.day,
        }[self]

    def first_day(self, number: int) -> date:
        """Return the first day of the one with a number."""
        match self:
            case Granule.YEAR:
                return date(number, 1, 1)
            case Granule.QUARTER:
                return date(number // 4, number % 4 * 3 + 1, 1)
            case Granule.MONTH:
                return date(number // 12, number % 12 + 1, 1)
            case _:
                return date(number // 10_000, number // 100 % 100, number % 100)

    def sql(self, day: str) -> str:
        """Return the number as an engine computes it from a date."""
        return {
            Granule.YEAR: f"year({day})",
            Granule.QUARTER: f"year({day}) * 4 + quarter({day}) - 1",
            Granule.MONTH: f"year({day}) * 12 + month({day}) - 1",
            Granule.DAY: f"year({day}) * 10000 + month({day}) * 100 + day({day})",
        }[self]


def granule_for(question: Question, windows: Iterable[Period | None]) -> Granule:
    """Return the coarsest that never straddles a limit of a span or of a window."""
    limits = [day for window in windows if window for day in _limits(window)]
    coarsest = [Granule.YEAR, Granule.QUARTER, Granule.MONTH, Granule.DAY]
    split = Granule(question.split) if not question.is_stock else Granule.YEAR
    for granule in coarsest[coarsest.index(split) :]:
        if all(granule.number(day) != granule.number(before) for before, day in limits):
            return granule
    return Granule.DAY


def _limits(window: Period) -> Iterable[tuple[date, date]]:
    """Yield the days on both sides of each end of a window."""
    if window.start > date.min:
        yield window.start - timedelta(days=1), window.start
    if window.end < date.max:
        yield window.end, window.end + timedelta(days=1)
