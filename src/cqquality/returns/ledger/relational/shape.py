"""What is common to the files of one ledger, which may come from several programs."""

from collections.abc import Sequence

from msgspec import Struct

from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.stored import Stored, merged


class Shape(Struct, frozen=True):
    """Under which heading, and as what, a file has each column asked for."""

    headings: tuple[str | None, ...]
    stored: tuple[Stored, ...]


def common(shapes: Sequence[Shape], names: Sequence[str], question: Question) -> tuple[Stored, ...]:
    """Return what holds the values of all files; raises UnreadableFile where nothing does."""
    found = list(shapes[0].stored)
    for shape, name in zip(shapes, names, strict=True):
        for at, stored in enumerate(shape.stored):
            both = merged(found[at], stored)
            if both is None:
                subject = question.columns[at].name.zh
                differ = codes.KINDS_DIFFER.at(Place(name), subject, file=name, kind=stored.kind)
                raise UnreadableFile([differ])
            found[at] = both
    return tuple(found)
