"""Every JSON report keeps to its schema, and says nothing that the schema does not know."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import jsonschema
import pytest

from cqquality.assessment.result import Assessment
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports.json.schema import schema
from cqquality.text import Language
from tests.acceptance.running import SAMPLES, cqq
from tests.reports.hostile import hostile
from tests.reports.samples import by_region, depending, everything

WHOLE = ("--scorecard", "--sensitivity", "--detail", "--by", "region")


@cache
def validator() -> jsonschema.Draft202012Validator:
    """Return the schema as strict as can be: no key but those it names."""
    return jsonschema.Draft202012Validator(
        _closed(schema()), format_checker=jsonschema.FormatChecker()
    )


def _closed(node: Any) -> Any:
    if isinstance(node, list):
        return [_closed(each) for each in node]
    if not isinstance(node, dict):
        return node
    closed = {name: _closed(each) for name, each in node.items()}
    return {**closed, "additionalProperties": False} if "required" in node else closed


def complaints(document: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message[:200]}" for error in validator().iter_errors(document)
    ]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("made", [everything, by_region, depending, hostile])
def test_a_report_made_by_hand_keeps_to_it(
    made: Callable[[], Assessment], language: Language
) -> None:
    text = report_for(Format.JSON).render(made(), ReportOptions(language=language))
    assert complaints(json.loads(text)) == []


def test_a_report_by_department_keeps_to_it() -> None:
    run = cqq("evaluate", SAMPLES / "returns-2013.xlsx", "--by", "department", "--format", "json")
    assert complaints(json.loads(run.stdout)) == []


@pytest.mark.parametrize("name", ["returns-2013", "returns-2015", "returns-with-faults"])
def test_a_report_of_the_program_keeps_to_it(name: str) -> None:
    workbook = SAMPLES / f"{name}.xlsx"
    done = cqq("evaluate", workbook, "--format", "json", "--fail-on", "never", *WHOLE)
    assert done.returncode == 0, done.stderr
    assert complaints(json.loads(done.stdout)) == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("results", 0, "value"), 85.49),
        (("results", 0, "value"), "about 85"),
        (("results", 0, "status"), "good"),
        (("results", 0, "target", "deadline"), "2015-12"),
        (("findings", 0, "code"), "X"),
        (("as_of",), None),
        (("surprise",), 1),
    ],
)
def test_a_document_that_strays_is_refused(path: tuple[Any, ...], wrong: object) -> None:
    document = json.loads(report_for(Format.JSON).render(everything(), ReportOptions()))
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = wrong
    assert complaints(document) != []
