"""What a run reads and writes, settled before anything is done."""

from collections import Counter
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from cqquality.batch import codes
from cqquality.batch.job import Job
from cqquality.batch.naming import filled
from cqquality.errors import CannotRun
from cqquality.findings import Finding, Place
from cqquality.period import Period
from cqquality.returns.file_list import list_files
from cqquality.text import Language

_EXTENSIONS = {"terminal": "txt", "markdown": "md", "csv-long": "long.csv"}
"""Of the formats that are not called like the extension of their files."""


@dataclass(frozen=True, slots=True)
class Output:
    """A report to write: its path, format and language; the format of a summary is empty."""

    path: Path
    format: str
    language: Language


@dataclass(frozen=True, slots=True)
class Plan:
    """A job for a period; all paths count from the folder of the job file."""

    job: Job
    period: Period | None
    inputs: tuple[Path, ...]
    findings: tuple[Finding, ...]
    outputs: tuple[Output, ...]
    manifest: Path
    earlier: Path | None


def plan_for(job: Job, period: Period | None) -> Plan:
    """Return the plan, from the folder of the job file as the working folder.

    Raises CannotRun where no return is found at all, or two outputs have one name.
    """
    inputs, findings = _inputs([filled(pattern, period) for pattern in job.inbox])
    if not inputs:
        raise CannotRun(findings)
    outputs = tuple(_outputs(job, period))
    manifest = Path(filled(job.manifest, period))
    _check_names([manifest, *(output.path for output in outputs)])
    earlier = Path(filled(job.compare_with, period)) if job.compare_with else None
    return Plan(job, period, inputs, findings, outputs, manifest, earlier)


def _inputs(patterns: list[str]) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Return the files to read, each once, and what was found on the way."""
    paths: list[Path] = []
    findings: list[Finding] = []
    for pattern in patterns:
        here = [Path(pattern)] if Path(pattern).exists() else _matching(pattern)
        if not here:
            findings.append(codes.NOTHING_THERE.at(Place(pattern), pattern=pattern))
        for path in here:
            try:
                found, remarks = list_files([path])
            except CannotRun as empty:
                found, remarks = [], list(empty.findings)
            paths += [candidate.path for candidate in found]
            findings += remarks
    once, doubles = list_files(dict.fromkeys(paths))
    return tuple(candidate.path for candidate in once), (*findings, *doubles)


def _matching(pattern: str) -> list[Path]:
    return [Path(name) for name in sorted(glob(pattern, recursive=True))]  # noqa: PTH207 - "**"


def _outputs(job: Job, period: Period | None) -> list[Output]:
    outputs = []
    for language in map(Language, job.languages):
        if job.summary:
            path = filled(job.summary, period, language=language.value)
            outputs.append(Output(Path(path), "", language))
        for name in job.formats:
            path = filled(job.output, period, language=language.value)
            extension = _EXTENSIONS.get(name, name)
            outputs.append(Output(Path(f"{path}.{extension}"), name, language))
    return outputs


def _check_names(paths: list[Path]) -> None:
    twice = [path for path, count in Counter(paths).items() if count > 1]
    if twice:
        raise CannotRun([codes.SAME_OUTPUT.at(Place(), path=path) for path in twice])
