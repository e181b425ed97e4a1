"""Which figures a form cannot give because of what was refused: headings, rows, merged cells.

A cell that is refused by itself says of which item, time and region it is. A heading or a row that
nobody knows says less: it may be of whatever the form asks for and the sheet does not have.
"""

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from cqquality.definitions.form import (
    Form,
    Items,
    Line,
    Listing,
    Matrix,
    Series,
    items_collected,
)
from cqquality.findings import Finding, Severity, Spoilt
from cqquality.period import Period
from cqquality.returns.form_codes import BELOW_NOTES
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.basis import period_of
from cqquality.returns.layout.form.body import Row, body_of
from cqquality.returns.layout.form.column import Figures
from cqquality.returns.layout.form.line_book import LineBook
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.source import Source


def whole_form(
    finding: Finding, form: Form | None, period: Period | None, region: str | None
) -> Finding:
    """Return the finding on a form of which nothing is read, with all that it asks for."""
    items = items_collected(form) if form else ()
    if form and isinstance(form.layout, Listing):
        items = (*items, form.layout.ledger)
    return finding.spoiling(*(Spoilt(item, period, region) for item in items))


def with_spoilt(
    contents: Contents,
    source: Source,
    found: FormMatch,
    directory: Directory,
    report: Period | None,
    region: str,
) -> list[Finding]:
    """Return the findings on a form, each error with what it keeps from being used."""
    if found.form is None or found.ledger is not None:
        return contents.findings
    rows = body_of(source, found).rows
    spoiling = _Spoiling(source, found, found.form, directory, report, region, rows)
    known = _known(contents)
    return [
        finding.spoiling(*spoiling.by(finding, known)) if _is_open(finding, directory) else finding
        for finding in contents.findings
    ]


def _is_open(finding: Finding, directory: Directory) -> bool:
    """Whether a finding says of no item that its figure cannot be used, and of some it may be."""
    weighs = finding.severity is Severity.ERROR or finding.code is BELOW_NOTES
    return weighs and not finding.spoils and finding.subject not in directory.items


_Known = Collection[tuple[str, Period | None]]


def _known(contents: Contents) -> _Known:
    """Return the items and times that the sheet has, or said itself that it cannot have."""
    refused = [s for finding in contents.findings for s in finding.spoils]
    return frozenset(
        (
            *((each.item, each.period) for each in (*contents.observations, *contents.recalled)),
            *((each.item, each.period) for each in contents.stages),
            *((each.item, each.period) for each in contents.not_due),
            *((each.item, each.period) for each in contents.not_applicable),
            *((each.item, each.period) for each in refused),
        )
    )


class _Spoiling(Struct, frozen=True):
    """Tells what a fault of a form may be about."""

    source: Source
    found: FormMatch
    form: Form
    directory: Directory
    report: Period | None
    region: str
    rows: Iterable[Row]

    def by(self, finding: Finding, known: _Known) -> Iterator[Spoilt]:
        """Yield what cannot be used for a finding, but for what the sheet has elsewhere."""
        is_matrix = isinstance(self.form.layout, Matrix)
        region = None if is_matrix else self.region
        for item, period in dict.fromkeys(self._candidates(finding)):
            if is_matrix or (item, period) not in known:
                yield Spoilt(item, period, region)

    def _candidates(self, finding: Finding) -> Iterator[tuple[str, Period | None]]:
        columns, numbers = self._columns(finding), self._numbers(finding)
        asked = [(at, each) for at, each in self.found.figures() if not columns or at in columns]
        if columns and not asked:  # a heading that says nothing
            for item in self._items({row.number for row in self.rows if columns & set(row.cells)}):
                yield item, None
            return
        items = self._items(numbers)
        for _, column in asked:
            for item in (column.item,) if column.item else items:
                yield item, self._period(column)
        if not asked:
            yield from ((item, self.report) for item in items)

    def _columns(self, finding: Finding) -> set[int]:
        """Return the columns of a cell or a heading; none where a row is meant, or nothing."""
        place = finding.place
        merge = self.source.sheet.merge_at(place.row, place.column)
        if merge and merge.top > self.found.row:
            return set(range(merge.left, merge.right + 1))
        at_figures = place.column in dict(self.found.figures())
        is_heading = self.found.band.top <= place.row <= self.found.row
        return {place.column} if place.column and (at_figures or is_heading) else set()

    def _numbers(self, finding: Finding) -> set[int]:
        """Return the rows that a finding is about."""
        place = finding.place
        merge = self.source.sheet.merge_at(place.row, place.column)
        return set(range(merge.top, merge.bottom + 1)) if merge else {place.row}

    def _items(self, numbers: Collection[int]) -> tuple[str, ...]:
        """Return the items of some rows; all that the form asks for where none is known there."""
        layout = self.form.layout
        lines: tuple[Line, ...] = layout.lines if isinstance(layout, Items | Series) else ()
        book = LineBook(lines, self.directory)
        labels = [row.label for row in self.rows if row.number in numbers]
        named = [line.item for label in labels if label for line in book.called(label)]
        items = tuple(dict.fromkeys(item for item in named if item))
        return items or items_collected(self.form)

    def _period(self, column: Figures) -> Period | None:
        if column.period or self.report is None or column.role:
            return column.period or self.report
        return period_of(column.basis, self.report, last_year=column.last_year)
