"""Findings as people read them: worst first, one kind together, each advice said once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cqquality.findings import Finding, Severity
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Block, Line, Tone
from cqquality.text import Language, Text

SEVERITIES = {
    Severity.ERROR: (Text("错误", "error"), Tone.BAD),
    Severity.WARNING: (Text("警告", "warning"), Tone.DOUBTFUL),
    Severity.INFO: (Text("提示", "info"), Tone.QUIET),
}
"""What each severity is called and how it is coloured, the worst first."""


def finding_list(findings: Iterable[Finding], language: Language) -> Iterator[Block]:
    """Yield a heading, how many there are, and the findings by code."""
    ordered = sorted(findings, key=lambda f: (-f.severity, f.code.id, f.order))
    yield SPACE
    yield Line(Text("数据问题", "Findings").to(language), Tone.HEADING)
    yield Line(counted(ordered).to(language), hang=2)
    for _, group in groupby(ordered, lambda f: f.code.id):
        yield from _kind(tuple(group), language)


def counted(findings: Sequence[Finding]) -> Text:
    """Say how many findings there are of each severity."""
    if not findings:
        return Text("没有发现问题", "none")
    numbers = [
        (words, sum(1 for finding in findings if finding.severity is severity))
        for severity, (words, _) in SEVERITIES.items()
    ]
    return wording.listed(Text(f"{w.zh}{n}处", f"{w.en} {n}") for w, n in numbers if n)


def message(finding: Finding) -> Text:
    """Return the message, with what it is about before it where it does not say so itself."""
    text, subject = finding.message_text, finding.subject
    if not subject or subject in text.zh:
        return text
    return Text(f"{subject}：{text.zh}", f"{subject}: {text.en}")


def _kind(group: tuple[Finding, ...], language: Language) -> Iterator[Block]:
    """Yield the findings of one code; what to do is said once for all it is the same for."""
    code = group[0].code
    severity, tone = SEVERITIES[code.severity]
    title = Text(
        f"{severity.zh} {code.id} {code.title.zh}（{len(group)}处）",
        f"{severity.en} {code.id} {code.title.en} ({len(group)})",
    )
    yield SPACE
    yield Line(title.to(language), tone)
    for advice in dict.fromkeys(finding.help_text for finding in group):
        alike = [finding for finding in group if finding.help_text == advice]
        for said in dict.fromkeys(map(message, alike)):
            cells = wording.places(f.place for f in alike if message(f) == said)
            where = "；".join(filter(None, cells))
            yield Line(f"{where}  {said.to(language)}".strip(), indent=2, hang=2)
        remedy = Text(f"处理：{advice.zh}", f"help: {advice.en}")
        yield Line(remedy.to(language), Tone.QUIET, 4, 2)
