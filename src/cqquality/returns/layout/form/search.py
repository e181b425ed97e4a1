"""Telling which form a sheet is: by its number, its title, its headings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from cqquality.definitions.form import Form, Listing, Matrix, Series, StockFlow
from cqquality.period import parse
from cqquality.returns import form_codes as codes
from cqquality.returns.figure.folding import fold, key, seen
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.band import Band, Heading, bands, names
from cqquality.returns.layout.form.column import (
    LABELS,
    LAST_YEAR,
    Column,
    Figures,
    Stub,
    label_names,
    usual_columns,
)
from cqquality.returns.layout.form.head import Head, form_number, read_head
from cqquality.returns.layout.form.line_book import LineBook, bare
from cqquality.returns.layout.form.recognition import Evidence, FormMatch, Reason, Refusal
from cqquality.returns.layout.form.region_headings import names_regions, region_columns
from cqquality.returns.layout.form.sender import region_of
from cqquality.returns.layout.form.spoiling import whole_form
from cqquality.returns.layout.form.spread import spread_headings
from cqquality.returns.layout.header import LAST_ROW
from cqquality.returns.layout.ledger_header import header_fault, ledger_header
from cqquality.returns.layout.source import Source
from cqquality.returns.layout.spelling import spellings
from cqquality.returns.workbook import Cell, Kind, Sheet
from cqquality.text import Text, script_hint

_HEAD_ROWS = LAST_ROW + 5
_TITLE_ROWS = 10
"""A title stands this high where there are no headings to be above."""


def recognise_form(source: Source, directory: Directory) -> FormMatch | Refusal | None:
    """Tell which form of the pack a sheet is; None where it claims to be none."""
    top = _top(source)
    forms = list(directory.pack.forms.values())
    if not forms:
        return None
    numbered = _by_number(top, forms)
    if numbered:
        form, reason = numbered
        return _read_as(source, top, form, reason, directory)
    texts = _texts(top)
    titled = [(form, title) for form in forms if (title := _by_title(texts, top, form))]
    # of two titles, one within the other, the longer one is meant
    for form, title in sorted(titled, key=lambda pair: -len(pair[0].title.zh)):
        read = _read_as(source, top, form, title, directory)
        if _is_above(title, read):
            return read
    words = spellings(top.cells.values())
    headed = (form for form in forms if _may_head(words, form, directory))
    found = [each for form in headed if (each := _by_headings(source, top, form, directory))]
    return found[0] if len(found) == 1 else None


def _is_above(title: Reason, read: FormMatch | Refusal) -> bool:
    """Whether a title stands where one does; the same words in a row of figures are none."""
    last = read.band.top - 1 if isinstance(read, FormMatch) else _TITLE_ROWS
    return title.cell is None or title.cell.row <= last


def recognise_usual(
    source: Source, directory: Directory, *, claimed: bool = False
) -> FormMatch | None:
    """Return a table with the usual headings whose rows name items of the pack; None without.

    One whose headings are `claimed` to be those of a return may name none: its rows are told.
    """
    top = _top(source)
    found: list[tuple[int, int, Band, dict[int, Column]]] = []
    for band in bands(top, names(*LABELS)):
        columns = _columns(band, usual_columns()) | _periods(band)
        columns |= _last_year(band, columns)
        label = next((at for at, c in columns.items() if c.meaning is Stub.LABEL), None)
        if not label or not _figures(columns):
            continue
        if claimed or _names_items(source.sheet, band, label, directory):
            found.append((len(columns), band.top - band.bottom, band, columns))
    if not found:
        return None
    *_, band, columns = max(found, key=lambda each: each[:2])
    text = "、".join(columns[at].shown for at in _figures(columns))
    reason = Reason(Evidence.HEADINGS, seen(text), band.headings[min(columns)].cell)
    return FormMatch(None, (reason,), _head(source, top, band.top), band, columns)


def recognise_regions(source: Source, directory: Directory) -> FormMatch | None:
    """Return a table of regions with data items across that no form defines; None without one."""
    top = _top(source)
    read = region_columns(top, directory)
    if read is None:
        return None
    band, columns = read
    text = "、".join(columns[at].shown for at in _figures(columns))
    reason = Reason(Evidence.HEADINGS, seen(text), band.headings[min(columns)].cell)
    found = FormMatch(None, (reason,), _head(source, top, band.top), band, columns)
    return found if names_regions(source.sheet, found, directory) else None


def _last_year(band: Band, columns: Mapping[int, Column]) -> dict[int, Column]:
    """Return the column 上年同期: it repeats last year's figures of the column to its left."""
    at = band.column(*LAST_YEAR.names)
    left = columns.get(at - 1) if at else None
    if at is None or left is None or not isinstance(left.meaning, Figures) or left.meaning.period:
        return {}
    return {at: structs.replace(LAST_YEAR, meaning=structs.replace(left.meaning, last_year=True))}


