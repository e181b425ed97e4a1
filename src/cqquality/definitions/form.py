"""Return forms: what a department is asked to fill in, cell by cell.

One definition serves both ways: the blank form is written from it, and a filled one is recognised
and read by it. Headings and labels are Chinese, as the forms are.
"""

from typing import Annotated, Literal

from cqquality.definitions.constraint import ByKind, Limits
from cqquality.definitions.indicator import Frequency
from cqquality.definitions.model import Definition, Id, ItemCode, Number, Words

Name = Annotated[str, Limits(min_length=1)]
Names = tuple[Name, ...]

DISTRICT = "district"
"""Stands among the senders for the districts and counties, each of which sends its own."""

Basis = Literal["report", "month", "quarter", "cumulative", "end", "opening"]
"""Of what time the figures of a column are, seen from the period the form reports on.

`report` that period itself, `month` and `quarter` its last month or quarter, `cumulative` from the
beginning of its year, `end` the moment it ends, `opening` the end of the year before.
"""


class Marks(Definition):
    """The words that stand for "no figure" with this issuer; the usual ones hold besides."""

    zero: Names = ()
    below_unit: Names = ()
    not_applicable: Names = ()
    unknown: Names = ()
    redacted: Names = ()


class Scope(Definition):
    """A column that says of what scope the figures of a row are: 市级口径, 国家口径.

    Rows of another scope than the accepted ones are set aside; a blank is accepted.
    """

    heading: Name
    aliases: Names = ()
    accept: Annotated[Names, Limits(min_length=1)]


class Line(Definition):
    """A row about one data item; without an item it is printed for completeness and not read.

    Label and unit are those of the item unless stated; `scale` is what a figure is multiplied by
    to come to the unit of the item where the names of the units do not say so.
    """

    item: ItemCode | None = None
    label: Name | None = None
    aliases: Names = ()
    code: Name | None = None
    unit: Name | None = None
    scale: Number | None = None
    indent: Annotated[int, Limits(ge=0, le=4)] = 0


class ValueColumn(Definition):
    """A column of figures; one of last year repeats what was reported then."""

    heading: Name
    aliases: Names = ()
    basis: Basis
    last_year: bool = False


class Items(Definition):
    """Data items in rows, with the marker row 甲 乙 丙 below the headings."""

    kind: Literal["items"]
    columns: Annotated[tuple[ValueColumn, ...], Limits(min_length=1)]
    lines: Annotated[tuple[Line, ...], Limits(min_length=1)]
    scope: Scope | None = None


class MatrixColumn(Definition):
    """A column below the heading of its group; without an item it is not read."""

    heading: Name
    aliases: Names = ()
    item: ItemCode | None = None
    basis: Basis = "report"
    last_year: bool = False


class Group(Definition):
    """An upper heading, with the unit of the figures below it."""

    heading: Name
    aliases: Names = ()
    unit: Name | None = None
    scale: Number | None = None
    columns: Annotated[tuple[MatrixColumn, ...], Limits(min_length=1)]


class Matrix(Definition):
    """Regions in rows, items across below two levels of headings.

    The row called one of `total` is the figure of the whole city; the rows of `subtotals` and
    `memo` (units that overlap others) are printed and never added.
    """

    kind: Literal["matrix"]
    heading: Name
    aliases: Names = ()
    groups: Annotated[tuple[Group, ...], Limits(min_length=1)]
    regions: Annotated[Names, Limits(min_length=1)]
    total: Names = ()
    subtotals: Names = ()
    memo: Names = ()
    scope: Scope | None = None


class Series(Definition):
    """Data items in rows, one column for each period."""

    kind: Literal["series"]
    heading: Name
    aliases: Names = ()
    lines: Annotated[tuple[Line, ...], Limits(min_length=1)]
    scope: Scope | None = None


class StockColumn(Definition):
    """A column of a stock-and-flow table: 期初 + 新增 - 减少 = 期末; `net` is not read."""

    role: Literal["opening", "increase", "decrease", "closing", "net"]
    heading: Name
    aliases: Names = ()


class StockLine(Definition):
    """A row of a stock-and-flow table: the item of the stock, and of what came and went.

    `unit` and `scale` are those of a line of items.
    """

    label: Name
    aliases: Names = ()
    code: Name | None = None
    unit: Name | None = None
    scale: Number | None = None
    stock: ItemCode | None = None
    increase: ItemCode | None = None
    decrease: ItemCode | None = None


