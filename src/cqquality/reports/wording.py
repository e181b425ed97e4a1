"""The parts of a result in words, the same in every format.

Figures are rounded here for the eye, by `quantity.shown` against the target, so that what is
printed never contradicts the verdict. Text from returns is passed on as it came: each format makes
it harmless in its own way.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise

from cqquality.assessment.result import Pace, Result, Status
from cqquality.definitions.indicator import Citation, Indicator
from cqquality.definitions.pack import PaceCutoffs, Pack, Unit
from cqquality.definitions.target import Milestone, Rise
from cqquality.findings import Place
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.quantity import SHARES, Dimension, literal, shown
from cqquality.text import Text, same

NOTHING = same("—")
"""Stands where a figure would mean nothing."""

_SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
_POINTS = Text("个百分点", " pp")
_WHOLE = Fraction(100)
_STRENGTHS = {
    "firm": Text("", ""),
    "attempt": Text("争取", "attempted: "),
    "encourage": Text("鼓励", "encouraged: "),
}


def joined(*parts: Text) -> Text:
    """Return the parts one after the other."""
    return Text("".join(part.zh for part in parts), "".join(part.en for part in parts))


def listed(parts: Iterable[Text]) -> Text:
    """Return an enumeration."""
    known = tuple(parts)
    return Text("、".join(part.zh for part in known), ", ".join(part.en for part in known))


# Figures ---------------------------------------------------------------------------------------


def limits(result: Result) -> tuple[Fraction, ...]:
    """Return the figures on whose right side a printed value has to stand."""
    bounds = [bound for bound in (result.goal.value, result.goal.upper) if bound is not None]
    if result.goal.operator == "all":
        bounds.append(_WHOLE)
    if result.goal.operator == "rise":
        values = [point.value for point in result.history]
        bounds += [before for before, after in pairwise(values) if before != after]
    return tuple(bounds)


def number(result: Result, value: Fraction) -> str:
    """Write a value of the indicator without its unit."""
    return shown(value, result.indicator.decimals, limits(result))


def quantity(figure: str, unit: Unit) -> Text:
    """Return a figure with its unit: "96.5%", "19个", "第3位"."""
    if unit.dimension is Dimension.RANK:
        return Text(f"第{figure}位", f"no. {figure}")
    if unit.dimension in SHARES:
        return same(f"{figure}%")
    return Text(f"{figure}{unit.name.zh}", f"{figure} {unit.name.en}")


def difference(figure: str, unit: Unit) -> Text:
    """Return a distance between two values: rates differ by percentage points."""
    if unit.dimension is Dimension.RANK:
        return Text(f"{figure}位", f"{figure} places")
    if unit.dimension in SHARES:
        return Text(figure + _POINTS.zh, figure + _POINTS.en)
    return quantity(figure, unit)


def value(result: Result) -> Text:
    """Return the value with its unit, "≥" before it where parts are missing, or why not."""
    if result.stage is not None:
        return result.stage.name.text
    if result.value is None:
        return _UNREPORTED if result.status is Status.NO_DATA else NOTHING
    figure = quantity(number(result, result.value), result.unit)
    return joined(same("≥"), figure) if result.at_least else figure


_UNREPORTED = Text("未报", "not reported")


def target(result: Result) -> Text:
    """Return what is to be reached: "≥90%", "3~5个", "保持≥96%", "100%"."""
    goal, unit, wanted = result.goal, result.unit, result.indicator.target
    if isinstance(wanted, Rise):
        return _RISES if wanted.strict else _NO_FALLS
    if goal.operator == "all":
        return same("100%")
    if goal.value is None:
        return NOTHING
    if unit.dimension is Dimension.RANK:
        return Text(f"前{literal(goal.value)}位", f"top {literal(goal.value)}")
    if goal.upper is not None:
        return quantity(f"{_bound(goal.value)}~{_bound(goal.upper)}", unit)
    figure = quantity(_SIGNS[goal.operator] + _bound(goal.value), unit)
    return joined(Text("保持", "keep "), figure) if wanted.kind == "keep" else figure


_RISES = Text("逐期提高", "rising each period")
_NO_FALLS = Text("逐期不降", "never falling")


def _bound(figure: Fraction) -> str:
    """Write a bound without loss where that is possible."""
    exact = literal(figure)
    return shown(figure, 4) if "/" in exact else exact


def milestone(result: Result, pack: Pack) -> Text:
    """Return the stage at which a commitment is done, and how firmly it was promised."""
    wanted = result.indicator.target
    if not isinstance(wanted, Milestone):
        return NOTHING
    stage = next(stage for stage in pack.stages if stage.id == wanted.done_at)
    return joined(_STRENGTHS[wanted.strength], stage.name.text)


def gap(result: Result) -> Text:
    """Return what is still missing: "4.51个百分点"; never 0 while something is."""
    if result.gap is None:
        return NOTHING
    return difference(shown(result.gap, result.indicator.decimals), result.unit)


def surplus(result: Result) -> Text:
    """Return by how much the target is exceeded."""
    if result.surplus is None:
        return NOTHING
    return difference(shown(result.surplus, result.indicator.decimals), result.unit)


def distance(result: Result) -> Text:
    """Return the gap or, where the target is exceeded, by how much: "超3个"."""
    if result.gap or not result.surplus:
        return gap(result)
    return joined(Text("超", ""), surplus(result), Text("", " beyond"))


def share(part: Fraction) -> str:
    """Write a share in percent: "100.0%" only for all of it, "0.0%" only for nothing."""
    return f"{shown(part * 100, 1, (_WHOLE,))}%"


def attainment(result: Result) -> Text:
    """Return the completion rate (完成率), where it means something."""
    return NOTHING if result.attainment is None else same(share(result.attainment))


def lead(pace: Pace, cutoffs: PaceCutoffs) -> str:
    """Write how many percentage points ahead (+) or behind (-) of time it is."""
    if pace.lead is None:
        return ""
    marks = (cutoffs.ahead, cutoffs.behind, cutoffs.far_behind)
    figure = shown(pace.lead, 1, marks)
    return f"+{figure}" if pace.lead > 0 else figure


# Time ------------------------------------------------------------------------------------------


def day(moment: date) -> Text:
    """Return a date as people say it: "2015年底", else "2014-06-30"."""
    if (moment.month, moment.day) == (12, 31):
        return Text(f"{moment.year}年底", f"end of {moment.year}")
    return same(moment.isoformat())


def period(stretch: Period | None) -> Text:
    """Return a period in words; nothing where there is none."""
    return same("") if stretch is None else stretch.text


def hits(result: Result) -> Text | None:
    """Return in how many periods a target was held and which ones missed it; None if not asked."""
    judged = [point for point in result.history if point.hit is not None]
    if not judged:
        return None
    missed = listed(point.period.text for point in judged if not point.hit)
    score = f"{sum(1 for point in judged if point.hit)}/{len(judged)}"
    if not missed.zh:
        return Text(f"{score}期", f"{score} periods")
    return Text(f"{score}期，{missed.zh}未达", f"{score} periods, {missed.en} missed")


# Where it comes from ---------------------------------------------------------------------------


def reading(result: Result) -> Text | None:
    """Return the label of the reading used; None where the clause leaves no choice."""
    return None if result.reading is None else result.reading.label.text


def responsible(indicator: Indicator, pack: Pack, as_of: date) -> Text:
    """Return who leads on the date, in short names."""
    return listed(department_names(indicator, pack, as_of, "lead"))


def department_names(indicator: Indicator, pack: Pack, as_of: date, role: str) -> tuple[Text, ...]:
    """Return the departments with the role ("lead" or "support") on the date."""
    names = {d.id: Text(d.short, d.name.en) for d in pack.departments}
    return tuple(
        names[department]
        for duty in indicator.responsible
        if (duty.since or date.min) <= as_of <= (duty.until or date.max)
        for department in getattr(duty, role)
    )


def citation(source: Citation) -> str:
    """Return where the policy says so: "L15 90％以上"."""
    return " ".join((f"L{source.line}", source.quote, *source.also))


def origin_place(origin: Origin) -> Place:
    """Return the cell of a figure as a place."""
    return Place(origin.file, origin.sheet, row=origin.row, column=origin.column)


def places(all_of_them: Iterable[Place]) -> tuple[str, ...]:
    """Return places, cells of one sheet together: "[returns.xlsx]产品质量!E7、E9"."""
    known = dict.fromkeys(all_of_them)
    together = groupby(known, lambda p: (p.file, p.sheet, bool(p.cell)))
    return tuple(text for _, group in together for text in _together(tuple(group)))


def _together(group: tuple[Place, ...]) -> tuple[str, ...]:
    first = group[0]
    if not first.cell:
        return tuple(str(where) for where in group)
    return ("、".join((str(first), *(where.cell for where in group[1:]))),)
