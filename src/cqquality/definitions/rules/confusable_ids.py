"""Ids that cannot be told apart."""

from collections.abc import Iterable, Iterator

from cqquality.definitions.review import Review
from cqquality.definitions.variant import Steps
from cqquality.findings import Code, Finding, Place, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ111",
    severity=Severity.ERROR,
    title=Text("编号混淆", "Ids that cannot be told apart"),
    message=Text(
        "编号“{seen}”与 {first} 的“{other}”仅大小写不同",
        "the id '{seen}' differs from '{other}' at {first} in case alone",
    ),
    help=Text("给其中一个换一个编号", "give one of them another id"),
    why=Text(
        "电子表格查找不分大小写，B03a 与 B03A 在报表中就是同一行。",
        "A spreadsheet looks up without regard to case: there, B03a and B03A are one row.",
    ),
    example="departments:\n  - id: quality\n  - id: Quality",
    good="departments:\n  - id: quality\n  - id: market",
)

Named = tuple[str, Place]


def check(review: Review) -> Iterator[Finding]:
    """Yield every id that differs in case alone from another of its kind."""
    for names in _kinds(review):
        first: dict[str, Named] = {}
        for name, place in names:
            other, there = first.setdefault(name.casefold(), (name, place))
            if there != place:
                yield CODE.at(place, name, seen=name, other=other, first=there)


def _kinds(review: Review) -> Iterator[list[Named]]:
    pack, where = review.pack, review.where
    for kind in ("sections", "departments", "units", "stages"):
        listed = [part.id for part in getattr(pack, kind)]
        yield _listed(review, "pack", "", (kind,), listed)
    for kind in ("items", "ledgers", "indicators"):
        yield [(name, where(kind, name)) for name in getattr(pack, kind)]
    for ledger in pack.ledgers.values():
        columns = [column.id for column in ledger.columns]
        yield _listed(review, "ledgers", ledger.id, ("columns",), columns)
    for indicator in pack.indicators.values():
        if indicator.readings:
            options = [option.id for option in indicator.readings.options]
            steps = ("readings", "options")
            yield _listed(review, "indicators", indicator.id, steps, options)


def _listed(
    review: Review, kind: str, owner: str, steps: Steps, names: Iterable[str]
) -> list[Named]:
    return [
        (name, review.where(kind, owner, *steps, number, "id")) for number, name in enumerate(names)
    ]
