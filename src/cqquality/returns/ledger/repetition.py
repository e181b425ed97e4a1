"""What is said of rows that repeat others."""

from collections.abc import Sequence

from cqquality.findings import Finding, Place
from cqquality.returns.ledger import codes
from cqquality.returns.ledger.answer import Part, Spot
from cqquality.returns.ledger.question import Question
from cqquality.text import Text


def repeated(question: Question, parts: Sequence[Part], row: Spot, first: Spot) -> Finding:
    """Return the reason of a row that says again what the row at `first` says."""
    return codes.REPEATED.at(Place(), question.ledger, first=_named(parts, row, first))


def contradicted(question: Question, parts: Sequence[Part], row: Spot, first: Spot) -> Finding:
    """Return the reason of a row that has the key of the one at `first` and other values.

    Of the first row itself, `first` is the next one with its key.
    """
    return codes.CONTRADICTED.at(Place(), question.ledger, first=_named(parts, row, first))


def _named(parts: Sequence[Part], row: Spot, other: Spot) -> Text:
    """Name a row as seen from another: with its file and sheet only where these are others."""
    if other.part == row.part:
        return Text(f"第 {other.row} 行", f"row {other.row}")
    origin = parts[other.part].origin
    place = Place(origin.file, origin.sheet)
    return Text(f" {place} 第 {other.row} 行", f"row {other.row} of {place}")
