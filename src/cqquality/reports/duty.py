"""Who answers for what, line by line: a result once for each department, to be filtered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cqquality.assessment.result import Result, Standings
from cqquality.text import Text

_LEAD, _SUPPORT = Text("牵头", "lead"), Text("配合", "support")


class Duty(NamedTuple):
    """A result with a department that leads or supports it; without both nobody does."""

    result: Result
    department: Text | None = None
    role: Text | None = None


def duties(results: Iterable[Result], found: Standings) -> Iterator[Duty]:
    """Yield each result for each department that answers for it, those that lead first."""
    answering: dict[str, list[tuple[Text, Text]]] = defaultdict(list)
    for part in found.parts:
        for result in part.results:
            answering[result.indicator.id].append((part.name, _LEAD))
    for part in found.parts:
        for result in part.supported:
            answering[result.indicator.id].append((part.name, _SUPPORT))
    for result in results:
        its = answering[result.indicator.id]
        yield from (Duty(result, department, role) for department, role in its)
        if not its:
            yield Duty(result)
