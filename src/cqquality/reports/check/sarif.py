"""For code scanning services: SARIF.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

import json
from typing import Any
from urllib.parse import quote

from cqquality import __version__
from cqquality.findings import Code, Finding, Severity
from cqquality.reports.check.interface import Checkup
from cqquality.text import Language

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Plain = dict[str, Any]


class SarifReport:
    """One run with its findings as results, and the codes that were found as rules."""

    def render(self, checkup: Checkup, language: Language) -> str:
        """Return the log file, in ASCII."""
        codes = sorted({f.code for f in checkup.findings}, key=lambda code: code.id)
        driver = {
            "name": "cqquality",
            "semanticVersion": __version__,
            "rules": [_rule(code, language) for code in codes],
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": [
                _result(checkup, finding, codes.index(finding.code), language)
                for finding in checkup.findings
            ],
        }
        return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: Code, language: Language) -> Plain:
    return {
        "id": code.id,
        "shortDescription": {"text": code.title.to(language)},
        "fullDescription": {"text": code.why.to(language)},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(checkup: Checkup, finding: Finding, rule: int, language: Language) -> Plain:
    words = f"{finding.message(language)}\n{finding.help(language)}"
    result: Plain = {
        "ruleId": finding.code.id,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": words},
    }
    path = checkup.path(finding)
    if path:
        result["locations"] = [{"physicalLocation": _location(path, finding)}]
    return result


def _location(path: str, finding: Finding) -> Plain:
    location: Plain = {"artifactLocation": {"uri": quote(path)}}
    if finding.place.line:
        region = {"startLine": finding.place.line, "startColumn": finding.place.column}
        location["region"] = region
    return location
