"""What the figures of an indicator say against themselves, whatever values are drawn from them."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from cqquality.assessment import codes
from cqquality.assessment.measuring.case import Case
from cqquality.definitions.measure import Increase, inner, items_of
from cqquality.findings import Finding
from cqquality.period import Period
from cqquality.quantity import literal, total


class Remark(Struct, frozen=True):
    """A finding that holds once the figures up to `end` are known, and the period it disputes."""

    end: date
    finding: Finding
    disputed: Period | None


def remarks(case: Case) -> Iterator[Remark]:
    """Yield everything that will ever be known against the figures of an indicator."""
    yield from _contradictions(case)
    yield from _unused(case)


def _contradictions(case: Case) -> Iterator[Remark]:
    """Yield the flows whose parts do not add up."""
    for item in items_of(case.indicator.measure):
        if case.pack.items[item].basis != "flow":
            continue
        for found in case.figures.contradictions(item):
            whole, parts = found.whole, found.parts
            finding = codes.PARTS_DISAGREE.at(
                whole.origin.place,
                case.indicator.id,
                period=whole.period.text,
                whole=literal(whole.value),
                cells=", ".join(part.origin.cell for part in parts),
                sum=literal(total(part.value for part in parts)),
            )
            yield Remark(whole.period.end, finding, whole.period)


def _unused(case: Case) -> Iterator[Remark]:
    """Yield the figures of periods that fit into no year, nor between the baseline and now."""
    measure, base_day = inner(case.indicator.measure), case.base_day
    accumulates = isinstance(measure, Increase) and measure.by == "flows"
    for item in items_of(measure):
        if case.pack.items[item].basis == "stock":
            continue
        for figure in case.figures.straddling(item, base_day if accumulates else None):
            if figure.period.end > base_day:
                place, name = figure.origin.place, case.indicator.id
                finding = codes.UNUSED.at(place, name, item=item, period=figure.period.text)
                yield Remark(figure.period.end, finding, None)
