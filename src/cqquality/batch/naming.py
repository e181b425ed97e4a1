"""Placeholders in the paths of a job: {period}, {previous}, {year}, {month}, {language}."""

import re
from collections.abc import Iterator
from datetime import timedelta

from cqquality.batch import codes
from cqquality.errors import CannotRun
from cqquality.findings import Place
from cqquality.period import Period, months
from cqquality.text import Text

NAMES = ("period", "previous", "year", "month")
"""The placeholders that a period fills."""
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_NO_PERIOD = Text("：没有指定 --period", ": no --period was given")
_NOT_OF_ITS_KIND = Text("：期别没有这一项", ": the period has none")


def placeholders(pattern: str) -> Iterator[str]:
    """Yield the names that stand in braces."""
    return (found[1] for found in _PLACEHOLDER.finditer(pattern))


def filled(pattern: str, period: Period | None, **more: str) -> str:
    """Return the path with its placeholders filled.

    Raises CannotRun for one that has no value, such as {month} of a year.

    >>> from cqquality.period import month
    >>> filled("in/{period}/{previous}", month(2014, 1))
    'in/2014-01/2013-12'
    """
    values = {**_values(period), **more}

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            known = ", ".join(f"{{{name}}}" for name in values) or "-"
            problem = _NOT_OF_ITS_KIND if period else _NO_PERIOD
            refusal = codes.UNKNOWN_PLACEHOLDER.at(
                Place(), seen=pattern, name=found[0], problem=problem, known=known
            )
            raise CannotRun([refusal])
        return values[found[1]]

    return _PLACEHOLDER.sub(value, pattern)


def _values(period: Period | None) -> dict[str, str]:
    name = period_name(period) if period else None
    if period is None or name is None:
        return {}
    values = {"period": name, "year": str(period.start.year)}
    before = period_name(_before(period))
    if before:
        values["previous"] = before
    if period.months == 1:
        values["month"] = f"{period.start.month:02}"
    return values


def period_name(period: Period) -> str | None:
    """Return how a month, quarter, half or year is called in paths; None for any other stretch.

    >>> from cqquality.period import quarter, year
    >>> period_name(quarter(2014, 2)), period_name(year(2014))
    ('2014Q2', '2014')
    """
    number, first = period.start.year, period.start.month
    if period.months == 12 and first == 1:
        return str(number)
    if period.months == 1:
        return f"{number}-{first:02}"
    for length, letter in ((3, "Q"), (6, "H")):
        if period.months == length and (first - 1) % length == 0:
            return f"{number}{letter}{(first - 1) // length + 1}"
    return None


def _before(period: Period) -> Period:
    """Return the period of the same length that ends the day before."""
    last = period.start - timedelta(days=1)
    return months(last.year, last.month - (period.months or 1) + 1, last.month)
