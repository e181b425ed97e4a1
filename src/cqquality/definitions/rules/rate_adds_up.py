"""Rates, indices and places that would be added up over the periods of a year."""

from collections.abc import Iterator

from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import Dimension
from cqquality.text import Text

CODE = Code(
    id="CQ140",
    severity=Severity.ERROR,
    title=Text("比率逐期相加", "A rate that adds up"),
    message=Text(
        "{item}：单位为 {unit}，basis 不能是 flow",
        "{item}: in {unit} it cannot have the basis flow",
    ),
    help=Text("改为 basis: rate，期末的份额为 stock", "write 'basis: rate', or stock for a share"),
    why=Text(
        "flow 的数逐期相加：十二个月的合格率会加成百分之一千多。",
        "Flows are added up over the periods: twelve monthly rates would come to over 1000 %.",
    ),
    example='- {code: P02-3, ..., unit: "%", basis: flow}',
    good='- {code: P02-3, ..., unit: "%", basis: rate}',
)

_NEVER_ADDED = {Dimension.PERCENT, Dimension.CHANGE, Dimension.INDEX, Dimension.RANK}


def check(review: Review) -> Iterator[Finding]:
    """Yield every item of which a sum means nothing, and which is said to add up."""
    for item in review.pack.items.values():
        if item.basis == "flow" and review.pack.dimension(item.unit) in _NEVER_ADDED:
            place = review.where("items", item.code, "basis")
            yield CODE.at(place, item.code, item=item.code, unit=item.unit)
