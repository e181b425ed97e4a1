"""The lines of a form, found again by their labels and codes."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Generic, TypeVar

from cqquality.definitions.form import Line, StockLine
from cqquality.returns.figure.folding import fold, key
from cqquality.returns.layout.directory import Directory
from cqquality.text import Text, script_hint

AnyLine = TypeVar("AnyLine", Line, StockLine)

_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])\s*(?=\D)"
)
_PART = re.compile(r"(?:总计中|其中|其中的主要项|#)\s*:?|#")


def bare(label: str) -> str:
    """Return a label as it is compared, without its ordinal and without 其中.

    >>> bare("二、抽查批次"), bare("其中：日用消费品"), bare("　#蔬菜")
    ('抽查批次', '日用消费品', '蔬菜')
    """
    text = fold(label)
    for opening in (_ORDINAL, _PART):
        found = opening.match(text)
        text = text[found.end() :] if found else text
    return key(text)


Index = Mapping[str, Sequence[AnyLine]]


class LineBook(Generic[AnyLine]):
    """The lines of a form by everything they may be called."""

    def __init__(self, lines: Iterable[AnyLine], directory: Directory) -> None:
        self.lines: Sequence[AnyLine] = tuple(lines)
        self._labels: Index[AnyLine] = _index(self.lines, lambda line: label_names(line, directory))
        self._items: Index[AnyLine] = _index(self.lines, lambda line: item_names(line, directory))
        self._codes: Index[AnyLine] = _index(self.lines, _codes)

    def called(self, label: str) -> Sequence[AnyLine]:
        """Return the lines of that label; without one, those of an item of that name."""
        return self._labels.get(bare(label)) or self._items.get(bare(label), ())

    def coded(self, code: str) -> Sequence[AnyLine]:
        """Return the lines of that code."""
        return self._codes.get(_plain(code), ())

    def hint(self, label: str) -> Text:
        """Return ", is … meant?" with the nearest label, or what is wrong with its script."""
        near = get_close_matches(bare(label), [*self._labels, *self._items], n=1)
        if not near:
            return script_hint(label)
        return Text(f"，是否指“{near[0]}”？", f"; is '{near[0]}' meant?")


def label_of(line: Line | StockLine, directory: Directory) -> str:
    """Return the label as printed: its own, or the name of its item."""
    if line.label:
        return line.label
    item = directory.items[line.item] if isinstance(line, Line) and line.item else None
    return item.name.zh if item else ""


def label_names(line: Line | StockLine, directory: Directory) -> Iterable[str]:
    """Return what a line may be labelled, as `bare` has it."""
    return map(bare, (label_of(line, directory), *line.aliases))


def item_names(line: Line | StockLine, directory: Directory) -> Iterable[str]:
    """Return the names of the item of a line, which bind where no label does."""
    if isinstance(line, StockLine) or not line.item:
        return ()
    item = directory.items[line.item]
    return map(bare, (item.name.zh, item.name.en, *item.aliases))


def _codes(line: Line | StockLine) -> Iterable[str]:
    own = [line.item] if isinstance(line, Line) else []
    return (_plain(code) for code in (line.code, *own) if code)


def _plain(code: str) -> str:
    """Return a code without the zeros that a spreadsheet drops."""
    word = key(code)
    return word.lstrip("0") or "0" if word.isdecimal() else word


def _index(lines: Iterable[AnyLine], words: Callable[[AnyLine], Iterable[str]]) -> Index[AnyLine]:
    found: dict[str, list[AnyLine]] = defaultdict(list)
    for line in lines:
        for word in words(line):
            if word and line not in found[word]:
                found[word].append(line)
    return found
