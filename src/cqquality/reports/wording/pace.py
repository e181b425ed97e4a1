"""Pace in words: how far ahead or behind, and what it takes from here on."""

from fractions import Fraction

from cqquality.assessment.result import Pace, Result
from cqquality.definitions.pack import PaceCutoffs
from cqquality.quantity import Dimension, literal, raised, shown
from cqquality.reports.wording.amount import difference
from cqquality.reports.wording.phrase import NOTHING
from cqquality.text import Text, same

_YEAR = 12
_ADD = Text("新增", "rise")
_RISE = Text("提高", "rise")
_FALL = Text("下降", "fall")


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
