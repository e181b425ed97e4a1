"""Stocks and flows from one list: each takes other rows of it."""

from collections.abc import Iterator

from cqquality.definitions.form import Listing
from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ147",
    severity=Severity.ERROR,
    title=Text("存量与流量由同一名录计", "Stocks and flows from one list"),
    message=Text(
        "{form}：{first} 与 {other} 一为存量、一为流量，不能由同一名录计",
        "{form}: of {first} and {other} one is a stock and one a flow, which one list cannot give",
    ),
    help=Text("分成两个表式", "make two forms of it"),
    why=Text(
        "流量计期内的行，存量计期末以前的全部行；同一行不能既在期内又在期外。",
        "A flow takes the rows within a period, a stock all rows up to its end.",
    ),
    example="counts: [{item: L-1}, {item: N-1}]      # basis: stock, flow",
    good="counts: [{item: N-1}, {item: N-2}]      # basis: flow, flow",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every list with a tally of another basis than its first one."""
    for form in review.pack.forms.values():
        if not isinstance(form.layout, Listing):
            continue
        items = [review.pack.items[tally.item] for tally in form.layout.counts]
        stocks = [item.basis == "stock" for item in items]
        if len(set(stocks)) > 1:
            at = stocks.index(not stocks[0])
            yield CODE.at(
                review.where("forms", form.id, "layout", "counts", at, "item"),
                form.id,
                form=form.id,
                first=items[0].code,
                other=items[at].code,
            )
