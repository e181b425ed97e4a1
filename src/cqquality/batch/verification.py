"""Proving that outputs come from their inputs: every file hashed, every report made again."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cqquality.batch.digest import FileDigest, input_of
from cqquality.batch.job import job_from
from cqquality.batch.ledger_digest import LedgerDigest
from cqquality.batch.making import make
from cqquality.batch.manifest import Manifest
from cqquality.batch.origin import origin_of
from cqquality.batch.plan import Plan, plan_for
from cqquality.errors import CannotRun
from cqquality.period import parse
from cqquality.text import Text

_DEFINITIONS = Text("指标包已不是当时的内容", "the definitions are not those of the run")
_PROGRAM = Text(
    "程序版本不同：当时 {then}，现在 {now}", "another version of the program: {then}, now {now}"
)
_CHANGED = Text("{path}：{what}内容已变", "{path}: {what} has other content")
_MISSING = Text("{path}：{what}不存在", "{path}: {what} is not there")
_EXTRA = Text("{path}：清单中没有的报表", "{path}: a return that the manifest does not have")
_PART = Text(
    "{path}：清单中没有的台账文件", "{path}: a part the ledger of the manifest does not have"
)
_ENGINE = Text(
    "{path}：引擎版本不同：当时 {then}，现在 {now}",
    "{path}: another version of the engine: {then}, now {now}",
)
_TABLE = Text(
    "{path}：表的内容已变（当时 {then} 行，现在 {now} 行），当时的输出无从核对",
    "{path}: the table has other rows ({then} then, {now} now): the outputs cannot be proved",
)
_OTHERWISE = Text(
    "{path}：由同样的输入得不出这份输出", "{path}: the same inputs do not make this output"
)
_OUTCOME = Text(
    "清单所记的报送单位、期别、台账行数、问题数或退出码与重新评价不符",
    "senders, periods, rows of ledgers, findings or exit code of the manifest are not those of "
    "judging again",
)
_NOT_MADE = Text("无法重新生成输出：{problem}", "the outputs cannot be made again: {problem}")
_INPUT, _OUTPUT = Text("输入", "the input"), Text("输出", "the output")


def deviations(manifest: Manifest, jobs: int | None = None) -> list[Text]:
    """Return everything that is not as the manifest says; nothing where it is proved.

    The folder of the job is the working folder. Every return is read again: nothing that was kept
    between runs is taken for proof.
    """
    origin = manifest.origin
    earlier = [origin.earlier] if origin.earlier else []
    parts = (file for ledger in origin.ledgers for file in ledger.files)
    read = [*(each.file for each in origin.inputs), *parts, *earlier, *origin.wording]
    found = [*_hashed(read, _INPUT), *_hashed(manifest.outputs, _OUTPUT)]
    try:
        found += _remade(manifest, jobs)
    except (CannotRun, OSError) as stop:
        found.append(_NOT_MADE.filled(problem=str(stop)))
    return found


def plan_of(manifest: Manifest) -> Plan:
    """Return the plan of the run; raises CannotRun where it cannot be made any more."""
    origin = manifest.origin
    job = job_from("manifest", json.dumps(origin.job, ensure_ascii=False))
    return plan_for(job, parse(origin.period) if origin.period else None)


def _hashed(digests: Iterable[FileDigest], what: Text) -> Iterator[Text]:
    for digest in digests:
        now = input_of(Path(digest.path)).file
        if now != digest:
            yield (_CHANGED if now.sha256 else _MISSING).filled(path=digest.path, what=what)


def _remade(manifest: Manifest, jobs: int | None) -> Iterator[Text]:
    """Yield what is otherwise about the rules, the inbox and the outputs made again."""
    then, plan = manifest.origin, plan_of(manifest)
    now = origin_of(plan)
    if now.pack != then.pack:
        yield _DEFINITIONS
    if now.program != then.program:
        yield _PROGRAM.filled(then=then.program.get("version"), now=now.program["version"])
    known = {digest.path for digest in then.inputs}
    yield from (_EXTRA.filled(path=d.path) for d in now.inputs if d.path not in known)
    made = make(plan, now, jobs=jobs).manifest
    yield from _ledgers(then.ledgers, made.origin.ledgers)
    otherwise = {digest.path for digest in {*made.outputs} ^ {*manifest.outputs}}
    yield from (_OTHERWISE.filled(path=path) for path in sorted(otherwise))
    if _outcome(made) != _outcome(manifest):
        yield _OUTCOME


def _ledgers(then: Sequence[LedgerDigest], now: Sequence[LedgerDigest]) -> Iterator[Text]:
    """Yield what is otherwise about ledgers, but for files that changed or are gone."""
    for before, after in zip(then, now, strict=True):
        if before.engine != after.engine:
            yield _ENGINE.filled(path=after.target, then=before.engine, now=after.engine)
        known = {digest.path for digest in before.files}
        yield from (_PART.filled(path=d.path) for d in after.files if d.path not in known)
        if before.rows_sha256 != after.rows_sha256:
            yield _TABLE.filled(path=after.target, then=before.read, now=after.read)


def _outcome(manifest: Manifest) -> tuple[object, ...]:
    said = [(i.path, i.forms, i.senders, i.periods) for i in manifest.origin.inputs]
    rows = [ledger.counted for ledger in manifest.origin.ledgers]
    return said, rows, manifest.unreadable, manifest.findings, manifest.exit_code
