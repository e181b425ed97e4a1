"""A run: read, judge, compare, write each output whole, and the manifest last."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from glob import escape
from pathlib import Path

from cqquality.assessment.comparison import Comparison, compare
from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.record import record_of
from cqquality.assessment.result import Assessment
from cqquality.batch import codes
from cqquality.batch.digest import content_digest, file_digest_of, input_digest, pack_digest
from cqquality.batch.log import Clock, Log
from cqquality.batch.manifest import Manifest, Origin, origin_program, read_manifest, root_from
from cqquality.batch.naming import period_name
from cqquality.batch.plan import Output, Plan
from cqquality.batch.reading import read_files
from cqquality.batch.summary import Run, summary_page
from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.pack import Pack
from cqquality.errors import CannotRun
from cqquality.file import replace_file
from cqquality.findings import Finding, Place, Severity
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports import codes as report_codes
from cqquality.reports.json_parts import severities_json
from cqquality.reports.json_reading import read_record
from cqquality.returns.workbook.limits import Limits
from cqquality.text import Text


@dataclass(frozen=True, slots=True)
class Made:
    """What a run would write: the reports with their bytes, and the manifest on them."""

    contents: tuple[tuple[Output, bytes], ...]
    manifest: Manifest
    run: Run


def run(plan: Plan, log: Log, *, jobs: int = 1, force: bool = False) -> int:
    """Do what is planned unless it was done already; return the exit code, 0 or 1.

    Raises CannotRun where nothing can come of it, OSError where an output cannot be written.
    """
    _sweep(plan)
    origin = origin_of(plan)
    done = None if force else _done_before(plan, origin)
    if done is not None:
        _tell_unreadable(done, log)
        log.tell("unchanged", _UNCHANGED, manifest=plan.manifest, exit_code=done.exit_code)
        return done.exit_code
    clock = Clock()
    made = make(plan, origin, jobs)
    _tell_unreadable(made.manifest, log)
    facts: dict[str, object] = {"inputs": len(plan.inputs), "seconds": clock.seconds}
    log.tell("judged", _JUDGED, **facts, **made.manifest.findings)
    _write(plan, made, log)
    return made.manifest.exit_code


def _tell_unreadable(manifest: Manifest, log: Log) -> None:
    for path in manifest.unreadable:
        log.tell("unreadable", _UNREADABLE, "error", path=path)


_UNCHANGED = Text("没有变化，不再评价", "nothing changed, not judged again")
_UNREADABLE = Text("不能读取的报表", "a return cannot be read")
_JUDGED = Text("已读取并评价", "read and judged")
_WRITTEN = Text("已写入", "written")


def origin_of(plan: Plan) -> Origin:
    """Return what decides the outputs: the job, the definitions, the program and the files."""
    folder = find_pack(plan.job.pack)
    has_earlier = plan.earlier is not None and plan.earlier.is_file()
    return Origin(
        job=_plain(asdict(plan.job)),
        period=period_name(plan.period) if plan.period else None,
        pack={"id": folder.name, "sha256": pack_digest(folder)},
        inputs=tuple(map(input_digest, plan.inputs)),
        earlier=file_digest_of(plan.earlier) if plan.earlier and has_earlier else None,
        program=origin_program(),
    )


def _plain(job: dict[str, object]) -> dict[str, object]:
    """Return the job as JSON holds it, so that one read back equals it."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in job.items()}


def make(plan: Plan, origin: Origin, jobs: int = 1) -> Made:
    """Return everything the run would write, without writing it."""
    pack = load_pack(find_pack(plan.job.pack))
    _check_readings(plan, pack)
    found = [*plan.findings, *_no_comparison(plan, origin)]
    returns, unreadable = read_files(plan.inputs, found, pack, jobs, _limits(plan))
    as_of = plan.period.end if plan.period else None
    assessment = evaluate(pack, returns, as_of, plan.job.readings, analysed=True)
    outcome = Run(assessment, _comparison(origin, assessment), unreadable)
    contents = tuple((output, _rendered(output, outcome)) for output in plan.outputs)
    failed = bool(unreadable) or is_failed(assessment, plan.job.fail_on)
    manifest = Manifest(
        root=root_from(plan.manifest),
        origin=origin,
        outputs=tuple(content_digest(o.path.as_posix(), content) for o, content in contents),
        unreadable=unreadable,
        findings=severities_json(assessment.findings),
        exit_code=int(failed),
    )
    return Made(contents, manifest, outcome)


def _limits(plan: Plan) -> Limits:
    return Limits(**{str(name): number for name, number in (plan.job.limits or {}).items()})


def _check_readings(plan: Plan, pack: Pack) -> None:
    """Refuse a reading that the definitions do not declare."""
    for name, reading in (plan.job.readings or {}).items():
        try:
            pack.indicators[name].under(reading)
        except KeyError as error:
            refusal = codes.UNKNOWN_READING.at(Place(), name, seen=reading)
            raise CannotRun([refusal]) from error


def is_failed(assessment: Assessment, level: str) -> bool:
    """Whether something at or above the level was found; a gap is the least of them."""
    if level == "never":
        return False
    bound = Severity.ERROR if level == "error" else Severity.WARNING
    found = any(finding.severity >= bound for finding in assessment.findings)
    return found or (level == "gap" and assessment.has_gaps)


def _no_comparison(plan: Plan, origin: Origin) -> Iterator[Finding]:
    if plan.earlier is not None and origin.earlier is None:
        path = plan.earlier.as_posix()
        yield codes.NO_COMPARISON.at(Place(path), path=path)


def _comparison(origin: Origin, assessment: Assessment) -> Comparison | None:
    if origin.earlier is None:
        return None
    old, new = read_record(Path(origin.earlier.path)), record_of(assessment)
    if old.pack != new.pack:
        place = Place(origin.earlier.path)
        raise CannotRun([report_codes.OTHER_PACK.at(place, old=old.pack, new=new.pack)])
    return compare(old, new)


def _rendered(output: Output, outcome: Run) -> bytes:
    if not output.format:
        return summary_page(outcome, output.language).encode()
    options = ReportOptions(language=output.language)
    report = report_for(Format(output.format)).render(outcome.assessment, options)
    return report.encode() if isinstance(report, str) else report


def _done_before(plan: Plan, origin: Origin) -> Manifest | None:
    """Return the manifest of a run that made the very same outputs, if they are all in place."""
    try:
        done = read_manifest(plan.manifest)
        in_place = tuple(file_digest_of(Path(output.path)) for output in done.outputs)
    except (CannotRun, OSError):
        return None
    same = in_place == done.outputs and done.root == root_from(plan.manifest)
    return done if same and done.origin == origin else None


def _write(plan: Plan, made: Made, log: Log) -> None:
    """Write the outputs one by one and the manifest last: it vouches for all of them."""
    for output, content in made.contents:
        _put(output.path, content)
        log.tell("written", _WRITTEN, path=output.path, bytes=len(content))
    _put(plan.manifest, made.manifest.text().encode())
    log.tell("written", _WRITTEN, path=plan.manifest, exit_code=made.manifest.exit_code)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content)


def _sweep(plan: Plan) -> None:
    """Remove what a run that was killed had begun to write beside its outputs."""
    for path in (plan.manifest, *(output.path for output in plan.outputs)):
        for left in path.parent.glob(f".{escape(path.name)}.*.tmp"):
            left.unlink(missing_ok=True)
