"""From returns to the bytes of every report, without writing any of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from cqquality.assessment.comparison import Comparison, compare
from cqquality.assessment.default_day import default_day
from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.record import record_of
from cqquality.assessment.result import Assessment, By
from cqquality.assessment.standing import standings
from cqquality.batch import codes
from cqquality.batch.digest import content_digest
from cqquality.batch.job import limits_of
from cqquality.batch.kept import Kept
from cqquality.batch.ledger_digest import LedgerDigest
from cqquality.batch.log import Stopwatch
from cqquality.batch.manifest import Manifest, Origin, root_from
from cqquality.batch.plan import Output, Plan
from cqquality.batch.reading import Received, Unreadable, read_inputs
from cqquality.batch.summary import Run, summary_page
from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.pack import Pack
from cqquality.errors import CannotRun
from cqquality.file import way_from
from cqquality.findings import Finding, Place, Severity
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports import codes as report_codes
from cqquality.reports.bulletin.codes import NEEDS_EXTRA
from cqquality.reports.json.part import severities_json
from cqquality.reports.json.reading import read_record
from cqquality.returns.file_list import short_names
from cqquality.text import Text

if TYPE_CHECKING:
    from cqquality.returns.ledger.counted import CountedLedger

Progress = Callable[[Text, int, int], None]
"""Told what is being done, and how many of how many are done."""
_READING, _MAKING = Text("读取报表", "reading returns"), Text("生成报告", "making reports")


@dataclass(frozen=True, slots=True)
class Made:
    """What a run would write: the reports with their bytes, and the manifest on them.

    `kept` is the number of returns that did not have to be read again.
    """

    contents: tuple[tuple[Output, bytes], ...]
    manifest: Manifest
    unreadable: tuple[Unreadable, ...]
    kept: int


def make(
    plan: Plan,
    origin: Origin,
    *,
    jobs: int | None = 1,
    kept: Kept | None = None,
    watch: Stopwatch | None = None,
    progress: Progress | None = None,
) -> Made:
    """Return everything the run would write.

    Raises CannotRun where nothing can come of it.
    """
    watch = watch or Stopwatch()
    with watch.timing("definitions"):
        pack = load_pack(find_pack(plan.job.pack))
        _check(plan, pack)
    counted, ledgers = _counted(plan, origin, pack, watch)
    with watch.timing("reading"):
        found = [*plan.findings, *_no_comparison(plan, origin)]
        step = _steps(_READING, len(plan.inputs), progress)
        received = read_inputs(
            origin.inputs,
            found,
            pack,
            jobs=jobs,
            period=plan.declared,
            ledgers=counted,
            limits=limits_of(plan.job),
            kept=kept,
            step=step,
        )
    with watch.timing("judging"):
        outcome = _judged(plan, origin, pack, received)
    contents, step = [], _steps(_MAKING, len(plan.outputs), progress)
    for output in plan.outputs:
        with watch.timing(output.path.as_posix()):
            contents.append((output, _rendered(output, plan, outcome)))
        step()
    manifest = Manifest(
        root=root_from(plan.manifest),
        origin=replace(origin, inputs=received.inputs, ledgers=ledgers),
        outputs=tuple(content_digest(o.path.as_posix(), content) for o, content in contents),
        unreadable=tuple(each.path for each in received.unreadable),
        findings=severities_json(outcome.assessment.findings),
        exit_code=int(bool(received.unreadable) or is_failed(outcome.assessment, plan.job.fail_on)),
    )
    return Made(tuple(contents), manifest, received.unreadable, received.kept)


def _counted(
    plan: Plan, origin: Origin, pack: Pack, watch: Stopwatch
) -> "tuple[tuple[CountedLedger, ...], tuple[LedgerDigest, ...]]":
    """Return what the ledgers come to, and what the manifest says of them."""
    if not plan.ledgers:
        return (), ()
    from cqquality.batch.ledgers import count_ledgers  # loads the room of ledgers

    with watch.timing("ledgers"):
        return count_ledgers(plan, pack, origin.ledgers)


def _steps(what: Text, total: int, progress: Progress | None) -> Callable[[], None]:
    """Return what to call when one more of them is done."""
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(what, done, total)

    return step


def _check(plan: Plan, pack: Pack) -> None:
    """Refuse what would only show after everything had been read."""
    found = _undeclared(plan, pack, plan.period.end if plan.period else None)
    if Format.DOCX in plan.job.formats and find_spec("docx") is None:
        found.append(NEEDS_EXTRA.at(Place()))
    if plan.job.scorecard and pack.scorecard is None:
        found.append(codes.NO_SCORECARD.at(Place(), pack=pack.id))
    if found:
        raise CannotRun(found)


def _undeclared(plan: Plan, pack: Pack, day: date | None) -> list[Finding]:
    """Return a finding for each reading that no version declares, or not the one of `day`."""
    unknown = pack.undeclared(plan.job.readings or {}, day)
    return [
        codes.UNKNOWN_READING.at(Place(), name, seen=reading) for name, reading in unknown.items()
    ]


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


def _judged(plan: Plan, origin: Origin, pack: Pack, received: Received) -> Run:
    """Return the judgement, with the readings tried and the grade where the job asks for them."""
    job, returns = plan.job, received.returns
    as_of = plan.period.end if plan.period else None
    unknown = _undeclared(plan, pack, as_of or default_day(pack, returns))
    if unknown:
        raise CannotRun(unknown)
    by = None if job.by is None else By(job.by)
    assessment = evaluate(
        pack, returns, as_of, job.readings, by_region=by is By.REGION, analysed=True
    )
    if by is not None:
        assessment = structs.replace(assessment, standings=standings(assessment, by))
    if job.sensitivity:
        from cqquality.assessment.sensitivity import sensitivity

        tried = sensitivity(pack, returns, as_of, job.readings)
        assessment = structs.replace(assessment, sensitivity=tried)
    if job.scorecard and pack.scorecard is not None:
        from cqquality.assessment.grading import grade

        graded = grade(assessment, pack.scorecard, job.incidents)
        assessment = structs.replace(assessment, grading=graded)
    unreadable = tuple(each.path for each in received.unreadable)
    return Run(assessment, _comparison(origin, assessment), unreadable)


def _comparison(origin: Origin, assessment: Assessment) -> Comparison | None:
    if origin.earlier is None:
        return None
    old, new = read_record(Path(origin.earlier.path)), record_of(assessment)
    if old.pack != new.pack:
        place = Place(origin.earlier.path)
        raise CannotRun([report_codes.OTHER_PACK.at(place, old=old.pack, new=new.pack)])
    return compare(old, new)


def _rendered(output: Output, plan: Plan, outcome: Run) -> bytes:
    if not output.format:
        return summary_page(outcome, output.language).encode()
    options = ReportOptions(
        language=output.language,
        detail=plan.job.detail,
        sources=_ways(output.path.parent, plan.inputs),
        wording=output.wording,
        comparison=outcome.comparison,
    )
    report = report_for(Format(output.format)).render(outcome.assessment, options)
    return report.encode() if isinstance(report, str) else report


@cache
def _ways(folder: Path, inputs: tuple[Path, ...]) -> Mapping[str, str]:
    """Return where the returns lie as seen from the folder of a report, by what they are called."""
    ways = {
        name: way_from(folder, path) for name, path in zip(short_names(inputs), inputs, strict=True)
    }
    return {name: way for name, way in ways.items() if way}
