"""The annotated copy: the sender's workbook, its cells marked, and a first sheet with the list."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cqquality.errors import CannotRun
from cqquality.findings import Finding, Place
from cqquality.reports.annotation.book import SheetPart, put_first, sheet_parts, unselect
from cqquality.reports.annotation.cells import anchored, colour
from cqquality.reports.annotation.comments import comment
from cqquality.reports.annotation.listing import CONTENT_TYPE, NAME, listing, look
from cqquality.reports.annotation.mark import Mark, marks
from cqquality.reports.annotation.markup import Malformed
from cqquality.reports.annotation.package import Package
from cqquality.reports.annotation.styles import CONTENT_TYPE as STYLES
from cqquality.reports.annotation.styles import Styles, blank
from cqquality.returns.tab import distinct
from cqquality.returns.workbook.codes import NOT_ANNOTATED, UNUSUAL, Refused
from cqquality.returns.workbook.limits import USUAL, Limits
from cqquality.text import Language

_ZIP = b"PK\3\4"
_STYLES = "xl/styles{}.xml"
_SHEETS = "xl/worksheets/sheet{}.xml"


class AnnotatedCopy(NamedTuple):
    """The copy as a file, and the extension its content calls for."""

    content: bytes
    extension: str


def annotate(
    path: Path,
    name: str,
    findings: Sequence[Finding],
    language: Language,
    limits: Limits = USUAL,
) -> AnnotatedCopy:
    """Return a copy of the workbook at `path`, called `name` in findings, with these marked in it.

    Every part of the workbook that is not touched keeps its bytes: charts, pictures, macros, number
    formats, formulas and their results. What changes: the cells with findings get a background and
    a comment (below one that is there already), a sheet that lists all findings comes first and is
    the one shown, and the styles and the table of sheets grow accordingly. A conditional format may
    still cover the background, a digital signature no longer holds, and a threaded comment hides
    the remark put below it.

    Raises CannotRun for a file that is not .xlsx or .xlsm inside, or is built in a way that leaves
    no place for remarks.
    """
    with path.open("rb") as file:
        if file.read(len(_ZIP)) != _ZIP:
            raise CannotRun([NOT_ANNOTATED.at(Place(name))])
    try:
        return _annotated(Package(path, limits), name, findings, language)
    except Refused as refusal:
        raise CannotRun([refusal.at(name)]) from None
    except Malformed as detail:
        raise CannotRun([UNUSUAL.at(Place(name), detail=detail)]) from None


def _annotated(
    package: Package, name: str, findings: Sequence[Finding], language: Language
) -> AnnotatedCopy:
    sheets = sheet_parts(package)
    if not sheets:
        raise Malformed("sheets")
    styles_part = package.related(package.main, "styles") or _new_styles(package)
    styles = Styles(package.read(styles_part))
    by_sheet = marks(findings, language)
    for number, sheet in enumerate(sheets, 1):
        unselect(package, sheet.part)
        if sheet.has_cells and sheet.name in by_sheet:
            _mark(package, sheet, number, by_sheet.pop(sheet.name), styles)
    _list(package, name, findings, sheets, styles, language)
    package.write(styles_part, styles.written())
    package.become_workbook()
    return AnnotatedCopy(package.saved(), ".xlsm" if package.has_macros else ".xlsx")


def _new_styles(package: Package) -> str:
    part = "xl/styles.xml" if "xl/styles.xml" not in package else package.unused(_STYLES)
    package.write(part, blank(package.namespace))
    package.declare(part, STYLES)
    package.relate(package.main, "styles", part)
    return part


def _mark(
    package: Package, sheet: SheetPart, number: int, found: Sequence[Mark], styles: Styles
) -> None:
    data = package.read(sheet.part)
    placed = anchored(data, found)
    coloured = colour(data, placed, lambda base, mark: styles.coloured(base, mark.severity))
    package.write(sheet.part, coloured)
    comment(package, sheet.part, number, placed)


def _list(
    package: Package,
    name: str,
    findings: Sequence[Finding],
    sheets: Sequence[SheetPart],
    styles: Styles,
    language: Language,
) -> None:
    names = [sheet.name for sheet in sheets]
    formats = look(styles, styles.prefix)
    part = package.unused(_SHEETS)
    content = listing(name, findings, names, formats, package.namespace, language)
    package.write(part, content)
    package.declare(part, CONTENT_TYPE)
    put_first(package, distinct([*names, NAME.to(language)])[-1], part)
