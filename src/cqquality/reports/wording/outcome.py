"""What came of a target, in words: value, gap, completion, periods held."""

from fractions import Fraction
from typing import Protocol

from cqquality.assessment.result import Result, Status
from cqquality.quantity import Dimension, shown
from cqquality.reports.wording.amount import difference, number, percent, quantity
from cqquality.reports.wording.phrase import NOTHING, joined, listed, period
from cqquality.text import Text, same

_PROVISIONAL = Text("暂计", "prov. ")
_UNREPORTED = Text("未报", "not reported")


def value(result: Result) -> Text:
    """Return the value with its unit, a qualifier where parts are missing, or why there is none."""
    if result.stage is not None:
        return result.stage.name.text
    if result.value is None:
        return _UNREPORTED if result.status is Status.NO_DATA else NOTHING
    figure = quantity(number(result, result.value), result.unit)
    return joined(qualifier(result), figure)


class Qualified(Protocol):
    """Whatever has a value of which parts may be missing."""

    @property
    def at_least(self) -> bool:
        """Whether it is a lower bound."""
        ...

    @property
    def provisional(self) -> bool:
        """Whether it may be too high or too low."""
        ...


def qualifier(qualified: Qualified) -> Text:
    """Return what stands before a value of which parts are missing; nothing for a whole one."""
    if qualified.provisional:
        return _PROVISIONAL
    return same("≥" if qualified.at_least else "")


def missing(result: Result, amount: Fraction) -> str:
    """Write a gap or a surplus without its unit; never 0 unless it is."""
    return shown(amount, result.indicator.decimals)


def gap(result: Result) -> Text:
    """Return what is still missing: "4.51个百分点"; never 0 while something is."""
    if result.gap is None:
        return NOTHING
    return difference(missing(result, result.gap), result.unit)


def surplus(result: Result) -> Text:
    """Return by how much the target is exceeded."""
    if result.surplus is None:
        return NOTHING
    return difference(missing(result, result.surplus), result.unit)


def distance(result: Result) -> Text:
    """Return the gap or, where the target is exceeded, by how much: "超3个"."""
    if result.gap or not result.surplus:
        return gap(result)
    return joined(Text("超", ""), surplus(result), Text("", " beyond"))


def baseline(result: Result) -> Text:
    """Return the value at the baseline; a change is in percent of it, and says not of what."""
    if result.baseline is None:
        return NOTHING
    figure = shown(result.baseline, result.indicator.decimals)
    is_change = result.unit.dimension is Dimension.CHANGE
    return same(figure) if is_change else quantity(figure, result.unit)


def attainment(result: Result) -> Text:
    """Return the completion rate (完成率), where it means something."""
    return NOTHING if result.attainment is None else same(f"{percent(result.attainment)}%")


def score(result: Result) -> Text | None:
    """Return in how many of the periods judged the target was held: "4/5期"; None if not asked."""
    judged = [point for point in result.history if point.hit is not None]
    if not judged:
        return None
    held = f"{sum(1 for point in judged if point.hit)}/{len(judged)}"
    return Text(f"{held}期", f"{held} periods")


def missed(result: Result) -> Text | None:
    """Return the periods in which the target was missed: "2011年、2012年未达"; None for none."""
    periods = listed(period(point.period) for point in result.history if point.hit is False)
    return Text(f"{periods.zh}未达", f"missed in {periods.en}") if periods.zh else None


def reading(result: Result) -> Text | None:
    """Return the label of the reading used; None where the clause leaves no choice."""
    return None if result.reading is None else result.reading.label.text
