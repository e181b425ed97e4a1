"""Every pack that differs from a given one in one figure, operator, kind or line of one target."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, get_args

from cqquality.definitions.indicator import Indicator, Option
from cqquality.definitions.measure import Count
from cqquality.definitions.pack import Pack
from cqquality.definitions.target import Better, Keep, Operator, Reach, Rise, Schedule
from tests.definitions.proof.policies import changed, recited

OPERATORS = get_args(Operator)


def mutants(pack: Pack, name: str, lines: int) -> Iterator[tuple[str, Pack]]:
    """Yield each mutant with a word on what was changed."""
    indicator = pack.indicators[name]
    parts: tuple[Indicator | Option, ...] = (indicator, *_options(indicator))
    for part in parts:
        for what, field, value in _parts(part):
            yield f"{_label(part)}{what}", _with(pack, indicator, part, field, value)
    for line in range(1, lines + 1):
        if line != indicator.source.line:
            yield f"line {line}", recited(pack, name, line=line)
    later = indicator.deadline.replace(year=indicator.deadline.year + 1)
    yield "deadline", changed(pack, name, deadline=later)


def _options(indicator: Indicator) -> tuple[Option, ...]:
    return indicator.readings.options if indicator.readings else ()


def _label(part: Indicator | Option) -> str:
    return f"{part.id}: " if isinstance(part, Option) else ""


def _with(pack: Pack, indicator: Indicator, part: Any, field: str, value: Any) -> Pack:
    """Put the changed measure or target in its place: the indicator itself or a reading."""
    if part is indicator:
        return changed(pack, indicator.id, **{field: value})
    assert indicator.readings is not None
    options = tuple(
        replace(option, **{field: value}) if option is part else option
        for option in indicator.readings.options
    )
    readings = replace(indicator.readings, options=options)
    return changed(pack, indicator.id, readings=readings)


def _parts(part: Indicator | Option) -> Iterator[tuple[str, str, Any]]:
    if part.target is not None:
        # how far a declared reading of a place without a figure reaches, no text can say
        figures = not (isinstance(part, Option) and part.target.kind == "rank")
        for what, target in _targets(part.target, figures):
            yield what, "target", target
        if not isinstance(part, Option):  # a reading may be of another kind: that is its point
            for what, target in _other_kinds(part.target):
                yield what, "target", target
    if isinstance(part.measure, Count):
        for what, measure in _counts(part.measure):
            yield what, "measure", measure


def _targets(target: Any, figures: bool) -> Iterator[tuple[str, Any]]:
    for field in ("value", "lower", "upper", "by", "at_most") if figures else ():
        if hasattr(target, field):
            for figure in _other_figures(getattr(target, field)):
                yield f"{field} {figure}", replace(target, **{field: figure})
    for number, step in enumerate(target.steps if isinstance(target, Schedule) else ()):
        later = step.by.replace(year=step.by.year + 1)
        others = [replace(step, value=figure) for figure in _other_figures(step.value)]
        for other in (*others, replace(step, by=later)):
            steps = (*target.steps[:number], other, *target.steps[number + 1 :])
            yield f"step {other.by} {other.value}", replace(target, steps=steps)
    for operator in OPERATORS if hasattr(target, "operator") else ():
        if operator != target.operator:
            yield f"operator {operator}", replace(target, operator=operator)


def _other_kinds(target: Any) -> Iterator[tuple[str, Any]]:
    match target:
        case Reach():
            keep = Keep(kind="keep", operator="ge", value=target.value, periods="reported")
            yield "keep", keep
        case Keep():
            yield "reach", Reach(kind="reach", operator="ge", value=target.value)
        case Rise() | Better():
            yield "level allowed", replace(target, strict=not target.strict)


def _counts(measure: Count) -> Iterator[tuple[str, Count]]:
    for number, condition in enumerate(measure.where):
        if not isinstance(condition.value, Fraction):
            continue
        others = [{"value": figure} for figure in _other_figures(condition.value)]
        others += [{"operator": o} for o in OPERATORS if o != condition.operator]
        for update in others:
            where = list(measure.where)
            where[number] = replace(condition, **update)
            yield f"where {update}", replace(measure, where=tuple(where))


def _other_figures(figure: Fraction | int) -> tuple[Any, ...]:
    return figure + 1, figure - 1, figure * 10, figure + type(figure)(1) / 2
