"""One edition of the workbook: what is shown, in which language, on which sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cqquality.assessment.result import Assessment, By, Result
from cqquality.definitions.pack import Section
from cqquality.findings import Finding
from cqquality.observation import Origin
from cqquality.reports import definition
from cqquality.reports.interface import ReportOptions
from cqquality.reports.workbook.address import Origins, inside
from cqquality.sheet_name import allowed, distinct
from cqquality.text import Text

OVERVIEW = Text("总体情况", "Summary")
CHANGES = Text("与上期相比", "Changes")
TARGETS = Text("目标完成情况", "Targets")
TASKS = Text("定性任务", "Commitments")
REGIONS = Text("区县情况", "Regions")
DUTIES = Text("部门分工", "Duties")
STANDINGS = {
    By.REGION: Text("区县总体", "Region standings"),
    By.DEPARTMENT: Text("部门总体", "Departments"),
}
PERIODS = Text("历史", "Periods")  # Excel keeps the name History for itself
SOURCES = Text("数据来源", "Sources")
FINDINGS = Text("数据问题", "Findings")
DEFINITIONS = Text("指标定义", "Definitions")
CHART_DATA = Text("图表数据", "Chart data")

HEADER_ROW = 2
"""The row of the headings of a table, counted from 0: title and note stand above."""
FIRST_ROW = HEADER_ROW + 1


@dataclass(frozen=True)
class Edition:
    """What the sheets have in common; every sheet knows where the others say what."""

    assessment: Assessment
    options: ReportOptions

    def say(self, text: Text) -> str:
        """Return the words in the language of the report."""
        return text.to(self.options.language)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The results to list."""
        return self.options.listed(self.assessment.results)

    @property
    def targets(self) -> tuple[Result, ...]:
        """The targets to list."""
        return tuple(result for result in self.results if not result.is_commitment)

    @property
    def tasks(self) -> tuple[Result, ...]:
        """The commitments to list."""
        return tuple(result for result in self.results if result.is_commitment)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections with something to list."""
        present = {result.indicator.section for result in self.results}
        return tuple(s for s in self.assessment.pack.sections if s.id in present)

    def of(self, section: Section) -> tuple[Result, ...]:
        """Return the results of a section to list."""
        return tuple(r for r in self.results if r.indicator.section == section.id)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, the worst first."""
        return tuple(
            sorted(self.assessment.findings, key=lambda f: (-f.severity, f.code.id, f.order))
        )

    @cached_property
    def tabs(self) -> dict[str, str]:
        """The names of the sheets, by the Chinese name of a fixed one or the id of a section."""
        before, after = (
            (OVERVIEW, CHANGES, TARGETS),
            (
                TASKS,
                *STANDINGS.values(),
                REGIONS,
                DUTIES,
                PERIODS,
                SOURCES,
                FINDINGS,
                DEFINITIONS,
            ),
        )
        keys = [t.zh for t in before] + [s.id for s in self.sections]
        names = [self.say(t) for t in before]
        names += [allowed(self.say(s.name.text)) or s.id for s in self.sections]
        keys += [t.zh for t in (*after, CHART_DATA)]
        names += [self.say(t) for t in (*after, CHART_DATA)]
        return dict(zip(keys, distinct(names), strict=True))

    def tab(self, sheet: Text) -> str:
        """Return the name of a fixed sheet."""
        return self.tabs[sheet.zh]

    # Where a click leads --------------------------------------------------------------------------

    @cached_property
    def origins(self) -> Origins:
        """Where the returns lie."""
        return Origins(self.options.sources)

    def origin(self, origin: Origin) -> str:
        """Return the link to the cell of a figure, empty where its file lies elsewhere."""
        return self.origins.cell(origin.file, origin.sheet, origin.cell)

    def definition(self, indicator: str) -> str:
        """Return the link to the definition of an indicator."""
        row = self._definition_rows.get(indicator)
        return "" if row is None else inside(self.tab(DEFINITIONS), row)

    @cached_property
    def _definition_rows(self) -> dict[str, int]:
        ids = (result.indicator.id for result in self.results)
        return {indicator: row for row, indicator in enumerate(ids, FIRST_ROW)}

    def sources(self, result: Result) -> str:
        """Return the link to the list of the cells behind a result; empty where there are none."""
        row = self._source_rows.get(result.indicator.id)
        return "" if row is None else inside(self.tab(SOURCES), row)

    @cached_property
    def source_lines(self) -> tuple[tuple[Result, Origin], ...]:
        """Every cell behind a result, result by result."""
        return tuple((result, origin) for result in self.results for origin in result.sources)

    @cached_property
    def _source_rows(self) -> dict[str, int]:
        rows: dict[str, int] = {}
        for row, (result, _) in enumerate(self.source_lines, FIRST_ROW):
            rows.setdefault(result.indicator.id, row)
        return rows

    def findings_of(self, result: Result) -> tuple[tuple[Finding, ...], str]:
        """Return what was found about a result and its data items, and the link to the first."""
        rows = sorted(set(self._finding_rows(result)))
        found = tuple(self.findings[row] for row in rows)
        return found, inside(self.tab(FINDINGS), rows[0] + FIRST_ROW) if rows else ""

    def _finding_rows(self, result: Result) -> Iterator[int]:
        parts = definition.parts(result.indicator, self.assessment.pack)
        for subject in (result.indicator.id, *(part.item.code for part in parts)):
            yield from self._rows_by_subject.get(subject, ())

    @cached_property
    def _rows_by_subject(self) -> dict[str, list[int]]:
        rows: dict[str, list[int]] = {}
        for row, finding in enumerate(self.findings):
            rows.setdefault(finding.subject, []).append(row)
        return rows
