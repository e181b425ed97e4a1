"""The table of a form as rows of cells: what is printed in each, or asked for."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cqquality.definitions.form import (
    Form,
    Items,
    Line,
    Listing,
    Matrix,
    MatrixColumn,
    Milestones,
    Scope,
    Series,
    StockFlow,
    StockLine,
)
from cqquality.definitions.indicator import Item
from cqquality.definitions.pack import Ledger, Pack
from cqquality.period import Period, year
from cqquality.quantity import Dimension
from cqquality.returns.template.ledger_sheet import ROWS, heading_words
from cqquality.text import Language

Printed = str
Asked = Dimension | None
"""A cell to be filled in with a quantity of that dimension; None stands for words."""
FormCell = Printed | tuple[Asked]


class FormColumn(Struct, frozen=True):
    """The headings above a column from the top down, and its width."""

    levels: tuple[str, ...]
    width: int


class Table(Struct, frozen=True):
    """Columns and rows; `stubs` of the columns are lettered in the marker row, none without one."""

    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[FormCell, ...], ...]
    stubs: int = 0
    unit: str = ""
    """The unit of every figure, stated once above the table."""


_WORDS: FormCell = (None,)


def form_table(pack: Pack, form: Form, years: Sequence[Period], region: str) -> Table:
    """Return the table of a form; a series has a column for each of `years`."""
    match form.layout:
        case Items() as layout:
            return _scoped(_items(pack, layout), layout.scope)
        case Series() as layout:
            return _scoped(_series(pack, layout, years), layout.scope)
        case StockFlow() as layout:
            return _scoped(_stocks(pack, layout), layout.scope)
        case Matrix() as layout:
            return _scoped(_matrix(pack, layout, region), layout.scope)
        case Listing() as layout:
            return _list(pack, pack.ledgers[layout.ledger])
        case Milestones() as layout:
            return _milestones(pack, layout)


def _scoped(table: Table, scope: Scope | None) -> Table:
    """Return the table with a last column for the scope of each row, the first accepted one."""
    if scope is None:
        return table
    levels = ("",) * (len(table.columns[0].levels) - 1) + (scope.heading,)
    rows = tuple((*row, scope.accept[0]) for row in table.rows)
    return replace(table, columns=(*table.columns, FormColumn(levels, 12)), rows=rows)


def years_of(pack: Pack, until: Period | None) -> list[Period]:
    """Return the years of the plan up to that of `until`."""
    last = min(pack.plan.deadline.year, until.end.year) if until else pack.plan.deadline.year
    return [year(number) for number in range(pack.plan.start.year, last + 1)]


def _items(pack: Pack, layout: Items) -> Table:
    columns = [FormColumn((column.heading,), 16) for column in layout.columns]
    rows = ((*_stub(pack, line), *[_asked(pack, line)] * len(columns)) for line in layout.lines)
    return Table((*_STUBS, *columns), tuple(rows), stubs=3)


_STUBS = (
    FormColumn(("指标名称",), 44),
    FormColumn(("计量单位",), 10),
    FormColumn(("代码",), 8),
)


def _stub(pack: Pack, line: Line) -> tuple[FormCell, FormCell, FormCell]:
    return _label(pack, line), _unit(pack, line), line.code or ""


def _label(pack: Pack, line: Line) -> str:
    words = line.label or (pack.items[line.item].name.zh if line.item else "")
    return "　" * 2 * line.indent + words


def _unit(pack: Pack, line: Line) -> str:
    return line.unit or (pack.items[line.item].unit if line.item else "")


def _asked(pack: Pack, line: Line) -> FormCell:
    """Return a cell for a figure; in a unit of its own scale it need not be a whole number."""
    if line.item is None:
        return (Dimension.AMOUNT,)
    item = pack.items[line.item]
    scaled = line.unit not in {None, item.unit}
    return (Dimension.AMOUNT if scaled else pack.dimension(item.unit),)


def _series(pack: Pack, layout: Series, years: Sequence[Period]) -> Table:
    units = {_unit(pack, line) for line in layout.lines}
    columns = [FormColumn((layout.heading,), 44)]
    if len(units) > 1:
        columns.append(FormColumn(("计量单位",), 10))
    columns += (FormColumn((each.text.zh,), 12) for each in years)
    rows = (
        (
            _label(pack, line),
            *([_unit(pack, line)] if len(units) > 1 else []),
            *[_asked(pack, line)] * len(years),
        )
        for line in layout.lines
    )
    return Table(tuple(columns), tuple(rows), unit=units.pop() if len(units) == 1 else "")


def _stocks(pack: Pack, layout: StockFlow) -> Table:
    columns = (FormColumn((column.heading,), 14) for column in layout.columns)
    rows = (
        (line.label, _stock_unit(pack, line), line.code or "", *_stock_cells(layout))
        for line in layout.lines
    )
    return Table((*_STUBS, *columns), tuple(rows), stubs=3)


def _stock_unit(pack: Pack, line: StockLine) -> str:
    code = line.stock or line.increase or line.decrease
    return line.unit or (pack.items[code].unit if code else "")


def _stock_cells(layout: StockFlow) -> list[FormCell]:
    return [(Dimension.COUNT,)] * len(layout.columns)


def _matrix(pack: Pack, layout: Matrix, region: str) -> Table:
    columns = [FormColumn(("", "序号"), 6), FormColumn(("", layout.heading), 22)]
    asked: list[FormCell] = []
    for group in layout.groups:
        items = [pack.items[column.item] for column in group.columns if column.item]
        unit = group.unit or (items[0].unit if items else "")
        for column in group.columns:
            columns.append(FormColumn((f"{group.heading}({unit})", column.heading), 14))
            asked.append(_matrix_cell(pack, column))
    names = _regions(layout, region)
    rows = ((number, name, *asked) for number, name in names)
    return Table(tuple(columns), tuple(rows))


def _matrix_cell(pack: Pack, column: MatrixColumn) -> FormCell:
    item: Item | None = pack.items[column.item] if column.item else None
    return (pack.dimension(item.unit) if item else Dimension.AMOUNT,)


def _regions(layout: Matrix, region: str) -> Iterator[tuple[str, str]]:
    """Yield the rows: totals, sub-totals, the regions numbered, and units within them."""
    if region:
        yield "1", region
        return
    yield from (("", name) for name in layout.total[:1])
    yield from (("", name) for name in layout.subtotals)
    yield from ((str(number), name) for number, name in enumerate(layout.regions, 1))
    yield from (("", f"其中：{name}") for name in layout.memo)


def _list(pack: Pack, ledger: Ledger) -> Table:
    headed = [(heading_words(column, Language.ZH), column) for column in ledger.columns]
    columns = [FormColumn((words,), 30 if c.kind == "text" else 16) for words, c in headed]
    kinds = [
        (pack.dimension(c.unit) if c.unit else Dimension.AMOUNT) if c.kind == "number" else None
        for _, c in headed
    ]
    asked: list[FormCell] = [(kind,) for kind in kinds]
    rows = ((str(number), *asked) for number in range(1, ROWS + 1))
    return Table((FormColumn(("序号",), 6), *columns), tuple(rows))


def _milestones(pack: Pack, layout: Milestones) -> Table:
    columns = [FormColumn(("代码",), 10)]
    columns += (FormColumn((c.heading,), _MATTER[c.role]) for c in layout.columns)
    rows = []
    for line in layout.lines:
        cells: list[FormCell] = [line.code or line.item or ""]
        for column in layout.columns:
            stage: FormCell = (Dimension.STAGE,)
            words = stage if column.role == "stage" else _WORDS
            cells.append(_label(pack, line) if column.role == "matter" else words)
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows))


_MATTER = {"matter": 44, "stage": 16, "date": 16, "remark": 30}
