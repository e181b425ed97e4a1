"""Totals and subsets that lead back to themselves."""

from collections.abc import Iterator, Mapping

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Subset, Total
from cqquality.definitions.review import Review
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ133",
    severity=Severity.ERROR,
    title=Text("循环引用", "Circular reference"),
    message=Text(
        "{owner}：计算方式绕回自身：{path}", "{owner}: its measure leads back to itself: {path}"
    ),
    help=Text("更正 parts 或 whole", "mend 'parts' or 'whole'"),
    why=Text("由自身合成的指标无从计算。", "An indicator made of itself can never be computed."),
    example="- id: B03\n  measure: {kind: total, parts: [B03, B03a]}",
    good="- id: B03\n  measure: {kind: total, parts: [B03a, B03b]}",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every indicator from which the parts and wholes lead back to it."""
    indicators = review.pack.indicators
    for indicator in indicators.values():
        path = _way_back(indicator.id, indicators)
        if path:
            yield CODE.at(
                review.where("indicators", indicator.id, "measure"),
                indicator.id,
                owner=indicator.id,
                path=" > ".join(path),
            )


def _way_back(start: str, indicators: Mapping[str, Indicator]) -> list[str]:
    """Return the indicators from `start` back to it, nothing where there is no such way."""
    ways, seen = [[start]], set[str]()
    while ways:
        way = ways.pop(0)
        for name in _related(indicators[way[-1]]):
            if name == start:
                return [*way, name]
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


def _related(indicator: Indicator) -> Iterator[str]:
    for variant in variants(indicator):
        measure = variant.indicator.measure
        if isinstance(measure, Total):
            yield from measure.parts
        if isinstance(measure, Subset):
            yield measure.whole
