"""For people: one line for each finding, as editors link them, and what it comes to."""

from collections.abc import Iterator

from cqquality.findings import Finding, Severity
from cqquality.reports.check.interface import Checkup
from cqquality.reports.plain import plain
from cqquality.reports.proof import summary
from cqquality.text import Language, Text

_CLEAN = Text(
    "{name}：{targets} 项量化指标、{commitments} 项定性任务、{items} 个数据项，没有问题",
    "{name}: {targets} targets, {commitments} commitments, {items} data items, no problems",
)
_FOUND = Text(
    "{name}：{errors} 个错误、{warnings} 个警告、{infos} 个提示",
    "{name}: {errors} errors, {warnings} warnings, {infos} notes",
)
_SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "note"),
}
_HELP = Text("处理：", "help: ")


class TextReport:
    """`path:line:column: error CQ112 what is wrong | help: what to do`, then the sum of it."""

    def render(self, checkup: Checkup, language: Language) -> str:
        """Return the lines."""
        lines = [*(_line(checkup, f, language) for f in checkup.findings)]
        if checkup.proof is not None:
            lines += summary(checkup.proof, language).rstrip("\n").split("\n")
        return "\n".join([*lines, outcome(checkup).to(language), ""])


def outcome(checkup: Checkup) -> Text:
    """Say what the check comes to: what the pack holds, or how much was found."""
    if checkup.findings or checkup.pack is None:
        return _FOUND.filled(
            name=checkup.name,
            errors=checkup.count(Severity.ERROR),
            warnings=checkup.count(Severity.WARNING),
            infos=checkup.count(Severity.INFO),
        )
    return _CLEAN.filled(
        name=checkup.name,
        targets=len(checkup.pack.targets),
        commitments=len(checkup.pack.commitments),
        items=len(checkup.pack.items),
    )


def _line(checkup: Checkup, finding: Finding, language: Language) -> str:
    severity = _SEVERITIES[finding.severity].to(language)
    help_text = f"{_HELP.to(language)}{finding.help(language)}"
    words = f"{severity} {finding.code.id} {finding.message(language)} | {help_text}"
    return plain(": ".join([*_position(checkup, finding), words]))


def _position(checkup: Checkup, finding: Finding) -> Iterator[str]:
    place, path = finding.place, checkup.path(finding)
    if path:
        yield f"{path}:{place.line}:{place.column}" if place.line else path
