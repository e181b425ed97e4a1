"""The parts that all documents for programs share; described in docs/json.md."""

import json
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from cqquality.definitions.pack import Pack
from cqquality.findings import Finding, Severity
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.quantity import literal
from cqquality.text import Language, Text
from cqquality.version import VERSION

_UNSEEN = re.compile(r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that act on a terminal or cannot be written as UTF-8; they are escaped, not lost."""

Plain = dict[str, Any]

PROGRAM: Plain = {"name": "cqquality", "version": VERSION}
"""Which program wrote a document."""


def written(document: Plain) -> str:
    """Return a document as text: two blanks of indent, keys in the order they came."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def pack_json(pack: Pack) -> Plain:
    """Return which pack it is, and the time its plan covers."""
    return {
        "id": pack.id,
        "name": both(pack.name.text),
        "document": pack.policy.number,
        "base": pack.plan.base.isoformat(),
        "deadline": pack.plan.deadline.isoformat(),
    }


def severities_json(findings: Iterable[Finding]) -> Plain:
    """Return how many findings there are of each severity."""
    seen = [finding.severity for finding in findings]
    return {severity.word: seen.count(severity) for severity in reversed(Severity)}


def finding_json(finding: Finding, language: Language) -> Plain:
    """Return a finding, its words in `language`."""
    place = finding.place
    return {
        "code": finding.code.id,
        "severity": finding.severity.word,
        "subject": finding.subject,
        "message": finding.message(language),
        "help": finding.help(language),
        "file": place.file or None,
        "sheet": place.sheet or None,
        "cell": place.cell or None,
        "line": place.line or None,
        "column": place.column or None if place.line else None,
        **({"also": [each.cell for each in finding.also]} if finding.also else {}),
    }


def period_json(period: Period | None) -> Plain | None:
    """Return the first and the last day."""
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def exact(figure: Fraction | None) -> str | None:
    """Return a figure without loss, as text."""
    return None if figure is None else literal(figure)


def both(text: Text | None) -> Plain | None:
    """Return words in both languages."""
    return None if text is None else {"zh": text.zh, "en": text.en}


def rows_json(origin: Origin) -> list[Plain]:
    """Return the rows of lists that a figure was added up from, sheet by sheet."""
    return [
        {
            "file": rows.file,
            "sheet": rows.sheet,
            "first": rows.first,
            "last": rows.last,
            "count": rows.count,
        }
        for rows in origin.rows
    ]
