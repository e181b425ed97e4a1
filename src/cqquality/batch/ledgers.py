"""The ledgers of a job: found and hashed before anything is done, then counted by their engine."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cqquality.batch.digest import file_digest_of
from cqquality.batch.ledger_digest import LedgerDigest
from cqquality.batch.plan import Plan
from cqquality.definitions.pack import Pack
from cqquality.returns.ledger.counted import CountedLedger
from cqquality.returns.ledger.relational.asking import AskedLedger, AskedLedgers, NamedLedger
from cqquality.returns.ledger.relational.location import Source, SourceKind, located
from cqquality.returns.ledger.relational.opening import EngineChoice, installed


def digests_of(plan: Plan) -> tuple[LedgerDigest, ...]:
    """Return the ledgers as they are before they are counted.

    Raises CannotRun where one is not there or its engine is not installed, OSError where a file
    cannot be read.
    """
    return tuple(_digest(form, target, _choice(plan)) for form, target in plan.ledgers)


def _digest(form: str, target: str, choice: EngineChoice) -> LedgerDigest:
    source = located(target)
    engine = installed(source, choice)
    files = tuple(file_digest_of(path) for path in _files(source))
    return LedgerDigest(form, target, source.kind.value, engine, files)


def _files(source: Source) -> Sequence[Path]:
    """Return the files in which the rows are: of SQLite also what was not yet written back."""
    if source.kind is not SourceKind.SQLITE:
        return source.paths
    logs = (path.with_name(f"{path.name}-wal") for path in source.paths)
    return [*source.paths, *(log for log in logs if log.is_file() and log.stat().st_size)]


def count_ledgers(
    plan: Plan, pack: Pack, digests: Sequence[LedgerDigest]
) -> tuple[tuple[CountedLedger, ...], tuple[LedgerDigest, ...]]:
    """Count all ledgers; return what they come to, and what the manifest says of them.

    Raises CannotRun where one of them cannot be read whole.
    """
    named = [NamedLedger(form, target) for form, target in plan.ledgers]
    with AskedLedgers(named, pack, _choice(plan), plan.declared) as asked:
        pairs = zip(digests, asked.ledgers, strict=True)
        return asked.counted, tuple(_with_rows(digest, ledger) for digest, ledger in pairs)


def _with_rows(digest: LedgerDigest, ledger: AskedLedger) -> LedgerDigest:
    found = ledger.counted.source
    return replace(
        digest,
        read=found.read,
        used=found.used,
        aside=dict(found.aside),
        rows_sha256=ledger.rows_sha256,
    )


def _choice(plan: Plan) -> EngineChoice:
    return EngineChoice(plan.job.engine, plan.job.master)
