"""Findings as the page lists them, and which indicators each is about."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from msgspec import Struct

from cqquality.assessment.result import Result
from cqquality.definitions.measure import Count, items_of
from cqquality.findings import Finding
from cqquality.reports.finding_list import SEVERITIES, Kind, Remark, kinds
from cqquality.text import Language


class Noted(Struct, frozen=True):
    """A remark on data: where it stands on the page, what it says, and whom it concerns."""

    anchor: str
    message: str
    places: str
    indicators: tuple[str, ...]


class Group(Struct, frozen=True):
    """Remarks with the same remedy."""

    remedy: str
    remarks: tuple[Noted, ...]


class Chapter(Struct, frozen=True):
    """All findings of one code."""

    code: str
    severity: str
    tone: str
    title: str
    number: int
    groups: tuple[Group, ...]


def chapters(
    findings: Iterable[Finding], listed: Iterable[Result], language: Language
) -> tuple[Chapter, ...]:
    """Return the findings by code, the worst first, with the listed results they are about."""
    concerned = _concerned(listed)
    found = enumerate(kinds(findings), 1)
    return tuple(_chapter(kind, f"f{number}", concerned, language) for number, kind in found)


def by_indicator(listed: Iterable[Chapter]) -> Mapping[str, tuple[Noted, ...]]:
    """Return the remarks on each indicator that has any."""
    found: dict[str, tuple[Noted, ...]] = {}
    for chapter in listed:
        for remark in (remark for group in chapter.groups for remark in group.remarks):
            for indicator in remark.indicators:
                found[indicator] = (*found.get(indicator, ()), remark)
    return found


def _concerned(results: Iterable[Result]) -> Mapping[str, tuple[str, ...]]:
    """Return which indicators a subject of findings is about: an indicator, an item, a ledger."""
    found: dict[str, tuple[str, ...]] = {}
    for result in results:
        for subject in dict.fromkeys(_subjects(result)):
            found[subject] = (*found.get(subject, ()), result.indicator.id)
    return found


def _subjects(result: Result) -> Iterator[str]:
    yield result.indicator.id
    yield from items_of(result.indicator.measure)
    if isinstance(result.indicator.measure, Count):
        yield result.indicator.measure.ledger


def _chapter(
    kind: Kind, anchor: str, concerned: Mapping[str, tuple[str, ...]], language: Language
) -> Chapter:
    severity, tone = SEVERITIES[kind.code.severity]
    numbers = count(1)
    return Chapter(
        code=kind.code.id,
        severity=severity.to(language),
        tone=tone.word,
        title=kind.code.title.to(language),
        number=kind.number,
        groups=tuple(
            Group(
                advice.help.to(language),
                tuple(
                    _noted(remark, f"{anchor}-{next(numbers)}", concerned, language)
                    for remark in advice.remarks
                ),
            )
            for advice in kind.advices
        ),
    )


def _noted(
    remark: Remark, anchor: str, concerned: Mapping[str, tuple[str, ...]], language: Language
) -> Noted:
    ids = (found for subject in remark.subjects for found in concerned.get(subject, ()))
    return Noted(
        anchor=anchor,
        message=remark.message.to(language),
        places="；".join(remark.places),
        indicators=tuple(dict.fromkeys(ids)),
    )
