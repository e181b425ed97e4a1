"""What counts from a baseline, and has none."""

from collections.abc import Iterator

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import inner
from cqquality.definitions.review import Review
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ118",
    severity=Severity.ERROR,
    title=Text("缺少基期", "No baseline"),
    message=Text(
        "{owner}：{what}从基期算起，但没有 baseline",
        "{owner}: {what} counts from a baseline, and there is none",
    ),
    help=Text("补上 baseline: {{date: 2010-12-31}}", "add 'baseline: {{date: 2010-12-31}}'"),
    why=Text(
        "增加多少、提高百分之几，都要从某一天算起；哪一天不能猜。",
        "An increase counts from a day, and which day that is cannot be guessed.",
    ),
    example="measure: {kind: increase, by: flows, items: [B02-1]}\n# no baseline",
    good="measure: {kind: increase, by: flows, items: [B02-1]}\nbaseline: {date: 2010-12-31}",
)

_MEASURES = {"increase", "relative_change"}
_TARGETS = {"improve", "better"}


def check(review: Review) -> Iterator[Finding]:
    """Yield every increase and every improvement without a baseline."""
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            part = _part_in_need(variant.indicator)
            if part and variant.indicator.baseline is None:
                yield CODE.at(
                    variant.place(review.where, part),
                    indicator.id,
                    owner=variant.owner(part),
                    what=f"{part} {getattr(variant.indicator, part).kind}",
                )


def _part_in_need(indicator: Indicator) -> str | None:
    if inner(indicator.measure).kind in _MEASURES:
        return "measure"
    return "target" if indicator.target.kind in _TARGETS else None
