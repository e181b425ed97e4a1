"""What is defined and never used."""

from collections.abc import Iterator

from cqquality.definitions.form import Listing
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Count, items_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.review import Review
from cqquality.definitions.target import Milestone, Rank
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ125",
    severity=Severity.WARNING,
    title=Text("定义而未使用", "Defined and never used"),
    message=Text("{what}“{name}”没有用到", "the {what} '{name}' is used nowhere"),
    help=Text("删去，或在指标中使用", "remove it, or use it in an indicator"),
    why=Text(
        "没有用到的数据项仍会出现在填报表中，下级白填；也可能是某个指标漏了它。",
        "An item without use is still asked for in the forms; or else an indicator has lost it.",
    ),
    example="items:\n  - {code: P02-9, ...}   # in no measure",
    good="measure: {kind: reported, item: P02-9}",
)

_WHATS = {
    "sections": Text("章节", "section"),
    "departments": Text("部门", "department"),
    "units": Text("计量单位", "unit"),
    "stages": Text("阶段", "stage"),
    "items": Text("数据项", "data item"),
    "ledgers": Text("名录", "ledger"),
    "amendments": Text("修订文件", "amending document"),
}


def check(review: Review) -> Iterator[Finding]:
    """Yield everything that no indicator and no form leads to."""
    pack = review.pack
    used = set(_used(pack))
    for kind, what in _WHATS.items():
        parts = getattr(pack, kind)
        names = parts if kind in {"items", "ledgers"} else [part.id for part in parts]
        for name in names:
            if (kind, name) not in used:
                yield CODE.at(review.where(kind, name), name, what=what, name=name)


def _used(pack: Pack) -> Iterator[tuple[str, str]]:
    for item in pack.items.values():
        yield "units", pack.unit[item.unit].id
    for ledger in pack.ledgers.values():
        yield "sections", ledger.section
        for column in ledger.columns:
            if column.unit is not None:
                yield "units", pack.unit[column.unit].id
    for indicator in pack.indicators.values():
        yield from _named(indicator, pack)
        yield from _measured(indicator)
    yield from (("amendments", entry.document or "") for entry in pack.not_targets)
    for form in pack.forms.values():
        yield "sections", form.section
        yield from (("departments", name) for name in (form.issuer, *form.senders))
        if isinstance(form.layout, Listing):
            yield "ledgers", form.layout.ledger
    if pack.commitments:  # the stages are one scale, and used together
        yield from (("stages", stage.id) for stage in pack.stages)


def _named(indicator: Indicator, pack: Pack) -> Iterator[tuple[str, str]]:
    yield "sections", indicator.section
    yield "units", pack.unit[indicator.unit].id
    for part in indicator.responsible:
        yield from (("departments", name) for name in (*part.lead, *part.support))
    yield from (("amendments", revision.document) for revision in indicator.revisions)


def _measured(indicator: Indicator) -> Iterator[tuple[str, str]]:
    for variant in variants(indicator):
        measure, target = variant.indicator.measure, variant.indicator.target
        yield from (("items", code) for code in items_of(measure))
        if isinstance(measure, Count):
            yield "ledgers", measure.ledger
        if isinstance(target, Rank):
            yield "items", target.peers
        if isinstance(target, Milestone):
            yield "stages", target.done_at
