"""The annexes: tables of targets and of commitments, on pages across."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from cqquality.assessment.result import Assessment, Result
from cqquality.reports import particulars
from cqquality.reports import wording as words
from cqquality.reports.block import Align
from cqquality.reports.bulletin.font import BODY, TITLE
from cqquality.reports.bulletin.grid import HEAD, Grid, Track
from cqquality.reports.bulletin.paper import Paper
from cqquality.reports.interface import ReportOptions
from cqquality.text import Text, same


class _Column(NamedTuple):
    """A column: heading, width in millimetres, what it says, and where that stands."""

    heading: Text
    width: float
    say: Callable[[Result, Assessment], Text]
    align: Align = Align.WORD


def _value(result: Result, _: Assessment) -> Text:
    """Return the value and, on a line of its own, its period: "19个", "（2013年末）"."""
    value = words.value(result)
    if result.period is None:
        return value
    when = words.period(result.period)
    return Text(f"{value.zh}\n（{when.zh}）", f"{value.en}\n({when.en})")


def _baseline(result: Result, _: Assessment) -> Text:
    return same(particulars.baseline(result)) if result.baseline is not None else words.NOTHING


def _elapsed(result: Result, _: Assessment) -> Text:
    pace = result.pace
    return words.NOTHING if pace is None else same(f"{words.percent(pace.elapsed)}%")


def _lead(result: Result, assessment: Assessment) -> Text:
    if result.pace is None or result.pace.lead is None:
        return words.NOTHING
    return same(words.lead(result.pace, assessment.pack.pace))


def _verdict(result: Result, _: Assessment) -> Text:
    """Return the status and, on a line of its own, the pace before the deadline."""
    status, label = result.status.text, result.pace.label if result.pace else None
    if label is None:
        return status
    return Text(f"{status.zh}\n{label.text.zh}", f"{status.en}\n{label.text.en}")


_DUTY = Text("责任单位\n(牵头／配合)", "lead / support")
_TARGETS = (
    _Column(Text("指标名称", "target"), 27, lambda r, _: r.indicator.name.text, Align.TEXT),
    _Column(Text("计量\n单位", "unit"), 8, lambda r, _: words.unit(r)),
    _Column(Text("目标值", "goal"), 15, lambda r, _: words.target(r), Align.FIGURE),
    _Column(Text("基期值", "baseline"), 11, _baseline, Align.FIGURE),
    _Column(Text("实际值\n（期别）", "value\n(period)"), 26, _value, Align.FIGURE),
    _Column(Text("完成率", "done"), 12, lambda r, _: words.attainment(r), Align.FIGURE),
    _Column(Text("序时\n进度", "time"), 11, _elapsed, Align.FIGURE),
    _Column(Text("与序时\n差距", "lead"), 12, _lead, Align.FIGURE),
    _Column(Text("与目标\n差距", "gap"), 19, lambda r, _: words.distance(r), Align.FIGURE),
    _Column(Text("评价", "status"), 19, _verdict),
    _Column(_DUTY, 20, particulars.departments, Align.TEXT),
    _Column(Text("数据来源", "cells"), 18, particulars.cells, Align.TEXT),
    _Column(Text("备注", "remarks"), 19, lambda r, a: particulars.remark(r, a.pack), Align.TEXT),
)
_TASKS = (
    _Column(Text("事项", "commitment"), 62, lambda r, _: r.indicator.name.text, Align.TEXT),
    _Column(Text("目标阶段", "aimed at"), 24, lambda r, a: words.milestone(r, a.pack)),
    _Column(Text("当前进展\n（期别）", "stage\n(period)"), 34, _value),
    _Column(Text("评价", "status"), 18, _verdict),
    _Column(_DUTY, 36, particulars.departments, Align.TEXT),
    _Column(Text("数据来源", "cells"), 26, particulars.cells, Align.TEXT),
    _Column(Text("备注", "remarks"), 17, lambda r, a: particulars.remark(r, a.pack), Align.TEXT),
)


class Annex(NamedTuple):
    """An annex: its title, its columns and what it lists."""

    title: str
    columns: tuple[_Column, ...]
    results: tuple[Result, ...]


def annexes(assessment: Assessment, options: ReportOptions, paper: Paper) -> list[Annex]:
    """Return the annexes that have a title and something to list."""
    found = (
        Annex(paper.wording.say(f"annex.{key}"), columns, options.listed(results))
        for key, columns, results in (
            ("targets", _TARGETS, assessment.targets),
            ("tasks", _TASKS, assessment.commitments),
        )
    )
    return [annex for annex in found if annex.title and annex.results]


def write_annexes(
    paper: Paper, assessment: Assessment, options: ReportOptions, chosen: Sequence[Annex]
) -> None:
    """Write each annex on pages of its own, in a section across."""
    from docx.enum.section import WD_SECTION

    say = paper.wording.say
    files = words.listed(map(same, assessment.files)).to(options.language)
    for number, annex in enumerate(chosen, 1):
        paper.across(paper.document.add_section(WD_SECTION.NEW_PAGE))
        label = say("annex.numbered", n=number) if len(chosen) > 1 else say("annex.label")
        _write_head(paper, label, annex.title)
        _write_table(paper, assessment, options, annex)
        for text in (say("annex.note"), say("annex.source", files=files)):
            note = paper.paragraph()
            paper.space(note, 16)
            paper.run(note, text, "body", HEAD + 0.5)


def _write_head(paper: Paper, label: str, title: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paper.run(paper.paragraph(), label, "chapter", BODY)
    heading = paper.paragraph("Title")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.run(heading, title, "title", TITLE)
    unit = paper.paragraph()
    unit.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paper.run(unit, paper.wording.say("annex.unit"), "body", HEAD + 1.5)


def _write_table(
    paper: Paper, assessment: Assessment, options: ReportOptions, annex: Annex
) -> None:
    """Write the rows section by section, numbered throughout."""
    language, count = options.language, 0
    tracks = [Track(c.heading.to(language), c.width, c.align) for c in annex.columns]
    serial = Text("序号", "no.").to(language)
    grid = Grid(paper, [Track(serial, 8, Align.WORD), *tracks])
    for name, results in _by_section(assessment, annex.results):
        grid.write_heading(name.to(language))
        for result in results:
            count += 1
            said = (column.say(result, assessment).to(language) for column in annex.columns)
            grid.write([str(count), *said])


def _by_section(
    assessment: Assessment, results: Iterable[Result]
) -> Iterator[tuple[Text, list[Result]]]:
    known = list(results)
    for section in assessment.pack.sections:
        its = [result for result in known if result.indicator.section == section.id]
        if its:
            yield section.name.text, its
