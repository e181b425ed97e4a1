"""Whether everything a form names is defined, and whether its rows and columns fit together."""

from collections.abc import Iterator, Mapping

from cqquality.definitions.form import (
    DISTRICT,
    Form,
    Items,
    Line,
    Listing,
    Matrix,
    Milestones,
    Series,
    StockFlow,
    stock_items,
)
from cqquality.definitions.indicator import Item
from cqquality.definitions.listing_reference import Path, Problem, listing_problems
from cqquality.definitions.pack import Ledger
from cqquality.definitions.reference import Reference
from cqquality.text import Text

_STOCK_KEYS = ("stock", "increase", "decrease")


def of_form(form: Form) -> Iterator[Reference]:
    """Yield every name a form refers to."""
    yield ("section",), "section", form.section
    yield ("issuer",), "department", form.issuer
    for number, sender in enumerate(form.senders):
        if sender != DISTRICT:
            yield ("senders", number), "department", sender
    for path, item in form_items(form):
        yield ("layout", *path), "item", item
    if isinstance(form.layout, Listing):
        yield ("layout", "ledger"), "ledger", form.layout.ledger


def form_items(form: Form) -> Iterator[tuple[Path, str]]:
    """Yield the data items that a form asks for, with the path to each in its layout."""
    found: list[tuple[Path, str | None]]
    match form.layout:
        case Items(lines=lines) | Series(lines=lines) | Milestones(lines=lines):
            found = [(("lines", n, "item"), line.item) for n, line in enumerate(lines)]
        case Matrix(groups=groups):
            found = [
                (("groups", g, "columns", n, "item"), column.item)
                for g, group in enumerate(groups)
                for n, column in enumerate(group.columns)
            ]
        case StockFlow(lines=stock_lines):
            found = [
                (("lines", n, key), item)
                for n, line in enumerate(stock_lines)
                for key, item in zip(_STOCK_KEYS, stock_items(line), strict=True)
            ]
        case Listing(counts=counts):
            found = [(("counts", n, "item"), tally.item) for n, tally in enumerate(counts)]
    return ((path, item) for path, item in found if item)


def form_contradictions(
    form: Form, items: Mapping[str, Item], ledgers: Mapping[str, Ledger]
) -> Iterator[Problem]:
    """Yield what cannot be: rows without a name, columns a ledger has not, stocks that are none."""
    match form.layout:
        case Items(lines=lines) | Series(lines=lines) | Milestones(lines=lines):
            yield from _nameless(lines)
        case StockFlow() as layout:
            yield from _no_stock(layout, items)
        case Listing() as layout:
            if layout.ledger in ledgers:
                yield from listing_problems(layout, ledgers[layout.ledger])


def _nameless(lines: tuple[Line, ...]) -> Iterator[Problem]:
    for number, line in enumerate(lines):
        if line.item is None and line.label is None:
            yield (
                ("layout", "lines", number),
                Text("该行既没有数据项也没有名称", "the line has neither an item nor a label"),
                Text("补上 item 或 label", "add 'item' or 'label'"),
            )


def _no_stock(layout: StockFlow, items: Mapping[str, Item]) -> Iterator[Problem]:
    for number, line in enumerate(layout.lines):
        bases = zip(_STOCK_KEYS, stock_items(line), ("stock", "flow", "flow"), strict=True)
        for key, code, basis in bases:
            if code and code in items and items[code].basis != basis:
                yield (
                    ("layout", "lines", number, key),
                    Text(f"数据项 {code} 的性质不是 {basis}", f"the item {code} is no {basis}"),
                    Text(f"改用性质为 {basis} 的数据项", f"name an item whose basis is {basis}"),
                )
