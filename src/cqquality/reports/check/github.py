"""For GitHub Actions: workflow commands, which appear as annotations on the lines of the files.

Source: GitHub Docs, "Workflow commands for GitHub Actions", sections on notice, warning and error
messages; what has to be escaped follows the toolkit of the same.
"""

from cqquality.findings import Finding, Severity
from cqquality.reports.check.interface import Checkup
from cqquality.reports.check.text import outcome
from cqquality.text import Language

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


class GithubReport:
    """One annotation for each finding, and the outcome as a plain line of the log."""

    def render(self, checkup: Checkup, language: Language) -> str:
        """Return the workflow commands."""
        lines = [_annotation(checkup, finding, language) for finding in checkup.findings]
        return "\n".join([*lines, outcome(checkup).to(language), ""])


def _annotation(checkup: Checkup, finding: Finding, language: Language) -> str:
    place = finding.place
    properties = {
        "title": f"{finding.code.id} {finding.code.title.to(language)}",
        "file": checkup.path(finding),
        "line": place.line,
        "col": place.column,
    }
    stated = ",".join(
        f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items() if value
    )
    words = f"{finding.message(language)}\n{finding.help(language)}"
    return f"::{_LEVELS[finding.severity]} {stated}::{_escaped(words, _DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
