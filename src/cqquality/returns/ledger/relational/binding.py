"""Which column of a file or table is which column asked for: by its heading alone."""

from collections.abc import Collection, Mapping, Sequence

from cqquality.errors import UnreadableFile
from cqquality.findings import Finding, Place
from cqquality.returns.figure.folding import key
from cqquality.returns.form_codes import NOT_READ
from cqquality.returns.layout.unread import UNREAD, called
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


def unread(
    files: Sequence[str],
    headings: Sequence[Sequence[str]],
    question: Question,
    known: Collection[str],
) -> list[Finding]:
    """Return a note of the columns that nobody asks for, at the first of the files that have them.

    `known` are other headings of the ledger; such columns are beside the point, and so are remarks.
    """
    told = {heading for column in question.columns for heading in column.headings}
    told |= set(map(key, (*known, *UNREAD)))
    found: dict[tuple[tuple[int, str], ...], Finding] = {}
    for file, own in zip(files, headings, strict=True):
        left = tuple((at, name) for at, name in enumerate(own, 1) if key(name) not in told)
        if left and left not in found:
            place = Place(file, column=left[0][0])
            found[left] = NOT_READ.at(place, question.form, what=called(left))
    return list(found.values())
