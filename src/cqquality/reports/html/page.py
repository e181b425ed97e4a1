"""The whole page as plain values, before the template gives it a form."""

from collections.abc import Iterator

from msgspec import Struct

from cqquality.assessment.result import Assessment
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Block
from cqquality.reports.finding_list import counted
from cqquality.reports.html.changes import ChangedPart, changed_parts
from cqquality.reports.html.entry import Entry, entry
from cqquality.reports.html.overview import Overview, overview
from cqquality.reports.html.phrase import Phrases
from cqquality.reports.html.regions import RegionTable, region_tables
from cqquality.reports.html.remark import Chapter, by_indicator, chapters
from cqquality.reports.interface import ReportOptions
from cqquality.reports.standing import standing


class SectionEntries(Struct, frozen=True):
    """A section with its targets and its commitments."""

    id: str
    name: str
    targets: tuple[Entry, ...]
    commitments: tuple[Entry, ...]

    @property
    def tables(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """The tables that are not empty, by the kind of what they list."""
        both = (("targets", self.targets), ("commitments", self.commitments))
        return tuple((kind, entries) for kind, entries in both if entries)


class Page(Struct, frozen=True):
    """Everything the template says."""

    title: str
    document: str
    as_of: str
    deadline: str
    files: tuple[str, ...]
    only_unmet: bool
    changes: tuple[ChangedPart, ...]
    overview: Overview
    gaps: tuple[Entry, ...]
    sections: tuple[SectionEntries, ...]
    regions: tuple[RegionTable, ...]
    parts: tuple[Block, ...]
    """Where each region or department stands."""
    finding_count: str
    chapters: tuple[Chapter, ...]

    @property
    def shown_sections(self) -> frozenset[str]:
        """The ids of the sections that stand on the page."""
        return frozenset(section.id for section in self.sections)

    @property
    def number(self) -> int:
        """How many results are listed."""
        return sum(len(s.targets) + len(s.commitments) for s in self.sections)


def page(assessment: Assessment, options: ReportOptions) -> Page:
    """Return what is to be shown of an assessment."""
    pack, language = assessment.pack, options.language
    listed = options.listed(assessment.results)
    found = chapters(assessment.findings, listed, language)
    words, noted = Phrases(assessment, language), by_indicator(found)
    covered = [
        entry(result, words, noted.get(result.indicator.id, ()))
        for result in options.covered(assessment.results)
    ]
    ids = {result.indicator.id for result in listed}
    shown = [made for made in covered if made.result.indicator.id in ids]
    return Page(
        title=pack.name.to(language),
        document=pack.policy.number,
        as_of=assessment.as_of.isoformat(),
        deadline=wording.day(pack.plan.deadline).to(language),
        files=assessment.files,
        only_unmet=options.only_unmet,
        changes=changed_parts(assessment, options),
        overview=overview(assessment, options),
        gaps=tuple(made for made in covered if made.is_lacking),
        sections=tuple(_sections(assessment, shown, options)),
        regions=region_tables(assessment, options, words),
        parts=tuple(_parts(assessment, options)),
        finding_count=counted(assessment.findings).to(language),
        chapters=found,
    )


def _parts(assessment: Assessment, options: ReportOptions) -> Iterator[Block]:
    for block in standing(assessment, options):
        if block != SPACE:
            yield block


def _sections(
    assessment: Assessment, shown: list[Entry], options: ReportOptions
) -> list[SectionEntries]:
    """Return the sections that have something to show."""
    sections = []
    for section in assessment.pack.sections:
        inside = [e for e in shown if e.result.indicator.section == section.id]
        if inside:
            targets = tuple(e for e in inside if not e.result.is_commitment)
            commitments = tuple(e for e in inside if e.result.is_commitment)
            name = section.name.to(options.language)
            sections.append(SectionEntries(section.id, name, targets, commitments))
    return sections
