"""Trees of text drawn with lines that every Chinese code page has."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cqquality.reports.wrapping import Ruler
from cqquality.text import Language, Text


class Node(NamedTuple):
    """A text with what lies below it."""

    text: Text
    children: "tuple[Node, ...]" = ()


def node(text: Text, children: "Iterable[Node]" = ()) -> Node:
    """Return a node with its children."""
    return Node(text, tuple(children))


class _Lines(NamedTuple):
    """How branches are drawn: to a child, to the last one, and past them."""

    child: str
    last: str
    past: str


_BOX = _Lines("├─ ", "└─ ", "│  ")
_ASCII = _Lines("|- ", "`- ", "|  ")


def draw_tree(root: Node, language: Language, width: int, encoding: str = "utf-8") -> str:
    """Return the tree as text, no line wider than `width` cells where that can be."""
    ruler = Ruler(encoding)
    lines = _BOX if ruler.fit("".join(_BOX)) == "".join(_BOX) else _ASCII
    drawing = _Drawing(ruler, lines, language, width)
    return "".join(f"{line.rstrip()}\n" for line in drawing.of(root, "", ""))


class _Drawing(NamedTuple):
    ruler: Ruler
    lines: _Lines
    language: Language
    width: int

    def of(self, at: Node, first: str, rest: str) -> Iterator[str]:
        """Yield the lines of a node, `first` before its first line and `rest` before the others."""
        below = self._blank(self.lines.past) if not at.children else self.lines.past
        for text in self._wrapped(at.text, rest + below):
            yield first + text
            first = rest + below
        for number, child in enumerate(at.children, start=1):
            is_last = number == len(at.children)
            branch = self.lines.last if is_last else self.lines.child
            past = self._blank(branch) if is_last else self.lines.past
            yield from self.of(child, rest + branch, rest + past)

    def _wrapped(self, text: Text, before: str) -> Iterator[str]:
        room = max(self.width - self.ruler.width(before), 20)
        return self.ruler.wrap(self.ruler.fit(text.to(self.language)), room)

    def _blank(self, branch: str) -> str:
        return " " * self.ruler.width(branch)
