"""What decides the outputs of a run, taken down before anything is read."""

from dataclasses import asdict
from typing import Any

from cqquality.batch.digest import file_digest_of, input_of, pack_digest
from cqquality.batch.ledger_digest import LedgerDigest
from cqquality.batch.manifest import Origin, origin_program
from cqquality.batch.naming import period_name
from cqquality.batch.plan import Plan
from cqquality.definitions import find_pack


def origin_of(plan: Plan) -> Origin:
    """Return the job, the definitions, the program and the files that decide the outputs.

    Raises OSError where a template of bulletins or a ledger cannot be read, CannotRun where a
    ledger is not there or its engine is not installed.
    """
    folder = find_pack(plan.job.pack)
    has_earlier = plan.earlier is not None and plan.earlier.is_file()
    return Origin(
        job=_plain(asdict(plan.job)),
        period=period_name(plan.period) if plan.period else None,
        pack={"id": folder.name, "sha256": pack_digest(folder)},
        inputs=tuple(map(input_of, plan.inputs)),
        earlier=file_digest_of(plan.earlier) if plan.earlier and has_earlier else None,
        wording=tuple(map(file_digest_of, plan.wording)),
        program=origin_program(),
        ledgers=_ledgers(plan),
    )


def _ledgers(plan: Plan) -> tuple[LedgerDigest, ...]:
    if not plan.ledgers:
        return ()
    from cqquality.batch.ledgers import digests_of  # loads the room of ledgers

    return digests_of(plan)


def _plain(job: dict[str, Any]) -> dict[str, Any]:
    """Return what the job file says as JSON holds it, so that one read back equals it."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in job.items()}
