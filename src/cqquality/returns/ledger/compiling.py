"""The rules of a form, compiled once into a question about its ledger."""

from cqquality.definitions.form import Form, Listing, Says, Tally
from cqquality.definitions.pack import Column, Ledger, Pack
from cqquality.returns.figure.folding import key
from cqquality.returns.figure.marks import marks_of
from cqquality.returns.ledger.cell_reader import AskedColumn
from cqquality.returns.ledger.question import (
    AskedBound,
    AskedTally,
    Question,
    Repeats,
    Saying,
)


def question_of(form: Form, pack: Pack) -> Question:
    """Return what a form asks of its ledger; raises ValueError for a form that is no list.

    Only the columns that decide something are asked for, in the order of the ledger.
    """
    layout = form.layout
    if not isinstance(layout, Listing):
        msg = f"the form {form.id} is no list"
        raise ValueError(msg)
    ledger = pack.ledgers[layout.ledger]
    required = _required(layout, ledger)
    asked = required | {says.column for tally in layout.counts for says in tally.unless}
    return Question(
        form=form.id,
        ledger=ledger.id,
        title=form.title.text,
        columns=tuple(
            _column(column, form, pack, required=column.id in required)
            for column in ledger.columns
            if column.id in asked
        ),
        tallies=tuple(_tally(tally, pack) for tally in layout.counts),
        key=ledger.key,
        date=ledger.period,
        region=layout.region,
        split=layout.split,
        repeats=Repeats(layout.repeats),
        bounds=tuple(AskedBound(bound.part, bound.whole) for bound in layout.bounds),
    )


def _required(layout: Listing, ledger: Ledger) -> set[str]:
    """Return the columns without which a row cannot be judged."""
    needed = {*ledger.key, ledger.period}
    if layout.region:
        needed.add(layout.region)
    for bound in layout.bounds:
        needed |= {bound.part, bound.whole}
    for tally in layout.counts:
        needed |= {name for name in (tally.sum, tally.distinct) if name}
        needed |= {says.column for says in tally.where}
    return needed


def _column(column: Column, form: Form, pack: Pack, *, required: bool) -> AskedColumn:
    names = (column.name.zh, column.name.en, *column.aliases)
    return AskedColumn(
        id=column.id,
        name=column.name.text,
        headings=frozenset(map(key, names)),
        kind=column.kind,
        unit=pack.unit[column.unit] if column.unit else None,
        required=required,
        marks=tuple(marks_of(form).items()),
    )


def _tally(tally: Tally, pack: Pack) -> AskedTally:
    return AskedTally(
        item=tally.item,
        basis="stock" if pack.items[tally.item].basis == "stock" else "flow",
        sum=tally.sum,
        distinct=tally.distinct,
        where=tuple(map(_saying, tally.where)),
        unless=tuple(map(_saying, tally.unless)),
        complete=tally.complete,
    )


def _saying(says: Says) -> Saying:
    return Saying(
        column=says.column,
        words=frozenset(map(key, says.words)),
        contains=tuple(map(key, says.contains)),
        written=(*says.words, *says.contains),
    )
