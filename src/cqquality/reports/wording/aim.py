"""Targets in words: what is to be reached, and at which stage a commitment is done."""

from fractions import Fraction

from cqquality.assessment.result import Result
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack, Unit
from cqquality.definitions.target import (
    All,
    Better,
    Improve,
    Keep,
    Milestone,
    Operator,
    Range,
    Rank,
    Reach,
    Rise,
    Schedule,
    Target,
)
from cqquality.reports.wording.amount import bound, quantity
from cqquality.reports.wording.phrase import NOTHING, day, joined, listed
from cqquality.text import Text, same

SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
"""How the operators of targets are written."""
_STRENGTHS = {
    "firm": Text("", ""),
    "attempt": Text("争取", "attempted: "),
    "encourage": Text("鼓励", "encouraged: "),
}
_RISES = {
    ("higher", True): Text("逐期提高", "rising each period"),
    ("higher", False): Text("逐期不降", "never falling"),
    ("lower", True): Text("逐期下降", "falling each period"),
    ("lower", False): Text("逐期不升", "never rising"),
}
_BETTER = {
    ("higher", True): Text("高于基期", "above the baseline"),
    ("higher", False): Text("不低于基期", "not below the baseline"),
    ("lower", True): Text("低于基期", "below the baseline"),
    ("lower", False): Text("不高于基期", "not above the baseline"),
}


def target(result: Result) -> Text:
    """Return what is to be reached: "≥90%", "3~5个", "保持≥96%", "100%".

    Of a target in steps the one judged, of one against the baseline that value; nothing for a
    region that has no part of the target of the whole.
    """
    indicator, operator, value = result.indicator, result.goal.operator, result.goal.value
    if value is None and isinstance(indicator.target, Reach | Schedule | Keep | Range | Rank | All):
        return NOTHING
    if value is not None and isinstance(indicator.target, Schedule | Better):
        return quantity(SIGNS[operator] + bound(value), result.unit)
    return goal(indicator.target, result.unit, indicator.direction)


def goal(wanted: Target, unit: Unit, direction: str = "higher") -> Text:
    """Return a target in the unit of its indicator; nothing for a milestone, which has none."""
    match wanted:
        case Reach():
            return beside(wanted.operator, wanted.value, unit)
        case Schedule():
            return _in_steps(wanted, unit)
        case Keep():
            return joined(Text("保持", "keep "), beside(wanted.operator, wanted.value, unit))
        case Improve():
            return beside(wanted.operator, wanted.by, unit)
        case Range():
            return quantity(f"{bound(wanted.lower)}~{bound(wanted.upper)}", unit)
        case Rank():
            return Text(f"前{wanted.at_most}位", f"top {wanted.at_most}")
        case Rise() | Better():
            words = _RISES if isinstance(wanted, Rise) else _BETTER
            return words[direction, wanted.strict]
        case All():
            return same("100%")
        case Milestone():
            return NOTHING


def beside(operator: Operator, figure: Fraction, unit: Unit) -> Text:
    """Write a figure with its unit and the side of it that is wanted: "≥90%"."""
    return quantity(SIGNS[operator] + bound(figure), unit)


def _in_steps(wanted: Schedule, unit: Unit) -> Text:
    """Write every step with its day: "2013年底≥60%、2015年底≥80%"."""
    return listed(
        Text(f"{day(step.by).zh}{figure.zh}", f"{figure.en} by {day(step.by).en}")
        for step in wanted.steps
        for figure in (beside(wanted.operator, step.value, unit),)
    )


def milestone(result: Result, pack: Pack) -> Text:
    """Return the stage at which a commitment is done, and how firmly it was promised."""
    wanted = result.indicator.target
    return commitment(wanted, pack) if isinstance(wanted, Milestone) else NOTHING


def commitment(wanted: Milestone, pack: Pack) -> Text:
    """Return the stage a commitment is to reach: "争取建成"."""
    stage = next(stage for stage in pack.stages if stage.id == wanted.done_at)
    return joined(_STRENGTHS[wanted.strength], stage.name.text)


def wanted(indicator: Indicator, pack: Pack, target: Target | None = None) -> Text:
    """Return the target of an indicator, or another one in its unit: "≥90%", "建成"."""
    of = target or indicator.target
    if isinstance(of, Milestone):
        return commitment(of, pack)
    return goal(of, pack.unit[indicator.unit], indicator.direction)
