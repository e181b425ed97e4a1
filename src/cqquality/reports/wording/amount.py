"""Figures with their units, rounded for the eye."""

from fractions import Fraction
from itertools import pairwise

from cqquality.assessment.result import Result
from cqquality.definitions.pack import Unit
from cqquality.definitions.target import Schedule
from cqquality.quantity import SHARES, Dimension, literal, shown
from cqquality.text import Text, same

_POINTS = Text("个百分点", " pp")
_WHOLE = Fraction(100)


def limits(result: Result) -> tuple[Fraction, ...]:
    """Return the figures on whose right side a printed value has to stand."""
    bounds = [bound for bound in (result.goal.value, result.goal.upper) if bound is not None]
    if result.goal.operator == "all":
        bounds.append(_WHOLE)
    if isinstance(result.indicator.target, Schedule):
        bounds += [step.value for step in result.indicator.target.steps]
    if result.goal.operator == "rise":
        values = [point.value for point in result.history]
        bounds += [before for before, after in pairwise(values) if before != after]
    return tuple(bounds)


def number(result: Result, value: Fraction) -> str:
    """Write a value of the indicator without its unit."""
    return shown(value, result.indicator.decimals, limits(result))


def unit(result: Result) -> Text:
    """Return the unit of a result, "%" for rates of every kind."""
    return same("%") if result.unit.dimension in SHARES else result.unit.name.text


def quantity(figure: str, unit: Unit) -> Text:
    """Return a figure with its unit: "96.5%", "19个", "第3位"."""
    if unit.dimension is Dimension.RANK:
        return Text(f"第{figure}位", f"no. {figure}")
    if unit.dimension in SHARES:
        return same(f"{figure}%")
    one = figure.lstrip("≥>≤<+-") == "1"
    return Text(
        f"{figure}{unit.name.zh}", f"{figure} {singular(unit.name.en) if one else unit.name.en}"
    )


def singular(units: str) -> str:
    """Return the singular of an English unit.

    >>> [singular(units) for units in ("units", "entities", "batches", "100 million yuan")]
    ['unit', 'entity', 'batch', '100 million yuan']
    """
    for many, one in (("ies", "y"), ("ches", "ch"), ("sses", "ss"), ("ss", "ss"), ("s", "")):
        if units.endswith(many):
            return units.removesuffix(many) + one
    return units


def difference(figure: str, unit: Unit) -> Text:
    """Return a distance between two values: rates differ by percentage points."""
    if unit.dimension is Dimension.RANK:
        return Text(f"{figure}位", f"{figure} place{'' if figure == '1' else 's'}")
    if unit.dimension in SHARES:
        return Text(figure + _POINTS.zh, figure + _POINTS.en)
    return quantity(figure, unit)


def bound(figure: Fraction) -> str:
    """Write a bound without loss where that is possible."""
    exact = literal(figure)
    return shown(figure, 4) if "/" in exact else exact


def percent(part: Fraction) -> str:
    """Write a share in percent: "100.0" only for all of it, "0.0" only for nothing."""
    return shown(part * 100, 1, (_WHOLE,))