class StockFlow(Definition):
    """Stocks at both ends of a period and what lies between, which must add up."""

    kind: Literal["stock_flow"]
    columns: Annotated[tuple[StockColumn, ...], Limits(min_length=2)]
    lines: Annotated[tuple[StockLine, ...], Limits(min_length=1)]
    scope: Scope | None = None


class Says(Definition):
    """Whether the text in a column of a ledger is one of `words`, or has one of `contains` in it.

    Widths, spaces and case do not matter.
    """

    column: Id
    words: Names = ()
    contains: Names = ()


class Tally(Definition):
    """What the rows of a ledger come to for a data item, in the periods of their dates.

    A row counts where it says all of `where` and none of `unless`. Rows are counted, or the numbers
    in the column `sum` added up, or the different texts in the column `distinct` counted. With
    `complete` a list with any row of the kind names all of them: a year it covers without one
    counts as zero, and of a list by regions that no region sends, all rows are the whole.
    """

    item: ItemCode
    sum: Id | None = None
    distinct: Id | None = None
    where: tuple[Says, ...] = ()
    unless: tuple[Says, ...] = ()
    complete: bool = False


class Bound(Definition):
    """Two columns of numbers of which `part` is never more than `whole` in a row."""

    part: Id
    whole: Id


class Listing(Definition):
    """A ledger sent as a form; its columns are those of the ledger.

    `region` is the column that says which region a row is of. `split` is what the dates of the rows
    are cut into, within the period of the form. A second row with the key of another is a `renewal`
    of it, and counts when it was first recognised; or a `copy`, which must be the same in all that
    is asked for, else neither counts.
    """

    kind: Literal["ledger"]
    ledger: Id
    region: Id | None = None
    split: Literal["year", "quarter", "month"] = "year"
    repeats: Literal["renewal", "copy"] = "renewal"
    bounds: tuple[Bound, ...] = ()
    counts: tuple[Tally, ...] = ()


class MilestoneColumn(Definition):
    """A column of a list of commitments."""

    role: Literal["matter", "stage", "date", "remark"]
    heading: Name
    aliases: Names = ()


class Milestones(Definition):
    """Commitments in rows: the matter, how far it has come, and since when it is done."""

    kind: Literal["milestones"]
    columns: Annotated[tuple[MilestoneColumn, ...], Limits(min_length=2)]
    lines: Annotated[tuple[Line, ...], Limits(min_length=1)]


FormLayout = Annotated[
    Items | Matrix | Series | StockFlow | Listing | Milestones,
    ByKind(),
]


class Form(Definition):
    """A return form: its header block, who sends it how often, and what stands where.

    `fictional` forms are marked as samples where they are printed. Of several sheets for one form,
    period and sender the one whose file or tab has the earliest word of `precedence` is used.
    Data that the sender hid (rows, columns, sheets, white text) are read with a warning (include),
    left out (skip), or make the sheet unusable (refuse).
    """

    id: Id
    number: Name
    title: Words
    aliases: Names = ()
    section: Id
    senders: Annotated[tuple[Id, ...], Limits(min_length=1)]
    issuer: Id
    document: Name
    valid_until: Name
    fictional: bool = False
    frequency: Annotated[tuple[Frequency, ...], Limits(min_length=1)]
    marks: Marks = Marks()
    precedence: Names = ()
    hidden: Literal["include", "skip", "refuse"] = "include"
    note: Words | None = None
    layout: FormLayout


def items_collected(form: Form) -> tuple[ItemCode, ...]:
    """Return the data items that a form brings in, each once, in the order of its rows."""
    layout = form.layout
    match layout:
        case Items() | Series() | Milestones():
            found = [line.item for line in layout.lines]
        case Matrix():
            found = [column.item for group in layout.groups for column in group.columns]
        case StockFlow():
            found = [code for each in layout.lines for code in stock_items(each)]
        case Listing():
            found = [tally.item for tally in layout.counts]
    return tuple(dict.fromkeys(code for code in found if code))


def stock_items(line: StockLine) -> tuple[ItemCode | None, ...]:
    """Return the items of a line of a stock-and-flow table."""
    return (line.stock, line.increase, line.decrease)
