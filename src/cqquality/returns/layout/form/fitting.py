"""What of a sheet its form lets count: what is hidden, and rows of another scope."""

from collections import defaultdict
from typing import NamedTuple

from cqquality.definitions.form import Form, Items, Matrix, Scope, Series, StockFlow
from cqquality.findings import Finding
from cqquality.returns import policy_codes as codes
from cqquality.returns.figure.folding import fold, key, seen
from cqquality.returns.layout.fault import rows_text
from cqquality.returns.layout.form.band import names, seen_at
from cqquality.returns.layout.form.body import body_of
from cqquality.returns.layout.form.column import Stub
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.item_table import is_blank
from cqquality.returns.layout.source import Concealed, Source
from cqquality.returns.workbook import Visibility
from cqquality.text import Text


class Fitted(NamedTuple):
    """The part of a sheet that counts, None where nothing does, and what is said of the rest."""

    source: Source | None
    findings: tuple[Finding, ...] = ()


def fitted(source: Source, found: FormMatch) -> Fitted:
    """Return what of a sheet counts by the rules of its form."""
    if found.form is None:
        return Fitted(source)
    seen_alone = _without_hidden(source, found, found.form)
    if seen_alone.source is None:
        return seen_alone
    in_scope = _in_scope(seen_alone.source, found, found.form)
    return Fitted(in_scope.source, (*seen_alone.findings, *in_scope.findings))


def scope_column(found: FormMatch) -> int | None:
    """Return the column that says of what scope a row is; None without one."""
    scope = _scope(found.form) if found.form else None
    return found.band.column(names(scope.heading, *scope.aliases)) if scope else None


def _scope(form: Form) -> Scope | None:
    layout = form.layout
    return layout.scope if isinstance(layout, Items | Series | Matrix | StockFlow) else None


def _without_hidden(source: Source, found: FormMatch, form: Form) -> Fitted:
    if form.hidden == "include":
        return Fitted(source)
    sheet, hidden = source.sheet, Concealed()
    asked = _asked(found)
    dropped = {
        (row, at)
        for (row, at), cell in sheet.cells.items()
        if row > found.row and at in asked and not is_blank(cell) and hidden.note(sheet, cell)
    }
    if sheet.long:  # of its rows the head alone is here; those hidden are counted as they stream by
        hidden.rows.clear()
        hidden.cells.clear()
    whole = sheet.state is not Visibility.VISIBLE
    what = hidden.text(whole=whole)
    if what is None:
        return Fitted(source)
    place = source.place()
    if form.hidden == "refuse" or (found.ledger and hidden.columns):
        return Fitted(None, (codes.HIDDEN_REFUSED.at(place, form.id, what=what),))
    said = (codes.HIDDEN_SKIPPED.at(place, form.id, what=what),)
    if whole:
        return Fitted(None, said)
    kept = {
        at: cell
        for at, cell in sheet.cells.items()
        if at not in dropped and (at[0] <= found.row or at[0] not in hidden.rows)
    }
    return Fitted(source.showing(kept), said)


def _asked(found: FormMatch) -> set[int]:
    """Return the columns in which something is reported."""
    if found.ledger:
        return set(found.ledger.columns.values())
    stubs = (found.at(Stub.STAGE), found.at(Stub.DATE))
    return {at for at, _ in found.figures()} | {at for at in stubs if at}


def _in_scope(source: Source, found: FormMatch, form: Form) -> Fitted:
    scope, column = _scope(form), scope_column(found)
    if scope is None or column is None:
        return Fitted(source)
    accepted = set(map(key, scope.accept))
    others: dict[str, list[int]] = defaultdict(list)
    for row in body_of(source, found).rows:
        said = seen_at(source.sheet, row.number, column)
        words = fold(said.raw) if said else ""
        if words and key(words) not in accepted and not _asked(found).isdisjoint(row.cells):
            others[words].append(row.number)
    rows = {row for some in others.values() for row in some}
    if not rows:
        return Fitted(source)
    finding = codes.OTHER_SCOPE.at(
        source.place(min(rows), column),
        form.id,
        rows=rows_text(rows),
        heading=scope.heading,
        values=_quoted(others),
        accept=_quoted(scope.accept),
    )
    kept = {at: cell for at, cell in source.sheet.cells.items() if at[0] not in rows}
    return Fitted(source.showing(kept), (finding,))


def _quoted(words: "dict[str, list[int]] | tuple[str, ...]") -> Text:
    return Text(
        "".join(f"“{seen(word)}”" for word in words), ", ".join(f"'{seen(word)}'" for word in words)
    )
