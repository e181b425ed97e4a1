"""What a sheet was recognised to be, and why, in words a sender can check."""

from collections.abc import Iterator, Mapping
from enum import Enum

from msgspec import Struct

from cqquality.returns.figure.folding import seen
from cqquality.returns.heading import PRINTED, Heading
from cqquality.returns.layout.form.column import Stub
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.header import LAST_ROW, Header
from cqquality.returns.layout.ledger_header import LedgerHeader
from cqquality.returns.layout.recognition import Blank, Flawed, Instructions, Layout, Unknown
from cqquality.returns.workbook import Sheet
from cqquality.text import Text, same


class SheetKind(Enum):
    """What kind of sheet it is."""

    FORM = "form"
    TABLE = "table"
    ITEMS = "items"
    LEDGER = "ledger"
    INSTRUCTIONS = "instructions"
    BLANK = "blank"
    UNKNOWN = "unknown"
    REFUSED = "refused"

    @property
    def text(self) -> Text:
        """The kind in words."""
        return _KINDS[self]


_KINDS = {
    SheetKind.FORM: Text("表式", "form"),
    SheetKind.TABLE: Text("常用表格", "table with the usual headings"),
    SheetKind.ITEMS: Text("数据项表", "table of data items"),
    SheetKind.LEDGER: Text("名录", "list"),
    SheetKind.INSTRUCTIONS: Text("填报说明", "instructions"),
    SheetKind.BLANK: Text("空表", "blank"),
    SheetKind.UNKNOWN: Text("未识别", "not recognised"),
    SheetKind.REFUSED: Text("无法读取", "cannot be read"),
}


NAMELESS = Text("", "")
"""The title of a sheet that is no form with a name."""


class ColumnUse(Struct, frozen=True):
    """A column of a sheet, its heading as it stands there, and what it was taken for.

    `is_figure` marks the columns whose cells are data, not what the data are about.
    """

    column: int
    heading: str
    meaning: Text
    is_figure: bool


class Recognition(Struct, frozen=True):
    """What a sheet was recognised to be: its kind, which form, why, and which columns it has.

    `form` is the id of the form or ledger, empty where a sheet is known by its headings alone;
    `header` is the row of the headings, 0 without one.
    """

    kind: SheetKind
    reason: Text
    form: str = ""
    title: Text = NAMELESS
    header: int = 0
    columns: tuple[ColumnUse, ...] = ()


def describe(layout: Layout, sheet: Sheet) -> Recognition:
    """Say what `sheet` was recognised to be."""
    match layout:
        case FormMatch():
            return _form(layout)
        case Header():
            return _item_table(layout, sheet)
        case LedgerHeader():
            return _ledger(layout, sheet)
        case Flawed():
            return Recognition(SheetKind.REFUSED, layout.finding.message_text)
        case Instructions():
            return Recognition(SheetKind.INSTRUCTIONS, _BY_NAME)
        case Blank():
            return Recognition(SheetKind.BLANK, _EMPTY)
        case Unknown():
            return Recognition(SheetKind.UNKNOWN, _NO_HEADINGS)


_BY_NAME = Text("工作表的名称", "the name of the sheet")
_EMPTY = Text("没有一个单元格有内容", "no cell has any content")
_NO_HEADINGS = Text(
    f"前 {LAST_ROW} 行中没有一行是报表的列标题（如代码、数据项、期别、数值），"
    "工作表名称和标题也不是名录的名称",
    f"none of the first {LAST_ROW} rows has the headings of a return (such as code, data item, "
    "period, value), and neither the tab nor a title names a list",
)


def _item_table(header: Header, sheet: Sheet) -> Recognition:
    meanings = {PRINTED[heading]: column for heading, column in header.columns.items()}
    figures = {PRINTED[Heading.VALUE]}
    columns = tuple(_uses(header.row, meanings, figures, sheet))
    return Recognition(SheetKind.ITEMS, _headings(header.row), header=header.row, columns=columns)


def _form(found: FormMatch) -> Recognition:
    form = found.form
    reason = Text(
        "；".join(r.text.zh for r in found.reasons), "; ".join(r.text.en for r in found.reasons)
    )
    return Recognition(
        SheetKind.FORM if form else SheetKind.TABLE,
        reason,
        form=form.id if form else "",
        title=form.title.text if form else NAMELESS,
        header=found.band.bottom,
        columns=tuple(_form_columns(found)),
    )


def _form_columns(found: FormMatch) -> Iterator[ColumnUse]:
    """Yield the columns a form was found to have, from the left."""
    if found.ledger:
        named = {each.id: each.name.text for each in found.ledger.ledger.columns}
        meanings = {at: named[name] for name, at in found.ledger.columns.items()}
        figures = set(meanings)
    else:
        meanings = {at: same(column.shown) for at, column in found.columns.items()}
        figures = {at for at, _ in found.figures()}
        figures |= {at for at in (found.at(Stub.STAGE),) if at is not None}
    for at in sorted(meanings):
        heading = found.band.headings.get(at)
        yield ColumnUse(at, heading.text if heading else "", meanings[at], at in figures)


def _ledger(header: LedgerHeader, sheet: Sheet) -> Recognition:
    ledger = header.ledger
    meanings = {
        column.name.text: header.columns[column.id]
        for column in ledger.columns
        if column.id in header.columns
    }
    columns = tuple(_uses(header.row, meanings, set(meanings), sheet))
    named = Text(
        f"工作表名称或标题是“{ledger.name.zh}”，", f"the tab or a title is '{ledger.name.en}', "
    )
    reason = _headings(header.row)
    return Recognition(
        SheetKind.LEDGER,
        Text(named.zh + reason.zh, named.en + reason.en),
        form=ledger.id,
        title=ledger.name.text,
        header=header.row,
        columns=columns,
    )


def _uses(
    row: int, meanings: Mapping[Text, int], figures: set[Text], sheet: Sheet
) -> Iterator[ColumnUse]:
    """Yield the columns from the left."""
    for meaning, column in sorted(meanings.items(), key=lambda pair: pair[1]):
        cell = sheet.cells.get((row, column))
        yield ColumnUse(column, seen(cell.raw) if cell else "", meaning, meaning in figures)


def _headings(row: int) -> Text:
    return Text(f"第 {row} 行是报表的列标题", f"row {row} has the headings of a return")
