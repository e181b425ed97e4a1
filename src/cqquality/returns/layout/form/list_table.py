"""A list whose rows are added up: which columns are asked for, and where its rows are."""

from typing import TYPE_CHECKING

from cqquality.definitions.form import Form, Listing
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.returns.layout.contents import ListPart
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.ledger_header import LedgerHeader
from cqquality.returns.layout.merged import Merged
from cqquality.returns.layout.source import Source
from cqquality.returns.workbook.contents import Content
from cqquality.returns.workbook.long_sheet import LongSheet

if TYPE_CHECKING:
    from cqquality.returns.ledger.cell_reader import AskedColumn
    from cqquality.returns.ledger.rows import RowSource


def is_added_up(form: Form, directory: Directory, *, is_long: bool) -> bool:
    """Whether the rows of a form are added up and not kept.

    They are where copies of rows are looked for, and in long sheets; not where an indicator counts
    the rows itself.
    """
    layout = form.layout
    if not isinstance(layout, Listing) or not layout.counts or directory.counts(layout.ledger):
        return False
    return is_long or layout.repeats == "copy"


def list_part(
    source: Source,
    form: Form,
    header: LedgerHeader,
    directory: Directory,
    origin: Origin,
    window: Period | None,
    region: str,
) -> ListPart:
    """Return a sheet as a part of the list of a form."""
    from cqquality.returns.ledger.answer import Part

    asked = directory.question(form).columns
    found = tuple(
        (column.id, header.columns[column.id]) for column in asked if column.id in header.columns
    )
    source.notice_columns(at for _, at in found)
    part = Part(origin, window, region, found)
    long = source.sheet.long
    rows = _on_disk(source, long, header, asked) if long else _in_memory(source, header, asked)
    return ListPart(form.id, part, rows)


def _on_disk(
    source: Source, long: LongSheet, header: LedgerHeader, asked: "tuple[AskedColumn, ...]"
) -> "RowSource":
    from cqquality.returns.ledger.rows import StreamedRows

    columns = tuple(header.columns.get(column.id) for column in asked)
    return StreamedRows(
        long.path, source.file, long.tab, header.row, columns, long.limits, long.size
    )


def _in_memory(
    source: Source, header: LedgerHeader, asked: "tuple[AskedColumn, ...]"
) -> "RowSource":
    from cqquality.returns.ledger.rows import GridRows

    sheet = source.sheet
    numbers = sorted({row for row, _ in sheet.cells if row > header.row})
    columns = tuple(
        _cells(source, numbers, column, header.columns.get(column.id)) for column in asked
    )
    hidden = sum(map(sheet.is_row_hidden, numbers)) if sheet.hidden_rows else 0
    return GridRows(tuple(numbers), columns, source.date1904, hidden)


def _cells(
    source: Source, rows: list[int], column: "AskedColumn", at: int | None
) -> tuple[Content | None, ...]:
    """Return the cells seen in a column; a merged number is not that of each row it covers."""
    if at is None:
        return (None,) * len(rows)
    if column.kind == "number":
        found = (source.sheet.cells.get((row, at)) for row in rows)
    else:
        merged = Merged(source.sheet, [at])
        found = (merged.cell(row, at) for row in rows)
    cells = (cell if cell is None or source.keeps_types else column.typed(cell) for cell in found)
    return tuple(Content(*cell[2:]) if cell else None for cell in cells)
