"""A ledger that was asked by the rules of a form, whoever counted it: its figures and its rows."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from cqquality.observation import LedgerSource, Observation
from cqquality.returns.ledger.answer import Answer, Listed, Wanted
from cqquality.returns.ledger.counted import source_of
from cqquality.returns.ledger.counting import SheetEngine
from cqquality.returns.ledger.joining import behind
from cqquality.returns.region_identity import RegionIdentity


class AskedLedger(Protocol):
    """A ledger that has answered its form, and can show its rows."""

    @property
    def answer(self) -> Answer:
        """What was found."""

    @property
    def figures(self) -> Sequence[Observation]:
        """The figures it comes to."""

    def behind(self, figure: Observation) -> Wanted:
        """Return which rows are behind one of its figures."""

    def rows(self, wanted: Sequence[Wanted], most: int) -> Sequence[tuple[Listed, ...]]:
        """Return up to `most` rows of each kind that is wanted, in order."""


class AskedSheets(Struct, frozen=True):
    """The sheets of one form among the returns."""

    answer: Answer
    figures: tuple[Observation, ...]
    engine: SheetEngine
    regions: RegionIdentity

    @property
    def source(self) -> LedgerSource:
        """Where the figures come from."""
        files = dict.fromkeys(part.origin.file for part in self.answer.parts)
        return source_of(self.answer, list(files))

    def behind(self, figure: Observation) -> Wanted:
        """Return which rows are behind one of its figures."""
        return behind(figure, self.answer, self.regions)

    def rows(self, wanted: Sequence[Wanted], most: int) -> Sequence[tuple[Listed, ...]]:
        """Return up to `most` rows of each kind that is wanted, in order; reads the sheets anew."""
        return self.engine.rows_of_each(self.answer.question, self.answer.parts, wanted, most)
