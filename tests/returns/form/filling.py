"""Blank forms of the shipped pack, filled in as a department would, and read back."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cqquality.definitions import load_pack
from cqquality.definitions.form import Form
from cqquality.observation import Returns
from cqquality.period import Period, parse
from cqquality.returns.reading import read_returns
from cqquality.returns.template import blank_form

PACK = load_pack(Path(__file__).parents[3] / "indicators" / "cq-2011-55")

Filled = Mapping[tuple[str, str], Any]
"""Values by the label of their row and the heading of their column."""


def period(words: str) -> Period:
    found = parse(words)
    assert found
    return found


def opened(form: str, when: str | None, region: str = "") -> openpyxl.Workbook:
    """Return the blank form; one that a department may send, or a district, is the former's."""
    asked = period(when) if when else None
    found = PACK.forms[form]
    book = openpyxl.load_workbook(BytesIO(blank_form(PACK, found, period=asked, region=region)))
    if not region:
        sign(book.worksheets[0], found)
    return book


def sign(sheet: Worksheet, form: Form) -> None:
    """Say that a department sends a form, where a district might as well."""
    if len(form.senders) > 1:
        cell = find(sheet, "填报单位：")
        cell.value += next(d.name.zh for d in PACK.departments if d.id == form.senders[0])


def fill(sheet: Worksheet, values: Filled) -> None:
    """Write each value where its row and column meet."""
    for (label, heading), value in values.items():
        row = next(c.row for c in cells(sheet) if str(c.value).strip("　 ") == label)
        group, _, last = heading.rpartition("/")
        heads = [c for c in cells(sheet) if c.value == last and c.row < row]
        columns = [c.column for c in heads if not group or _above(sheet, c, group)]
        sheet.cell(row, columns[-1]).value = value


def _above(sheet: Worksheet, cell: Any, group: str) -> bool:
    over = [c.column for c in cells(sheet) if c.row == cell.row - 1 and c.column <= cell.column]
    return bool(over) and str(sheet.cell(cell.row - 1, max(over)).value).startswith(group)


def cells(sheet: Worksheet) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def find(sheet: Worksheet, text: str) -> Any:
    """Return the first cell with that text in it."""
    return next(c for c in cells(sheet) if text in str(c.value))


def read(folder: Path, *books: openpyxl.Workbook, names: tuple[str, ...] = ()) -> Returns:
    """Save the workbooks and read them as one return."""
    paths = []
    for number, book in enumerate(books):
        path = folder / (names[number] if names else f"{number}.xlsx")
        book.save(path)
        paths.append(path)
    return read_returns(paths, PACK)


def figures(returns: Returns) -> list[str]:
    return [f"{o.item} {o.region}{o.period} {o.value}" for o in returns.observations]


def stages(returns: Returns) -> list[str]:
    return [f"{s.item} {s.period} {s.stage}" for s in returns.stages]


def told(returns: Returns) -> list[str]:
    return [f"{f.code.id} {f.place.cell}".strip() for f in returns.findings]
