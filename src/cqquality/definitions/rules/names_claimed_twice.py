"""Names and aliases that mean two things."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cqquality.definitions.review import Review
from cqquality.definitions.variant import Steps
from cqquality.findings import Code, Finding, Place, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ124",
    severity=Severity.ERROR,
    title=Text("名称重复", "Name claimed twice"),
    message=Text(
        "{owner}：“{name}”也是 {other}（{first}）的名称",
        "{owner}: '{name}' is a name of {other} too ({first})",
    ),
    help=Text("从其中一处删去，或写得更具体", "remove it from one of the two, or be more specific"),
    why=Text(
        "报表按名称认出数据项、单位和部门；一个名称指两件事，就认不出是哪一件。",
        "Items, units and departments are recognised in a return by their names, and one that "
        "means two things decides nothing.",
    ),
    example="- {code: P02-1, ..., aliases: [批次]}\n- {code: P02-2, ..., aliases: [批次]}",
    good="- {code: P02-1, ..., aliases: [抽查批次]}\n- {code: P02-2, ..., aliases: [合格批次]}",
)


class _Claim(NamedTuple):
    """A name in use, by whom, and where it is written."""

    name: str
    owner: str
    place: Place


def check(review: Review) -> Iterator[Finding]:
    """Yield every name that another part of its kind bears already, width and case set aside."""
    for claims in _kinds(review):
        first: dict[str, _Claim] = {}
        for claim in claims:
            earlier = first.setdefault(_folded(claim.name), claim)
            if earlier.owner != claim.owner:
                yield CODE.at(
                    claim.place,
                    claim.owner,
                    owner=claim.owner,
                    name=claim.name,
                    other=earlier.owner,
                    first=earlier.place,
                )


def _kinds(review: Review) -> Iterator[Iterator[_Claim]]:
    pack = review.pack
    for kind in ("sections", "departments", "units", "stages"):
        yield _claims(review, "pack", "", (kind,), getattr(pack, kind))
    for kind in ("items", "ledgers", "indicators"):
        yield _each(review, kind)
    for ledger in pack.ledgers.values():
        yield _claims(review, "ledgers", ledger.id, ("columns",), ledger.columns)


def _each(review: Review, kind: str) -> Iterator[_Claim]:
    for name, part in getattr(review.pack, kind).items():
        yield from _of(review, kind, name, (), name, part)


def _claims(
    review: Review, kind: str, name: str, steps: Steps, parts: Iterable[Any]
) -> Iterator[_Claim]:
    for number, part in enumerate(parts):
        yield from _of(review, kind, name, (*steps, number), part.id, part)


def _of(
    review: Review, kind: str, name: str, steps: Steps, owner: str, part: Any
) -> Iterator[_Claim]:
    """Yield what one part is called: its Chinese name, its short name, its aliases."""
    yield _Claim(part.name.zh, owner, review.where(kind, name, *steps, "name", "zh"))
    if hasattr(part, "short"):
        yield _Claim(part.short, owner, review.where(kind, name, *steps, "short"))
    for number, alias in enumerate(getattr(part, "aliases", ())):
        yield _Claim(alias, owner, review.where(kind, name, *steps, "aliases", number))


def _folded(name: str) -> str:
    """Return the name as a return is searched for it: one width, one case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
