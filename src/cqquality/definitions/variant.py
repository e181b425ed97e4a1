"""An indicator in each version and reading, with the way back to what is written."""

from collections.abc import Iterator
from typing import NamedTuple

from cqquality.definitions.indicator import Indicator, Option, Revision
from cqquality.definitions.locator import Locator
from cqquality.definitions.measure import Count, Increase, Measure, Ratio, Subset, Sum, Total
from cqquality.definitions.version import versions
from cqquality.findings import Place

Steps = tuple[int | str, ...]
Layer = tuple[Option | Revision, Steps]
"""A reading or a revision, and the steps that lead to it from the indicator."""


class Variant(NamedTuple):
    """An indicator as written, or in a later version, or with one of its readings applied.

    `layers` are the reading and the revision that made it so, the innermost first, each with the
    steps that lead to it; none for the indicator as written.
    """

    indicator: Indicator
    layers: tuple[Layer, ...] = ()

    def place(self, where: Locator, part: str, *inside: int | str) -> Place:
        """Return where `part` of this variant is written: in the reading, or else above."""
        steps = next((steps for layer, steps in self.layers if _has(layer, part)), ())
        return where("indicators", self.indicator.id, *steps, part, *inside)

    def owner(self, *parts: str) -> str:
        """How a finding names it: "B10", "B10 (inclusive)", "B10 (2013-07-01)".

        The reading or the revision is named where it has one of the parts itself.
        """
        named = (_name(each) for each, _ in self.layers if any(_has(each, p) for p in parts))
        which = next(named, "")
        return f"{self.indicator.id} ({which})" if which else self.indicator.id


def _has(layer: Option | Revision, part: str) -> bool:
    return getattr(layer, part, None) is not None


def _name(layer: Option | Revision) -> str:
    return layer.id if isinstance(layer, Option) else str(layer.valid_from)


def variants(indicator: Indicator) -> Iterator[Variant]:
    """Yield each version of the indicator, and it under each reading that changes something."""
    reading_steps: Steps = ("readings",)
    outer: tuple[Layer, ...] = ()
    for version in versions(indicator):
        if version.revision is not None:
            steps: Steps = ("revisions", version.number)
            outer = ((version.revision, steps), *outer)
            if version.revision.readings is not None:
                reading_steps = (*steps, "readings")
        yield Variant(version.indicator, outer)
        readings = version.indicator.readings
        for number, option in enumerate(readings.options if readings else ()):
            changed = version.indicator.under(option.id)
            if changed is not version.indicator:
                layer: Layer = (option, (*reading_steps, "options", number))
                yield Variant(changed, (layer, *outer))


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
