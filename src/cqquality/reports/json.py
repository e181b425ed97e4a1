"""The report for programs: exact figures, every source, a version; described in docs/json.md."""

import json
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from cqquality import __version__
from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import (
    Assessment,
    Pace,
    Point,
    Result,
    Status,
    pace_tally,
    tally,
)
from cqquality.definitions.indicator import Citation
from cqquality.definitions.pack import PaceCutoffs, Pack
from cqquality.findings import Finding, Severity
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.quantity import literal
from cqquality.reports import wording
from cqquality.reports.interface import ReportOptions
from cqquality.text import Language, Text

FORMAT = 1
"""Raised whenever a key changes its meaning or goes; new keys do not raise it.

1: the first.
"""

_UNSEEN = re.compile(r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that act on a terminal or cannot be written as UTF-8; they are escaped, not lost."""

Plain = dict[str, Any]


class JsonReport:
    """Everything an assessment holds; the same input gives the same bytes."""

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the document, two blanks of indent, keys in a fixed order."""
        text = json.dumps(_document(assessment, options), ensure_ascii=False, indent=2)
        return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _document(assessment: Assessment, options: ReportOptions) -> Plain:
    language = options.language
    return {
        "format": FORMAT,
        "program": {"name": "cqquality", "version": __version__},
        "language": language.value,
        "pack": _pack(assessment.pack),
        "as_of": assessment.as_of.isoformat(),
        "files": list(assessment.files),
        "selection": {"sections": list(options.sections), "only_unmet": options.only_unmet},
        "summary": {
            "targets": _counts(options.covered(assessment.targets)),
            "commitments": _counts(options.covered(assessment.commitments)),
            "findings": _severities(assessment.findings),
        },
        "results": [
            _result(result, assessment, language) for result in options.listed(assessment.results)
        ],
        "findings": [_finding(finding, language) for finding in assessment.findings],
    }


def _pack(pack: Pack) -> Plain:
    return {
        "id": pack.id,
        "name": _both(pack.name.text),
        "document": pack.policy.number,
        "base": pack.plan.base.isoformat(),
        "deadline": pack.plan.deadline.isoformat(),
    }


def _counts(results: tuple[Result, ...]) -> Plain:
    statuses, paces = tally(results), pace_tally(results)
    return {
        "count": len(results),
        "status": {status.value: statuses[status] for status in Status},
        "pace": {label.value: paces[label] for label in PaceLabel},
    }


def _severities(findings: Iterable[Finding]) -> Plain:
    seen = [finding.severity for finding in findings]
    return {severity.word: seen.count(severity) for severity in reversed(Severity)}


def _result(result: Result, assessment: Assessment, language: Language) -> Plain:
    indicator, pack = result.indicator, assessment.pack
    return {
        "id": indicator.id,
        "name": _both(indicator.name.text),
        "section": indicator.section,
        "unit": {"id": result.unit.id, "dimension": result.unit.dimension.value},
        "kind": indicator.target.kind,
        "direction": indicator.direction,
        "value": _exact(result.value),
        "at_least": result.at_least,
        "stage": result.stage.id if result.stage else None,
        "period": _period(result.period),
        "target": _target(result),
        "baseline": _exact(result.baseline),
        "gap": _exact(result.gap),
        "surplus": _exact(result.surplus),
        "attainment": _exact(result.attainment),
        "status": result.status.value,
        "reason": _both(result.reason),
        "pace": _pace(result.pace, pack.pace),
        "reading": _reading(result),
        "history": [_point(point, result) for point in result.history],
        "responsible": {
            role: _departments(result, assessment, role, language) for role in ("lead", "support")
        },
        "source": _citation(indicator.source),
        "sources": [_origin(origin) for origin in result.sources],
        "display": _display(result, pack, language),
    }


def _target(result: Result) -> Plain:
    return {
        "operator": result.goal.operator,
        "value": _exact(result.goal.value),
        "upper": _exact(result.goal.upper),
        "deadline": result.goal.deadline.isoformat(),
    }


def _pace(pace: Pace | None, cutoffs: PaceCutoffs) -> Plain | None:
    if pace is None:
        return None
    return {
        "elapsed": _exact(pace.elapsed),
        "share": _exact(pace.share),
        "lead": _exact(pace.lead),
        "label": pace.label.value if pace.label else None,
        "reason": _both(pace.reason),
        "months_left": pace.months_left,
        "needed_per_month": _exact(pace.needed),
        "reached": pace.reached.isoformat() if pace.reached else None,
        "display": wording.lead(pace, cutoffs) or None,
    }


def _reading(result: Result) -> Plain | None:
    if result.reading is None:
        return None
    return {"id": result.reading.id, "label": _both(result.reading.label.text)}


def _point(point: Point, result: Result) -> Plain:
    return {
        "period": _period(point.period),
        "value": _exact(point.value),
        "hit": point.hit,
        "display": wording.number(result, point.value),
    }


def _departments(
    result: Result, assessment: Assessment, role: str, language: Language
) -> list[str]:
    names = wording.departments(result.indicator, assessment.pack, assessment.as_of, role)
    return [name.to(language) for name in names]


def _citation(source: Citation) -> Plain:
    return {
        "line": source.line,
        "clause": source.clause,
        "quote": source.quote,
        "also": list(source.also),
    }


def _origin(origin: Origin) -> Plain:
    return {
        "file": origin.file,
        "sheet": origin.sheet,
        "cell": origin.cell,
        "text": origin.text,
    }


def _display(result: Result, pack: Pack, language: Language) -> Plain:
    """Return what people read: rounded, with units, in the language of the report."""
    goal = wording.milestone(result, pack) if result.is_commitment else wording.target(result)
    return {
        "value": wording.value(result).to(language),
        "target": goal.to(language),
        "gap": wording.gap(result).to(language),
        "surplus": wording.surplus(result).to(language),
        "attainment": wording.attainment(result).to(language),
        "status": result.status.text.to(language),
        "pace": result.pace.label.text.to(language) if result.pace and result.pace.label else None,
    }


def _finding(finding: Finding, language: Language) -> Plain:
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
    }


def _period(period: Period | None) -> Plain | None:
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _exact(figure: Fraction | None) -> str | None:
    return None if figure is None else literal(figure)


def _both(text: Text | None) -> Plain | None:
    return None if text is None else {"zh": text.zh, "en": text.en}
