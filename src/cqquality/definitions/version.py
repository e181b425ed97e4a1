"""The versions of an indicator: as the policy set it, and as each later document revised it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cqquality.definitions.indicator import Indicator, Revision

_REVISED = ("target", "deadline", "readings", "division")


class Version(NamedTuple):
    """An indicator as it stands from a day on; without a revision as the policy set it.

    `original` is the indicator as the policy set it, `replaced` the version before this one,
    `number` that of the revision among those of the indicator.
    """

    indicator: Indicator
    original: Indicator
    revision: Revision | None = None
    replaced: Indicator | None = None
    number: int = 0

    @property
    def valid_from(self) -> date:
        """The first day of the version; the first of all days for the original."""
        return self.revision.valid_from if self.revision else date.min


def versions(indicator: Indicator) -> Iterator[Version]:
    """Yield every version, oldest first; a later one keeps what its revision leaves alone."""
    yield Version(indicator, indicator)
    current = indicator
    for number, revision in enumerate(indicator.revisions):
        revised = _revised(current, revision)
        yield Version(revised, indicator, revision, current, number)
        current = revised


def version_on(indicator: Indicator, day: date) -> Version:
    """Return the version valid on a day; the last one listed of those that are."""
    return [each for each in versions(indicator) if each.valid_from <= day][-1]


def _revised(before: Indicator, revision: Revision) -> Indicator:
    changed = {
        name: part for name in _REVISED if (part := getattr(revision, name)) not in (None, ())
    }
    return replace(before, **changed)
