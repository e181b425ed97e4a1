"""A definition in words: what is measured, and which target it has to meet."""

from collections.abc import Iterable
from itertools import repeat

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import (
    Condition,
    Count,
    Increase,
    Measure,
    Progress,
    Ratio,
    RelativeChange,
    Reported,
    Subset,
    Sum,
    Total,
)
from cqquality.definitions.pack import Ledger, Pack
from cqquality.definitions.target import (
    All,
    Improve,
    Keep,
    Milestone,
    Operator,
    Range,
    Rank,
    Reach,
    Rise,
    Target,
)
from cqquality.quantity import literal
from cqquality.reports.wording import joined, listed, quantity
from cqquality.text import Text, same

_SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "eq": "=", "ne": "≠"}
_STRENGTHS = {
    "firm": Text("", ""),
    "attempt": Text("争取", "attempted: "),
    "encourage": Text("鼓励", "encouraged: "),
}
_ADDED = Text("基期以来各期合计：", "added since the baseline: ")
_MORE = Text("比基期净增：", "more than at the baseline: ")
_CHANGE = Text("比基期变动（％）：", "change in % of the baseline: ")


def measure_words(measure: Measure, pack: Pack) -> Text:
    """Return how the value arises: "合格批次数 ÷ 检验批次数 × 100%"."""
    match measure:
        case Ratio():
            above, below = _sum(measure.numerator, pack), _sum(measure.denominator, pack)
            return joined(above, same(" ÷ "), below, same(" × 100%"))
        case Sum():
            return _sum(measure.items, pack)
        case Increase():
            opening = _ADDED if measure.by == "flows" else _MORE
            return joined(opening, _sum(measure.items, pack))
        case RelativeChange():
            return joined(_CHANGE, _item(measure.item, pack))
        case Count():
            return _count(measure, pack)
        case Total():
            return same(" + ".join(measure.parts))
        case Subset():
            inner = measure_words(measure.measure, pack)
            return joined(
                inner, Text(f"（{measure.whole} 的其中项）", f" (part of {measure.whole})")
            )
        case Reported() | Progress():
            return _item(measure.item, pack)


def _item(code: str, pack: Pack) -> Text:
    return pack.items[code].name.text


def _sum(codes: Iterable[str], pack: Pack) -> Text:
    names = [_item(code, pack) for code in codes]
    return Text(" + ".join(name.zh for name in names), " + ".join(name.en for name in names))


def _count(measure: Count, pack: Pack) -> Text:
    ledger = pack.ledgers[measure.ledger]
    rows = Text(f"{ledger.name.zh}的行数", f"rows of {ledger.name.en}")
    if not measure.where:
        return rows
    conditions = listed(map(_condition, measure.where, repeat(ledger)))
    return joined(rows, Text("：", ": "), conditions)


def _condition(condition: Condition, ledger: Ledger) -> Text:
    column = next(column for column in ledger.columns if column.id == condition.column)
    value = condition.value if isinstance(condition.value, str) else literal(condition.value)
    return joined(
        column.name.text, same(f" {_SIGNS[condition.operator]} {value}{column.unit or ''}")
    )


def target_words(indicator: Indicator, pack: Pack) -> Text:
    """Return what is to be achieved, and by when: "每期保持≥96%，至2015-12-31"."""
    words = _target(indicator.target, indicator, pack)
    return joined(words, Text("，至", ", by "), same(indicator.deadline.isoformat()))


def _target(target: Target, indicator: Indicator, pack: Pack) -> Text:
    unit = pack.unit[indicator.unit]
    match target:
        case Reach():
            return quantity(_bound(target.operator, literal(target.value)), unit)
        case Keep():
            bound = quantity(_bound(target.operator, literal(target.value)), unit)
            return joined(Text("每期保持", "in every period "), bound)
        case Range():
            band = quantity(f"{literal(target.lower)}-{literal(target.upper)}", unit)
            open_ended = Text("（超过不算未达）", " (more is no failure)")
            return band if target.ceiling else joined(band, open_ended)
        case All():
            return same("100%")
        case Improve():
            bound = same(f"{_bound(target.operator, literal(target.by))}%")
            return joined(Text("比基期", "against the baseline "), bound)
        case Rise() if target.strict:
            return Text("逐期提高", "rising in every period")
        case Rise():
            return Text("逐期不降", "never falling")
        case Rank():
            return Text(f"前{target.at_most}位", f"top {target.at_most}")
        case Milestone():
            stage = next(stage for stage in pack.stages if stage.id == target.done_at)
            return joined(_STRENGTHS[target.strength], stage.name.text)


def _bound(operator: Operator, figure: str) -> str:
    return f"{_SIGNS[operator]}{figure}"
