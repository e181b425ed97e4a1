"""A small pack, and workbooks made of plain rows."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cqquality.definitions import load_pack
from cqquality.findings import Finding
from cqquality.returns.workbook import Cell, Kind, Range, Sheet, Visibility, Workbook

PACK = load_pack(Path(__file__).with_name("pack"))
HEADER = ("代码", "指标", "数据项", "计量单位", "期别", "数值", "备注")

Row = Sequence[Any]


def sheet(
    *rows: Row,
    name: str = "产品 质量",
    merges: Sequence[Range] = (),
    hidden_rows: tuple[tuple[int, int], ...] = (),
    hidden_columns: tuple[tuple[int, int], ...] = (),
    state: Visibility = Visibility.VISIBLE,
) -> Sheet:
    """Return a sheet with `rows` from A1 on; None is no cell, a Cell brings its own kind."""
    cells = {
        (row, column): _cell(row, column, value)
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value is not None
    }
    return Sheet(
        name,
        state=state,
        cells=cells,
        merges=tuple(merges),
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
    )


def book(*sheets: Sheet, name: str = "a.xlsx") -> Workbook:
    """Return a workbook of `sheets`."""
    return Workbook(name, sheets)


def table(*rows: Row, **options: Any) -> Workbook:
    """Return a workbook with one table of data items, its header in row 1."""
    return book(sheet(HEADER, *rows, **options))


def told(findings: Sequence[Finding]) -> list[str]:
    """Return "code cell" of each finding."""
    return [f"{finding.code.id} {finding.place.cell}".strip() for finding in findings]


def _cell(row: int, column: int, value: Any) -> Cell:
    if isinstance(value, Cell):
        return value._replace(row=row, column=column)
    kind = Kind.TEXT if isinstance(value, str) else Kind.NUMBER
    return Cell(row, column, kind, str(value))
