"""What changed between two results, for programs; described in docs/json.md."""

from cqquality.assessment.comparison import Comparison, Difference, Revision
from cqquality.assessment.record import Judged, Record
from cqquality.reports.json.part import PROGRAM, Plain, both, exact, period_json, written

FORMAT = 1
"""Raised whenever a key changes its meaning or goes."""


def comparison_json(comparison: Comparison) -> str:
    """Return the document; the same two results give the same bytes."""
    return written(
        {
            "format": FORMAT,
            "program": PROGRAM,
            "pack": comparison.new.pack,
            "old": _record(comparison.old),
            "new": _record(comparison.new),
            "changed": comparison.is_any,
            "differences": [_difference(each) for each in comparison.differences],
            "returns": {"came": list(comparison.came), "vanished": list(comparison.vanished)},
            "indicators": {
                "added": [judged.id for judged in comparison.added],
                "dropped": [judged.id for judged in comparison.dropped],
            },
        }
    )


def _record(record: Record) -> Plain:
    return {"as_of": record.as_of.isoformat(), "files": list(record.files)}


def _difference(difference: Difference) -> Plain:
    return {
        "id": difference.new.id,
        "name": both(difference.new.name),
        "turned": difference.turned,
        "won": difference.won,
        "lost": difference.lost,
        "redefined": difference.redefined,
        "gap_change": exact(difference.widened),
        "old": _judged(difference.old),
        "new": _judged(difference.new),
        "revisions": [_revision(revision) for revision in difference.revisions],
    }


def _judged(judged: Judged) -> Plain:
    return {
        "status": judged.status.value,
        "pace": judged.pace.value if judged.pace else None,
        "period": period_json(judged.period),
        "value": exact(judged.value),
        "at_least": judged.at_least,
        "provisional": judged.provisional,
        "stage": judged.stage,
        "gap": exact(judged.gap),
        "reading": judged.reading,
    }


def _revision(revision: Revision) -> Plain:
    return {
        "period": period_json(revision.period),
        "old": exact(revision.old),
        "new": exact(revision.new),
    }
