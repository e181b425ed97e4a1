"""What an increase adds up or subtracts."""

from collections.abc import Iterator

from cqquality.definitions.measure import Increase, inner
from cqquality.definitions.review import Review
from cqquality.definitions.variant import item_steps, variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ135",
    severity=Severity.ERROR,
    title=Text("增量的算法与数据项不符", "Increase by the wrong basis"),
    message=Text(
        "{owner}：数据项 {item} 是 {basis}，不能按 {by} 计增量",
        "{owner}: the item {item} is a {basis}, of which there is no increase by {by}",
    ),
    help=Text("更正 by，或数据项的 basis", "mend 'by', or the 'basis' of the item"),
    why=Text(
        "期内数相加，期末数相减；把各年末的存量相加，结果会大好几倍。",
        "Flows are added up and levels subtracted: the levels of five years added up come to "
        "several times the increase.",
    ),
    example="measure: {kind: increase, by: flows, items: [B02-1]}    # basis: stock",
    good="measure: {kind: increase, by: stocks, items: [B02-1]}   # basis: stock",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every item that an increase cannot take the way it does."""
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            measure = inner(variant.indicator.measure)
            if not isinstance(measure, Increase):
                continue
            for steps, code in item_steps(variant.indicator.measure):
                basis = review.pack.items[code].basis
                if (basis == "flow") != (measure.by == "flows"):
                    yield CODE.at(
                        variant.place(review.where, "measure", *steps),
                        indicator.id,
                        owner=variant.owner("measure"),
                        item=code,
                        basis=basis,
                        by=measure.by,
                    )
