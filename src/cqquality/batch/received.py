"""What a return says of itself: which forms it holds, who sends it, on which periods."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cqquality.batch.digest import Input
from cqquality.batch.naming import period_name
from cqquality.period import Period
from cqquality.reports.plain import plain
from cqquality.returns.layout import Contents


def described(found: Input, contents: Contents) -> Input:
    """Return the input with what its sheets say of it."""
    sheets = contents.sheets
    reported = {sheet.period for sheet in sheets if sheet.period}
    periods = sorted(reported or set(_periods(contents)))
    return replace(
        found,
        forms=_each_once(sheet.form for sheet in sheets),
        senders=_each_once(plain(sheet.stated) for sheet in sheets if sheet.stated),
        periods=tuple(map(_name, periods)),
    )


def _periods(contents: Contents) -> Iterator[Period]:
    """Yield the periods of the figures themselves, for a return whose head names none."""
    yield from (each.period for each in contents.observations)
    yield from (each.period for each in contents.stages)
    yield from (each.period for each in contents.entries)


def _name(period: Period) -> str:
    """Return a period as it is called in paths, or as an interval of ISO 8601."""
    return period_name(period) or f"{period.start.isoformat()}/{period.end.isoformat()}"


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
