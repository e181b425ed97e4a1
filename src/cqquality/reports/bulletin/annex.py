"""The annexes: tables of targets, of commitments and of regions, on pages across."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cqquality.assessment.result import Assessment, Breakdown, Result
from cqquality.reports import regional
from cqquality.reports import wording as words
from cqquality.reports.block import Align
from cqquality.reports.bulletin.columns import REGIONS, TARGETS, TASKS, Column, Of
from cqquality.reports.bulletin.font import BODY, TITLE
from cqquality.reports.bulletin.grid import HEAD, Grid, Track
from cqquality.reports.bulletin.paper import Paper
from cqquality.reports.interface import ReportOptions
from cqquality.text import Language, Text, same


class Group(NamedTuple):
    """Rows under a heading of their own, and what is said below them."""

    heading: str
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()


class Annex(NamedTuple):
    """An annex: its title, its columns and what it lists; the note on its columns."""

    title: str
    tracks: tuple[Track, ...]
    groups: tuple[Group, ...]
    unit: str
    note: str


def annexes(assessment: Assessment, options: ReportOptions, paper: Paper) -> list[Annex]:
    """Return the annexes that have a title and something to list."""
    say, language = paper.wording.say, options.language
    unit, note = say("annex.unit"), say("annex.note")
    serial = Track(Text("序号", "no.").to(language), 8, Align.WORD)
    found = [
        Annex(
            say(f"annex.{key}"),
            (serial, *_tracks(columns, language)),
            tuple(_sections(assessment, options.listed(results), columns, language)),
            unit if key == "targets" else "",
            note,
        )
        for key, columns, results in (
            ("targets", TARGETS, assessment.targets),
            ("tasks", TASKS, assessment.commitments),
        )
    ]
    of_regions = tuple(
        _regions(breakdown, assessment, language)
        for breakdown in regional.listed(assessment, options)
    )
    tracks = _tracks(REGIONS, language)
    found.append(Annex(say("annex.regions"), tracks, of_regions, "", say("annex.regions_note")))
    return [annex for annex in found if annex.title and annex.groups]


def _tracks(columns: Iterable[Column[Of]], language: Language) -> tuple[Track, ...]:
    return tuple(
        Track(c.heading.to(language), getattr(c.width, language), c.align) for c in columns
    )


def _sections(
    assessment: Assessment,
    results: tuple[Result, ...],
    columns: tuple[Column[Result], ...],
    language: Language,
) -> Iterator[Group]:
    """Yield the rows section by section, numbered throughout."""
    count = 0
    for section in assessment.pack.sections:
        rows = []
        for result in (r for r in results if r.indicator.section == section.id):
            count += 1
            rows.append((str(count), *_cells(columns, result, assessment, language)))
        if rows:
            yield Group(section.name.to(language), tuple(rows))


def _regions(breakdown: Breakdown, assessment: Assessment, language: Language) -> Group:
    rows = (_cells(REGIONS, s, assessment, language) for s in regional.ranked(breakdown))
    overlapping = regional.overlapping(breakdown, assessment.pack)
    memos = (memo.to(language) for memo in overlapping)
    return Group(regional.headline(breakdown).to(language), tuple(rows), tuple(memos))


def _cells(
    columns: Iterable[Column[Of]], of: Of, assessment: Assessment, language: Language
) -> tuple[str, ...]:
    return tuple(column.say(of, assessment).to(language) for column in columns)


def write_annexes(
    paper: Paper, assessment: Assessment, options: ReportOptions, chosen: Sequence[Annex]
) -> None:
    """Write each annex on pages of its own, in a section across."""
    from docx.enum.section import WD_SECTION

    say = paper.wording.say
    files = _files(assessment.files).to(options.language)
    for number, annex in enumerate(chosen, 1):
        paper.across(paper.document.add_section(WD_SECTION.NEW_PAGE))
        label = say("annex.numbered", n=number) if len(chosen) > 1 else say("annex.label")
        _write_head(paper, label, annex)
        _write_table(paper, annex)
        for text in (annex.note, say("annex.source", files=files)):
            note = paper.paragraph()
            paper.space(note, 16)
            paper.run(note, text, "body", HEAD + 0.5)


def _files(names: Sequence[str]) -> Text:
    """Return the names of the returns, or of so many the first and their number."""
    if len(names) <= _NAMED:
        return words.listed(map(same, names))
    return Text(f"{names[0]}等{len(names)}个文件", f"{names[0]} and {len(names) - 1} more files")


_NAMED = 5


def _write_head(paper: Paper, label: str, annex: Annex) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paper.run(paper.paragraph(), label, "chapter", BODY)
    heading = paper.paragraph("Title")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.run(heading, annex.title, "title", TITLE)
    if annex.unit:
        unit = paper.paragraph()
        unit.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paper.run(unit, annex.unit, "body", HEAD + 1.5)


def _write_table(paper: Paper, annex: Annex) -> None:
    grid = Grid(paper, annex.tracks)
    for group in annex.groups:
        grid.write_heading(group.heading)
        for row in group.rows:
            grid.write(row)
        for remark in group.remarks:
            grid.write_remark(remark)
