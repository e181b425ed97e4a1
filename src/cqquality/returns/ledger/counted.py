"""A ledger that an engine counted, as the other returns take it in."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from cqquality.findings import Finding, Spoilt
from cqquality.observation import LedgerSource, Observation
from cqquality.returns.ledger.answer import Answer
from cqquality.returns.ledger.joining import joined
from cqquality.returns.ledger.loss import unread
from cqquality.returns.ledger.question import RowClass
from cqquality.returns.ledger.telling import told
from cqquality.returns.region_identity import RegionIdentity


class CountedLedger(Struct, frozen=True):
    """The figures a ledger comes to, what is to be said of it, and where it came from."""

    figures: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    source: LedgerSource
    unread: tuple[Spoilt, ...] = ()


def counted(
    answer: Answer, files: Sequence[str], regions: RegionIdentity, beside: Sequence[Finding] = ()
) -> CountedLedger:
    """Return what an answer comes to, with what there is to say `beside` it."""
    figures, findings = told(answer)
    figures = joined(figures, answer, regions)
    source = source_of(answer, files)
    return CountedLedger(tuple(figures), (*beside, *findings), source, unread(answer))


def source_of(answer: Answer, files: Sequence[str]) -> LedgerSource:
    """Return where an answer comes from: files, engine, query, and what became of the rows."""
    rows: Counter[RowClass] = Counter()
    for count in answer.counts:
        rows.update(count.by_class)
    return LedgerSource(
        form=answer.question.form,
        files=tuple(files),
        engine=answer.engine,
        query=answer.query,
        read=rows.total(),
        used=rows[RowClass.USED],
        blank=sum(count.blank for count in answer.counts),
        aside={each.value: rows[each] for each in RowClass if each is not RowClass.USED},
    )
