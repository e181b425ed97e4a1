"""Findings gathered by the cell they are about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cqquality.findings import Finding, Severity
from cqquality.reports.finding_list import SEVERITIES, message
from cqquality.reports.plain import plain
from cqquality.text import Language, Text

LONGEST = 4000
"""Characters in one comment; what goes beyond stands on the first sheet."""


class Mark(NamedTuple):
    """A cell to be coloured, with the text of its comment."""

    row: int
    column: int
    severity: Severity
    text: str


def marks(findings: Iterable[Finding], language: Language) -> dict[str, list[Mark]]:
    """Return the marks of each sheet; the findings on one cell make one mark, the worst first."""
    cells: dict[tuple[str, int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        for place in (finding.place, *finding.also):
            if place.cell:
                cells[place.sheet, place.row, place.column].append(finding)
    by_sheet: dict[str, list[Mark]] = defaultdict(list)
    for (sheet, row, column), here in sorted(cells.items()):
        worst = sorted(here, key=lambda finding: -finding.severity)
        text = _joined([remark(finding, language) for finding in worst], language)
        by_sheet[sheet].append(Mark(row, column, worst[0].severity, text))
    return by_sheet


def remark(finding: Finding, language: Language) -> str:
    """Return what a comment says of a finding: what is wrong, and what to do."""
    severity = SEVERITIES[finding.severity][0]
    said, advice = plain(message(finding).to(language)), plain(finding.help(language))
    words = Text(
        f"{severity.zh} {finding.code.id}：{said}\n处理：{advice}",
        f"{severity.en} {finding.code.id}: {said}\nHelp: {advice}",
    )
    return words.to(language)


def _joined(remarks: Sequence[str], language: Language) -> str:
    text = "\n\n".join(remarks)
    if len(text) <= LONGEST:
        return text
    more = Text("……其余见第一张工作表", "... more on the first sheet").to(language)
    return f"{text[:LONGEST]}{more}"
