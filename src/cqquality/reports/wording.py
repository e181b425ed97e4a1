"""The parts of a result in words, the same in every format.

Figures are rounded here for the eye, by `quantity.shown` against the target, so that what is
printed never contradicts the verdict. Text from returns is passed on as it came: each format makes
it harmless in its own way.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Protocol

from cqquality.assessment.result import Pace, Result, Status
from cqquality.assessment.standing import answering
from cqquality.definitions.indicator import Citation, Indicator
from cqquality.definitions.pack import PaceCutoffs, Pack, Unit
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
from cqquality.findings import Place
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.quantity import SHARES, Dimension, literal, raised, shown
from cqquality.text import Text, same

NOTHING = same("—")
"""Stands where a figure would mean nothing."""

SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
"""How the operators of targets are written."""
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


_PROVISIONAL = Text("暂计", "prov. ")
_UNREPORTED = Text("未报", "not reported")


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


def bound(figure: Fraction) -> str:
    """Write a bound without loss where that is possible."""
    exact = literal(figure)
    return shown(figure, 4) if "/" in exact else exact


def milestone(result: Result, pack: Pack) -> Text:
    """Return the stage at which a commitment is done, and how firmly it was promised."""
    wanted = result.indicator.target
    return commitment(wanted, pack) if isinstance(wanted, Milestone) else NOTHING


def commitment(wanted: Milestone, pack: Pack) -> Text:
    """Return the stage a commitment is to reach: "争取建成"."""
    stage = next(stage for stage in pack.stages if stage.id == wanted.done_at)
    return joined(_STRENGTHS[wanted.strength], stage.name.text)


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


def percent(part: Fraction) -> str:
    """Write a share in percent: "100.0" only for all of it, "0.0" only for nothing."""
    return shown(part * 100, 1, (_WHOLE,))


def attainment(result: Result) -> Text:
    """Return the completion rate (完成率), where it means something."""
    return NOTHING if result.attainment is None else same(f"{percent(result.attainment)}%")


def lead(pace: Pace, cutoffs: PaceCutoffs) -> str:
    """Write how many percentage points ahead (+) or behind (-) of time it is."""
    if pace.lead is None:
        return ""
    marks = (cutoffs.ahead, cutoffs.behind, cutoffs.far_behind)
    figure = shown(pace.lead, 1, marks)
    return f"+{figure}" if pace.lead > 0 else figure


def effort(result: Result) -> Text | None:
    """Return what the months left must bring, rounded up: "月均2.4个"; None where nothing is known.

    Of things that are counted nobody can bring 0.21 a month: where less than one a month is needed
    it is told for a year, "年均2.5个", and where less than one a year, or in less than a year, for
    all the time that is left: "共1个".
    """
    pace = result.pace
    if pace is None or not pace.needed or not pace.months_left:
        return None
    span, months = _span(result, abs(pace.needed), pace.months_left)
    rest = abs(pace.needed) * months
    figure = literal(rest) if rest.denominator == 1 else raised(rest)
    amount = difference(figure, result.unit)
    return Text(f"{span.zh}{amount.zh}", f"{amount.en} {span.en}")


def _span(result: Result, needed: Fraction, months_left: int) -> tuple[Text, int]:
    """Return the stretch of time that what is needed is told for, and its months."""
    if needed >= 1 or result.unit.dimension is not Dimension.COUNT:
        return Text("月均", "a month"), 1
    if months_left >= _YEAR and needed * _YEAR >= 1:
        return Text("年均", "a year"), _YEAR
    return Text("共", "in all"), months_left


_YEAR = 12


def needed(result: Result) -> Text | None:
    """Say what it takes to be in time: "余下24个月需月均新增2.4个"; None where unknown."""
    pace, found = result.pace, effort(result)
    if pace is None or pace.needed is None or pace.months_left is None or found is None:
        return None
    verb = _FALL if pace.needed < 0 else _ADD if _adds_up(result) else _RISE
    span, _ = _span(result, abs(pace.needed), pace.months_left)
    amount = found.zh.removeprefix(span.zh)
    months = f"{pace.months_left} month{'' if pace.months_left == 1 else 's'}"
    return Text(
        f"余下{pace.months_left}个月需{span.zh}{verb.zh}{amount}",
        f"{months} left: {verb.en} by {found.en}",
    )


def reached(result: Result) -> Text:
    """Return the day the target is reached at the mean pace so far: arithmetic, no forecast."""
    pace = result.pace
    return NOTHING if pace is None or pace.reached is None else same(pace.reached.isoformat())


def _adds_up(result: Result) -> bool:
    return result.unit.dimension in (Dimension.COUNT, Dimension.AMOUNT)


_ADD = Text("新增", "rise")
_RISE = Text("提高", "rise")
_FALL = Text("下降", "fall")


# Time ------------------------------------------------------------------------------------------


def day(moment: date) -> Text:
    """Return a date as people say it: "2015年底", else "2014-06-30"."""
    if (moment.month, moment.day) == (12, 31):
        return Text(f"{moment.year}年底", f"end of {moment.year}")
    return same(moment.isoformat())


def period(stretch: Period) -> Text:
    """Return a period in words; the moment a year ends is "2013年末"."""
    moment = stretch.end
    if stretch.start == moment and (moment.month, moment.day) == (12, 31):
        return Text(f"{moment.year}年末", f"end of {moment.year}")
    return stretch.text


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


# Where it comes from ---------------------------------------------------------------------------


def reading(result: Result) -> Text | None:
    """Return the label of the reading used; None where the clause leaves no choice."""
    return None if result.reading is None else result.reading.label.text


def wanted(indicator: Indicator, pack: Pack, target: Target | None = None) -> Text:
    """Return the target of an indicator, or another one in its unit: "≥90%", "建成"."""
    of = target or indicator.target
    if isinstance(of, Milestone):
        return commitment(of, pack)
    return goal(of, pack.unit[indicator.unit], indicator.direction)


def responsible(indicator: Indicator, pack: Pack, as_of: date) -> Text:
    """Return who leads on the date, in short names."""
    return listed(departments(indicator, pack, as_of, "lead"))


def departments(indicator: Indicator, pack: Pack, as_of: date, role: str) -> tuple[Text, ...]:
    """Return the departments with the role ("lead" or "support") on the date."""
    names = {d.id: Text(d.short, d.name.en) for d in pack.departments}
    return tuple(names[department] for department in answering(indicator, as_of, role))


def citation(source: Citation) -> str:
    """Return where the policy says so: "L15 90％以上"."""
    return " ".join((f"L{source.line}", source.quote, *source.also))


def origin_place(origin: Origin) -> Place:
    """Return the cell of a figure as a place."""
    return Place(origin.file, origin.sheet, row=origin.row, column=origin.column)


def places(all_of_them: Iterable[Place]) -> tuple[str, ...]:
    """Return places, cells of one sheet together: "[returns.xlsx]产品质量!E7,E9"."""
    sheets: dict[tuple[str, str], list[Place]] = {}
    for where in dict.fromkeys(all_of_them):
        sheets.setdefault((where.file, where.sheet), []).append(where)
    return tuple(text for group in sheets.values() for text in _together(group))


def _together(group: list[Place]) -> Iterator[str]:
    """Yield the places of one sheet: its cells in one text, anything else by itself."""
    cells = [where for where in group if where.cell]
    if cells:
        yield ",".join((str(cells[0]), *(where.cell for where in cells[1:])))
    yield from (str(where) for where in group if not where.cell)
