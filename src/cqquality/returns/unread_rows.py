"""Rows of lists that could not be used, by the items whose counts are too small without them."""

from collections import Counter
from collections.abc import Iterator

from cqquality.definitions.form import Form, Listing, Tally
from cqquality.definitions.pack import Pack
from cqquality.findings import Spoilt
from cqquality.period import Period
from cqquality.returns.layout.contents import Contents, FormSheet, RefusedRow
from cqquality.returns.list_rules import says


def unread_rows(contents: Contents, pack: Pack) -> tuple[Spoilt, ...]:
    """Return what the refused rows of lists may have counted for, with how many they are.

    A row whose date cannot be read may be of any time that its list covers; one whose kind cannot
    be read, of any kind.
    """
    found: Counter[tuple[str, Period]] = Counter()
    for form in pack.forms.values() if contents.refused else ():
        if isinstance(form.layout, Listing):
            found.update(_lost(form, form.layout, contents, pack))
    return tuple(Spoilt(item, time, "", rows) for (item, time), rows in found.items())


def _lost(
    form: Form, layout: Listing, contents: Contents, pack: Pack
) -> Iterator[tuple[str, Period]]:
    sheets = {s.origin.tab: s for s in contents.sheets if s.form == form.id}
    for row in contents.refused:
        sheet = sheets.get((row.file, row.sheet))
        if sheet is None or row.ledger != layout.ledger:
            continue
        for tally in layout.counts:
            time = _time(row, sheet, is_stock=pack.items[tally.item].basis == "stock")
            if time and _may_count(row, tally):
                yield tally.item, time


def _time(row: RefusedRow, sheet: FormSheet, *, is_stock: bool) -> Period | None:
    """Return when a row may count; None where it does not, or its sheet is of no time."""
    window, day = sheet.period, row.period
    if window is None or day is None:
        return window
    if is_stock:
        return window if day.end <= window.end else None
    return day if window.contains(day) else None


def _may_count(row: RefusedRow, tally: Tally) -> bool:
    meant = all(each.column in row.unknown or says(row, each) for each in tally.where)
    return meant and not any(says(row, each) for each in tally.unless)
