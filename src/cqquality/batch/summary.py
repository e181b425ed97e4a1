"""The page that opens the reports of a month: what changed, then where things stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from cqquality.assessment.comparison import Comparison
from cqquality.assessment.result import Assessment
from cqquality.reports.block import SPACE, Block, Line, Tone
from cqquality.reports.comparison.report import comparison_outline
from cqquality.reports.finding_list import finding_list
from cqquality.reports.markdown import marked_up
from cqquality.reports.summary import COMMITMENTS, TARGETS, paces, statuses
from cqquality.text import Language, Text


@dataclass(frozen=True, slots=True)
class Run:
    """What came of the returns: the judgement, what changed, and what could not be read."""

    assessment: Assessment
    comparison: Comparison | None
    unreadable: tuple[str, ...]


def summary_page(run: Run, language: Language) -> str:
    """Return the page as Markdown."""
    return marked_up(_blocks(run, language))


def _blocks(run: Run, language: Language) -> Iterator[Block]:
    if run.comparison is not None:
        yield from comparison_outline(run.comparison, language, run.assessment.pack)
        yield SPACE
    assessment = run.assessment
    title = Text("截至 {day} 的结果", "Where things stand on {day}").filled(day=assessment.as_of)
    yield Line(title.to(language), Tone.HEADING if run.comparison else Tone.TITLE)
    standing = (
        statuses(assessment.targets, TARGETS),
        paces(assessment.targets),
        statuses(assessment.commitments, COMMITMENTS),
    )
    yield from (Line(words.to(language)) for words in standing if words)
    returns = Text("收到的报表", "Returns read"), assessment.files
    unreadable = Text("不能读取的报表", "Returns that cannot be read"), run.unreadable
    for heading, names in (returns, unreadable):
        if names:
            yield Line(heading.to(language), Tone.HEADING)
            yield from (Line(name, indent=2) for name in names)
    yield from finding_list(assessment.findings, language)
