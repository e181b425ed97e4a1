"""A run: read, judge, compare, write each output whole, and the manifest last."""

from glob import escape
from hashlib import sha256
from pathlib import Path

from cqquality.batch.digest import file_digest_of
from cqquality.batch.job import limits_of
from cqquality.batch.kept import Kept
from cqquality.batch.lock import locked
from cqquality.batch.log import Log, Stopwatch
from cqquality.batch.making import Made, Progress, make
from cqquality.batch.manifest import Manifest, Origin, read_manifest, root_from
from cqquality.batch.origin import origin_of
from cqquality.batch.plan import Plan
from cqquality.batch.reading import Unreadable
from cqquality.batch.timings import timings
from cqquality.errors import CannotRun
from cqquality.file import replace_file
from cqquality.findings import Finding
from cqquality.text import Text


def run(
    plan: Plan,
    log: Log,
    *,
    jobs: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> int:
    """Do what is planned unless it was done already; return the exit code, 0 or 1.

    `force` does it all the same, and reads every return. Raises CannotRun where nothing can come
    of it or another run is at work there, OSError where an output cannot be written.
    """
    with locked(plan):
        _sweep(plan)
        watch = Stopwatch()
        with watch.timing("hashing"):
            origin = origin_of(plan)
            done = None if force else _done_before(plan, origin)
        if done is not None:
            _tell_unreadable(tuple(Unreadable(path, ()) for path in done.unreadable), log)
            log.tell("unchanged", _UNCHANGED, manifest=plan.manifest, exit_code=done.exit_code)
            return done.exit_code
        read_with = f"{origin.pack['sha256']} {limits_of(plan.job)} {plan.declared}"
        kept = Kept(read_with, renew=force)
        made = make(plan, origin, jobs=jobs, kept=kept, watch=watch, progress=progress)
        _tell_unreadable(made.unreadable, log)
        _tell_ledgers(made.manifest, log)
        facts = {"inputs": len(plan.inputs), "kept": made.kept, "seconds": watch.seconds}
        log.tell("judged", _JUDGED, **facts, **made.manifest.findings)
        _write(plan, made, log, watch)
        kept.tidy()
        return made.manifest.exit_code


def _tell_unreadable(unreadable: tuple[Unreadable, ...], log: Log) -> None:
    for each in unreadable:
        reason: Finding | None = each.findings[0] if each.findings else None
        facts = {"code": reason.code.id, "reason": reason.message(log.language)} if reason else {}
        log.tell("unreadable", _UNREADABLE, "error", path=each.path, **facts)


def _tell_ledgers(manifest: Manifest, log: Log) -> None:
    for each in manifest.origin.ledgers:
        rows = {"read": each.read, "used": each.used}
        log.tell("counted", _COUNTED, form=each.form, engine=each.engine, **rows, **each.aside)


_COUNTED = Text("已汇总台账", "a ledger is counted")
_UNCHANGED = Text("没有变化，不再评价", "nothing changed, not judged again")
_UNREADABLE = Text("不能读取的报表", "a return cannot be read")
_JUDGED = Text("已读取并评价", "read and judged")
_WRITTEN = Text("已写入", "written")


def _done_before(plan: Plan, origin: Origin) -> Manifest | None:
    """Return the manifest of a run that made the very same outputs, if they are all in place."""
    try:
        done = read_manifest(plan.manifest)
        in_place = tuple(file_digest_of(Path(output.path)) for output in done.outputs)
    except (CannotRun, OSError):
        return None
    if any(ledger.is_on_a_server for ledger in origin.ledgers):
        return None  # whether its rows have changed is not known before they are read
    same = in_place == done.outputs and done.root == root_from(plan.manifest)
    return done if same and done.origin == origin else None


def _write(plan: Plan, made: Made, log: Log, watch: Stopwatch) -> None:
    """Write the outputs one by one and the manifest last: it vouches for all of them."""
    manifest = made.manifest.text().encode()
    with watch.timing("writing"):
        for output, content in made.contents:
            _put(output.path, content)
            log.tell("written", _WRITTEN, path=output.path, bytes=len(content))
    if plan.timings is not None:
        taken = timings(watch, made, sha256(manifest).hexdigest())
        _put(plan.timings, taken.encode())
    _put(plan.manifest, manifest)
    facts = {"exit_code": made.manifest.exit_code, "seconds": watch.seconds}
    log.tell("written", _WRITTEN, path=plan.manifest, **facts)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content)


def _sweep(plan: Plan) -> None:
    """Remove what a run that was killed had begun to write beside its outputs."""
    for path in plan.written:
        for left in path.parent.glob(f".{escape(path.name)}.*.tmp"):
            left.unlink(missing_ok=True)
