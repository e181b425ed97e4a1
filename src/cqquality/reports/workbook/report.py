"""The report as a workbook: a sheet to begin with, tables to filter, charts, every link."""

from collections.abc import Callable
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from cqquality.assessment.result import Assessment, By
from cqquality.reports import summary
from cqquality.reports.interface import ReportOptions
from cqquality.reports.plain import storable
from cqquality.reports.workbook.change_sheet import write_changes
from cqquality.reports.workbook.edition import (
    CHANGES,
    CHART_DATA,
    DEFINITIONS,
    DUTIES,
    FINDINGS,
    OVERVIEW,
    PERIODS,
    REGIONS,
    SOURCES,
    STANDINGS,
    TARGETS,
    TASKS,
    Edition,
)
from cqquality.reports.workbook.listing import write_definitions, write_findings, write_sources
from cqquality.reports.workbook.look import FONT, Looks
from cqquality.reports.workbook.overview import write_overview
from cqquality.reports.workbook.region_sheet import write_regions
from cqquality.reports.workbook.result_table import TASK_COLUMNS, target_columns
from cqquality.reports.workbook.section_sheet import write_section
from cqquality.reports.workbook.series import (
    attained,
    trends,
    write_attainment,
    write_periods,
)
from cqquality.reports.workbook.standing_sheet import write_duties, write_standings
from cqquality.reports.workbook.table import Pen, write_table_sheet
from cqquality.text import Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NOTE = Text(
    "单位：见“计量单位”栏；率的差距为百分点；“超”为超出目标；蓝色文字可点击。{counts}",
    "Units as in their column; gaps of rates in percentage points; blue text is a link. {counts}",
)


class WorkbookReport:
    """A workbook of Excel with constant dates, in which no text from outside is a formula."""

    def render(self, assessment: Assessment, options: ReportOptions) -> bytes:
        """Return the workbook; the same assessment and options give the same bytes."""
        import xlsxwriter

        content = BytesIO()
        with xlsxwriter.Workbook(content, _SETTINGS) as book:
            _describe(book, assessment, options)
            _Sheets(book, Edition(assessment, options)).write()
        return content.getvalue()


def _describe(book: "Workbook", assessment: Assessment, options: ReportOptions) -> None:
    name = storable(assessment.pack.name.to(options.language))
    # the date of the judgement, for a file is to differ only where its content does
    created = datetime.combine(assessment.as_of, time())
    book.set_properties({"title": name, "comments": assessment.pack.id, "created": created})
    book.formats[0].set_font_name(FONT)
    book.formats[0].set_font_size(10)


class _Sheets:
    """Writes the sheets of one workbook in their order."""

    def __init__(self, book: "Workbook", edition: Edition) -> None:
        self.book, self.edition, self.looks = book, edition, Looks(book)

    def write(self) -> None:
        """Write all sheets; those that would be empty are left out, findings are not."""
        edition = self.edition
        self._write(edition.tab(OVERVIEW), lambda pen: write_overview(pen, self.book))
        if edition.options.comparison is not None:
            self._write(edition.tab(CHANGES), write_changes)
        if edition.targets:
            self._write(edition.tab(TARGETS), self._targets)
        self._sections()
        if edition.tasks:
            self._write(edition.tab(TASKS), self._tasks)
        self._parts()
        for tab, write in (
            (PERIODS, write_periods),
            (SOURCES, write_sources),
            (FINDINGS, write_findings),
            (DEFINITIONS, write_definitions),
            (CHART_DATA, write_attainment),
        ):
            self._write(edition.tab(tab), write)

    def _parts(self) -> None:
        """Write the sheets of regions or departments, where they were asked for."""
        edition, standings = self.edition, self.edition.assessment.standings
        if standings is not None:
            self._write(edition.tab(STANDINGS[standings.by]), write_standings)
            if standings.by is By.DEPARTMENT:
                self._write(edition.tab(DUTIES), write_duties)
        if edition.assessment.breakdowns:
            self._write(edition.tab(REGIONS), lambda pen: write_regions(pen, self.book))

    def _sections(self) -> None:
        charted, histories = attained(self.edition), trends(self.edition)
        for section in self.edition.sections:
            with_pen = Pen(
                self.book.add_worksheet(self.edition.tabs[section.id]), self.edition, self.looks
            )
            write_section(with_pen, self.book, section, charted.get(section.id), histories)

    def _write(self, tab: str, write: Callable[[Pen], None]) -> None:
        write(Pen(self.book.add_worksheet(tab), self.edition, self.looks))

    def _targets(self, pen: Pen) -> None:
        results = self.edition.targets
        sentences = (summary.statuses(results, summary.TARGETS), *summary.obligations(results))
        counts = Text("；".join(s.zh for s in sentences), "; ".join(s.en for s in sentences))
        columns = target_columns(self.edition.assessment.pack.plan.deadline.year)
        write_table_sheet(pen, TARGETS, _NOTE.filled(counts=counts), columns, results)

    def _tasks(self, pen: Pen) -> None:
        note = summary.statuses(self.edition.tasks, summary.COMMITMENTS)
        write_table_sheet(pen, TASKS, note, TASK_COLUMNS, self.edition.tasks)
