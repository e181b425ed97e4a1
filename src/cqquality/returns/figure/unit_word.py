"""The unit written behind a figure, held against the unit that is asked for."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from cqquality.definitions.pack import Unit
from cqquality.findings import Code
from cqquality.quantity import SHARES, Dimension
from cqquality.returns.figure import codes
from cqquality.returns.figure.folding import key

_SCALE = re.compile("([十百千]?)(万亿|[万亿])|([百千])")
_POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_POINTS = frozenset({"个百分点", "百分点", "个点", "pp"})


class Wording(NamedTuple):
    """What the word behind a figure does to it: multiply by `factor`; `stated` when it was there.

    A share with its percent sign stated is not ambiguous.
    """

    factor: Fraction
    stated: bool


def wording(word: str, unit: Unit) -> Wording | Code:
    """Return how a figure followed by `word` is brought to `unit`, or the code that refuses it."""
    names = tuple(_names(unit))
    word = key(word)
    if not word or word in names:
        return Wording(Fraction(1), bool(word))
    if word in _POINTS:
        return codes.PERCENTAGE_POINTS
    if word == "%":
        is_share = unit.dimension in SHARES
        return Wording(Fraction(1), stated=True) if is_share else codes.PERCENT_ELSEWHERE
    factor = _factor(word, names) if unit.dimension in _SCALABLE else None
    return _foreign(word) if factor is None else Wording(factor, stated=True)


_SCALABLE = (Dimension.COUNT, Dimension.AMOUNT)


def _names(unit: Unit) -> Iterator[str]:
    yield from map(key, (unit.id, unit.name.zh, unit.name.en, *unit.aliases))


def _factor(word: str, names: tuple[str, ...]) -> Fraction | None:
    """Return the ratio of two units of one base, as of 亿元 to 万元.

    A bare 万 or 亿 is understood only where it is greater than the scale of the unit asked for:
    "8.1亿" in a column of 万元 is certain, "5万" there may be 5 or 50000 of them.
    """
    power, base = _split(word)
    for own_power, own_base in map(_split, names):
        if own_base == base or (not base and power > own_power):
            return Fraction(10) ** (power - own_power)
    return None


def _split(word: str) -> tuple[int, str]:
    found = _SCALE.match(word)
    if not found:
        return 0, word
    return sum(_POWERS[part] for part in found.groups(default="")), word[found.end() :]


def _foreign(word: str) -> Code:
    is_word = all(c.isalpha() or c in "‰/" for c in word)
    return codes.UNIT_MISMATCH if is_word else codes.NOT_A_NUMBER
