"""What a value must reach or keep."""

from enum import IntEnum
from fractions import Fraction

from msgspec import Struct


class Direction(IntEnum):
    """Which way is better; the number is the sign of an improvement."""

    UP = 1
    DOWN = -1


class Bound(Struct, frozen=True):
    """A limit with its better side: "96 or more" (以上), "more than 96" (超过, strict)."""

    value: Fraction
    direction: Direction = Direction.UP
    strict: bool = False

    def met_by(self, value: Fraction) -> bool:
        """Whether `value` lies on the better side; the limit itself counts unless strict."""
        ahead = self.direction * (value - self.value)
        return ahead > 0 if self.strict else ahead >= 0

    def shortfall(self, value: Fraction) -> Fraction:
        """How far `value` lies on the worse side, in its own unit; 0 where it does not."""
        return max(self.direction * (self.value - value), Fraction(0))
