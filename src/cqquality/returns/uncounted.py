"""Rows of lists that no rule of a form takes: every one of them is told."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cqquality.definitions.form import Form, Listing
from cqquality.definitions.pack import Ledger, Pack
from cqquality.findings import Finding, Place
from cqquality.observation import Entry
from cqquality.returns import form_codes as codes
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.fault import rows_text
from cqquality.returns.list_rules import is_meant, says
from cqquality.returns.unknown_kind import unknown_kind
from cqquality.text import Text

SKIPPED = Text("按表式规则不计", "excluded by the rules of the form")
"""Why a row does not count that has a word which keeps it out."""


def uncounted_rows(form: Form, layout: Listing, contents: Contents, pack: Pack) -> list[Finding]:
    """Return what is to be told of the rows of a form that are of no kind it counts."""
    if not layout.counts:
        return []
    sheets = {s.origin.tab for s in contents.sheets if s.form == form.id}
    left: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in contents.entries:
        sheet = entry.origin.tab
        ours = entry.ledger == layout.ledger and sheet in sheets
        if ours and not any(is_meant(entry, tally) for tally in layout.counts):
            left[sheet].append(entry)
    ledger = pack.ledgers[layout.ledger]
    return [finding for rows in left.values() for finding in _told(rows, layout, ledger)]


def _told(rows: Sequence[Entry], layout: Listing, ledger: Ledger) -> Iterator[Finding]:
    """Yield one finding on the rows that a word keeps out, and one for each column of the rest."""
    skipped: list[Entry] = []
    unknown: dict[str, list[Entry]] = defaultdict(list)
    for entry in rows:
        if any(says(entry, each) for tally in layout.counts for each in tally.unless):
            skipped.append(entry)
        else:
            unknown[_keeps_out(entry, layout)].append(entry)
    if skipped:
        yield replace(
            codes.NOT_COUNTED.at(
                skipped[0].origin.place, ledger.id, rows=_rows(skipped), reason=SKIPPED
            ),
            also=_others(skipped),
        )
    for column, entries in unknown.items():
        name = next(each.name.text for each in ledger.columns if each.id == column)
        yield unknown_kind(
            entries[0].origin.place,
            ledger.id,
            _rows(entries),
            name,
            [str(entry.values.get(column, "")) for entry in entries],
            known_words(layout, column),
            _others(entries),
        )


def known_words(layout: Listing, column: str) -> list[str]:
    """Return the words that a form knows in a column."""
    conditions = (each for tally in layout.counts for each in tally.where)
    return [
        w for each in conditions if each.column == column for w in (*each.words, *each.contains)
    ]


def _keeps_out(entry: Entry, layout: Listing) -> str:
    """Return the first column in which a row fits none of the rules; else the first of all."""
    columns = list(dict.fromkeys(w.column for tally in layout.counts for w in tally.where))
    fits = {
        column
        for column in columns
        for tally in layout.counts
        if all(says(entry, each) for each in tally.where if each.column == column)
    }
    return next((column for column in columns if column not in fits), columns[0])


def _rows(entries: Sequence[Entry]) -> Text:
    return rows_text(entry.origin.row for entry in entries)


def _others(entries: Sequence[Entry]) -> tuple[Place, ...]:
    return tuple(entry.origin.place for entry in entries[1:])