def _figures(columns: Mapping[int, Column]) -> list[int]:
    return sorted(at for at, column in columns.items() if isinstance(column.meaning, Figures))


def _names_items(sheet: Sheet, band: Band, label: int, directory: Directory) -> bool:
    return any(
        directory.named(bare(cell.raw))
        for (row, column), cell in sheet.cells.items()
        if column == label and row > band.bottom and cell.kind is Kind.TEXT
    )


def _top(source: Source) -> Sheet:
    """Return the upper rows of a sheet: a form says there what it is."""
    cells = {at: cell for at, cell in source.sheet.cells.items() if at[0] <= _HEAD_ROWS}
    merges = tuple(merge for merge in source.sheet.merges if merge.top <= _HEAD_ROWS)
    top = replace(source.sheet, cells=cells, merges=merges)
    return top if source.keeps_merges else replace(top, merges=spread_headings(top))


def _head(source: Source, top: Sheet, above: int) -> Head:
    return read_head(top, above, date1904=source.date1904)


def _by_number(top: Sheet, forms: Sequence[Form]) -> tuple[Form, Reason] | None:
    said = form_number(top, LAST_ROW)
    for form in forms:
        if said and key(said.text) == key(form.number):
            return form, Reason(Evidence.NUMBER, said.text, said.cell)
    return None


_Texts = tuple[str, Sequence[tuple[str, Cell]]]


def _texts(top: Sheet) -> _Texts:
    """Return the texts of the upper rows as titles are compared, all in one and each by itself."""
    cells = (cell for _, row in top.rows() for cell in row)
    each = [(key(cell.raw), cell) for cell in cells if cell.kind is Kind.TEXT]
    return "\n".join(text for text, _ in each), each


def _by_title(texts: _Texts, top: Sheet, form: Form) -> Reason | None:
    titles = [key(title) for title in (form.title.zh, form.title.en, *form.aliases)]
    together, each = texts
    said = [title for title in titles if title in together]
    for text, cell in each if said else ():
        if any(title in text for title in said):
            return Reason(Evidence.TITLE, seen(cell.raw), cell)
    if key(top.name) in titles:
        return Reason(Evidence.TITLE, seen(top.name), None)
    return None


def _may_head(words: frozenset[str], form: Form, directory: Directory) -> bool:
    """Whether a form can be told by its headings, and these are among `words`, wherever they are.

    Those of a matrix are distinct enough, with their two levels, and those of stocks and flows
    above rows of the form.
    """
    return isinstance(form.layout, Matrix | StockFlow) and not any(
        column.needed and words.isdisjoint(column.names[-1])
        for column in directory.form_columns(form)
    )


def _by_headings(source: Source, top: Sheet, form: Form, directory: Directory) -> FormMatch | None:
    """Return a form whose headings all stand there, of stocks and flows above rows of the form."""
    found = _best(top, form, directory)
    if found is None or _missing(form, found[1], directory):
        return None
    band, columns = found
    if isinstance(form.layout, StockFlow) and not (
        {c.role for c in form.layout.columns if c.role != "net"} <= _roles(columns)
        and _has_lines(top, band, columns, form.layout, directory)
    ):
        return None
    text = "、".join(column.shown for column in columns.values() if column.needed)
    reason = Reason(Evidence.HEADINGS, seen(text), band.headings[min(columns)].cell)
    return FormMatch(form, (reason,), _head(source, top, band.top), band, columns)


def _roles(columns: Mapping[int, Column]) -> set[str]:
    return {c.meaning.role for c in columns.values() if isinstance(c.meaning, Figures)}


def _has_lines(
    top: Sheet,
    band: Band,
    columns: Mapping[int, Column],
    layout: StockFlow,
    directory: Directory,
) -> bool:
    """Whether a row is one of the form."""
    label = next(at for at, column in columns.items() if column.meaning is Stub.LABEL)
    book = LineBook(layout.lines, directory)
    below = (cell for (row, at), cell in top.cells.items() if at == label and row > band.bottom)
    return any(book.called(cell.raw) for cell in below)


