"""The job file: which returns, which definitions, which reports, and where they go."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from cqquality.batch import codes
from cqquality.batch.naming import NAMES, placeholders
from cqquality.definitions import document
from cqquality.definitions.constraint import Converted, Limits
from cqquality.definitions.document import Document
from cqquality.definitions.model import Definition
from cqquality.definitions.validation import validated
from cqquality.errors import CannotRun
from cqquality.findings import Finding
from cqquality.reports import Format
from cqquality.returns.workbook.limits import Limits as ReadingLimits
from cqquality.text import Text


def _format(value: Any) -> str:
    return Format(value).value


FormatName = Annotated[
    str, Converted(f"one of {', '.join(Format)}", _format, {"enum": [*map(str, Format)]})
]
LanguageName = Literal["zh", "en"]
LimitName = Literal[
    "file",
    "entries",
    "part",
    "total",
    "ratio",
    "ratio_from",
    "long",
    "small_part",
    "strings",
    "shared",
    "token",
    "depth",
    "elements",
    "streamed",
    "sheets",
    "cells",
    "book",
    "text",
    "formats",
    "merges",
    "foreign_memory",
    "foreign_seconds",
]
"""A limit of reading; docs/limits.md explains them."""
Pattern = Annotated[str, Limits(min_length=1)]
"""A path with placeholders, from the folder of the job file."""

_OF_A_LANGUAGE = ("output", "summary", "wording")
"""Paths that may differ by language."""
_BESIDE = frozenset((Format.TERMINAL, Format.MARKDOWN, Format.JSON))
"""Formats with a place for readings tried and grades."""


class Job(Definition):
    """What a batch does, the same every month; paths hold placeholders such as {period}.

    `output` is the name of each report without its extension. `summary` is a page for each
    language that opens with what changed since the JSON report `compare_with`. `ledgers` are
    counted by an engine: by the id of a form the files or the table; `period` is that of sheets
    that name none, and the time in which rows of ledgers count. The other keys do what the options
    of `cqq evaluate` with their names do; `by` is `--by`.
    """

    inbox: Annotated[tuple[Pattern, ...], Limits(min_length=1)] | None = None
    ledgers: Annotated[Mapping[str, Pattern], Limits(min_length=1)] | None = None
    engine: Literal["duckdb", "spark"] = "duckdb"
    master: Pattern | None = None
    period: Pattern | None = None
    pack: str | None = None
    readings: Mapping[str, str] | None = None
    formats: Annotated[tuple[FormatName, ...], Limits(min_length=1)]
    languages: Annotated[tuple[LanguageName, ...], Limits(min_length=1)] = ("zh",)
    by: Literal["region", "department"] | None = None
    detail: bool = False
    sensitivity: bool = False
    scorecard: bool = False
    incidents: tuple[str, ...] = ()
    wording: Pattern | None = None
    output: Pattern
    summary: Pattern | None = None
    manifest: Pattern
    timings: Pattern | None = None
    compare_with: Pattern | None = None
    fail_on: Literal["never", "gap", "warning", "error"] = "error"
    limits: Mapping[LimitName, Annotated[int, Limits(ge=1)]] | None = None


def limits_of(job: Job) -> ReadingLimits:
    """Return how much of each file is read."""
    return ReadingLimits(**{str(name): number for name, number in (job.limits or {}).items()})


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
        findings += [
            *_unknown_placeholders(job, file),
            *_without_a_place(job, file),
            *_without_ledgers(job, file),
        ]
    if findings or job is None:
        raise CannotRun(findings)
    return job


def _unknown_placeholders(job: Job, file: Document) -> Iterator[Finding]:
    """Yield a finding for each placeholder that does not exist where it stands."""
    for path, pattern in _patterns(job):
        known = (*NAMES, "language") if path[0] in _OF_A_LANGUAGE else NAMES
        listed = ", ".join(f"{{{each}}}" for each in known)
        for name in placeholders(pattern):
            if name not in known:
                yield codes.UNKNOWN_PLACEHOLDER.at(
                    file.place(path),
                    seen=pattern,
                    name=f"{{{name}}}",
                    problem=Text("", ""),
                    known=listed,
                )


def _patterns(job: Job) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every path of the job that may hold placeholders, with where it stands."""
    for number, pattern in enumerate(job.inbox or ()):
        yield ("inbox", number), pattern
    for form, target in (job.ledgers or {}).items():
        yield ("ledgers", form), target
    for name in (*_OF_A_LANGUAGE, "manifest", "timings", "compare_with", "period"):
        pattern = getattr(job, name)
        if pattern is not None:
            yield (name,), pattern


def _without_a_place(job: Job, file: Document) -> Iterator[Finding]:
    """Yield a finding for each wish that no format of the job could fulfil."""
    formats = {Format(name) for name in job.formats}
    wishes = {
        "sensitivity": (job.sensitivity, _BESIDE),
        "scorecard": (job.scorecard, _BESIDE),
        "wording": (job.wording is not None, {Format.DOCX}),
        "incidents": (bool(job.incidents) and not job.scorecard, frozenset[Format]()),
    }
    for name, (wished, places) in wishes.items():
        if wished and not formats & places:
            needed = ", ".join(sorted(places)) or "scorecard: true"
            yield codes.NO_PLACE.at(file.place((name,)), name=name, needed=needed)


def _without_ledgers(job: Job, file: Document) -> Iterator[Finding]:
    """Yield a finding where there is nothing to read, or nothing to do for an engine."""
    if job.inbox is None and job.ledgers is None:
        yield codes.NOTHING_TO_READ.at(file.place(()))
    if job.engine == "spark" and job.master is None:
        yield codes.NO_MASTER.at(file.place(("engine",)))
    for name, wished, needed in (
        ("engine", job.engine == "spark" and job.ledgers is None, "ledgers"),
        ("master", job.master is not None and job.engine != "spark", "engine: spark"),
    ):
        if wished:
            yield codes.NO_PLACE.at(file.place((name,)), name=name, needed=needed)
