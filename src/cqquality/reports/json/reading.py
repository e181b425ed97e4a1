"""The JSON report read back, as far as two of them can be compared."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.record import Judged, Record
from cqquality.assessment.result import Goal, Status
from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.period import Period
from cqquality.quantity import Dimension
from cqquality.reports import codes
from cqquality.reports.json.report import FORMAT
from cqquality.text import Text


def read_record(path: Path) -> Record:
    """Return the result that the JSON report at `path` holds.

    Raises UnreadableFile for a file that is none, or that lists only some of the indicators.
    """
    document = _document(path)
    try:
        record, selection = _record(document), document["selection"]
        is_partial = selection["only_unmet"] or selection["sections"]
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        raise _refusal(path, Text(f"{error}", f"{error}")) from error
    if is_partial:
        raise UnreadableFile([codes.PARTIAL_RESULT.at(Place(str(path)))])
    return record


def _document(path: Path) -> Any:
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refusal(path, Text(reason, reason)) from error
    except (ValueError, RecursionError) as error:
        raise _refusal(path, Text("不是 JSON", "it is no JSON")) from error
    seen = document.get("format") if isinstance(document, dict) else None
    if seen != FORMAT or "results" not in document:
        raise _refusal(
            path,
            Text(f"应为第 {FORMAT} 版的评价结果", f"expected results of format {FORMAT}"),
        )
    return document


def _refusal(path: Path, problem: Text) -> UnreadableFile:
    return UnreadableFile([codes.NOT_A_RESULT.at(Place(str(path)), problem=problem)])


def _record(document: Any) -> Record:
    return Record(
        pack=document["pack"]["id"],
        as_of=date.fromisoformat(document["as_of"]),
        files=tuple(document["files"]),
        judged=tuple(_judged(result) for result in document["results"]),
    )


def _judged(result: Any) -> Judged:
    points = {_known_period(p["period"]): Fraction(p["value"]) for p in result["history"]}
    period, value = _period(result["period"]), _figure(result["value"])
    if period is not None and value is not None:
        points[period] = value
    label = (result["pace"] or {}).get("label")
    return Judged(
        id=result["id"],
        name=Text(result["name"]["zh"], result["name"]["en"]),
        unit=result["unit"]["id"],
        dimension=Dimension(result["unit"]["dimension"]),
        goal=_goal(result["target"]),
        reading=result["reading"]["id"] if result["reading"] else None,
        status=Status(result["status"]),
        pace=_pace(label),
        period=period,
        value=value,
        at_least=result["at_least"],
        stage=result["stage"],
        gap=_figure(result["gap"]),
        points=points,
        provisional=result.get("provisional", False),
    )


def _pace(name: str | None) -> PaceLabel | None:
    if name is None:
        return None
    return {label.value: label for label in PaceLabel}[name]


def _goal(target: Any) -> Goal:
    deadline = date.fromisoformat(target["deadline"])
    return Goal(target["operator"], _figure(target["value"]), _figure(target["upper"]), deadline)


def _figure(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _period(stretch: Any) -> Period | None:
    return None if stretch is None else _known_period(stretch)


def _known_period(stretch: Any) -> Period:
    return Period(date.fromisoformat(stretch["end"]), date.fromisoformat(stretch["start"]))
