"""What a run reads and writes, settled before anything is done."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from cqquality.batch import codes
from cqquality.batch.job import Job
from cqquality.batch.naming import filled
from cqquality.errors import CannotRun
from cqquality.findings import Finding, Place
from cqquality.period import Period, parse
from cqquality.returns.file_list import list_files
from cqquality.text import Language

_EXTENSIONS = {"terminal": "txt", "markdown": "md", "csv-long": "long.csv"}
"""Of the formats that are not called like the extension of their files."""


@dataclass(frozen=True, slots=True)
class Output:
    """A report to write: its path, format and language; the format of a summary is empty.

    `wording` is the template of a bulletin, None for the one that comes with the program.
    """

    path: Path
    format: str
    language: Language
    wording: Path | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A job for a period; all paths count from the folder of the job file."""

    job: Job
    period: Period | None
    declared: Period | None
    """The period of sheets that name none, in which rows of ledgers count."""
    inputs: tuple[Path, ...]
    ledgers: tuple[tuple[str, str], ...]
    """Of each ledger the id of its form, and where it is."""
    findings: tuple[Finding, ...]
    outputs: tuple[Output, ...]
    manifest: Path
    timings: Path | None
    earlier: Path | None

    @property
    def wording(self) -> tuple[Path, ...]:
        """The templates of bulletins, each once."""
        return tuple(dict.fromkeys(o.wording for o in self.outputs if o.wording))

    @property
    def written(self) -> tuple[Path, ...]:
        """Every file that a run writes, the manifest last."""
        timings = [self.timings] if self.timings else []
        return (*(output.path for output in self.outputs), *timings, self.manifest)


def plan_for(job: Job, period: Period | None) -> Plan:
    """Return the plan, from the folder of the job file as the working folder.

    Raises CannotRun where nothing is found at all, the period of undated sheets is none, or two
    outputs have one name.
    """
    inputs, findings = _inputs([filled(pattern, period) for pattern in job.inbox or ()])
    if not inputs and not job.ledgers:
        raise CannotRun(findings)
    plan = Plan(
        job=job,
        period=period,
        declared=_declared(job, period),
        inputs=inputs,
        ledgers=tuple((name, filled(at, period)) for name, at in (job.ledgers or {}).items()),
        findings=findings,
        outputs=tuple(_outputs(job, period)),
        manifest=Path(filled(job.manifest, period)),
        timings=Path(filled(job.timings, period)) if job.timings else None,
        earlier=Path(filled(job.compare_with, period)) if job.compare_with else None,
    )
    _check_names(plan)
    return plan


def _declared(job: Job, period: Period | None) -> Period | None:
    if job.period is None:
        return None
    words = filled(job.period, period)
    declared = parse(words)
    if declared is None:
        raise CannotRun([codes.NOT_A_PERIOD.at(Place(), seen=words)])
    return declared


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


def _outputs(job: Job, period: Period | None) -> Iterator[Output]:
    for language in map(Language, job.languages):
        if job.summary:
            path = filled(job.summary, period, language=language.value)
            yield Output(Path(path), "", language)
        words = filled(job.wording, period, language=language.value) if job.wording else ""
        for name in job.formats:
            path = filled(job.output, period, language=language.value)
            extension = _EXTENSIONS.get(name, name)
            wording = Path(words) if words and name == "docx" else None
            yield Output(Path(f"{path}.{extension}"), name, language, wording)


def _check_names(plan: Plan) -> None:
    """Refuse two outputs of one name, also where names differ in nothing but case."""
    counts = Counter(path.as_posix().casefold() for path in plan.written)
    twice = [path for path in plan.written if counts[path.as_posix().casefold()] > 1]
    if twice:
        raise CannotRun([codes.SAME_OUTPUT.at(Place(), path=path) for path in dict.fromkeys(twice)])
