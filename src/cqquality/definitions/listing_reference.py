"""Whether what a form asks of a ledger can be asked together."""

from collections.abc import Iterator

from cqquality.definitions.form import Listing, Tally
from cqquality.definitions.pack import Ledger
from cqquality.text import Text

Path = tuple[int | str, ...]
Problem = tuple[Path, Text, Text]
"""Where it is, what is wrong, and what to do."""


def listing_problems(layout: Listing, ledger: Ledger) -> Iterator[Problem]:
    """Yield columns the ledger has not, and tallies that contradict themselves."""
    known = [column.id for column in ledger.columns]
    for path, column in listing_columns(layout):
        if column not in known:
            yield (
                ("layout", *path),
                Text(
                    f"名录 {ledger.id} 没有列“{column}”",
                    f"the ledger {ledger.id} has no column '{column}'",
                ),
                Text("改用：" + "、".join(known), "use one of " + ", ".join(known)),
            )
    for number, tally in enumerate(layout.counts):
        yield from _contradictions(layout, number, tally)


def listing_columns(layout: Listing) -> Iterator[tuple[Path, str]]:
    """Yield every column a list names, and where."""
    if layout.region:
        yield ("region",), layout.region
    for number, bound in enumerate(layout.bounds):
        yield ("bounds", number, "part"), bound.part
        yield ("bounds", number, "whole"), bound.whole
    for number, tally in enumerate(layout.counts):
        for name in ("sum", "distinct"):
            if column := getattr(tally, name):
                yield ("counts", number, name), column
        for says in (*tally.where, *tally.unless):
            yield ("counts", number), says.column


def _contradictions(layout: Listing, number: int, tally: Tally) -> Iterator[Problem]:
    if tally.sum and tally.distinct:
        yield (
            ("layout", "counts", number, "distinct"),
            Text("sum 与 distinct 不能同用", "'sum' and 'distinct' exclude each other"),
            Text("只保留一个", "keep one of them"),
        )
    if tally.complete and tally.distinct and layout.region:
        yield (
            ("layout", "counts", number, "complete"),
            Text(
                "按区县计的不同值不能用 complete：各区县之和不是全市的个数",
                "what is distinct in each region does not add up, so it cannot be 'complete'",
            ),
            Text("去掉 complete 或 region", "drop 'complete' or 'region'"),
        )
