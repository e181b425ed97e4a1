"""A sheet taken for a form: which one, why, and which column of it holds what."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from cqquality.definitions.form import Form
from cqquality.findings import Finding
from cqquality.returns.layout.form.band import Band, Heading
from cqquality.returns.layout.form.column import UNREAD, Column, Figures, Stub
from cqquality.returns.layout.form.head import Head
from cqquality.returns.layout.ledger_header import LedgerHeader
from cqquality.returns.workbook import Cell
from cqquality.text import Text


class Evidence(StrEnum):
    """What gave a form away."""

    NUMBER = "number"
    TITLE = "title"
    HEADINGS = "headings"


_WORDS = {
    Evidence.NUMBER: Text("表号“{seen}”", "the form number '{seen}'"),
    Evidence.TITLE: Text("标题“{seen}”", "the title '{seen}'"),
    Evidence.HEADINGS: Text("列标题“{seen}”", "the headings '{seen}'"),
}


class Reason(Struct, frozen=True):
    """One piece of evidence and the cell it stands in; without a cell it is the name of the tab."""

    evidence: Evidence
    seen: str
    cell: Cell | None

    @property
    def text(self) -> Text:
        """The evidence in words."""
        return _WORDS[self.evidence].filled(seen=self.seen)


class FormMatch(Struct, frozen=True):
    """A sheet taken for a form, why, and which column of it holds what.

    Without a `form` it is a table with the usual headings, of which there is no definition. A list
    has its columns in `ledger`.
    """

    form: Form | None
    reasons: tuple[Reason, ...]
    head: Head
    band: Band
    columns: Mapping[int, Column]
    ledger: LedgerHeader | None = None

    @property
    def row(self) -> int:
        """The last row of headings."""
        return self.band.bottom

    @property
    def leftover(self) -> tuple[Heading, ...]:
        """The headings that say nothing to the reader, from the left."""
        known = self.ledger.columns.values() if self.ledger else self.columns
        return tuple(
            each
            for at, each in sorted(self.band.headings.items())
            if at not in known and not each.is_called(*UNREAD.names)
        )

    def unit_above(self, column: int) -> tuple[str, bool]:
        """Return the unit stated in the headings of a column, else above a table without units.

        The second says whether it is called a unit; what stands in brackets may be a remark.
        """
        said = self.band.headings[column].unit
        general = self.head.unit.text if self.head.unit and not self.at(Stub.UNIT) else ""
        return (said, False) if said else (general, bool(general))

    def at(self, stub: Stub) -> int | None:
        """Return the column of that kind; None without one."""
        return next((at for at, column in self.columns.items() if column.meaning is stub), None)

    def figures(self) -> list[tuple[int, Figures]]:
        """Return the columns of figures from the left, each with what it holds."""
        pairs = ((at, self.columns[at].meaning) for at in sorted(self.columns))
        return [(at, meaning) for at, meaning in pairs if isinstance(meaning, Figures)]


class Refusal(Struct, frozen=True):
    """A sheet that is a form of the pack and cannot be read."""

    finding: Finding
