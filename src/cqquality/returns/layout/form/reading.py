"""A sheet recognised as a form, read by its layout."""

from cqquality.definitions.form import (
    Form,
    Matrix,
    Milestones,
    StockFlow,
    items_collected,
)
from cqquality.findings import Finding
from cqquality.observation import NotDue, Origin
from cqquality.period import Period
from cqquality.returns import form_codes as codes
from cqquality.returns.figure.folding import seen
from cqquality.returns.figure.marks import marks_of
from cqquality.returns.layout.contents import Contents, FormSheet
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.body import body_of
from cqquality.returns.layout.form.column import UNREAD, Stub
from cqquality.returns.layout.form.exemption import exempt_quarters
from cqquality.returns.layout.form.fitting import fitted, scope_column
from cqquality.returns.layout.form.line_table import read_lines
from cqquality.returns.layout.form.list_table import is_added_up, list_part
from cqquality.returns.layout.form.milestone_table import read_milestones
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.form.region_headings import doubtful, understood
from cqquality.returns.layout.form.region_table import read_regions
from cqquality.returns.layout.form.report_time import (
    declared_periods,
    id_of,
    later_columns,
    periods_filled,
    report_period,
    title_of,
)
from cqquality.returns.layout.form.sender import doubtful_sender, region_of
from cqquality.returns.layout.form.spoiling import whole_form, with_spoilt
from cqquality.returns.layout.form.stock_table import read_stocks
from cqquality.returns.layout.form.unread import unread
from cqquality.returns.layout.ledger_header import LedgerHeader
from cqquality.returns.layout.ledger_table import read_ledger_table
from cqquality.returns.layout.merged import merged_figure
from cqquality.returns.layout.source import Source
from cqquality.returns.layout.target_column import target_columns
from cqquality.returns.plausibility_codes import EXEMPT
from cqquality.returns.workbook import Cell


def read_form(source: Source, found: FormMatch, directory: Directory) -> Contents:
    """Read a sheet that was recognised as a form; a finding says why, where nothing is read."""
    fit = fitted(source, found)
    contents = _read(fit.source, found, directory) if fit.source else Contents()
    said = list(fit.findings)
    if fit.source is None:
        region = region_of(found.form, found.head, directory)
        said = [whole_form(each, found.form, found.head.period, region) for each in said]
    contents.findings += said
    return contents


def _read(source: Source, found: FormMatch, directory: Directory) -> Contents:
    report, problem = report_period(source, found, directory.period)
    region = region_of(found.form, found.head, directory)
    if problem is None and region is None:
        problem = codes.NO_SENDER.at(source.place(), form=title_of(found))
    filled = _has_figures(source, found)
    if problem:
        period = report or directory.period or found.head.period
        whole = whole_form(problem, found.form, period, region)
        reported = declared_periods(found, report) if filled else []
        return Contents(findings=[whole] if filled else [], reported=reported)
    contents = _by_layout(source, found, directory, report, region or "")
    if filled:
        contents.reported += declared_periods(found, report) or periods_filled(source, found)
    contents.findings += later_columns(source, found, report)
    if report and not found.head.times.periods:
        contents.findings.append(_declared(source, found, report))
    if report:
        _add_not_due(contents, source, found, report, region or "")
    contents.findings += [
        merged_figure(source, cell, area) for cell, area in body_of(source, found).shared
    ]
    told = [*doubtful(found, directory), scope_column(found) or 0]
    contents.findings += unread(source, found, told) + target_columns(source, _unbound(found))
    contents.findings += doubtful_sender(source, found, directory)
    contents.findings = with_spoilt(contents, source, found, directory, report, region or "")
    if found.form:
        contents.sheets.append(_sheet(source, found, found.form, report, region or ""))
    return contents


def _add_not_due(
    contents: Contents, source: Source, found: FormMatch, report: Period, region: str
) -> None:
    """Note the quarters that the notes of a form say are not due, for all its items."""
    if found.form is None:
        return
    for cell, period in exempt_quarters(source.sheet, found.row, report):
        origin = source.origin(cell)
        contents.not_due += [
            NotDue(item, period, region, origin) for item in items_collected(found.form)
        ]
        place = source.place(cell.row, cell.column)
        contents.findings.append(EXEMPT.at(place, found.form.id, seen=seen(cell.raw)))


def _has_figures(source: Source, found: FormMatch) -> bool:
    """Whether anything was filled in below the headings."""
    stubs = {found.at(stub) for stub in (Stub.LABEL, Stub.CODE, Stub.UNIT)}
    asked = set(found.ledger.columns.values()) if found.ledger else set(found.columns) - stubs
    return any(asked & set(row.cells) for row in body_of(source, found).rows)


def _declared(source: Source, found: FormMatch, report: Period) -> Finding:
    """Say that the period was not taken from the sheet."""
    title = title_of(found)
    return codes.PERIOD_DECLARED.at(source.place(), id_of(found), form=title, period=report.text)


def _by_layout(
    source: Source, found: FormMatch, directory: Directory, report: Period | None, region: str
) -> Contents:
    layout = found.form.layout if found.form else None
    if found.form and found.ledger:
        return _list(source, found, found.form, found.ledger, directory, report, region)
    if found.form is None and any(column.item for _, column in found.figures()):
        contents = read_regions(source, found, None, directory, report)
        contents.findings += understood(source, found, directory)
        return contents
    if report is None or layout is None:
        return read_lines(source, found, directory, report, region)
    match layout:
        case Matrix():
            return read_regions(source, found, layout, directory, report)
        case StockFlow():
            return read_stocks(source, found, layout, directory, report, region)
        case Milestones():
            return read_milestones(source, found, layout, directory, report)
        case _:
            return read_lines(source, found, directory, report, region)


def _list(
    source: Source,
    found: FormMatch,
    form: Form,
    header: LedgerHeader,
    directory: Directory,
    report: Period | None,
    region: str,
) -> Contents:
    if not is_added_up(form, directory, is_long=source.sheet.long is not None):
        return read_ledger_table(source, header, directory, marks_of(form))
    origin = source.take(_period_cell(found))
    return Contents(lists=[list_part(source, form, header, directory, origin, report, region)])


def _sheet(
    source: Source, found: FormMatch, form: Form, report: Period | None, sender: str
) -> FormSheet:
    """Return the record of the sheet, at the cell that names its period or begins its headings."""
    cell = _period_cell(found)
    origin = Origin(source.file, source.sheet.name, cell.row, cell.column, cell.address, cell.raw)
    stated = found.head.sender.text if found.head.sender else ""
    return FormSheet(form.id, report, sender, origin, stated)


def _period_cell(found: FormMatch) -> Cell:
    """Return the cell that names the period of a form, or the one that begins its headings."""
    if found.head.times.cell:
        return found.head.times.cell
    return next(iter(found.band.headings.values())).cell


def _unbound(found: FormMatch) -> list[Cell]:
    """Return the headings of columns that the form itself does not have."""
    own = {at for at, column in found.columns.items() if column is not UNREAD}
    return [each.cell for at, each in found.band.headings.items() if at not in own]
