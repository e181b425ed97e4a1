"""Damage to sheets of any layout."""

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.acceptance.defects.answer import Damage


def hidden(row: int, column: str) -> Damage:
    """Hide a row and a column."""

    def damage(sheet: Worksheet) -> None:
        sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions[column].hidden = True

    return damage


def filtered(area: str, row: int) -> Damage:
    """Filter the rows of a table, which hides one of them."""

    def damage(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = area
        sheet.row_dimensions[row].hidden = True

    return damage


def hidden_sheet(sheet: Worksheet) -> None:
    """Hide the sheet behind another one."""
    book = sheet.parent
    assert book is not None
    book.create_sheet("封面")
    sheet.sheet_state = "hidden"


def white(*cells: str) -> Damage:
    """Write cells in white on white."""

    def damage(sheet: Worksheet) -> None:
        for cell in cells:
            sheet[cell].font = Font(color="FFFFFFFF")

    return damage


def merged(*areas: str) -> Damage:
    """Merge cells; all but the first of each area lose what they hold."""

    def damage(sheet: Worksheet) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return damage


def titled(sheet: Worksheet) -> None:
    """Push the table down by two rows with a title of a collection in the first."""
    areas = list(sheet.merged_cells.ranges)
    for area in areas:
        sheet.unmerge_cells(area.coord)
    sheet.insert_rows(1, 2)
    for area in areas:
        left, top, right, bottom = area.bounds
        sheet.merge_cells(None, top + 2, left, bottom + 2, right)
    sheet["A1"] = "2013年报表汇编"
