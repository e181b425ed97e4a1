"""Rows of lists counted as figures of data items, by the rules of the form they came in."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from cqquality.definitions.form import Form, Listing, Tally
from cqquality.definitions.indicator import Item
from cqquality.definitions.pack import Ledger, Pack
from cqquality.findings import Finding
from cqquality.observation import Entry, Observation, Origin
from cqquality.period import Period, year
from cqquality.returns import form_codes as codes
from cqquality.returns.layout.contents import Contents, FormSheet
from cqquality.returns.layout.fault import rows_text
from cqquality.returns.list_rules import folded, is_meant, says
from cqquality.returns.uncounted import SKIPPED, uncounted_rows
from cqquality.text import Text

_Key = tuple[object, ...]
_REPEATED = Text("与前面的条目重复或属复评", "repeats or renews an earlier entry")
_OUTSIDE = Text("不在填报期内", "outside the period of the list")


def count_entries(contents: Contents, pack: Pack) -> tuple[list[Observation], list[Finding]]:
    """Return the figures that lists amount to, and what was left out of them.

    Of what is added up over time an entry counts in the year of its date, once, the first time it
    is recognised; of what exists at a moment all entries up to the end of the period count.
    """
    figures: list[Observation] = []
    findings: list[Finding] = []
    for form in pack.forms.values():
        if isinstance(form.layout, Listing):
            for tally in form.layout.counts:
                counting = _Counting(form, form.layout, tally, contents, pack)
                for sheet in counting.sheets:
                    figures += counting.figures(sheet, findings)
            findings += uncounted_rows(form, form.layout, contents, pack)
    return figures, findings


class _Counting:
    """One rule of one form, over all the lists of that form."""

    def __init__(
        self, form: Form, layout: Listing, tally: Tally, contents: Contents, pack: Pack
    ) -> None:
        self._tally = tally
        self._ledger: Ledger = pack.ledgers[layout.ledger]
        self._item: Item = pack.items[tally.item]
        self.sheets = [s for s in contents.sheets if s.form == form.id and s.period]
        self._entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in contents.entries:
            if entry.ledger == layout.ledger:
                self._entries[entry.origin.tab].append(entry)
        self._first = self._first_recognised()

    def _first_recognised(self) -> dict[_Key, Period]:
        first: dict[_Key, Period] = {}
        for sheet in self.sheets:
            for entry in self._of(sheet):
                if self._counts(entry):
                    known = first.setdefault(self._key(entry), entry.period)
                    first[self._key(entry)] = min(known, entry.period)
        return first

    def figures(self, sheet: FormSheet, findings: list[Finding]) -> Iterator[Observation]:
        """Yield the figures of one list, adding what it left out to `findings`."""
        window = sheet.period
        if window is None:
            return
        left: dict[Text, list[Entry]] = defaultdict(list)
        counted = list(self._counted(sheet, window, left))
        yield from self._amounts(sheet, window, counted, findings)
        for reason, entries in left.items():
            place = entries[0].origin.place
            rows = rows_text(entry.origin.row for entry in entries)
            code = self._item.code
            findings.append(codes.NOT_COUNTED.at(place, code, rows=rows, reason=reason))

    def _counted(
        self, sheet: FormSheet, window: Period, left: dict[Text, list[Entry]]
    ) -> Iterator[Entry]:
        stock, met = self._item.basis == "stock", set[_Key]()
        for entry in self._of(sheet):
            if not self._meant(entry):
                continue
            name, day = self._key(entry), entry.period
            within = day.end <= window.end if stock else window.contains(day)
            renewed = name in met or (not stock and self._first.get(name, day) < day)
            if not self._counts(entry):
                left[SKIPPED].append(entry)
            elif not within:
                left[_OUTSIDE].append(entry)
            elif renewed:
                left[_REPEATED].append(entry)
            else:
                met.add(name)
                yield entry

    def _amounts(
        self, sheet: FormSheet, window: Period, counted: Sequence[Entry], findings: list[Finding]
    ) -> Iterator[Observation]:
        if self._item.basis == "stock":
            spans = [_state(window.end)]
            numbers = Counter({spans[0]: len(counted)})
        else:
            spans = list(_years(window))
            numbers = Counter(
                span for entry in counted for span in spans if span.contains(entry.period)
            )
        if not any(map(self._meant, self._of(sheet))):
            return  # a list that names none of a kind says nothing about it
        for span in spans:
            if numbers[span] or self._tally.complete:
                origin = self._origin(sheet, span, counted)
                yield Observation(self._item.code, span, Fraction(numbers[span]), origin)
                findings.append(self._told(origin, span, numbers[span]))

    def _origin(self, sheet: FormSheet, span: Period, counted: Sequence[Entry]) -> Origin:
        """Return the first entry counted; of a zero, where the list says what time it covers."""
        stock = self._item.basis == "stock"
        rows = (entry.origin for entry in counted if stock or span.contains(entry.period))
        return next(rows, sheet.origin)

    def _told(self, origin: Origin, span: Period, number: int) -> Finding:
        return codes.COUNTED.at(origin.place, self._item.code, period=span.text, count=number)

    def _of(self, sheet: FormSheet) -> list[Entry]:
        return self._entries[sheet.origin.file, sheet.origin.sheet]

    def _key(self, entry: Entry) -> _Key:
        return tuple(folded(entry.values.get(column)) for column in self._ledger.key)

    def _meant(self, entry: Entry) -> bool:
        return is_meant(entry, self._tally)

    def _counts(self, entry: Entry) -> bool:
        return self._meant(entry) and not any(says(entry, each) for each in self._tally.unless)


def _years(window: Period) -> Iterator[Period]:
    """Yield the years of a window, the first and the last cut to it."""
    for number in range(window.start.year, window.end.year + 1):
        whole = year(number)
        yield Period(min(whole.end, window.end), max(whole.start, window.start))


def _state(end: date) -> Period:
    """Return the period at whose end a stock is counted: the year as far as it has gone."""
    return Period(end, date(end.year, 1, 1))
