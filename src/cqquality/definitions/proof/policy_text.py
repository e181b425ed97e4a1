"""The text of a policy: its lines, the numbers in them, and where a quotation stands."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from cqquality.definitions.proof import codes
from cqquality.definitions.proof.token import Token, folded, tokens_of
from cqquality.errors import UnreadableFile
from cqquality.findings import Place


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line: `line` counts from 1, `start` and `end` are indices into it."""

    line: int
    start: int
    end: int

    def holds(self, token: Token) -> bool:
        """Whether the token lies within."""
        return token.line == self.line and self.start <= token.start and token.end <= self.end

    def common(self, other: "Span") -> "Span | None":
        """Return the stretch that both share, None if they share nothing."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(self.line, start, end) if self.line == other.line and start < end else None


@dataclass(frozen=True)
class PolicyText:
    """A policy as plain text, one paragraph to a line."""

    name: str
    lines: tuple[str, ...]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Every number of the text, in order."""
        return tuple(
            token for number, line in enumerate(self.lines, 1) for token in tokens_of(number, line)
        )

    @cached_property
    def _by_line(self) -> dict[int, tuple[Token, ...]]:
        return {
            number: tuple(token for token in self.tokens if token.line == number)
            for number in range(1, len(self.lines) + 1)
        }

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(map(folded, self.lines))

    def line(self, number: int) -> str:
        """Return a line, counted from 1; empty where the text has none of that number."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def folded_line(self, number: int) -> str:
        """Return a line with its full-width characters made plain, at the same indices."""
        return self._folded[number - 1] if 1 <= number <= len(self.lines) else ""

    def tokens_within(self, span: Span) -> tuple[Token, ...]:
        """Return the numbers that lie within the stretch."""
        return tuple(token for token in self._by_line.get(span.line, ()) if span.holds(token))

    def found(self, line: int, quote: str) -> tuple[Span, ...]:
        """Return where the quotation stands in the line, whatever the spaces and the widths.

        A stretch that would cut a number in two is no occurrence: "2个" does not stand in "12个".
        """
        text, indices = _squeezed(self.folded_line(line))
        wanted, _ = _squeezed(folded(quote))
        spans, at = [], text.find(wanted) if wanted else -1
        while at >= 0:
            span = Span(line, indices[at], indices[at + len(wanted) - 1] + 1)
            if not self._cuts(span):
                spans.append(span)
            at = text.find(wanted, at + 1)
        return tuple(spans)

    def _cuts(self, span: Span) -> bool:
        return any(
            token.start < edge < token.end
            for token in self._by_line[span.line]
            for edge in (span.start, span.end)
        )

    def nearest(self, line: int, quote: str) -> int | None:
        """Return the line nearest to `line` that has the quotation."""
        numbers = range(1, len(self.lines) + 1)
        having = [number for number in numbers if self.found(number, quote)]
        return min(having, key=lambda number: abs(number - line), default=None)


@cache
def _squeezed(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the text without its spaces, and the index each character came from."""
    kept = [(index, mark) for index, mark in enumerate(text) if not mark.isspace()]
    return "".join(mark for _, mark in kept), tuple(index for index, _ in kept)


def read_policy(path: Path) -> PolicyText:
    """Read a policy from a text file in UTF-8, or in GB 18030 as Chinese Windows writes it.

    Raises UnreadableFile where it is neither, OSError where it cannot be opened.
    """
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return PolicyText(path.name, tuple(text.replace("\r\n", "\n").split("\n")))
    raise UnreadableFile([codes.NOT_TEXT.at(Place(path.name), seen=path.name)])
