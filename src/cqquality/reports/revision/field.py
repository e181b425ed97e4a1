"""The fields of an indicator in words, by which two versions of it are told apart."""

from collections.abc import Callable

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.definitions.version import versions
from cqquality.quantity import literal
from cqquality.reports import definition
from cqquality.reports.particulars import OBLIGATIONS
from cqquality.reports.wording import citation, day, listed
from cqquality.text import Text, same

LABELS = {
    "id": Text("编号", "id"),
    "name": Text("名称", "name"),
    "aliases": Text("别名", "aliases"),
    "section": Text("章节", "section"),
    "unit": Text("计量单位", "unit"),
    "decimals": Text("小数位数", "decimals"),
    "measure": Text("算法", "measure"),
    "target": Text("目标", "target"),
    "direction": Text("方向", "direction"),
    "obligation": Text("约束力", "obligation"),
    "baseline": Text("基期", "baseline"),
    "deadline": Text("期限", "deadline"),
    "lag": Text("发布滞后月数", "months of lag"),
    "frequency": Text("报送频率", "frequency"),
    "responsible": Text("责任单位", "responsibility"),
    "source": Text("政策依据", "source"),
    "readings": Text("口径", "readings"),
    "division": Text("分解到区县的任务", "shares of regions"),
    "revisions": Text("修订", "revisions"),
    "note": Text("说明", "note"),
}
"""What each field is called."""


def in_words(of: Indicator, name: str, pack: Pack) -> Text:
    """Return a field of an indicator in words; nothing for an empty one."""
    words = _WORDS.get(name)
    return words(of, pack) if words else same(str(getattr(of, name)))


def _baseline(of: Indicator, pack: Pack) -> Text:
    return definition.baseline(of.baseline, of, pack) if of.baseline else same("")


def _note(of: Indicator, _: Pack) -> Text:
    return of.note.text if of.note else same("")


def _revisions(of: Indicator, pack: Pack) -> Text:
    said = [definition.revision(each, pack) for each in versions(of) if each.revision]
    return Text("；".join(each.zh for each in said), "; ".join(each.en for each in said))


def _shares(of: Indicator, _: Pack) -> Text:
    return listed(same(f"{each.region} {literal(each.value)}") for each in of.division)


def _readings(of: Indicator, pack: Pack) -> Text:
    if of.readings is None:
        return same("")
    options = []
    for option in of.readings.options:
        changed = definition.overrides(option, of, pack)
        mark = Text("（默认）", " (default)") if option.id == of.readings.default else same("")
        options.append(
            Text(
                " ".join(filter(None, (option.label.zh + mark.zh, changed.zh))),
                " ".join(filter(None, (option.label.en + mark.en, changed.en))),
            )
        )
    return Text("；".join(o.zh for o in options), "; ".join(o.en for o in options))


_WORDS: dict[str, Callable[[Indicator, Pack], Text]] = {
    "name": lambda of, _: of.name.text,
    "aliases": lambda of, _: listed(map(same, of.aliases)),
    "measure": lambda of, pack: definition.measure(of.measure, pack),
    "target": definition.requirement,
    "direction": lambda of, _: definition.DIRECTIONS[of.direction],
    "baseline": _baseline,
    "deadline": lambda of, _: day(of.deadline),
    "frequency": lambda of, _: listed(definition.FREQUENCIES[each] for each in of.frequency),
    "responsible": lambda of, pack: listed(definition.duty(each, pack) for each in of.responsible),
    "source": lambda of, _: same(f"{of.source.clause} {citation(of.source)}"),
    "readings": _readings,
    "division": _shares,
    "obligation": lambda of, _: OBLIGATIONS[of.obligation] if of.obligation else same(""),
    "revisions": _revisions,
    "note": _note,
}
