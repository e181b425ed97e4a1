"""Two packs side by side: nothing that differs goes unsaid, even what there are no words for."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.definitions.target import Improve, Keep, Rank, Reach, Target
from cqquality.reports.revision.change import Change, Kind
from cqquality.reports.revision.field import LABELS, in_words
from cqquality.text import Text, same

PARTS = {
    "sections": Text("章节", "section"),
    "departments": Text("部门", "department"),
    "units": Text("计量单位", "unit"),
    "stages": Text("进展阶段", "stage"),
    "items": Text("数据项", "data item"),
    "ledgers": Text("名录", "ledger"),
    "forms": Text("报表", "form"),
    "amendments": Text("修订文件", "amending document"),
}
"""The parts of a pack that have an id, besides the indicators."""
WHOLE = {
    "id": Text("编号", "id"),
    "name": Text("名称", "name"),
    "policy": Text("政策文件", "policy"),
    "plan": Text("计划期", "plan"),
    "reviewed_on": Text("复核日期", "day of review"),
    "pace": Text("进度分档", "pace cut-offs"),
    "precedence": Text("修订稿用语", "words of revised copies"),
    "regions": Text("行政区划", "regions"),
    "not_targets": Text("非目标数字", "numbers that are no targets"),
    "scorecard": Text("评分表", "scorecard"),
    "format": Text("格式版本", "version of the format"),
}
"""What there is once in a pack."""
_NAMELESS = same("")
_INDICATOR = Text("指标", "indicator")


def changes(old: Pack, new: Pack) -> tuple[Change, ...]:
    """Return every difference: of the pack as a whole, of its indicators, then of other parts."""
    return (*_whole(old, new), *_indicators(old, new), *_parts(old, new))


def _whole(old: Pack, new: Pack) -> Iterator[Change]:
    for name, label in WHOLE.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            words = _plain(before), _plain(after)
            yield Change(Kind.CHANGED, "pack", new.id, _NAMELESS, name, label, *words)


def _plain(value: Any) -> Text:
    """Return what is short enough to say: a name or a day."""
    if hasattr(value, "zh"):
        return Text(value.zh, value.en)
    return same("" if hasattr(value, "__dict__") or isinstance(value, tuple) else str(value))


# Indicators ------------------------------------------------------------------------------------


def _indicators(old: Pack, new: Pack) -> Iterator[Change]:
    renamed = _renamed(old, new)
    for name, before in old.indicators.items():
        if name not in new.indicators and name not in renamed:
            yield Change(Kind.REMOVED, "indicators", name, before.name.text, label=_INDICATOR)
    former = {after: before for before, after in renamed.items()}
    for name, after in new.indicators.items():
        known = old.indicators.get(former.get(name, name))
        if known is None:
            yield Change(Kind.ADDED, "indicators", name, after.name.text, label=_INDICATOR)
            continue
        if known.id != name:
            ids = same(known.id), same(name)
            yield Change(
                Kind.RENAMED, "indicators", name, after.name.text, "id", LABELS["id"], *ids
            )
        yield from _within(known, after, old, new)


def _renamed(old: Pack, new: Pack) -> dict[str, str]:
    """Return the new ids of indicators that cite the same words, where only one on a side does."""
    gone = _by_citation([i for i in old.indicators.values() if i.id not in new.indicators])
    come = _by_citation([i for i in new.indicators.values() if i.id not in old.indicators])
    return {gone[cited]: come[cited] for cited in gone if cited in come}


def _by_citation(indicators: Sequence[Indicator]) -> Mapping[Hashable, str]:
    times = Counter((i.source.line, i.source.quote) for i in indicators)
    return {
        (i.source.line, i.source.quote): i.id
        for i in indicators
        if times[i.source.line, i.source.quote] == 1
    }


def _within(before: Indicator, after: Indicator, old: Pack, new: Pack) -> Iterator[Change]:
    for name in (field.name for field in fields(Indicator) if field.name != "id"):
        if getattr(before, name) != getattr(after, name):
            yield Change(
                _direction(before, after) if name == "target" else Kind.CHANGED,
                "indicators",
                after.id,
                after.name.text,
                name,
                LABELS[name],
                in_words(before, name, old),
                in_words(after, name, new),
            )


def _direction(before: Indicator, after: Indicator) -> Kind:
    """Return whether the figure went up or down, all else of the target being the same."""
    figures = _figure(before.target), _figure(after.target)
    kept = before.target.kind == after.target.kind and before.unit == after.unit
    if not kept or None in figures or figures[0] == figures[1]:
        return Kind.CHANGED
    if _operator(before.target) != _operator(after.target):
        return Kind.CHANGED
    return Kind.RAISED if figures[1] > figures[0] else Kind.LOWERED


def _figure(target: Target) -> Any:
    match target:
        case Reach() | Keep():
            return target.value
        case Improve():
            return target.by
        case Rank():
            return -target.at_most  # the first place is the highest
        case _:
            return None


def _operator(target: Target) -> str | None:
    return getattr(target, "operator", None)


# Other parts -----------------------------------------------------------------------------------


def _parts(old: Pack, new: Pack) -> Iterator[Change]:
    for part, label in PARTS.items():
        before, after = _by_id(getattr(old, part)), _by_id(getattr(new, part))
        for name in {**before, **after}:
            if name not in after:
                yield Change(Kind.REMOVED, part, name, _named(before[name]), label=label)
            elif name not in before:
                yield Change(Kind.ADDED, part, name, _named(after[name]), label=label)
            elif before[name] != after[name]:
                yield Change(Kind.CHANGED, part, name, _named(after[name]), label=label)
        if [name for name in before if name in after] != [name for name in after if name in before]:
            order = Text(f"{label.zh}的次序", f"order of the parts '{label.en}'")
            yield Change(Kind.CHANGED, part, new.id, _NAMELESS, "order", order)


def _by_id(parts: Any) -> Mapping[str, Any]:
    return parts if isinstance(parts, Mapping) else {part.id: part for part in parts}


def _named(part: Any) -> Text:
    words: Text = (part.title if hasattr(part, "title") else part.name).text
    return words
