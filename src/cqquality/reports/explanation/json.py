"""An explanation for programs; described in docs/json.md."""

from collections.abc import Sequence

from cqquality.assessment.explanation import Explanation, Source, Step
from cqquality.assessment.method.pace import Course
from cqquality.reports.explanation.rows_behind import RowsBehind
from cqquality.reports.json.part import (
    PROGRAM,
    Plain,
    both,
    exact,
    finding_json,
    pack_json,
    period_json,
    rows_json,
    written,
)
from cqquality.reports.json.report import FORMAT, result_json
from cqquality.text import Language


def explanation_json(
    explanation: Explanation, language: Language, behind: Sequence[RowsBehind] = ()
) -> str:
    """Return everything that an explanation holds, figures exact, and rows of ledgers behind it."""
    assessment, result = explanation.assessment, explanation.result
    base, value = explanation.baseline, explanation.value
    document: Plain = {
        "format": FORMAT,
        "program": PROGRAM,
        "language": language.value,
        "pack": pack_json(assessment.pack),
        "as_of": assessment.as_of.isoformat(),
        "files": list(assessment.files),
        "region": None if explanation.region is None else both(explanation.region),
        "result": result_json(result, assessment, language),
        "steps": None if value is None else _step(value),
        "periods": [_step(step) for step in explanation.periods],
        "baseline": None if base is None else _step(base),
        "course": _course(explanation.course),
        "compared": [_source(source) for source in explanation.compared],
        "findings": [finding_json(finding, language) for finding in explanation.findings],
        **({"rows": [_behind(each, language) for each in behind]} if behind else {}),
    }
    return written(document)


def _behind(rows: RowsBehind, language: Language) -> Plain:
    return {
        "about": both(rows.about),
        "count": rows.count,
        "rows": [
            {
                "file": row.place.file,
                "sheet": row.place.sheet or None,
                "row": row.place.first,
                "cells": dict(row.cells),
                "class": row.row_class.value,
                "reason": row.reason.message(language) if row.reason else None,
            }
            for row in rows.rows
        ],
    }


def _step(step: Step) -> Plain:
    return {
        "role": step.role.value,
        "code": step.code or None,
        "name": both(step.name),
        "unit": step.unit.id,
        "value": exact(step.value),
        "period": period_json(step.period),
        "missing": [both(missing) for missing in step.missing],
        "parts": [_step(part) for part in step.parts],
        "cells": [_source(source) for source in step.cells],
    }


def _source(source: Source) -> Plain:
    origin = source.origin
    return {
        "file": origin.file,
        "sheet": origin.sheet,
        "cell": origin.cell,
        "text": origin.text,
        "value": exact(source.value),
        "period": period_json(source.period),
        "region": source.region or None,
        **({"rows": rows_json(origin)} if origin.rows else {}),
    }


def _course(course: Course | None) -> Plain | None:
    if course is None:
        return None
    return {
        "base": exact(course.base),
        "start": course.start.isoformat(),
        "target": exact(course.target.value),
        "deadline": course.deadline.isoformat(),
    }
