"""Whether every indicator can arrive through a form."""

from collections.abc import Iterator

from cqquality.definitions.form import Listing, items_collected
from cqquality.definitions.measure import Count, Measure, Total, items_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.review import Review
from cqquality.definitions.target import Rank
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ130",
    severity=Severity.WARNING,
    title=Text("没有报表可填报", "No form to arrive through"),
    message=Text("{owner}：没有一张报表收取{missing}", "{owner}: no form asks for {missing}"),
    help=Text("在 forms/ 的报表中加上", "add it to one of the forms"),
    why=Text(
        "没有人填报的指标永远没有数据。", "What nobody is asked for will never have any data."
    ),
    example="measure: {kind: reported, item: P01-1}   # in no form",
    good="layout:\n  kind: items\n  lines: [{item: P01-1}]",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every indicator whose data no form asks for; nothing where there are no forms."""
    pack = review.pack
    if not pack.forms:
        return
    asked = _asked(pack)
    for indicator in pack.indicators.values():
        judged = indicator.under()
        needed = [way - asked for way in _ways(judged.measure)]
        peers = {judged.target.peers} - asked if isinstance(judged.target, Rank) else set()
        missing = min(needed, key=len) | peers
        if missing:
            yield CODE.at(
                review.where("indicators", indicator.id),
                indicator.id,
                owner=indicator.id,
                missing="、".join(sorted(missing)),
            )


def _asked(pack: Pack) -> set[str]:
    """Return the items and ledgers that a form asks for; totals of indicators need no form."""
    ledgers = [
        form.layout.ledger for form in pack.forms.values() if isinstance(form.layout, Listing)
    ]
    return {*ledgers, *(item for form in pack.forms.values() for item in items_collected(form))}


def _ways(measure: Measure) -> list[set[str]]:
    """Return what is needed for each way in which the value can come about."""
    reported = getattr(measure, "reported", None)
    needed = {*items_of(measure)} - {reported}
    if isinstance(measure, Count):
        needed = {measure.ledger}
    ways = [needed]
    if reported is not None and not isinstance(measure, Total):
        ways.append({reported})
    return ways
