"""The figures a definition states, to be compared with those of its citation."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Count, Measure, items_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof.amount import unit_magnitude
from cqquality.definitions.target import Improve, Keep, Range, Rank, Reach, Schedule, Target
from cqquality.quantity import literal
from cqquality.text import Text, same

SIGNS = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<", "eq": "=", "ne": "<>"}


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator as one of its readings has it; `option` is empty for the default one."""

    indicator: Indicator
    option: str = ""

    @property
    def owner(self) -> str:
        """How a finding names it: "B10", "B10 (inclusive)"."""
        return f"{self.indicator.id} ({self.option})" if self.option else self.indicator.id


def readings(indicator: Indicator) -> Iterator[Reading]:
    """Yield the indicator as it is judged by default, then under each other reading."""
    yield Reading(indicator.under())
    if indicator.readings:
        for option in indicator.readings.options:
            if option.id != indicator.readings.default and (option.target or option.measure):
                yield Reading(indicator.under(option.id), option.id)


def figures(target: Target) -> frozenset[Fraction]:
    """Return the figures that a target states, in its unit; a decrease without its sign."""
    match target:
        case Reach() | Keep():
            return frozenset({target.value})
        case Schedule():
            return frozenset(step.value for step in target.steps)
        case Range():
            return frozenset({target.lower, target.upper})
        case Improve():
            return frozenset({abs(target.by)})
        case Rank():
            return frozenset({Fraction(target.at_most)})
        case _:
            return frozenset()


class Threshold(NamedTuple):
    """A limit that a row of a ledger has to meet to be counted, in ones."""

    value: Fraction
    operator: str


def thresholds(measure: Measure, pack: Pack) -> tuple[Threshold, ...]:
    """Return the numeric conditions on the rows that a measure counts."""
    if not isinstance(measure, Count):
        return ()
    units = {column.id: column.unit or "" for column in pack.ledgers[measure.ledger].columns}
    return tuple(
        Threshold(condition.value * unit_magnitude(units[condition.column]), condition.operator)
        for condition in measure.where
        if isinstance(condition.value, Fraction)
    )


def names(indicator: Indicator, pack: Pack) -> Iterator[str]:
    """Yield the Chinese names of an indicator and of the data items it takes."""
    yield from (indicator.name.zh, *indicator.aliases)
    for code in items_of(indicator.measure):
        yield from (pack.items[code].name.zh, *pack.items[code].aliases)


def stated(indicator: Indicator) -> Text:
    """Return the target of an indicator in a few signs: ">= 90%", "3-5 个", "keep >= 96%"."""
    target, unit = indicator.target, indicator.unit
    match target:
        case Reach() | Keep():
            words = f"{target.kind} {SIGNS[target.operator]} {literal(target.value)} {unit}"
        case Range():
            words = f"{target.kind} {literal(target.lower)}-{literal(target.upper)} {unit}"
        case Schedule():
            steps = " / ".join(f"{literal(each.value)} ({each.by})" for each in target.steps)
            words = f"{target.kind} {SIGNS[target.operator]} {steps} {unit}"
        case Improve():
            words = f"{target.kind} {SIGNS[target.operator]} {literal(target.by)}%"
        case Rank():
            words = f"{target.kind} <= {target.at_most}"
        case _:
            words = target.kind
    return same(words)
