"""Forms to ask ledgers by, made of plain values, and rows of cells."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cqquality.definitions.form import Bound, Form, Listing, Says, Tally
from cqquality.definitions.model import Words
from cqquality.definitions.pack import Column, Ledger, Pack
from cqquality.observation import Origin
from cqquality.period import Period, parse
from cqquality.returns.ledger.answer import Part
from cqquality.returns.ledger.cell_reader import cell_of
from cqquality.returns.ledger.compiling import question_of
from cqquality.returns.ledger.question import Question
from cqquality.returns.workbook import Cell
from tests.returns.small import PACK as SMALL


def _column(name: str, heading: str, kind: Any, *aliases: str, unit: str | None = None) -> Column:
    return Column(id=name, name=Words(zh=heading, en=name), aliases=aliases, kind=kind, unit=unit)


BATCHES = Ledger(
    id="batches",
    name=Words(zh="抽查台账", en="Batches inspected"),
    section="product",
    columns=(
        _column("number", "批次编号", "text", "编号"),
        _column("area", "区县", "text", "所属区县"),
        _column("category", "类别", "text"),
        _column("date", "抽样日期", "date"),
        _column("inspected", "抽查数", "number", "抽查批次", unit="批次"),
        _column("passed", "合格数", "number", unit="批次"),
        _column("firm", "企业名称", "text"),
        _column("remark", "备注", "text"),
    ),
    key=("number",),
    period="date",
    basis="flow",
)
PRODUCT = Says(column="category", words=("产品", "重点产品"), contains=())
LISTING = Listing(
    kind="ledger",
    ledger="batches",
    region="area",
    repeats="copy",
    bounds=(Bound(part="passed", whole="inspected"),),
    counts=(
        Tally(item="P02-1", sum="inspected", where=(PRODUCT,)),
        Tally(item="P02-2", sum="passed", where=(PRODUCT,)),
    ),
)


def form_of(layout: Listing) -> Form:
    """Return a form with a layout."""
    return Form(
        id="batches",
        number="示101表",
        title=Words(zh="监督抽查台账", en="Ledger of inspections"),
        section="product",
        senders=("quality",),
        issuer="quality",
        document="示〔2011〕1号",
        valid_until="2015年12月",
        frequency=("year",),
        layout=layout,
    )


def pack_with(layout: Listing = LISTING) -> Pack:
    """Return the small pack with the ledger of batches and a form for it."""
    return replace(
        SMALL,
        ledgers={**SMALL.ledgers, "batches": BATCHES},
        forms={"batches": form_of(layout)},
    )


def ask(**changed: Any) -> Question:
    """Return the question of the form of batches, with other fields of its layout."""
    pack = pack_with(replace(LISTING, **changed))
    return question_of(pack.forms["batches"], pack)


def part(window: str | None = "2013年", file: str = "a.xlsx", region: str = "") -> Part:
    """Return a part of a ledger that says what time it covers."""
    period: Period | None = parse(window) if window else None
    return Part(Origin(file, "台账", 2, 1, "A2", window or ""), period, region)


def cells(*values: Any) -> list[Cell | None]:
    """Return values as the cells of a row."""
    return [each if isinstance(each, Cell) else cell_of(each) for each in values]


def rows(
    question: Question, *some: Sequence[Any], first: int = 3
) -> list[tuple[int, list[Cell | None]]]:
    """Return rows of values of the ledger's columns as an engine reads those asked for."""
    names = [column.id for column in BATCHES.columns]
    at = [names.index(column.id) for column in question.columns]
    whole = [cells(*row, *[None] * (len(names) - len(row))) for row in some]
    return [(number, [row[n] for n in at]) for number, row in enumerate(whole, first)]
