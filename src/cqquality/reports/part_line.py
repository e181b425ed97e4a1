"""Results line by line for tables that are filtered: of the whole, of regions, for departments."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from cqquality.assessment.result import Assessment, By, Result, Standings
from cqquality.reports.interface import ReportOptions
from cqquality.text import Text

_WHOLE = Text("全市", "whole")
_LEAD, _SUPPORT = Text("牵头", "lead"), Text("配合", "support")


class PartLine(NamedTuple):
    """A result with whose it is; `part` is None where that is not asked for, or nobody's.

    `role` is that of a department; `rank` and `contribution` are those of a region.
    """

    result: Result
    part: Text | None = None
    role: Text | None = None
    rank: int | None = None
    contribution: Fraction | None = None


def part_lines(assessment: Assessment, options: ReportOptions) -> Iterator[PartLine]:
    """Yield the results to list: each by itself, with its regions, or for each department."""
    found, listed = assessment.standings, options.listed(assessment.results)
    if found is None:
        yield from map(PartLine, listed)
    elif found.by is By.REGION:
        yield from _with_regions(listed, assessment)
    else:
        yield from _for_departments(listed, found)


def _with_regions(results: tuple[Result, ...], assessment: Assessment) -> Iterator[PartLine]:
    broken_down = {each.whole.indicator.id: each for each in assessment.breakdowns}
    for result in results:
        yield PartLine(result, _WHOLE)
        breakdown = broken_down.get(result.indicator.id)
        for share in breakdown.shares if breakdown else ():
            yield PartLine(
                share.result, share.name, rank=share.rank, contribution=share.contribution
            )


def _for_departments(results: tuple[Result, ...], found: Standings) -> Iterator[PartLine]:
    answering: dict[str, list[tuple[Text, Text]]] = defaultdict(list)
    for role, of in ((_LEAD, "results"), (_SUPPORT, "supported")):
        for part in found.parts:
            for result in getattr(part, of):
                answering[result.indicator.id].append((part.name, role))
    for result in results:
        duties = answering[result.indicator.id]
        yield from (PartLine(result, name, role) for name, role in duties)
        if not duties:
            yield PartLine(result)
