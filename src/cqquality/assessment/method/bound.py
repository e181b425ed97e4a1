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
        if value == self.value:
            return not self.strict
        return (value > self.value) == (self.direction is Direction.UP)

    def shortfall(self, value: Fraction) -> Fraction:
        """How far `value` lies on the worse side, in its own unit; 0 where it does not."""
        lack = self.value - value if self.direction is Direction.UP else value - self.value
        return max(lack, Fraction(0))
