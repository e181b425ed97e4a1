"""Comments in a definition file that ignore a rule there, with a reason.

`# cqq: ignore CQ112 -- the reason` counts for the line it stands on, or for the next line when it
stands alone, and for everything indented below that line: beside `- id: P02` for the whole
indicator, beside `unit: 个` for the unit.

Of the proof against the policy only what is read from words can be ignored, where the words are
unusual (CQ154 to CQ156). That a citation is not there, or a number is nobody's, is a fact.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cqquality.definitions import codes
from cqquality.definitions.document import Document, comments
from cqquality.findings import Finding, Place
from cqquality.text import Text

READ_FROM_WORDS = ("CQ154", "CQ155", "CQ156")
"""Codes of the proof that can be ignored."""

_OURS = re.compile(r"#\s*cqq\s*[:：]")
_IGNORE = re.compile(
    r"#\s*cqq\s*[:：]\s*ignore\s+(?P<codes>CQ\d{3}(?:\s*[,，]\s*CQ\d{3})*)\s*"
    r"(?:--+|—+)\s*(?P<reason>\S.*)"
)
_EXPECTED = Text("应写作“# cqq: ignore CQ112 -- 理由”", "write '# cqq: ignore CQ112 -- the reason'")
_NOT_IGNORABLE = Text("{code} 不是可以忽略的规则", "{code} is no rule that can be ignored")


@dataclass(frozen=True, slots=True)
class _Ignore:
    """One code ignored from line `first` to line `last`; `place` is where the comment stands."""

    code: str
    file: str
    first: int
    last: int
    place: Place

    def covers(self, finding: Finding) -> bool:
        place = finding.place
        return (
            finding.code.id == self.code
            and place.file == self.file
            and self.first <= place.line <= self.last
        )


class Ignores:
    """The comments of a pack that ignore rules."""

    def __init__(self, files: Iterable[Document], ignorable: Collection[str]) -> None:
        self._ignorable = {*ignorable, *READ_FROM_WORDS}
        self._bad: list[Finding] = []
        self._all = [ignore for file in files for ignore in self._of(file)]
        self._used: set[_Ignore] = set()

    def kept(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that no comment covers, and remember the comments that were needed."""
        for finding in findings:
            covering = [ignore for ignore in self._all if ignore.covers(finding)]
            self._used.update(covering)
            if not covering:
                yield finding

    def findings(self, *, proved: bool = False) -> Iterator[Finding]:
        """Yield what is wrong with the comments themselves: unreadable, without reason, unused.

        Those about the proof are called unused only once there was one.
        """
        yield from self._bad
        for ignore in self._all:
            if ignore not in self._used and (proved or ignore.code not in READ_FROM_WORDS):
                yield codes.UNUSED_IGNORE.at(ignore.place, code=ignore.code)

    def _of(self, file: Document) -> Iterator[_Ignore]:
        for place, comment in comments(file, _OURS):
            found = _IGNORE.fullmatch(comment)
            if found is None:
                self._bad.append(codes.BAD_IGNORE.at(place, seen=comment, problem=_EXPECTED))
                continue
            first, last = _scope(file.text.splitlines(), place)
            for code in re.findall(r"CQ\d{3}", found["codes"]):
                if code in self._ignorable:
                    yield _Ignore(code, file.name, first, last, place)
                else:
                    problem = _NOT_IGNORABLE.filled(code=code)
                    self._bad.append(codes.BAD_IGNORE.at(place, seen=comment, problem=problem))


def _scope(lines: Sequence[str], place: Place) -> tuple[int, int]:
    """Return the first and last line a comment at `place` counts for."""
    first = place.line
    if not lines[first - 1][: place.column - 1].strip():
        first = next((n for n in range(first, len(lines) + 1) if _content(lines[n - 1])), first)
    indent = _indent(lines[first - 1])
    last = first
    for number in range(first + 1, len(lines) + 1):
        if _content(lines[number - 1]):
            if _indent(lines[number - 1]) <= indent:
                break
            last = number
    return first, last


def _content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
