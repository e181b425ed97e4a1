"""The report for programs: exact figures, every source, a version; described in docs/json.md."""

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import (
    Assessment,
    Certainty,
    Pace,
    Point,
    Result,
    Status,
    pace_tally,
    tally,
)
from cqquality.definitions.indicator import Citation
from cqquality.definitions.pack import PaceCutoffs, Pack
from cqquality.definitions.target import Schedule, Target
from cqquality.definitions.version import Version
from cqquality.observation import LedgerSource, Origin
from cqquality.quantity import fixed
from cqquality.reports import revised, wording
from cqquality.reports.grading import grading_json
from cqquality.reports.interface import ReportOptions
from cqquality.reports.json.analysis import analysis_json
from cqquality.reports.json.definition import plain
from cqquality.reports.json.part import (
    PROGRAM,
    Plain,
    both,
    exact,
    finding_json,
    pack_json,
    period_json,
    rows_json,
    severities_json,
    written,
)
from cqquality.reports.regional import as_json
from cqquality.reports.sensitivity import sensitivity_json
from cqquality.reports.standing import standings_json
from cqquality.text import Language

FORMAT = 1
"""Raised whenever a key changes its meaning or goes; new keys do not raise it.

1: the first.
"""


class JsonReport:
    """Everything an assessment holds; the same input gives the same bytes."""

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the document, two blanks of indent, keys in a fixed order."""
        return written(_document(assessment, options))


def _document(assessment: Assessment, options: ReportOptions) -> Plain:
    language = options.language
    return {
        "format": FORMAT,
        "program": PROGRAM,
        "language": language.value,
        "pack": pack_json(assessment.pack),
        "as_of": assessment.as_of.isoformat(),
        "files": list(assessment.files),
        "selection": {"sections": list(options.sections), "only_unmet": options.only_unmet},
        "summary": {
            "targets": _counts(options.covered(assessment.targets)),
            "commitments": _counts(options.covered(assessment.commitments)),
            "findings": severities_json(assessment.findings),
        },
        "results": [
            result_json(result, assessment, language)
            for result in options.listed(assessment.results)
        ],
        "scorecard": grading_json(assessment.grading),
        "sensitivity": sensitivity_json(assessment.sensitivity, options),
        "standings": standings_json(assessment.standings),
        **({"regions": as_json(assessment, language)} if assessment.breakdowns else {}),
        "findings": [finding_json(finding, language) for finding in assessment.findings],
        **({"sources": list(map(_ledger, assessment.ledgers))} if assessment.ledgers else {}),
    }


def _ledger(source: LedgerSource) -> Plain:
    return {
        "form": source.form,
        "files": list(source.files),
        "engine": source.engine,
        "rows": {
            "read": source.read,
            "used": source.used,
            "aside": dict(source.aside),
            "blank": source.blank,
        },
        "query": source.query,
    }


def _counts(results: tuple[Result, ...]) -> Plain:
    statuses, paces = tally(results), pace_tally(results)
    return {
        "count": len(results),
        "status": {status.value: statuses[status] for status in Status},
        "pace": {label.value: paces[label] for label in PaceLabel},
    }


def result_json(result: Result, assessment: Assessment, language: Language) -> Plain:
    """Return a result with everything it holds."""
    indicator, pack = result.indicator, assessment.pack
    return {
        "id": indicator.id,
        "name": both(indicator.name.text),
        "section": indicator.section,
        "unit": {"id": result.unit.id, "dimension": result.unit.dimension.value},
        "kind": indicator.target.kind,
        "direction": indicator.direction,
        "value": exact(result.value),
        "at_least": result.at_least,
        "provisional": result.provisional,
        "stage": result.stage.id if result.stage else None,
        "period": period_json(result.period),
        "obligation": indicator.obligation,
        "target": _target(result),
        "version": _version(result.version, pack),
        "baseline": exact(result.baseline),
        "gap": exact(result.gap),
        "surplus": exact(result.surplus),
        "attainment": exact(result.attainment),
        "status": result.status.value,
        "reason": both(result.reason),
        "pace": _pace(result.pace, pack.pace),
        "certainty": _certainty(result.certainty),
        "analysis": analysis_json(result) if result.analysis else None,
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
        "value": exact(result.goal.value),
        "upper": exact(result.goal.upper),
        "deadline": result.goal.deadline.isoformat(),
        "steps": _steps(result.indicator.target),
    }


def _steps(target: Target) -> list[Plain] | None:
    if not isinstance(target, Schedule):
        return None
    return [{"by": step.by.isoformat(), "value": exact(step.value)} for step in target.steps]


def _version(version: Version | None, pack: Pack) -> Plain | None:
    """Return the revision in force, with what it replaced; None for a target as first set."""
    if version is None or version.revision is None or version.replaced is None:
        return None
    revision, before = version.revision, version.replaced
    return {
        "valid_from": revision.valid_from.isoformat(),
        "document": pack.amendment(revision.document).number,
        "source": _citation(revision.source),
        "replaced": {
            "target": plain(before.target),
            "deadline": before.deadline.isoformat(),
            "display": both(wording.wanted(before, pack)),
        },
        "display": both(revised.version(version, pack)),
    }


def _pace(pace: Pace | None, cutoffs: PaceCutoffs) -> Plain | None:
    if pace is None:
        return None
    return {
        "elapsed": exact(pace.elapsed),
        "share": exact(pace.share),
        "lead": exact(pace.lead),
        "label": pace.label.value if pace.label else None,
        "reason": both(pace.reason),
        "months_left": pace.months_left,
        "needed_per_month": exact(pace.needed),
        "reached": pace.reached.isoformat() if pace.reached else None,
        "display": wording.lead(pace, cutoffs) or None,
    }


def _certainty(certainty: Certainty | None) -> Plain | None:
    if certainty is None:
        return None
    change = certainty.change
    return {
        "passed": certainty.passed,
        "total": certainty.total,
        "low": fixed(certainty.low, 6),
        "high": None if certainty.high is None else fixed(certainty.high, 6),
        "method": certainty.method,
        "label": certainty.label.value if certainty.label else None,
        "change": None
        if change is None
        else {
            "period": period_json(change.period),
            "points": exact(change.points),
            "within_error": change.within_error,
            "rough": change.rough,
        },
    }


def _reading(result: Result) -> Plain | None:
    if result.reading is None:
        return None
    return {"id": result.reading.id, "label": both(result.reading.label.text)}


def _point(point: Point, result: Result) -> Plain:
    return {
        "period": period_json(point.period),
        "value": exact(point.value),
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
        **({"rows": rows_json(origin)} if origin.rows else {}),
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
