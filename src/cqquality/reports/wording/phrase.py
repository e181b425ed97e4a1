"""Phrases: enumerations, days and periods in words."""

from collections.abc import Iterable
from datetime import date

from cqquality.period import Period
from cqquality.text import Text, same

NOTHING = same("—")
"""Stands where a figure would mean nothing."""


def joined(*parts: Text) -> Text:
    """Return the parts one after the other."""
    return Text("".join(part.zh for part in parts), "".join(part.en for part in parts))


def listed(parts: Iterable[Text]) -> Text:
    """Return an enumeration."""
    known = tuple(parts)
    return Text("、".join(part.zh for part in known), ", ".join(part.en for part in known))


def day(moment: date) -> Text:
    """Return a date as people say it: "2015年底", else "2014-06-30"."""
    if (moment.month, moment.day) == (12, 31):
        return Text(f"{moment.year}年底", f"end of {moment.year}")
    return same(moment.isoformat())


def period(stretch: Period) -> Text:
    """Return a period in words; the moment a year ends is "2013年末"."""
    moment = stretch.end
    if stretch.start == moment and (moment.month, moment.day) == (12, 31):
        return Text(f"{moment.year}年末", f"end of {moment.year}")
    return stretch.text
