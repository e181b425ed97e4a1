"""What returns say, figure by figure, each with the cell it came from."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from cqquality.findings import Finding, Place, Spoilt
from cqquality.period import Period


class Rows(Struct, frozen=True, order=True):
    """Rows of a list that were added up: how many, the first and the last of them."""

    file: str
    sheet: str
    first: int
    last: int
    count: int


class Origin(Struct, frozen=True, order=True, cache_hash=True):
    """The cell a figure stands in, with its text as stored and its number format.

    A figure that was added up from `rows` stands in no cell; the cell is then the first of those
    that were added up, and `text` what they come to. Rows of several sheets are in their order.
    """

    file: str
    sheet: str
    row: int
    column: int
    cell: str
    text: str
    number_format: str = "General"
    rows: tuple[Rows, ...] = ()

    @property
    def tab(self) -> tuple[str, str]:
        """The file and the sheet."""
        return (self.file, self.sheet)

    @property
    def place(self) -> Place:
        """The cell as the place of a finding."""
        return Place(self.file, self.sheet, row=self.row, column=self.column)


class Observation(Struct, frozen=True):
    """A figure: the value of a data item in a period, in the unit of the item."""

    item: str
    period: Period
    value: Fraction
    origin: Origin
    region: str = ""


class NotApplicable(Struct, frozen=True):
    """A mark that says that a data item does not apply to a region: nothing is missing there."""

    item: str
    period: Period
    region: str
    origin: Origin


class NotDue(Struct, frozen=True):
    """A word that says that a data item need not be reported for a period (免报): it is no gap."""

    item: str
    period: Period
    region: str
    origin: Origin


class StageReport(Struct, frozen=True):
    """How far a commitment had come at the end of a period: the id of a stage."""

    item: str
    period: Period
    stage: str
    origin: Origin


class Entry(Struct, frozen=True):
    """One row of a ledger: its values by column id, and the cell it begins in."""

    ledger: str
    period: Period
    values: Mapping[str, Fraction | str]
    origin: Origin


class LedgerSource(Struct, frozen=True):
    """Sheets, files or a table that were added up: which, how, and what became of the rows.

    `aside` are the rows that were not used, by class. Rows that are `blank` in all columns asked
    for are none, and not among those read.
    """

    form: str
    files: tuple[str, ...]
    engine: str
    query: str
    read: int
    used: int
    aside: Mapping[str, int]
    blank: int = 0


class Returns(Struct, frozen=True):
    """Everything read from a set of files, in a repeatable order."""

    files: tuple[str, ...]
    observations: tuple[Observation, ...]
    stages: tuple[StageReport, ...]
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    not_applicable: tuple[NotApplicable, ...] = ()
    not_due: tuple[NotDue, ...] = ()
    ledgers: tuple[LedgerSource, ...] = ()
    """Ledgers that were added up, in sheets or by an engine."""
    reported: tuple[Period, ...] = ()
    """The periods of forms and of rows of figures, whether or not what they say could be used."""
    bounded: frozenset[tuple[str, str]] = frozenset()
    """The sheets (file and name) that state their period: no date on them is newer than that."""
    unread: tuple[Spoilt, ...] = ()
    """Rows of lists that could not be used, by the item that they would count for."""
    placed: tuple[Spoilt, ...] | None = None
    """All that cannot be used, with its regions by id; None before these are known."""

    @property
    def spoilt(self) -> tuple[Spoilt, ...]:
        """All that was sent and cannot be used."""
        if self.placed is not None:
            return self.placed
        return (*(each for finding in self.findings for each in finding.spoilt), *self.unread)


NOTHING = Returns((), (), (), (), ())
"""No returns at all."""
