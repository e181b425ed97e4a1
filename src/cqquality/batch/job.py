"""The job file: which returns, which definitions, which reports, and where they go."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from cqquality.batch import codes
from cqquality.batch.naming import NAMES, placeholders
from cqquality.definitions import document
from cqquality.definitions.constraint import Limits
from cqquality.definitions.document import Document
from cqquality.definitions.model import Definition
from cqquality.definitions.validation import validated
from cqquality.errors import CannotRun
from cqquality.findings import Finding
from cqquality.text import Text

FormatName = Literal["terminal", "json", "csv", "markdown", "html", "xlsx", "docx"]
LanguageName = Literal["zh", "en"]
LimitName = Literal[
    "file",
    "entries",
    "part",
    "total",
    "ratio",
    "ratio_from",
    "small_part",
    "strings",
    "shared",
    "token",
    "depth",
    "elements",
    "streamed",
    "sheets",
    "cells",
    "text",
    "formats",
    "merges",
    "foreign_memory",
    "foreign_seconds",
]
"""A limit of reading; docs/limits.md explains them."""
Pattern = Annotated[str, Limits(min_length=1)]
"""A path with placeholders, from the folder of the job file."""


class Job(Definition):
    """What a batch does, the same every month; paths hold placeholders such as {period}.

    `output` is the name of each report without its extension. `summary` is a page for each
    language that opens with what changed since the JSON report `compare_with`.
    """

    inbox: Annotated[tuple[Pattern, ...], Limits(min_length=1)]
    pack: str | None = None
    readings: Mapping[str, str] | None = None
    formats: Annotated[tuple[FormatName, ...], Limits(min_length=1)]
    languages: Annotated[tuple[LanguageName, ...], Limits(min_length=1)] = ("zh",)
    output: Pattern
    summary: Pattern | None = None
    manifest: Pattern
    compare_with: Pattern | None = None
    fail_on: Literal["never", "gap", "warning", "error"] = "error"
    limits: Mapping[LimitName, Annotated[int, Limits(ge=1)]] | None = None


def load_job(path: Path) -> Job:
    """Return the job in a file.

    Raises CannotRun with every finding, each at its line, where it is none.
    """
    return _checked(document.read_file(path, str(path)))


def job_from(name: str, text: str) -> Job:
    """Return the job that the YAML or JSON `text` of the file called `name` describes."""
    return _checked(document.read(name, text))


def _checked(file: Document) -> Job:
    findings = list(file.findings)
    job, complaints = (None, []) if findings else validated(Job, file)
    findings += complaints
    if job is not None:
        findings += _unknown_placeholders(job, file)
    if findings or job is None:
        raise CannotRun(findings)
    return job


def _unknown_placeholders(job: Job, file: Document) -> list[Finding]:
    """Return a finding for each placeholder that does not exist where it stands."""
    patterns = [(("inbox", number), text) for number, text in enumerate(job.inbox)]
    single = {name: getattr(job, name) for name in ("output", "summary", "manifest")}
    named = {**single, "compare_with": job.compare_with}
    patterns += [((name,), text) for name, text in named.items() if text]  # type: ignore[misc]
    found = []
    for path, text in patterns:
        known = (*NAMES, "language") if path[0] in ("output", "summary") else NAMES
        for name in placeholders(text):
            if name not in known:
                listed = ", ".join(f"{{{each}}}" for each in known)
                place, nothing = file.place(path), Text("", "")
                found.append(
                    codes.UNKNOWN_PLACEHOLDER.at(
                        place, seen=text, name=f"{{{name}}}", problem=nothing, known=listed
                    )
                )
    return found
