"""What a return is asked to state: for each section, its data items and their periods.

A ratio is asked for by its parts, and by the rate as reported; a target figure is never asked for.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from cqquality.definitions.indicator import Indicator, Item
from cqquality.definitions.measure import Increase, Subset, Total, items_of
from cqquality.definitions.pack import Pack, Section
from cqquality.definitions.target import Rank
from cqquality.definitions.version import versions
from cqquality.period import Period, month, month_end, months, year
from cqquality.quantity import Dimension


class Question(Struct, frozen=True):
    """One row to fill in: a data item in a period, asked for on account of an indicator.

    Without a period the sender says as of when: nobody else knows when a stage was reached.
    """

    indicator: Indicator
    item: Item
    period: Period | None


class Questionnaire(Struct, frozen=True):
    """The rows of the sheet of a section."""

    section: Section
    questions: tuple[Question, ...]


def questionnaires(
    pack: Pack, until: date | None = None, period: Period | None = None
) -> tuple[Questionnaire, ...]:
    """Return the questions of each section that has any, every item once, in the pack's order.

    Asked for are the years of the plan up to `until` (the last one cut to whole months), or else
    the one `period`; besides, the baselines that the definitions leave to the returns.
    """
    users = _users(pack)
    questions: dict[str, list[Question]] = defaultdict(list)
    for code, indicators in users.items():
        first, item = indicators[0], pack.items[code]
        periods = [period] if period else _periods(pack, item, indicators, until)
        questions[first.section] += (Question(first, item, each) for each in periods)
    return tuple(
        Questionnaire(section, tuple(questions[section.id]))
        for section in pack.sections
        if section.id in questions
    )


def items_asked(indicator: Indicator) -> tuple[str, ...]:
    """Return the codes of the items an indicator takes, with the number of peers of a rank."""
    peers = (indicator.target.peers,) if isinstance(indicator.target, Rank) else ()
    return (*items_of(indicator.measure), *peers)


def _users(pack: Pack) -> Mapping[str, list[Indicator]]:
    """Return for each item the indicators that take it in their default reading."""
    users: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in pack.indicators.values():
        as_read = indicator.under()
        for code in items_asked(as_read):
            users[code].append(as_read)
    return users


def _periods(
    pack: Pack, item: Item, indicators: Sequence[Indicator], until: date | None
) -> Sequence[Period | None]:
    """Return the periods to ask for: of figures from the base on, of a commitment only `until`."""
    deadline = max(each.indicator.deadline for i in indicators for each in versions(i))
    periods = _years(pack.plan.start, min(deadline, until or deadline))
    if item.basis == "stock":
        periods = [_ending(each.end) for each in periods]
    if pack.dimension(item.unit) is Dimension.STAGE:
        return periods[-1:] if until else [None]
    bases = (_ending(i.baseline.date) for i in indicators if i.baseline and _needs_base(i))
    return sorted({*bases, *periods})


def _needs_base(indicator: Indicator) -> bool:
    """Whether the value at the baseline must be reported: not where counting starts from nothing.

    That is so for flows added up since, for a part of such a whole, and for a total of parts.
    """
    baseline, measure = indicator.baseline, indicator.measure
    own = measure.measure if isinstance(measure, Subset) else measure
    from_nothing = isinstance(own, Total) or (isinstance(own, Increase) and own.by == "flows")
    return baseline is not None and baseline.value is None and not from_nothing


def _ending(day: date) -> Period:
    """Return the year or month at whose end a stock is counted."""
    return year(day.year) if (day.month, day.day) == (12, 31) else month(day.year, day.month)


def _years(start: date, end: date) -> list[Period]:
    """Return the calendar years from `start` to `end`, the last one cut to its whole months."""
    if end < start:
        return []
    whole = end.month if month_end(end.year, end.month) == end else end.month - 1
    cut = [months(end.year, 1, whole)] if whole else []
    return [*map(year, range(start.year, end.year)), *cut]
