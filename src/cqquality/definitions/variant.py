"""An indicator as each of its declared readings has it, with the way back to what is written."""

from collections.abc import Iterator
from typing import NamedTuple

from cqquality.definitions.indicator import Indicator, Option
from cqquality.definitions.locator import Locator
from cqquality.definitions.measure import Count, Increase, Measure, Ratio, Subset, Sum, Total
from cqquality.findings import Place

Steps = tuple[int | str, ...]


class Variant(NamedTuple):
    """An indicator as written, or with one of its readings applied.

    `steps` lead from the indicator to the reading; empty for the indicator as written.
    """

    indicator: Indicator
    option: Option | None = None
    steps: Steps = ()

    def place(self, where: Locator, part: str, *inside: int | str) -> Place:
        """Return where `part` of this variant is written: in the reading, or else above."""
        steps = self.steps if self._overrides(part) else ()
        return where("indicators", self.indicator.id, *steps, part, *inside)

    def owner(self, *parts: str) -> str:
        """How a finding names it: "B10", or "B10 (inclusive)" where the reading has a part."""
        if self.option is None or not any(map(self._overrides, parts)):
            return self.indicator.id
        return f"{self.indicator.id} ({self.option.id})"

    def _overrides(self, part: str) -> bool:
        return getattr(self.option, part, None) is not None


def variants(indicator: Indicator) -> Iterator[Variant]:
    """Yield the indicator as written, then under each reading that changes something."""
    yield Variant(indicator)
    for number, option in enumerate(indicator.readings.options if indicator.readings else ()):
        changed = indicator.under(option.id)
        if changed is not indicator:
            yield Variant(changed, option, ("readings", "options", number))


def inner(measure: Measure) -> Measure:
    """Return the measure by which a subset is measured itself; any other as it is."""
    return measure.measure if isinstance(measure, Subset) else measure


def item_steps(measure: Measure) -> Iterator[tuple[Steps, str]]:
    """Yield every data item a measure takes, with the steps from the measure to its code."""
    match measure:
        case Ratio():
            for key in ("numerator", "denominator"):
                for number, code in enumerate(getattr(measure, key)):
                    yield (key, number), code
        case Sum() | Increase():
            for number, code in enumerate(measure.items):
                yield ("items", number), code
        case Subset():
            for steps, code in item_steps(measure.measure):
                yield ("measure", *steps), code
        case Count() | Total():
            pass
        case _:
            yield ("item",), measure.item
    reported = getattr(measure, "reported", None)
    if reported is not None:
        yield ("reported",), reported
