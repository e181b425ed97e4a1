"""How a heading is spelt: its words, and the unit in brackets behind them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cqquality.returns.figure.folding import fold, key
from cqquality.returns.workbook import Cell

_WITH_UNIT = re.compile(r"(.+?)[(\[〔【]([^()\[\]〔〕【】]+)[)\]〕】]")


class Spelling(NamedTuple):
    """A heading as headings are compared, the same bare of a unit behind it, and that unit.

    Without brackets the last two are empty.
    """

    whole: str
    bare: str
    unit: str


@lru_cache(maxsize=8192)  # the same few headings are asked for again and again
def spelling(text: str) -> Spelling:
    """Return how a heading is spelt."""
    folded = fold(text)
    parts = _WITH_UNIT.fullmatch(folded)
    return (
        Spelling(key(folded), key(parts[1]), parts[2]) if parts else Spelling(key(folded), "", "")
    )


def spellings(cells: Iterable[Cell]) -> frozenset[str]:
    """Return whatever the headings among some cells may be called."""
    found: set[str] = set()
    for cell in cells:
        found.update(spelling(cell.raw)[:2])
    return frozenset(found - {""})
