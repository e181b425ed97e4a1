"""Exact numbers and how they are shown.

Every figure is a `Fraction` from the cell to the verdict. Rounding happens here alone, and only for
showing: `shown` adds decimals until the printed figure stands on the same side of each limit as the
exact one, so that 99.96 is never printed as 100.0 beside "not met".
"""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

MAX_DECIMALS = 40
"""Beyond this many decimals a figure is cut: no return states so fine a number."""


class Dimension(StrEnum):
    """What kind of quantity a unit measures; it decides how a figure is read and compared."""

    COUNT = "count"
    """Whole things: not negative, no fractions."""
    AMOUNT = "amount"
    """A measured amount, money for one: fractions allowed."""
    PERCENT = "percent"
    """A share of a whole, 0 to 100; differences are percentage points."""
    CHANGE = "change"
    """A relative change in percent: may be negative or above 100."""
    INDEX = "index"
    """A score on a scale of its own."""
    RANK = "rank"
    """A place in an order: 1 is the best."""
    STAGE = "stage"
    """How far a commitment has come; not a number."""


SHARES = (Dimension.PERCENT, Dimension.CHANGE)
"""Dimensions counted in hundredths: a cell formatted as a percentage is scaled by 100."""


def literal(value: Fraction) -> str:
    """Return `value` without loss: a decimal where it ends ("96.5"), else a ratio ("526600/5831").

    >>> literal(Fraction(193, 2)), literal(Fraction(1, 3))
    ('96.5', '1/3')
    """
    digits = _decimals_needed(value.denominator)
    return f"{value.numerator}/{value.denominator}" if digits is None else fixed(value, digits)


def _decimals_needed(denominator: int) -> int | None:
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def total(values: Iterable[Fraction]) -> Fraction:
    """Return the sum. Whole numbers, as most figures are, are added up as such, which is faster.

    >>> total([Fraction(3), Fraction(1, 2), Fraction(4)])
    Fraction(15, 2)
    """
    whole, parts = 0, []
    for value in values:
        if value.denominator == 1:
            whole += value.numerator
        else:
            parts.append(value)
    return sum(parts, Fraction(whole))


def adds_up(whole: Fraction, parts: Iterable[Fraction]) -> bool:
    """Whether parts are those of a whole, as far as all of them may have been rounded.

    >>> adds_up(Fraction(100), [Fraction(333, 10)] * 3), adds_up(Fraction(9), [Fraction(4)] * 2)
    (True, False)
    """
    known = list(parts)
    allowed = sum(map(rounding, known), rounding(whole))
    return abs(total(known) - whole) <= allowed


def rounding(value: Fraction) -> Fraction:
    """Return half a unit of the last decimal of a figure; 0 for a whole number.

    Source: rounded figures need not add up (domain conventions on 四舍五入); a whole number is
    taken as counted.
    """
    decimals = decimals_of(value)
    return Fraction(1, 2 * 10**decimals) if decimals else Fraction(0)


def decimals_of(value: Fraction, most: int = 12) -> int:
    """Return how many decimals it takes to write `value`, `most` at the most."""
    return next((n for n in range(most) if (value * 10**n).denominator == 1), most)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Round half away from zero (四舍五入) to `decimals` places."""
    return Fraction(_scaled(value, decimals), 10**decimals)


def _scaled(value: Fraction, decimals: int) -> int:
    """Return `value` in units of its last place, rounded half away from zero."""
    top, bottom = abs(value.numerator) * 10**decimals, value.denominator
    whole: int = (2 * top + bottom) // (2 * bottom)
    return whole if value.numerator >= 0 else -whole


def fixed(value: Fraction, decimals: int) -> str:
    """Write `value` with exactly `decimals` places, rounded half away from zero.

    >>> fixed(Fraction(5266, 5831) * 100, 2)
    '90.31'
    """
    scaled = _scaled(value, decimals)
    digits = str(abs(scaled)).zfill(decimals + 1)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else sign + digits


def shown(value: Fraction, decimals: int, limits: Iterable[Fraction] = ()) -> str:
    """Write `value` with at least `decimals` places, never contradicting a comparison.

    More places are added until the printed figure compares with every one of `limits`, and with
    zero, as the exact value does; to equal a limit like 1/3, which no decimal does, is let pass.

    >>> shown(Fraction("99.96"), 1, [Fraction(100)])
    '99.96'
    """
    given = (Fraction(0), *limits)
    marks = [m for m in given if m != value or _decimals_needed(m.denominator) is not None]
    for places in range(decimals, MAX_DECIMALS):
        printed = rounded(value, places)
        if all(_side(printed, mark) == _side(value, mark) for mark in marks):
            return fixed(value, places)
    return fixed(value, MAX_DECIMALS)


def raised(value: Fraction, significant: int = 2) -> str:
    """Write a positive `value` rounded up, with as many places as the first digits that count need.

    For what has to be done: a share of a task rounded down would not add up to the task.

    >>> raised(Fraction(415, 24)), raised(Fraction(5, 24)), raised(Fraction(51, 2400))
    ('18', '0.21', '0.022')
    """
    places = 0
    while value * 10**places < 10 ** (significant - 1) and places < MAX_DECIMALS:
        places += 1
    return fixed(Fraction(-(-value * 10**places // 1), 10**places), places)


def _side(value: Fraction, mark: Fraction) -> int:
    return (value > mark) - (value < mark)
