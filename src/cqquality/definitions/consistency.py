"""What cannot be true although every part of it is well formed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from cqquality.definitions import codes
from cqquality.definitions.indicator import Indicator, Item, Option
from cqquality.definitions.measure import Count, Increase, Measure, Subset, Total
from cqquality.definitions.pack import Ledger, PackFile
from cqquality.findings import Finding, Place
from cqquality.text import Text

Problem = tuple[Text, Text]
"""What is wrong, and what to do about it."""

_ASCENDING = Text("按 base < start <= deadline 更正", "make it base < start <= deadline")


def contradictions(
    indicator: Indicator,
    items: Mapping[str, Item],
    ledgers: Mapping[str, Ledger],
    where: Callable[[], Place],
) -> Iterator[Finding]:
    """Yield what cannot be true within one indicator, in any of its readings."""
    problems: list[Problem] = []
    if indicator.readings and indicator.readings.option() is None:
        wrong = Text("默认口径未声明", "the default reading is not among the options")
        problems.append((wrong, Text("在 options 中声明它", "declare it under 'options'")))
    for variant in _variants(indicator):
        problems += _of_target(variant)
        problems += _of_baseline(variant)
        problems += _of_columns(variant, ledgers)
        problems += _of_basis(variant, items)
    for problem, remedy in dict.fromkeys(problems):
        yield codes.INCONSISTENT.at(
            where(), indicator.id, owner=indicator.id, problem=problem, remedy=remedy
        )


def _variants(indicator: Indicator) -> Iterator[Indicator]:
    """Yield the indicator as it stands and as each reading has it."""
    yield indicator
    options: tuple[Option, ...] = indicator.readings.options if indicator.readings else ()
    for option in options:
        yield replace(
            indicator,
            measure=option.measure or indicator.measure,
            target=option.target or indicator.target,
            baseline=option.baseline or indicator.baseline,
        )


def _of_target(indicator: Indicator) -> Iterator[Problem]:
    measure, target = _inner(indicator.measure), indicator.target
    if target.kind == "range" and target.lower > target.upper:
        yield (
            Text("区间下限大于上限", "the lower bound of the range is above the upper one"),
            Text("对调两个界限", "swap the bounds"),
        )
    if (target.kind == "milestone") != (measure.kind == "progress"):
        yield (
            Text(
                "里程碑（milestone）与进展（progress）须同时使用",
                "a milestone is measured by progress, and nothing else is",
            ),
            Text("更正 measure 或 target", "mend 'measure' or 'target'"),
        )
    if target.kind == "improve" and measure.kind != "relative_change":
        yield (
            Text("improve 须以 relative_change 计量", "an improvement is a relative change"),
            Text("把 measure 改为 relative_change", "make the measure a relative_change"),
        )


def _of_baseline(indicator: Indicator) -> Iterator[Problem]:
    measure, baseline = _inner(indicator.measure), indicator.baseline
    if baseline and baseline.date >= indicator.deadline:
        yield (
            Text("基期不早于期限", "the baseline is not before the deadline"),
            Text("更正基期或期限", "mend the baseline or the deadline"),
        )
    if measure.kind in {"increase", "relative_change"} and baseline is None:
        yield (
            Text("增量类指标没有基期", "an increase needs a baseline"),
            Text("补上 baseline", "add 'baseline'"),
        )


def _of_columns(indicator: Indicator, ledgers: Mapping[str, Ledger]) -> Iterator[Problem]:
    measure = indicator.measure
    if not isinstance(measure, Count) or measure.ledger not in ledgers:
        return
    columns = [column.id for column in ledgers[measure.ledger].columns]
    for condition in measure.where:
        if condition.column not in columns:
            yield (
                Text(
                    f"名录 {measure.ledger} 没有列“{condition.column}”",
                    f"the ledger {measure.ledger} has no column '{condition.column}'",
                ),
                Text("改用：" + "、".join(columns), "use one of " + ", ".join(columns)),
            )


def _of_basis(indicator: Indicator, items: Mapping[str, Item]) -> Iterator[Problem]:
    """Yield the items that an increase cannot take: flows are added up, levels subtracted."""
    measure = _inner(indicator.measure)
    if not isinstance(measure, Increase):
        return
    for name in measure.items:
        basis = items[name].basis if name in items else None
        if basis and (basis == "flow") != (measure.by == "flows"):
            yield (
                Text(
                    f"数据项 {name} 是 {basis}，不能按 {measure.by} 计增量",
                    f"the item {name} is a {basis}: no increase by {measure.by}",
                ),
                Text("更正 by 或数据项的 basis", "mend 'by', or the 'basis' of the item"),
            )


def _inner(measure: Measure) -> Measure:
    return measure.measure if isinstance(measure, Subset) else measure


def circles(
    indicators: Mapping[str, Indicator], where: Callable[[str], Place]
) -> Iterator[Finding]:
    """Yield every indicator that is, by way of totals and subsets, measured by itself."""
    parts = {
        name: {part for variant in _variants(indicator) for part in _parts(variant.measure)}
        for name, indicator in indicators.items()
    }
    for name in indicators:
        reached, ahead = set[str](), set(parts[name])
        while ahead:
            reached |= ahead
            ahead = {part for found in ahead for part in parts.get(found, ())} - reached
        if name in reached:
            yield codes.INCONSISTENT.at(
                where(name),
                name,
                owner=name,
                problem=Text("指标经由其组成部分引用了自身", "it is a part of itself"),
                remedy=Text("更正 parts 或 whole", "mend 'parts' or 'whole'"),
            )


def _parts(measure: Measure) -> tuple[str, ...]:
    match measure:
        case Total():
            return measure.parts
        case Subset():
            return (measure.whole,)
        case _:
            return ()


def of_pack(shared: PackFile, where: Callable[[str], Place]) -> Iterator[Finding]:
    """Yield what cannot be true of the plan and of the cut-offs of the pace."""
    plan, pace = shared.plan, shared.pace
    if not plan.base < plan.start <= plan.deadline:
        yield codes.INCONSISTENT.at(
            where("plan"),
            shared.id,
            owner="plan",
            problem=Text("日期的先后不对", "its dates are out of order"),
            remedy=_ASCENDING,
        )
    if not pace.far_behind <= pace.behind < pace.ahead:
        yield codes.INCONSISTENT.at(
            where("pace"),
            shared.id,
            owner="pace",
            problem=Text("分档的高低不对", "its cut-offs are out of order"),
            remedy=Text(
                "按 far_behind <= behind < ahead 更正", "make it far_behind <= behind < ahead"
            ),
        )
