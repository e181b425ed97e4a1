"""The scale of a chart: from where to where it goes, and where on it a figure stands."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from cqquality.quantity import SHARES, Dimension, literal

_STEPS = 4
"""Into how many steps the figures are to fit; round ends are steps."""
_WHOLE = Fraction(100)
_LEAST_RANKS = Fraction(5)
_COUNTED_FROM_ZERO = (Dimension.COUNT, Dimension.AMOUNT, Dimension.CHANGE)


class Axis(Struct, frozen=True):
    """A straight scale from `low` to `high`; ranks run backwards, so that better is to the right.

    Where zero is on it, a bar may begin there: the length of a bar says how much. Elsewhere only
    a point may stand: its place says how much, and the ends of the scale are written beside it.
    """

    low: Fraction
    high: Fraction
    is_reversed: bool = False

    @property
    def has_zero(self) -> bool:
        """Whether lengths from its zero are true to the figures."""
        return self.low <= 0 <= self.high

    @property
    def ends(self) -> tuple[str, str]:
        """The figures at the left and at the right end."""
        low, high = literal(self.low), literal(self.high)
        return (high, low) if self.is_reversed else (low, high)

    def at(self, figure: Fraction, start: int, length: int) -> Fraction:
        """Return where a figure stands on `length` pixels from `start`."""
        share = (figure - self.low) / (self.high - self.low)
        return start + length * (1 - share if self.is_reversed else share)


def axis(figures: Iterable[Fraction], dimension: Dimension) -> Axis:
    """Return a scale with round ends that holds all figures, with a little room beside them.

    Counts begin at zero. Rates and scores do unless all lie close together far from it, where
    differences would not be seen: from 0 to 100 %, 95.9 and 96 look the same.
    """
    known = tuple(figures)
    low, high = min(known), max(known)
    if dimension is Dimension.RANK:
        return Axis(Fraction(1), max(high, _LEAST_RANKS), is_reversed=True)
    if dimension in _COUNTED_FROM_ZERO or 0 <= low * 2 < high:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    step = _step(high - low or abs(high) / 10 or Fraction(1))
    least = low if low == 0 else low - step / 2
    found = Axis(least // step * step, -(-(high + step / 4) // step) * step)
    if dimension in SHARES and high <= _WHOLE < found.high:
        return Axis(found.low, _WHOLE)
    return found


def _step(span: Fraction) -> Fraction:
    """Return the least of 1, 2 or 5 times a power of ten that covers the span in a few steps."""
    power = Fraction(1)
    while power * _STEPS < span:
        power *= 10
    while power / 10 * _STEPS >= span:
        power /= 10
    return next(step for of in (1, 2, 5, 10) if (step := power * of / 10) * _STEPS >= span)
