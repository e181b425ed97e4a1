"""A question about the ledger of batches with two sums for each kind of batch."""

from collections.abc import Sequence

from cqquality.definitions.form import Says, Tally
from cqquality.returns.ledger.question import Question
from tests.returns.ledger.asking import ask


def by_kind(kinds: Sequence[str]) -> Question:
    """Ask for the batches inspected and passed of each kind, by district and year."""
    counts = []
    for kind in kinds:
        where = (Says(column="category", words=(kind,)),)
        counts.append(Tally(item="P02-1", sum="inspected", where=where))
        counts.append(Tally(item="P02-2", sum="passed", where=where))
    return ask(counts=tuple(counts))
