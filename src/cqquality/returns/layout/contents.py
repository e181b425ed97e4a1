"""What sheets say, collected while they are read."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct, field

from cqquality.findings import Finding
from cqquality.observation import Entry, NotApplicable, NotDue, Observation, Origin, StageReport
from cqquality.period import Period

if TYPE_CHECKING:
    from cqquality.returns.ledger.answer import Part
    from cqquality.returns.ledger.rows import RowSource


class FormSheet(Struct, frozen=True):
    """A sheet that was a form: which one, of what period, from whom, and where it says so.

    `sender` is the region that sends it, empty for a department; `stated` is whom the head names.
    """

    form: str
    period: Period | None
    sender: str
    origin: Origin
    stated: str = ""


class RefusedRow(Struct, frozen=True):
    """A row of a list that could not be used: what could be read of it, and its time if known.

    `unknown` are the columns that could not be read.
    """

    ledger: str
    period: Period | None
    values: Mapping[str, Fraction | str]
    unknown: frozenset[str]
    file: str
    sheet: str


class ListPart(Struct, frozen=True):
    """A list of a form that is added up: what is known of it, and its rows."""

    form: str
    part: "Part"
    rows: "RowSource"


class Contents(Struct):
    """Figures, stages and ledger rows in the order they were met, and what was wrong with them."""

    observations: list[Observation] = field(default_factory=list)
    stages: list[StageReport] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    recalled: list[Observation] = field(default_factory=list)
    """Figures of earlier periods stated again: to compare, and to use where there is no other."""
    not_applicable: list[NotApplicable] = field(default_factory=list)
    """Where a region says that an item does not apply to it."""
    not_due: list[NotDue] = field(default_factory=list)
    """What need not be reported for a period, by the words of the return."""
    sheets: list[FormSheet] = field(default_factory=list)
    """The sheets that were forms."""
    explained: list[Origin] = field(default_factory=list)
    """Cells of stocks that fell, where the losses are reported beside them."""
    lists: list[ListPart] = field(default_factory=list)
    """Lists whose rows are added up by the rules of a form, once all of them are known."""

    reported: list[Period] = field(default_factory=list)
    """The periods of forms and of rows of figures, whether or not what they say can be used."""
    refused: list[RefusedRow] = field(default_factory=list)
    """Rows of lists that could not be used."""

    def add(self, other: "Contents") -> None:
        """Take over everything from `other`."""
        self.observations += other.observations
        self.stages += other.stages
        self.entries += other.entries
        self.findings += other.findings
        self.recalled += other.recalled
        self.not_applicable += other.not_applicable
        self.not_due += other.not_due
        self.sheets += other.sheets
        self.explained += other.explained
        self.lists += other.lists
        self.reported += other.reported
        self.refused += other.refused
