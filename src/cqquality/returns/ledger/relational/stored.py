"""What the columns of a file or table hold, whatever the engine calls it."""

from enum import StrEnum

from msgspec import Struct


class StoredKind(StrEnum):
    """What all values of a column are, where there is one."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    FLOAT = "float"
    """Binary, of 64 bits: taken by 15 digits, as a workbook takes it."""
    DATE = "date"
    BOOL = "bool"
    NOTHING = "nothing"
    """The column is not there and need not be."""


class Stored(Struct, frozen=True):
    """The kind of a column; `scale` is how many places a decimal has behind the point."""

    kind: StoredKind
    scale: int = 0


NOTHING = Stored(StoredKind.NOTHING)
MOST_PLACES = 14
"""Places behind the point that a sum keeps: with 15 digits before it, that is what 38 hold."""


def merged(one: Stored, other: Stored) -> Stored | None:
    """Return what holds the values of both without loss; None where nothing does."""
    if one == other or other.kind is StoredKind.NOTHING:
        return one
    if one.kind is StoredKind.NOTHING:
        return other
    exact = {StoredKind.INTEGER, StoredKind.DECIMAL}
    if {one.kind, other.kind} <= exact:
        return Stored(StoredKind.DECIMAL, max(one.scale, other.scale))
    return None
