"""Of figures that contradict each other the one in the revised copy of the same file.

Only words that the pack declares decide, and only between copies: `returns.xlsx` and
`returns（修订）.xlsx`. Between senders the program does not choose.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from cqquality.observation import Origin
from cqquality.returns.figure.folding import key

_ADDED = r"[\s(\[（【_-]*(?:{words})(?:版|稿|后|件)?\d*[)\]）】]*"
"""A word of precedence as it is added to a name: "（修订版2）"."""


class Chosen(NamedTuple):
    """Which of several statements is the revised one, and the word that says so."""

    at: int
    word: str


def revised(origins: Sequence[Origin], words: Sequence[str]) -> Chosen | None:
    """Return the one to use of statements that differ; None where no word decides.

    `words` come with the weightiest first. All must stand in copies of one file, and no other may
    bear the same word.
    """
    if not words:
        return None
    names = [key(PurePath(origin.file).stem) for origin in origins]
    added = re.compile(_ADDED.format(words="|".join(re.escape(key(word)) for word in words)))
    if len({added.sub("", name) for name in names}) > 1:
        return None
    ranks = [_rank(name, words) for name in names]
    best = min(ranks)
    if best == len(words) or ranks.count(best) > 1:
        return None
    return Chosen(ranks.index(best), words[best])


def _rank(name: str, words: Sequence[str]) -> int:
    return next((n for n, word in enumerate(words) if key(word) in name), len(words))
