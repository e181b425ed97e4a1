"""How many targets and commitments have each status: in all, and section by section."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.result import Assessment, Result, Status, tally
from cqquality.quantity import fixed
from cqquality.reports import summary, wording
from cqquality.reports.interface import ReportOptions
from cqquality.reports.result_cells import STATUS_TONES
from cqquality.text import Text

WIDTH = 400
"""Of the strip of shares, in pixels."""


class Count(Struct, frozen=True):
    """How many results have a status, their share in percent, and their part of the strip."""

    status: Status
    name: str
    tone: str
    number: int
    percent: str
    x: str
    width: str


class Part(Struct, frozen=True):
    """The targets, or the commitments: a sentence on them, and their counts, none of them 0."""

    key: str
    sentences: tuple[str, ...]
    total: int
    counts: tuple[Count, ...]


class SectionCounts(Struct, frozen=True):
    """A section and, part by part, how many results it has, in all and by status."""

    id: str
    name: str
    numbers: tuple[tuple[int, ...], ...]


class Overview(Struct, frozen=True):
    """The parts there are, and the sections there are."""

    parts: tuple[Part, ...]
    sections: tuple[SectionCounts, ...]


def overview(assessment: Assessment, options: ReportOptions) -> Overview:
    """Count the results of the chosen sections."""
    groups = (
        _targets(options.covered(assessment.targets)),
        _commitments(options.covered(assessment.commitments)),
    )
    parts = [(_part(group, options), group[1]) for group in groups if group[1]]
    sections = []
    for section in assessment.pack.sections:
        numbers = tuple(_numbers(section.id, results, part) for part, results in parts)
        if any(all_of_them for all_of_them, *_ in numbers):
            name = section.name.to(options.language)
            sections.append(SectionCounts(section.id, name, numbers))
    return Overview(tuple(part for part, _ in parts), tuple(sections))


def _part(group: "_Group", options: ReportOptions) -> Part:
    key, results, texts = group
    sentences = tuple(text.to(options.language) for text in texts)
    return Part(key, sentences, len(results), _counts(results, options))


_Group = tuple[str, tuple[Result, ...], tuple[Text, ...]]


def _targets(results: tuple[Result, ...]) -> _Group:
    paces = summary.paces(results)
    said = [summary.statuses(results, summary.TARGETS), *summary.obligations(results)]
    return "targets", results, tuple(said if paces is None else [*said, paces])


def _commitments(results: tuple[Result, ...]) -> _Group:
    return "commitments", results, (summary.statuses(results, summary.COMMITMENTS),)


def _counts(results: tuple[Result, ...], options: ReportOptions) -> tuple[Count, ...]:
    """Return the statuses that occur, in the usual order, side by side on the strip."""
    numbers, found, before = tally(results), [], Fraction(0)
    for status in (status for status in Status if numbers[status]):
        share = Fraction(numbers[status], len(results))
        found.append(
            Count(
                status=status,
                name=status.text.to(options.language),
                tone=STATUS_TONES[status].word,
                number=numbers[status],
                percent=wording.percent(share),
                x=fixed(before * WIDTH, 2),
                width=fixed(share * WIDTH, 2),
            )
        )
        before += share
    return tuple(found)


def _numbers(section: str, results: Iterable[Result], part: Part) -> tuple[int, ...]:
    """Return how many results a section has, then how many with each status of the part."""
    inside = tuple(result for result in results if result.indicator.section == section)
    numbers = tally(inside)
    return (len(inside), *(numbers[count.status] for count in part.counts))
