"""Whether everything a definition names is defined: sections, units, items, parts, departments."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cqquality.definitions import codes
from cqquality.definitions.complaint import suggestion
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Count, Measure, Subset, Total, items_of
from cqquality.definitions.pack import Ledger, PackFile
from cqquality.definitions.target import Milestone, Rank, Target
from cqquality.findings import Finding, Place
from cqquality.text import Text

_WHATS = {
    "section": Text("章节", "section"),
    "unit": Text("计量单位", "unit"),
    "item": Text("数据项", "data item"),
    "indicator": Text("指标", "indicator"),
    "ledger": Text("名录", "ledger"),
    "column": Text("名录列", "ledger column"),
    "stage": Text("阶段", "stage"),
    "department": Text("部门", "department"),
    "reading": Text("口径", "reading"),
}

Reference = tuple[str, str, str]
"""The key that names something, what kind of thing it names, and the name."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that may be referred to, by kind."""

    names: dict[str, Collection[str]]
    ledgers: dict[str, Ledger]


def known_names(
    shared: PackFile,
    items: Collection[str],
    ledgers: dict[str, Ledger],
    indicators: Collection[str],
) -> Known:
    """Collect the names defined anywhere in the pack."""
    units = [name for unit in shared.units for name in (unit.id, *unit.aliases)]
    return Known(
        names={
            "section": [section.id for section in shared.sections],
            "unit": units,
            "item": items,
            "indicator": indicators,
            "ledger": list(ledgers),
            "stage": [stage.id for stage in shared.stages],
            "department": [department.id for department in shared.departments],
        },
        ledgers=ledgers,
    )


def dangling(
    owner: str, references: Iterable[Reference], known: Known, where: Callable[[], Place]
) -> Iterator[Finding]:
    """Yield a finding for each reference to something that is not defined."""
    for key, what, name in references:
        names = known.names[what]
        if name not in names:
            yield codes.UNKNOWN_REFERENCE.at(
                where(),
                owner,
                owner=owner,
                key=key,
                what=_WHATS[what],
                seen=name,
                hint=suggestion(name, list(names)),
            )


def of_indicator(indicator: Indicator) -> Iterator[Reference]:
    """Yield every name an indicator refers to, in all its readings."""
    yield "section", "section", indicator.section
    yield "unit", "unit", indicator.unit
    for period in indicator.responsible:
        for department in (*period.lead, *period.support):
            yield "responsible", "department", department
    for other in indicator.source.shared_with:
        yield "shared_with", "indicator", other
    options: tuple[Any, ...] = indicator.readings.options if indicator.readings else ()
    for part in (indicator, *options):
        if part.measure is not None:
            yield from _of_measure(part.measure)
        if part.target is not None:
            yield from _of_target(part.target)


def _of_measure(measure: Measure) -> Iterator[Reference]:
    for item in items_of(measure):
        yield "measure", "item", item
    match measure:
        case Total():
            for part in measure.parts:
                yield "parts", "indicator", part
        case Subset():
            yield "whole", "indicator", measure.whole
        case Count():
            yield "ledger", "ledger", measure.ledger


def _of_target(target: Target) -> Iterator[Reference]:
    match target:
        case Rank():
            yield "peers", "item", target.peers
        case Milestone():
            yield "done_at", "stage", target.done_at


def contradictions(
    indicator: Indicator, known: Known, where: Callable[[], Place]
) -> Iterator[Finding]:
    """Yield what cannot be true within one indicator: columns, default reading, range, dates."""
    for problem, remedy in _contradictions(indicator, known):
        yield codes.INCONSISTENT.at(
            where(), indicator.id, owner=indicator.id, problem=problem, remedy=remedy
        )


def _contradictions(indicator: Indicator, known: Known) -> Iterator[tuple[Text, Text]]:
    measure, target, baseline = indicator.measure, indicator.target, indicator.baseline
    if isinstance(measure, Count) and measure.ledger in known.ledgers:
        columns = [column.id for column in known.ledgers[measure.ledger].columns]
        for condition in measure.where:
            if condition.column not in columns:
                yield (
                    Text(
                        f"名录 {measure.ledger} 没有列“{condition.column}”",
                        f"the ledger {measure.ledger} has no column '{condition.column}'",
                    ),
                    Text("改用：" + "、".join(columns), "use one of " + ", ".join(columns)),
                )
    if indicator.readings and indicator.readings.option() is None:
        yield (
            Text("默认口径未声明", "the default reading is not among the options"),
            Text("在 options 中声明它", "declare it under 'options'"),
        )
    if target.kind == "range" and target.lower > target.upper:
        yield (
            Text("区间下限大于上限", "the lower bound of the range is above the upper one"),
            Text("对调两个界限", "swap the bounds"),
        )
    if baseline and baseline.date >= indicator.deadline:
        yield (
            Text("基期不早于期限", "the baseline is not before the deadline"),
            Text("更正基期或期限", "mend the baseline or the deadline"),
        )
    needs_baseline = measure.kind in {"increase", "relative_change"} or target.kind == "improve"
    if needs_baseline and baseline is None:
        yield (
            Text("增量类指标没有基期", "an increase needs a baseline"),
            Text("补上 baseline", "add 'baseline'"),
        )
