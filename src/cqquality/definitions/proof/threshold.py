"""Whether the thresholds of a target are those its citation names: 1000亿元级, 二级资质以上.

A limit on the rows that are counted must be quoted, and be the figure quoted. Any other threshold
cannot be compared: it must be repeated word for word in the name of the indicator or a data item.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import codes
from cqquality.definitions.proof.amount import Amount, amounts, unit_after
from cqquality.definitions.proof.citation import Quotation, Where
from cqquality.definitions.proof.figure import (
    SIGNS,
    Reading,
    Threshold,
    names,
    readings,
    thresholds,
)
from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.proof.token import folded
from cqquality.definitions.proof.wording import beyond, wording
from cqquality.definitions.target import Operator
from cqquality.findings import Finding
from cqquality.quantity import literal
from cqquality.text import Text, same


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold as the text words it, and whether another target shares it."""

    quotation: Quotation
    amount: Amount
    operator: Operator
    shared: bool

    def fits(self, threshold: Threshold) -> bool:
        """Whether the definition cuts at the same figure, on a side that the words allow.

        Of two bands that share a threshold, one begins at it and the other ends before it.
        """
        sides = {self.operator, beyond(self.operator)} if self.shared else {self.operator}
        return self.same_figure(threshold) and threshold.operator in sides

    def same_figure(self, threshold: Threshold) -> bool:
        """Whether the definition cuts at the same figure."""
        return self.amount.numbers == (threshold.value,)


def limits(
    indicator: Indicator, cited: Sequence[Quotation], policy: PolicyText, pack: Pack
) -> list[Limit]:
    """Return the thresholds that a target names, from all that is cited on its line."""
    found = []
    for quotation in cited:
        if quotation.owner != indicator.id or quotation.main:
            continue
        for amount in amounts(quotation.tokens, policy):
            if amount.day is None:
                unit = unit_after(amount, policy, pack.unit)
                words = wording(amount, policy, unit, indicator.direction)
                shared = _is_shared(quotation, indicator, cited)
                found.append(Limit(quotation, amount, words.operator, shared))
    return found


def _is_shared(quotation: Quotation, indicator: Indicator, cited: Sequence[Quotation]) -> bool:
    return any(
        other.owner in indicator.source.shared_with and other.span.common(quotation.span)
        for other in cited
    )


def threshold_disagreements(
    indicator: Indicator, named: Sequence[Limit], pack: Pack, where: Where
) -> Iterator[Finding]:
    """Yield every threshold that is not the one quoted, is not quoted, or is quoted for nothing."""
    for reading in readings(indicator):
        for threshold in thresholds(reading.indicator.measure, pack):
            yield from _unfounded(reading, threshold, named, where)
    cut = thresholds(indicator.measure, pack)
    for limit in named:
        if any(limit.same_figure(threshold) for threshold in cut):
            continue
        quote = folded(limit.quotation.quote)
        if cut or not any(quote in folded(name) for name in names(indicator, pack)):
            yield codes.FIGURE_DIFFERS.at(
                where("indicators", indicator.id, "source", "also"),
                indicator.id,
                owner=indicator.id,
                quote=limit.quotation.quote,
                defined=Text("没有这个界限", "without that threshold"),
            )


def _unfounded(
    reading: Reading, threshold: Threshold, named: Sequence[Limit], where: Where
) -> Iterator[Finding]:
    if any(limit.fits(threshold) for limit in named):
        return
    indicator = reading.indicator
    place = where("indicators", indicator.id, "readings" if reading.option else "measure")
    sign = SIGNS[threshold.operator]
    alike = next((limit for limit in named if limit.same_figure(threshold)), None)
    values = {"owner": reading.owner, "defined": f"{sign} {literal(threshold.value)}"}
    if alike is None:
        quotes = "、".join(limit.quotation.quote for limit in named)
        yield codes.FIGURE_DIFFERS.at(place, indicator.id, quote=quotes, **values)
    else:
        quote, expected = alike.quotation.quote, same(SIGNS[alike.operator])
        yield codes.WORDING_DIFFERS.at(
            place, indicator.id, quote=quote, expected=expected, **values
        )
