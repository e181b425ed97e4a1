"""Which column of a file or table is which column asked for: by its heading alone."""

from collections.abc import Mapping, Sequence

from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.returns.figure.folding import key
from cqquality.returns.ledger import codes
from cqquality.returns.ledger.question import Question
from cqquality.text import same


def bound(headings: Sequence[str], question: Question, file: str) -> Mapping[str, int]:
    """Return where the columns asked for stand among the headings of a file, by id.

    A column that is not required may be missing. Raises UnreadableFile where one that is required
    is not there under any of its names, or one is there twice.
    """
    folded = [key(heading) for heading in headings]
    found: dict[str, int] = {}
    for column in question.columns:
        places = [at for at, heading in enumerate(folded) if heading in column.headings]
        if len(places) > 1:
            named = "、".join(headings[at] for at in places)
            twice = codes.HEADING_TWICE.at(Place(file), column.name.zh, cells=named)
            raise UnreadableFile([twice])
        if places:
            found[column.id] = places[0]
    missing = [c.name for c in question.columns if c.required and c.id not in found]
    if missing:
        wanted = same("、".join(name.zh for name in missing))
        raise UnreadableFile([codes.NO_HEADER.at(Place(file), columns=wanted)])
    return found
