"""An assessment as headings, lines and tables, in the order in which one reads it."""

from collections.abc import Iterator

from msgspec import Struct

from cqquality.assessment.result import Assessment, Result, Status
from cqquality.definitions.pack import Section
from cqquality.reports import summary, wording
from cqquality.reports.block import SPACE, Block, Line, Tone
from cqquality.reports.finding_list import finding_list
from cqquality.reports.interface import ReportOptions
from cqquality.reports.regional import regional
from cqquality.reports.rows import Rows
from cqquality.reports.standing import standing
from cqquality.text import Text, same

_SILENT = (Status.NO_DATA, Status.NOT_ASSESSABLE)


def outline(assessment: Assessment, options: ReportOptions) -> Iterator[Block]:
    """Yield the parts of the report: head, what changed, sections, summary, gaps, findings."""
    writer = _Outline(assessment, options)
    yield from writer.head()
    yield from writer.changes()
    for section in assessment.pack.sections:
        yield from writer.section(section)
    yield from writer.summary()
    yield from writer.grading()
    yield from writer.missing()
    yield from writer.sensitivity()
    yield from standing(assessment, options)
    yield from regional(assessment, options)
    yield from writer.findings()


class _Outline(Struct, frozen=True):
    assessment: Assessment
    options: ReportOptions

    def _say(self, text: Text) -> str:
        return text.to(self.options.language)

    @property
    def _rows(self) -> Rows:
        return Rows(self.assessment, self.options.language, self.options.detail)

    def head(self) -> Iterator[Block]:
        """Yield what was judged, by which document, on which date, from which files."""
        pack, files = self.assessment.pack, self.assessment.files
        deadline = wording.day(pack.plan.deadline)
        yield Line(f"{pack.name.to(self.options.language)}  {pack.policy.number}", Tone.TITLE)
        yield self._line(
            Text(
                f"评价日期：{self.assessment.as_of}；期限：{deadline.zh}",
                f"As of {self.assessment.as_of}; deadline: {deadline.en}",
            )
        )
        names = wording.listed(map(same, files))
        yield self._line(
            Text(f"数据文件（{len(files)}个）：{names.zh}", f"Files ({len(files)}): {names.en}")
        )
        if any(result.pace and result.pace.label for result in self.assessment.results):
            yield self._line(_PACE_NOTE, Tone.QUIET)
        if self.options.only_unmet:
            yield self._line(_ONLY_UNMET, Tone.QUIET)

    def changes(self) -> Iterator[Block]:
        """Yield what changed since an earlier result, where there is one."""
        if self.options.comparison is not None:
            from cqquality.reports.comparison.report import comparison_outline

            comparison, pack = self.options.comparison, self.assessment.pack
            yield SPACE
            yield from comparison_outline(
                comparison, self.options.language, pack, heading=Tone.HEADING
            )

    def section(self, section: Section) -> Iterator[Block]:
        """Yield the targets of a section, then its commitments."""
        targets = self._of(section, self.assessment.targets)
        commitments = self._of(section, self.assessment.commitments)
        if not targets and not commitments:
            return
        yield SPACE
        yield Line(section.name.to(self.options.language), Tone.HEADING)
        if targets:
            yield self._rows.targets(targets)
        if targets and commitments:
            yield SPACE
        if commitments:
            yield self._rows.commitments(commitments)

    def _of(self, section: Section, results: tuple[Result, ...]) -> tuple[Result, ...]:
        listed = self.options.listed(results)
        return tuple(result for result in listed if result.indicator.section == section.id)

    def summary(self) -> Iterator[Block]:
        """Yield how many are met, with shares, and how many keep pace."""
        targets = self.options.covered(self.assessment.targets)
        commitments = self.options.covered(self.assessment.commitments)
        yield SPACE
        yield Line(self._say(Text("总体情况", "Summary")), Tone.HEADING)
        yield self._line(summary.statuses(targets, summary.TARGETS))
        for sentence in summary.obligations(targets):
            yield self._line(sentence)
        paces = summary.paces(targets)
        if paces is not None:
            yield self._line(paces)
        if commitments:
            yield self._line(summary.statuses(commitments, summary.COMMITMENTS))

    def missing(self) -> Iterator[Block]:
        """Yield the targets not met or behind, with their gaps, and those nothing is known of."""
        covered = self.options.covered(self.assessment.results)
        lacking = tuple(result for result in covered if result.is_lacking)
        silent = [result for result in covered if result.status in _SILENT]
        if lacking or silent:
            yield SPACE
            yield Line(self._say(Text("差距", "What is missing")), Tone.HEADING)
        if any(result.pace and result.pace.needed for result in lacking):
            yield self._line(_PROSPECT_NOTE, Tone.QUIET)
        if lacking:
            yield self._rows.lacking(lacking)
        for status in _SILENT:
            ids = [same(r.indicator.id) for r in silent if r.status is status]
            if ids:
                names, words = wording.listed(ids), status.text
                yield self._line(
                    Text(
                        f"{words.zh}（{len(ids)}项）：{names.zh}",
                        f"{words.en} ({len(ids)}): {names.en}",
                    )
                )

    def grading(self) -> Iterator[Block]:
        """Yield the score and the grade, where they were asked for."""
        if self.assessment.grading is not None:
            from cqquality.reports.grading import grading_list

            yield from grading_list(self.assessment.grading, self.options.language)

    def sensitivity(self) -> Iterator[Block]:
        """Yield the verdicts that depend on a reading, where the readings were tried."""
        if self.assessment.sensitivity is not None:
            from cqquality.reports.sensitivity import sensitivity_list

            yield from sensitivity_list(self.assessment.sensitivity, self.options)

    def findings(self) -> Iterator[Block]:
        """Yield what was found wrong with the data: worst first, one kind together."""
        yield from finding_list(self.assessment.findings, self.options.language)

    def _line(self, text: Text, tone: Tone = Tone.NEUTRAL) -> Line:
        return Line(self._say(text), tone, hang=2)


_PACE_NOTE = Text(
    "序时进度后的数字为超前（+）或滞后（-）于时间的百分点",
    "Figures after the pace: percentage points ahead of time (+) or behind (-)",
)
_PROSPECT_NOTE = Text(
    "今后需：到期限前的整月要完成的量；按此进度达到：至今平均速度的推算，不是预测",
    "Needed: what the whole months to the deadline must bring; reached at this pace: "
    "arithmetic with the mean pace so far, no forecast",
)
_ONLY_UNMET = Text("只列出未达标的项目", "Only what is not met is listed")
