"""What a ledger comes to, whoever counted it: an engine-neutral value, the same from every engine.

An engine answers a `Question` about `Part`s. All amounts are exact; every row of every part is in
exactly one class, and `Count` refuses to be made where the classes do not add up.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple, Protocol

from msgspec import Struct, field

from cqquality.findings import Finding
from cqquality.observation import Origin, Rows
from cqquality.period import Period
from cqquality.returns.ledger.question import Question, RowClass

SHOWN = 3
"""How many rows are named as examples of a kind."""


class Part(Struct, frozen=True):
    """One sheet, file or table that holds rows of a ledger.

    `window` is the period it reports on, None where it says none and every row is in time; `region`
    who sends it, "" for a department. `origin` is the cell that says so, or where the rows begin;
    `columns` are the numbers in the sheet or file of the columns asked for, of those there are.
    """

    origin: Origin
    window: Period | None = None
    region: str = ""
    columns: tuple[tuple[str, int], ...] = ()

    def column(self, name: str) -> int:
        """Return the number of a column, 0 where it has none."""
        return dict(self.columns).get(name, 0)


class Spot(NamedTuple):
    """Where a row stands: the number of the part among those asked about, and its row.

    Rows are numbered from 1 in the order of the part; of a sheet these are its row numbers.
    """

    part: int
    row: int


class TallyKey(NamedTuple):
    """What an amount is of: the number of the tally, the region as the rows write it, the span."""

    tally: int
    region: str
    span: Period


class Amount(Struct, frozen=True):
    """What the rows of one tally, region and span come to, and where these stand.

    `rows` are in the order of the parts, one for each part that has any.
    """

    value: Fraction
    rows: tuple["Range", ...]


class Lost(NamedTuple):
    """What a refused row of a part would have counted for: tallies, region and span.

    A region or span of None cannot be read and may be any.
    """

    part: int
    tallies: tuple[int, ...]
    region: str | None
    span: Period | None


class Range(NamedTuple):
    """The rows of one part: how many, the first and the last."""

    part: int
    size: int
    first: int
    last: int


class Example(NamedTuple):
    """A row named as an example, and why, in a finding that has no place yet."""

    spot: Spot
    finding: Finding


class Reason(NamedTuple):
    """Why rows of a part are set aside, or what is to be told of rows that are meant.

    `column` is the id of the column asked for, `code` that of the finding. Of a note the class is
    USED, whatever became of the row.
    """

    part: int
    row_class: RowClass
    column: str
    code: str


class Aside(Struct, frozen=True):
    """The rows set aside for one reason: how many, and the first `SHOWN` of them."""

    rows: int
    examples: tuple[Example, ...]

    def __add__(self, other: "Aside") -> "Aside":
        examples = sorted((*self.examples, *other.examples), key=lambda one: one.spot)
        return Aside(self.rows + other.rows, tuple(examples[:SHOWN]))


class Count(Struct, frozen=True):
    """What became of the rows of one part; raises ValueError where they do not add up."""

    read: int
    by_class: Mapping[RowClass, int]
    hidden: int = 0
    """Rows hidden by the sender; they count like all others."""
    blank: int = 0
    """Rows with nothing in the columns asked for: they are none, and not among those read."""

    def __post_init__(self) -> None:
        if sum(self.by_class.values()) != self.read:
            msg = f"{self.read} rows read, but {dict(self.by_class)}"
            raise ValueError(msg)

    def of(self, row_class: RowClass) -> int:
        """Return how many rows are in a class."""
        return self.by_class.get(row_class, 0)


class Answer(Struct, frozen=True):
    """All that an engine found.

    `counts` has one for each part, in order. `asides` are the rows that were not used, all of them,
    each under one reason; `notes` what is to be told of rows that were judged to their end, that
    is, are neither TOTAL nor UNMEANT nor refused for a column with a condition. `lost` says how
    many rows were refused that would have counted for something.
    """

    question: Question
    parts: tuple[Part, ...]
    engine: str
    query: str
    counts: tuple[Count, ...]
    amounts: Mapping[TallyKey, Amount]
    asides: Mapping[Reason, Aside] = field(default_factory=dict)
    notes: Mapping[Reason, Aside] = field(default_factory=dict)
    lost: Mapping[Lost, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        aside = sum(each.rows for each in self.asides.values())
        unused = sum(count.read - count.of(RowClass.USED) for count in self.counts)
        if aside != unused:
            msg = f"{unused} rows are not used, but {aside} have a reason"
            raise ValueError(msg)


class Listed(NamedTuple):
    """A row shown to somebody: where it stands, its cells by column id as they are written."""

    place: Rows
    cells: tuple[tuple[str, str], ...]
    row_class: RowClass
    reason: Finding | None = None


class Engine(Protocol):
    """Whatever answers questions about ledgers."""

    @property
    def name(self) -> str:
        """Return what the engine is called in results."""

    def answer(self, question: Question, parts: tuple[Part, ...]) -> Answer:
        """Answer a question about all parts of a ledger at once.

        Raises UnreadableFile where a part is not sound to its end: there are no partial answers.
        """

    def rows(
        self, question: Question, parts: tuple[Part, ...], wanted: "Wanted", most: int
    ) -> Iterator[Listed]:
        """Yield up to `most` of the rows that are wanted, in order."""


class Wanted(Struct, frozen=True):
    """Which rows somebody wants to see: those behind some amounts, or those of some classes."""

    amounts: frozenset[TallyKey] = frozenset()
    classes: frozenset[RowClass] = frozenset()