def _read_as(
    source: Source, top: Sheet, form: Form, reason: Reason, directory: Directory
) -> FormMatch | Refusal:
    """Return the sheet as a form it calls itself, or why it cannot be that and what that spoils."""
    found = _taken_for(source, top, form, reason, directory)
    if isinstance(found, FormMatch):
        return found
    head = read_head(top, found.finding.place.row or _TITLE_ROWS)
    region = None if isinstance(form.layout, Matrix) else region_of(form, head, directory)
    period = None if isinstance(form.layout, Series) else head.period
    return Refusal(whole_form(found.finding, form, period, region))


def _taken_for(
    source: Source, top: Sheet, form: Form, reason: Reason, directory: Directory
) -> FormMatch | Refusal:
    if isinstance(form.layout, Listing):
        return _as_list(source, top, form, form.layout, reason, directory)
    found = _best(top, form, directory)
    if found:
        missing = _missing(form, found[1], directory)
    else:
        missing = [directory.form_columns(form)[0].shown]
    if found is None or missing:
        return _incomplete(source, form, reason, missing, found[0] if found else None)
    band, columns = found
    reasons = [reason]
    if reason.evidence is Evidence.NUMBER and (title := _by_title(_texts(top), top, form)):
        reasons.append(title)
    return FormMatch(form, tuple(reasons), _head(source, top, band.top), band, columns)


def _as_list(
    source: Source,
    top: Sheet,
    form: Form,
    layout: Listing,
    reason: Reason,
    directory: Directory,
) -> FormMatch | Refusal:
    ledger = directory.pack.ledgers[layout.ledger]
    header = ledger_header(top.rows(), ledger, directory)
    found = header.columns if header else {}
    asked = directory.question(form).columns
    required = {*directory.required(ledger), *(each.id for each in asked if each.required)}
    missing = [
        column.name.zh
        for column in ledger.columns
        if column.id in required and column.id not in found
    ]
    if header is None or missing:
        return _incomplete(source, form, reason, missing, None)
    if fault := header_fault(source, header):
        return Refusal(fault)
    row = header.row
    cells = {at: cell for (number, at), cell in top.cells.items() if number == row}
    band = Band(row, row, {at: Heading(cell, (fold(cell.raw),)) for at, cell in cells.items()})
    return FormMatch(form, (reason,), _head(source, top, row), band, {}, header)


def _incomplete(
    source: Source, form: Form, reason: Reason, missing: Sequence[str], band: Band | None
) -> Refusal:
    cell = band.headings[min(band.headings)].cell if band else reason.cell
    place = source.place(cell.row, cell.column) if cell else source.place()
    return Refusal(
        codes.FORM_HEADINGS.at(
            place,
            form.id,
            form=form.title.text,
            reason=reason.text,
            missing=Text("、".join(missing), ", ".join(missing)),
            hint=script_hint(_words(band) if band else source.words()),
        )
    )


def _words(band: Band) -> str:
    return "".join(heading.text for heading in band.headings.values())


def _best(top: Sheet, form: Form, directory: Directory) -> tuple[Band, Mapping[int, Column]] | None:
    """Return the rows that head most columns of a form, the fewest rows of those."""
    wanted = directory.form_columns(form)
    found: list[tuple[int, int, Band, Mapping[int, Column]]] = []
    for band in bands(top, label_names(form.layout)):
        columns = _columns(band, wanted)
        if isinstance(form.layout, Series):
            columns |= _periods(band)
        found.append((len(columns), band.top - band.bottom, band, columns))
    return max(found, key=lambda each: each[:2])[2:] if found else None


def _columns(band: Band, wanted: Sequence[Column]) -> dict[int, Column]:
    """Return which column of the sheet is which of the form; each is taken once."""
    columns: dict[int, Column] = {}
    for column in wanted:
        at = band.column(*column.names)
        if at is not None and at not in columns:
            columns[at] = column
    return columns


def _periods(band: Band) -> dict[int, Column]:
    """Return the columns that a period heads."""
    found = ((at, each.levels[-1]) for at, each in band.headings.items())
    return {
        at: Column(text, (names(text),), Figures(period=period))
        for at, text in found
        if (period := parse(text))
    }


def _missing(form: Form, columns: Mapping[int, Column], directory: Directory) -> list[str]:
    missing = [
        c.shown for c in directory.form_columns(form) if c.needed and c not in columns.values()
    ]
    if isinstance(form.layout, Series) and not any(
        isinstance(column.meaning, Figures) for column in columns.values()
    ):
        missing.append("2011年")
    return missing
