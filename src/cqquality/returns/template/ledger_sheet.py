"""The sheet of a ledger: a list to be filled in, one row for each enterprise, award or place."""

from typing import TYPE_CHECKING

from cqquality.definitions.form import Listing
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Count
from cqquality.definitions.pack import Column, Ledger, Pack
from cqquality.quantity import Dimension
from cqquality.returns.template.constraint import constrain
from cqquality.returns.template.item_sheet import HEADER_ROW, write_head
from cqquality.returns.template.look import TEXT_FORMAT, Looks, number_format
from cqquality.text import Language, Text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ROWS = 200
"""Rows prepared for typing; a longer list is read all the same."""

_WIDTHS = {"text": 36, "number": 22, "period": 16}
_NOTES = {
    "flow": Text(
        "一行一条，可以留空行；{keys}相同的只计一次。用于：{counted}。",
        "One entry in a row, blank rows do no harm; entries alike in {keys} count once. "
        "Used for: {counted}.",
    ),
    "stock": Text(
        "一行一条，可以留空行；每期列出期末的全部，同一期内{keys}相同的只计一次。用于：{counted}。",
        "One entry in a row, blank rows do no harm; list for each period all there are at its end. "
        "Within a period entries alike in {keys} count once. Used for: {counted}.",
    ),
}
_NOWHERE = Text("暂无指标引用", "no indicator so far")


def ledgers_asked(pack: Pack) -> list[Ledger]:
    """Return the ledgers that indicators count; others come in with the form of a department."""
    lists = {form.layout.ledger for form in pack.forms.values() if isinstance(form.layout, Listing)}
    return [
        ledger for ledger in pack.ledgers.values() if ledger.id not in lists or _users(pack, ledger)
    ]


def write_ledger_sheet(
    sheet: "Worksheet", pack: Pack, ledger: Ledger, looks: Looks, language: Language
) -> None:
    """Write the sheet of a ledger: its columns as headings, and rows to be filled in."""
    columns = [(heading_words(column, language), _WIDTHS[column.kind]) for column in ledger.columns]
    note = _NOTES[ledger.basis].filled(keys=_keys(ledger), counted=_counted(pack, ledger))
    write_head(sheet, ledger.name.to(language), note.to(language), columns, looks)
    rows = range(HEADER_ROW + 1, HEADER_ROW + 1 + ROWS)
    for number, column in enumerate(ledger.columns):
        dimension = _dimension(pack, column)
        look = looks.asked(number_format(dimension) if dimension else TEXT_FORMAT)
        for row in rows:
            sheet.write_blank(row, number, None, look)
        if dimension:
            constrain(sheet, number, rows, dimension, pack, language)
    sheet.autofilter(HEADER_ROW, 0, rows[-1], len(columns) - 1)


def heading_words(column: Column, language: Language) -> str:
    """Return the heading of a column, with the unit of its numbers: "年社零额(亿元)"."""
    name = column.name.to(language)
    return f"{name}({column.unit})" if column.unit else name


def _dimension(pack: Pack, column: Column) -> Dimension | None:
    """Return the dimension of a column of numbers; None for other columns."""
    if column.kind != "number":
        return None
    return pack.dimension(column.unit) if column.unit else Dimension.AMOUNT


def _keys(ledger: Ledger) -> Text:
    names = [column.name for column in ledger.columns if column.id in ledger.key]
    return Text("、".join(n.zh for n in names), ", ".join(n.en for n in names))


def _counted(pack: Pack, ledger: Ledger) -> Text:
    """Name the indicators that count the rows of `ledger`."""
    users = _users(pack, ledger)
    if not users:
        return _NOWHERE
    return Text(
        "、".join(f"{i.id} {i.name.zh}" for i in users),
        ", ".join(f"{i.id} {i.name.en}" for i in users),
    )


def _users(pack: Pack, ledger: Ledger) -> list[Indicator]:
    return [
        indicator
        for indicator in (i.under() for i in pack.indicators.values())
        if isinstance(indicator.measure, Count) and indicator.measure.ledger == ledger.id
    ]
