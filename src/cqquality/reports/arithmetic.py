"""Arithmetic written out: how a value arises from its parts, how a pace from its figures."""

from collections.abc import Iterator
from fractions import Fraction

from cqquality.assessment.explanation import Explanation, Role, Step
from cqquality.assessment.method.pace import Course
from cqquality.assessment.result import Pace
from cqquality.quantity import literal, shown
from cqquality.reports import wording
from cqquality.text import Text

_DECIMALS = 4
"""To which a figure is written that no decimal fraction equals."""


def figure(value: Fraction) -> str:
    """Write a figure without loss, or, where it never ends, with four decimals."""
    exact = literal(value)
    return shown(value, _DECIMALS) if "/" in exact else exact


def formula(step: Step) -> str:
    """Write how a figure arises from its parts: "9805 ÷ 10000 × 100%"; empty where it has none."""
    figures = [operand(part.value) for part in step.parts]
    match [part.role for part in step.parts]:
        case [Role.NUMERATOR, Role.DENOMINATOR]:
            return f"{figures[0]} ÷ {figures[1]} × 100%"
        case [Role.LEVEL, Role.BASELINE] if step.kind == "relative_change":
            return f"({figures[0]} ÷ {figures[1]} - 1) × 100%"
        case [Role.LEVEL, Role.BASELINE]:
            return f"{figures[0]} - {figures[1]}"
        case [_, _, *_]:
            return " + ".join(figures)
        case _:
            return ""


def equals(step: Step, written: str) -> str:
    """Return the sign between a formula and its result: the latter may be rounded."""
    return "=" if Fraction(written) == step.value else "≈"


def operand(value: Fraction) -> str:
    """Write a figure as part of a formula, a negative one in brackets."""
    return f"({figure(value)})" if value < 0 else figure(value)


def pace_lines(explanation: Explanation, course: Course, pace: Pace) -> Iterator[Text]:
    """Yield the share of the way, the share of the time, and what they come to."""
    result = explanation.result
    if result.value is None or result.period is None or pace.share is None:
        return
    base, value, target = map(operand, (course.base, result.value, course.target.value))
    share = f"({value} - {base}) ÷ ({target} - {base}) = {wording.percent(pace.share)}%"
    yield Text(
        f"完成份额 = (实际 - 基期) ÷ (目标 - 基期) = {share}",
        f"share of the way = (value - base) / (target - base) = {share}",
    )
    day = result.period.end
    days, whole = (day - course.start).days, (course.deadline - course.start).days
    time = f"{days} ÷ {whole} = {wording.percent(pace.elapsed)}%"
    yield Text(
        f"时间份额 = 已过天数 ÷ 总天数 = {time}（{course.start}至{day}，期限{course.deadline}）",
        f"share of the time = days gone / all days = {time} "
        f"({course.start} to {day}, deadline {course.deadline})",
    )
    lead = wording.lead(pace, explanation.assessment.pack.pace)
    label = pace.label.text if pace.label else wording.NOTHING
    yield Text(
        f"与序时之差 = {lead}个百分点，{label.zh}", f"ahead of time by {lead} pp: {label.en}"
    )
