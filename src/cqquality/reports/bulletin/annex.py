"""The annexes: tables of targets and of commitments, on pages across."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from cqquality.assessment.result import Assessment, Result
from cqquality.quantity import shown
from cqquality.reports import wording as words
from cqquality.reports.block import Align
from cqquality.reports.bulletin.font import BODY, TITLE
from cqquality.reports.bulletin.paper import Paper
from cqquality.reports.interface import ReportOptions
from cqquality.text import Text, same

if TYPE_CHECKING:
    from docx import table as docx_table
    from docx.table import Table

_HEAD, _FIGURE = 9, 8
"""Points: headings and cells of the tables."""
_GRAY = "EDEDED"


class _Column(NamedTuple):
    """A column: heading, width in millimetres, what it says, and where that stands."""

    heading: Text
    width: float
    say: Callable[["_Tables", Result], Text]
    align: Align = Align.WORD


@dataclass(frozen=True, slots=True)
class _Tables:
    """Fills the tables of one bulletin."""

    assessment: Assessment
    options: ReportOptions

    def value(self, result: Result) -> Text:
        """Return the value and, on a line of its own, its period: "19个", "（2013年末）"."""
        value = words.value(result)
        if result.period is None:
            return value
        when = words.period(result.period)
        return Text(f"{value.zh}\n（{when.zh}）", f"{value.en}\n({when.en})")

    def baseline(self, result: Result) -> Text:
        """Return the value progress counts from."""
        if result.baseline is None:
            return words.NOTHING
        return same(shown(result.baseline, result.indicator.decimals))

    def elapsed(self, result: Result) -> Text:
        """Return the share of the time gone by."""
        if result.pace is None:
            return words.NOTHING
        return same(f"{words.percent(result.pace.elapsed)}%")

    def lead(self, result: Result) -> Text:
        """Return how far ahead of time it is."""
        if result.pace is None or result.pace.lead is None:
            return words.NOTHING
        return same(words.lead(result.pace, self.assessment.pack.pace))

    def verdict(self, result: Result) -> Text:
        """Return the status, and the pace before the deadline."""
        label = result.pace.label if result.pace else None
        if label is None:
            return result.status.text
        return Text(
            f"{result.status.text.zh}\n{label.text.zh}", f"{result.status.text.en}\n{label.text.en}"
        )

    def milestone(self, result: Result) -> Text:
        """Return the stage a commitment is to reach."""
        return words.milestone(result, self.assessment.pack)

    def departments(self, result: Result) -> Text:
        """Return who leads and who supports."""
        pack, as_of = self.assessment.pack, self.assessment.as_of
        lead, support = (
            words.listed(words.departments(result.indicator, pack, as_of, role))
            for role in ("lead", "support")
        )
        return words.joined(lead, same("／"), support) if support.zh else lead

    def source(self, result: Result) -> Text:
        """Return the first cell of the value and how many there are."""
        if not result.sources:
            return words.NOTHING
        first, number = words.origin_place(result.sources[0]), len(result.sources)
        where = str(first) if len(self.assessment.files) > 1 else f"{first.sheet}!{first.cell}"
        more = Text(f"等{number}格", f" and {number - 1} more") if number > 1 else same("")
        return words.joined(same(where), more)

    def remark(self, result: Result) -> Text:
        """Return the reading, and why the status is as it is."""
        parts = [words.reading(result), words.score(result), words.missed(result) or result.reason]
        said = [part for part in parts if part is not None]
        return Text("；".join(p.zh for p in said), "; ".join(p.en for p in said))


_TARGETS = (
    _Column(Text("指标名称", "target"), 29, lambda _, r: r.indicator.name.text, Align.TEXT),
    _Column(Text("计量\n单位", "unit"), 9, lambda _, r: words.unit(r)),
    _Column(Text("目标值", "goal"), 16, lambda _, r: words.target(r), Align.FIGURE),
    _Column(Text("基期值", "baseline"), 12, _Tables.baseline, Align.FIGURE),
    _Column(Text("实际值\n（期别）", "value (period)"), 22, _Tables.value, Align.FIGURE),
    _Column(Text("完成率", "attain-ment"), 13, lambda _, r: words.attainment(r), Align.FIGURE),
    _Column(Text("序时\n进度", "time"), 12, _Tables.elapsed, Align.FIGURE),
    _Column(Text("与序时\n差距", "lead"), 12, _Tables.lead, Align.FIGURE),
    _Column(Text("与目标\n差距", "gap"), 17, lambda _, r: words.distance(r), Align.FIGURE),
    _Column(Text("评价", "status"), 17, _Tables.verdict),
    _Column(
        Text("责任单位\n（牵头／配合）", "lead / support"), 21, _Tables.departments, Align.TEXT
    ),
    _Column(Text("数据来源", "cells"), 20, _Tables.source, Align.TEXT),
    _Column(Text("备注", "remarks"), 17, _Tables.remark, Align.TEXT),
)
_TASKS = (
    _Column(Text("事项", "commitment"), 62, lambda _, r: r.indicator.name.text, Align.TEXT),
    _Column(Text("目标阶段", "aimed at"), 24, _Tables.milestone),
    _Column(Text("当前进展\n（期别）", "stage (period)"), 34, _Tables.value),
    _Column(Text("评价", "status"), 18, _Tables.verdict),
    _Column(
        Text("责任单位\n（牵头／配合）", "lead / support"), 36, _Tables.departments, Align.TEXT
    ),
    _Column(Text("数据来源", "cells"), 26, _Tables.source, Align.TEXT),
    _Column(Text("备注", "remarks"), 17, _Tables.remark, Align.TEXT),
)


class Annex(NamedTuple):
    """An annex: its title, its columns and what it lists."""

    title: str
    columns: tuple[_Column, ...]
    results: tuple[Result, ...]


def annexes(assessment: Assessment, options: ReportOptions, paper: Paper) -> list[Annex]:
    """Return the annexes that have a title and something to list."""
    of = {True: assessment.commitments, False: assessment.targets}
    found = (
        Annex(paper.wording.say(f"annex.{key}"), columns, options.listed(of[is_task]))
        for key, columns, is_task in (("targets", _TARGETS, False), ("tasks", _TASKS, True))
    )
    return [annex for annex in found if annex.title and annex.results]


def write_annexes(
    paper: Paper, assessment: Assessment, options: ReportOptions, chosen: Sequence[Annex]
) -> None:
    """Write each annex on pages of its own, in a section across."""
    from docx.enum.section import WD_SECTION

    for number, annex in enumerate(chosen, 1):
        paper.across(paper.document.add_section(WD_SECTION.NEW_PAGE))
        _write(paper, _Tables(assessment, options), annex, number if len(chosen) > 1 else 0)


def _write(paper: Paper, tables: _Tables, annex: Annex, number: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    say = paper.wording.say
    label = say("annex.numbered", n=number) if number else say("annex.label")
    paper.run(paper.paragraph(), label, "chapter", BODY)
    title = paper.paragraph("Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.run(title, annex.title, "title", TITLE)
    unit = paper.paragraph()
    unit.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paper.run(unit, say("annex.unit"), "body", _HEAD + 1.5)
    _write_table(paper, tables, annex)
    files = words.listed(map(same, tables.assessment.files)).to(tables.options.language)
    for text in (say("annex.note"), say("annex.source", files=files)):
        note = paper.paragraph()
        _loosen(note, 16)
        paper.run(note, text, "body", _HEAD + 0.5)


def _write_table(paper: Paper, tables: _Tables, annex: Annex) -> None:
    """Write the rows section by section, the headings repeated on every page."""
    language = tables.options.language
    serial = _Column(Text("序号", "no."), 8, lambda _, __: same(""))
    columns = (serial, *annex.columns)
    table = paper.document.add_table(rows=0, cols=len(columns))
    table.style = "Table Grid"
    table.autofit = False
    _fix(table, [column.width for column in columns])
    head = _row(table)
    for cell, column in zip(head.cells, columns, strict=True):
        _fill(paper, cell, column.heading.to(language), "chapter", _HEAD, Align.WORD)
    _flag(head, "w:tblHeader")
    number = 0
    for name, results in _by_section(tables.assessment, annex.results):
        _write_section(paper, table, name.to(language))
        for result in results:
            number += 1
            texts = [str(number), *(c.say(tables, result).to(language) for c in annex.columns)]
            row = _row(table)
            _flag(row, "w:cantSplit")
            for cell, column, text in zip(row.cells, columns, texts, strict=True):
                _fill(paper, cell, text, "body", _FIGURE, column.align)


def _by_section(
    assessment: Assessment, results: Iterable[Result]
) -> Iterator[tuple[Text, list[Result]]]:
    known = list(results)
    for section in assessment.pack.sections:
        its = [result for result in known if result.indicator.section == section.id]
        if its:
            yield section.name.text, its


def _write_section(paper: Paper, table: "Table", name: str) -> None:
    """Write the name of a section across all columns, never alone at the foot of a page."""
    row = _row(table)
    _flag(row, "w:cantSplit")
    cells = row.cells
    whole = cells[0].merge(cells[-1])
    _fill(paper, whole, name, "chapter", _HEAD, Align.TEXT)
    whole.paragraphs[0].paragraph_format.keep_with_next = True
    _element(whole._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_GRAY)


def _fill(
    paper: Paper, cell: "docx_table._Cell", text: str, font: str, size: float, align: Align
) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    places = {
        Align.TEXT: WD_ALIGN_PARAGRAPH.LEFT,
        Align.WORD: WD_ALIGN_PARAGRAPH.CENTER,
        Align.FIGURE: WD_ALIGN_PARAGRAPH.RIGHT,
    }
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = places[align]
    _loosen(paragraph, size + 3)
    paper.run(paragraph, text, font, size)


def _loosen(paragraph: Any, pitch: float) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    spacing = paragraph.paragraph_format
    spacing.space_before = spacing.space_after = Pt(1)
    spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    spacing.line_spacing = Pt(pitch)


def _fix(table: "Table", widths: Sequence[float]) -> None:
    """Fix the widths of the columns and narrow the margins of the cells."""
    from docx.shared import Mm

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    properties = table._tbl.tblPr
    margins = _element(properties, "w:tblCellMar")
    for side in ("left", "right"):
        _element(margins, f"w:{side}", w=40, type="dxa")


def _row(table: "Table") -> "docx_table._Row":
    row: docx_table._Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _flag(row: Any, name: str) -> None:
    _element(row._tr.get_or_add_trPr(), name, val="true")


def _element(parent: Any, tag: str, **attributes: object) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    parent.append(element)
    return element
