"""Findings as people read them: worst first, one kind together, each advice said once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cqquality.findings import Code, Finding, Severity
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Block, Line, Tone
from cqquality.text import Language, Text

SEVERITIES = {
    Severity.ERROR: (Text("错误", "error"), Tone.BAD),
    Severity.WARNING: (Text("警告", "warning"), Tone.DOUBTFUL),
    Severity.INFO: (Text("提示", "info"), Tone.QUIET),
}
"""What each severity is called and how it is coloured, the worst first."""


HEADING = Text("数据问题", "Findings")


class Remark(NamedTuple):
    """What is wrong in the same words, with all it is about and all places, cells together."""

    message: Text
    subjects: tuple[str, ...]
    places: tuple[str, ...]


class Advice(NamedTuple):
    """What to do, and the remarks it answers."""

    help: Text
    remarks: tuple[Remark, ...]


class Kind(NamedTuple):
    """The findings of one code."""

    code: Code
    number: int
    advices: tuple[Advice, ...]


def kinds(findings: Iterable[Finding]) -> tuple[Kind, ...]:
    """Return the findings by code, the worst first."""
    ordered = sorted(findings, key=lambda f: (-f.severity, f.code.id, f.order))
    groups = (tuple(group) for _, group in groupby(ordered, lambda f: f.code.id))
    return tuple(Kind(group[0].code, len(group), tuple(_advices(group))) for group in groups)


def finding_list(findings: Sequence[Finding], language: Language) -> Iterator[Block]:
    """Yield a heading, how many there are, and the findings by code."""
    yield SPACE
    yield Line(HEADING.to(language), Tone.HEADING)
    yield Line(counted(findings).to(language), hang=2)
    for kind in kinds(findings):
        yield from _listed(kind, language)


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


def _advices(group: tuple[Finding, ...]) -> Iterator[Advice]:
    """Yield each advice once, with the remarks it is the same for."""
    for advice in dict.fromkeys(finding.help_text for finding in group):
        alike = [finding for finding in group if finding.help_text == advice]
        yield Advice(advice, tuple(_remarks(alike)))


def _remarks(alike: list[Finding]) -> Iterator[Remark]:
    for said in dict.fromkeys(map(message, alike)):
        same = [finding for finding in alike if message(finding) == said]
        subjects = dict.fromkeys(finding.subject for finding in same if finding.subject)
        places = wording.places(finding.place for finding in same)
        yield Remark(said, tuple(subjects), tuple(filter(None, places)))


def _listed(kind: Kind, language: Language) -> Iterator[Block]:
    """Yield the findings of one code as lines."""
    code, (severity, tone) = kind.code, SEVERITIES[kind.code.severity]
    title = Text(
        f"{severity.zh} {code.id} {code.title.zh}（{kind.number}处）",
        f"{severity.en} {code.id} {code.title.en} ({kind.number})",
    )
    yield SPACE
    yield Line(title.to(language), tone)
    for advice, remarks in kind.advices:
        for remark in remarks:
            where = "；".join(remark.places)
            yield Line(f"{where}  {remark.message.to(language)}".strip(), indent=2, hang=2)
        remedy = Text(f"处理：{advice.zh}", f"help: {advice.en}")
        yield Line(remedy.to(language), Tone.QUIET, 4, 2)
