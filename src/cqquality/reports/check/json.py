"""For programs: every finding with both languages, and a version; described in docs/json.md."""

import json
from typing import Any

from cqquality import __version__
from cqquality.findings import Finding, Severity
from cqquality.reports.check.interface import Checkup
from cqquality.text import Language, Text

FORMAT = 1
"""Raised whenever a key changes its meaning or goes; new keys do not raise it.

1: the first.
"""

Plain = dict[str, Any]


class JsonReport:
    """The outcome as one document; the same input gives the same bytes."""

    def render(self, checkup: Checkup, language: Language) -> str:
        """Return the document, in ASCII, keys in a fixed order."""
        document = {
            "format": FORMAT,
            "program": {"name": "cqquality", "version": __version__},
            "language": language.value,
            "pack": checkup.name,
            "failed": checkup.failed,
            "summary": {each.word: checkup.count(each) for each in reversed(Severity)},
            "proof": _proof(checkup),
            "findings": [_finding(checkup, finding) for finding in checkup.findings],
        }
        return json.dumps(document, indent=2) + "\n"


def _proof(checkup: Checkup) -> Plain | None:
    """Return how many numbers of the policy there are, and for how many the pack accounts."""
    if checkup.proof is None:
        return None
    total = checkup.proof.total
    return {
        "document": checkup.proof.policy.name,
        "numbers": total.tokens,
        "accounted": total.accounted,
        "twice": total.twice,
        "unclaimed": total.unclaimed,
    }


def _finding(checkup: Checkup, finding: Finding) -> Plain:
    return {
        "code": finding.code.id,
        "severity": finding.severity.word,
        "fails": checkup.fails(finding),
        "file": checkup.path(finding),
        "line": finding.place.line or None,
        "column": finding.place.column or None,
        "subject": finding.subject or None,
        "title": _both(finding.code.title),
        "message": _both(finding.message_text),
        "help": _both(finding.help_text),
    }


def _both(text: Text) -> Plain:
    return {"zh": text.zh, "en": text.en}
