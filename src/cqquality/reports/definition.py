"""Definitions in words: how a value arises, what it is held against, who answers for it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cqquality.definitions.indicator import Baseline, Indicator, Item, Option, Responsibility
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
from cqquality.definitions.pack import Column, Ledger, Pack
from cqquality.definitions.target import Improve, Keep, Range, Rank, Target
from cqquality.definitions.version import Version
from cqquality.quantity import literal
from cqquality.reports.wording import SIGNS, citation, day, joined, listed, quantity, wanted
from cqquality.text import Text, same

DIRECTIONS = {
    "higher": Text("越高越好", "higher is better"),
    "lower": Text("越低越好", "lower is better"),
}
FREQUENCIES = {
    "month": Text("月报", "monthly"),
    "quarter": Text("季报", "quarterly"),
    "half": Text("半年报", "half-yearly"),
    "year": Text("年报", "yearly"),
}
BASES = {
    "flow": Text("本期发生数", "flow"),
    "stock": Text("期末总数", "stock"),
    "rate": Text("比率或指数", "rate"),
}
"""How an item behaves over time: it happens during a period, or stands at its end, or neither."""


_COMPARED = {**SIGNS, "eq": "=", "ne": "≠"}
_NUMERATOR = Text("分子", "numerator")
_DENOMINATOR = Text("分母", "denominator")
_VALUE = Text("取值", "value")
_PEERS = Text("同级总数", "peers")
_CHECK = Text("核对", "check")


class Part(NamedTuple):
    """A data item that a measure takes, and what for."""

    role: Text
    item: Item


# What is to be reached -------------------------------------------------------------------------


def goal(indicator: Indicator, pack: Pack, target: Target | None = None) -> Text:
    """Return the target of an indicator, or another one in its unit: "≥90%", "建成"."""
    return wanted(indicator, pack, target)


def requirement(indicator: Indicator, pack: Pack, target: Target | None = None) -> Text:
    """Return the target with what decides it beyond its figure: "保持≥90%（已报各期）"."""
    of = target or indicator.target
    return joined(goal(indicator, pack, of), _condition_of(of))


def revision(of: Version, pack: Pack) -> Text:
    """Return what a later document made of a target: "2013-07-01起：≥92%，2013年…号 二 L3 …"."""
    revised = of.revision
    if revised is None:
        return same("")
    now, due = requirement(of.indicator, pack), day(of.indicator.deadline)
    cited = f"{pack.amendment(revised.document).number} {revised.source.clause}"
    where = f"{cited} {citation(revised.source)}"
    return Text(
        f"{revised.valid_from}起：{now.zh}，期限{due.zh}；{where}",
        f"since {revised.valid_from}: {now.en} by {due.en}; {where}",
    )


def _condition_of(wanted: Target) -> Text:
    match wanted:
        case Keep(periods="reported"):
            return Text("（已报各期）", " (in every period reported)")
        case Keep():
            return Text("（各期，不得缺报）", " (in every period, none missing)")
        case Range(ceiling=True):
            return Text("（超过上限为未达标）", " (more is a failure)")
        case Range():
            return Text("（超过上限也算达标）", " (more is met as well)")
        case Improve():
            return Text("（比基期）", " (over the baseline)")
        case _:
            return same("")


def baseline(of: Baseline, indicator: Indicator, pack: Pack) -> Text:
    """Return the point from which progress counts: "2010年底：40件"."""
    when = day(of.date)
    value = _FROM_RETURNS
    if of.value is not None:
        value = quantity(literal(of.value), pack.unit[indicator.unit])
    note = Text(f"（{of.note.zh}）", f" ({of.note.en})") if of.note else same("")
    return joined(when, Text("：", ": "), value, note)


_FROM_RETURNS = Text("取自报表", "taken from the returns")


# How the value arises --------------------------------------------------------------------------


def measure(of: Measure, pack: Pack) -> Text:
    """Return how a value arises, data items by their codes: "P02-2 ÷ P02-1 × 100%"."""
    match of:
        case Reported():
            return Text(f"填报数 {of.item}", f"{of.item} as reported")
        case Ratio():
            share = f"{_added(of.numerator)} ÷ {_added(of.denominator)} × 100%"
            return joined(same(share), _compared(of.reported))
        case Sum():
            return joined(same(" + ".join(of.items)), _compared(of.reported))
        case Count():
            return joined(_count(of, pack), _compared(of.reported))
        case Increase():
            return _increase(of)
        case RelativeChange():
            return Text(
                f"（{of.item} 最新数 ÷ 基期数 - 1）× 100%",
                f"({of.item} newest ÷ baseline - 1) × 100%",
            )
        case Total():
            return joined(same(" + ".join(of.parts)), _compared(of.reported))
        case Subset():
            return _subset(of, pack)
        case Progress():
            return Text(f"进展阶段 {of.item}", f"stage reached, {of.item}")


def _added(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"({' + '.join(items)})"


def _compared(reported: str | None) -> Text:
    """Say what a figure that the sender computed is used for."""
    if reported is None:
        return same("")
    return Text(
        f"；填报的 {reported} 用于核对，缺数时采用",
        f"; {reported} as reported is compared, and used where parts are missing",
    )


def _increase(of: Increase) -> Text:
    items = _added(of.items)
    if of.by == "flows":
        return Text(f"{items} 自基期起逐期累计", f"{items} added up since the baseline")
    return Text(f"{items} 最新数 - 基期数", f"{items} newest - baseline")


def _subset(of: Subset, pack: Pack) -> Text:
    own = measure(of.measure, pack)
    return Text(
        f"{own.zh}；属于 {of.whole} 的一部分，不得大于它",
        f"{own.en}; a part of {of.whole}, never more than it",
    )


def _count(of: Count, pack: Pack) -> Text:
    ledger = pack.ledgers[of.ledger]
    keys = listed(_column(ledger, name).name.text for name in ledger.key)
    limits = listed(_condition(each, ledger, pack) for each in of.where)
    where = Text(f"，条件 {limits.zh}", f" where {limits.en}") if of.where else same("")
    return joined(
        Text(f"“{ledger.name.zh}”的行数", f"rows of the list '{ledger.name.en}'"),
        where,
        Text(f"，同一{keys.zh}只计一次", f", each {keys.en} counted once"),
    )


def _condition(of: Condition, ledger: Ledger, pack: Pack) -> Text:
    column = _column(ledger, of.column)
    sign, name = _COMPARED[of.operator], column.name
    if isinstance(of.value, str):
        return Text(f"{name.zh}{sign}“{of.value}”", f"{name.en} {sign} '{of.value}'")
    figure = literal(of.value)
    value = quantity(figure, pack.unit[column.unit]) if column.unit else same(figure)
    return Text(f"{name.zh}{sign}{value.zh}", f"{name.en} {sign} {value.en}")


def _column(ledger: Ledger, name: str) -> Column:
    return next(column for column in ledger.columns if column.id == name)


def breaks(indicator: Indicator, pack: Pack) -> Iterator[Text]:
    """Yield the days from which an item of the indicator is of another definition, with why."""
    for _, item in parts(indicator, pack):
        for each in item.breaks:
            note = each.note.text
            yield Text(
                f"{item.code}自{each.since}起：{note.zh}；前后不可比",
                f"{item.code} from {each.since}: {note.en}; not comparable across",
            )


def parts(indicator: Indicator, pack: Pack) -> tuple[Part, ...]:
    """Return every data item an indicator takes in any of its readings, each once."""
    options = indicator.readings.options if indicator.readings else ()
    measures = [indicator.measure, *(o.measure for o in options if o.measure)]
    pairs = [pair for each in measures for pair in _roles(each)]
    if isinstance(indicator.target, Rank):
        pairs.append((_PEERS, indicator.target.peers))
    found = dict[str, Part]()
    for role, code in pairs:
        found.setdefault(code, Part(role, pack.items[code]))
    return tuple(found.values())


def _roles(of: Measure) -> Iterator[tuple[Text, str]]:
    match of:
        case Ratio():
            yield from ((_NUMERATOR, code) for code in of.numerator)
            yield from ((_DENOMINATOR, code) for code in of.denominator)
        case Sum() | Increase():
            yield from ((_VALUE, code) for code in of.items)
        case Reported() | RelativeChange() | Progress():
            yield _VALUE, of.item
        case Subset():
            yield from _roles(of.measure)
    reported = getattr(of, "reported", None)
    if reported:
        yield _CHECK, reported


# Readings, departments, sources ----------------------------------------------------------------


def overrides(option: Option, indicator: Indicator, pack: Pack) -> Text:
    """Return what a reading changes; nothing where it takes the definition as it stands."""
    changed = []
    if option.measure:
        changed.append(joined(Text("算法 ", "measure "), measure(option.measure, pack)))
    if option.target:
        changed.append(
            joined(Text("目标 ", "target "), requirement(indicator, pack, option.target))
        )
    if option.baseline:
        start = baseline(option.baseline, indicator, pack)
        changed.append(joined(Text("基期 ", "baseline "), start))
    return Text("；".join(c.zh for c in changed), "; ".join(c.en for c in changed))


def lead(indicator: Indicator, pack: Pack) -> Text:
    """Return who leads when the target is due, in short names."""
    due = [duty for duty in indicator.responsible if _is_in_charge(duty, indicator.deadline)]
    names = dict.fromkeys(code for duty in due for code in duty.lead)
    return departments(tuple(names), pack)


def _is_in_charge(duty: Responsibility, on: date) -> bool:
    return (duty.since or date.min) <= on <= (duty.until or date.max)


def departments(ids: Sequence[str], pack: Pack) -> Text:
    """Return departments in short names."""
    names = {department.id: department for department in pack.departments}
    return listed(Text(names[each].short, names[each].name.en) for each in ids)


def duty(of: Responsibility, pack: Pack) -> Text:
    """Return who answers for an indicator, with the dates where that changed."""
    said = departments(of.lead, pack)
    if of.support:
        support = departments(of.support, pack)
        said = Text(f"{said.zh}；配合：{support.zh}", f"{said.en}; supported by {support.en}")
    return joined(said, _time(of))


def _time(of: Responsibility) -> Text:
    if of.since is None and of.until is None:
        return same("")
    since, until = of.since or "", of.until or ""
    return Text(f"（{since}~{until}）", f" ({since}~{until})")
