"""Showing single rows: those behind an amount, or those of a class."""

from collections.abc import Iterator, Sequence
from typing import Any

from cqquality.findings import Finding
from cqquality.observation import Rows
from cqquality.returns.ledger.answer import Listed, Spot, TallyKey, Wanted
from cqquality.returns.ledger.question import RowClass
from cqquality.returns.ledger.relational.examples import (
    class_of,
    finding_of_fate,
    judged_row,
    read_row,
)
from cqquality.returns.ledger.relational.judging import Group
from cqquality.returns.ledger.relational.work import Work


def listed_rows(work: Work, wanted: Wanted, most: int) -> Iterator[Listed]:
    """Yield up to `most` rows, in the order of the parts and in these of the rows."""
    found = {**_by_codes(work, wanted, most), **_by_fate(work, wanted, most)}
    for spot in sorted(found)[:most]:
        yield found[spot]


def _by_codes(work: Work, wanted: Wanted, most: int) -> dict[Spot, Listed]:
    groups = {(g.part, g.codes): g for g in work.groups if _is_wanted(work, g, wanted)}
    if not groups:
        return {}
    work.load("wanted", (), ((part, codes, ()) for part, codes in groups))
    statement = work.statements.shown(most, fated=work.compared)
    found = {}
    for part, line, *values in work.database.rows(statement):
        judgement = judged_row(work, part, read_row(work, values))
        row_class, reason = judgement.row_class, judgement.finding
        found[Spot(part, line)] = _listed(work, Spot(part, line), values, row_class, reason)
    return found


def _is_wanted(work: Work, group: Group, wanted: Wanted) -> bool:
    verdict = work.verdict(group)
    judgement = verdict.judgement
    if judgement is None:
        return False
    if judgement.row_class in wanted.classes:
        return True
    span = judgement.span
    return span is not None and any(
        TallyKey(tally, verdict.region, span) in wanted.amounts for tally in judgement.tallies
    )


def _by_fate(work: Work, wanted: Wanted, most: int) -> dict[Spot, Listed]:
    fates = [fate for fate in ("repeated", "contradicted") if class_of(fate) in wanted.classes]
    found: dict[Spot, Listed] = {}
    if not work.compared:
        return found
    for fate in fates:
        for part, line, _, *rest in work.database.rows(work.statements.fated(fate, most)):
            spot, spots, values = Spot(part, line), rest[:6], rest[7:]
            reason = finding_of_fate(work, spot, fate, spots)
            found[spot] = _listed(work, spot, values, class_of(fate), reason)
    return found


def _listed(
    work: Work,
    spot: Spot,
    values: Sequence[Any],
    row_class: RowClass,
    reason: Finding | None,
) -> Listed:
    origin = work.parts[spot.part].origin
    cells = [
        (column.asked.id, column.cell(v)) for column, v in zip(work.columns, values, strict=True)
    ]
    return Listed(
        Rows(origin.file, origin.sheet, spot.row, spot.row, 1),
        tuple((name, cell.raw if cell else "") for name, cell in cells),
        row_class,
        reason,
    )
