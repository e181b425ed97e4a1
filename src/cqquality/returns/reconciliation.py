"""One value for an item in a period, however often it was stated.

Stated twice alike it counts once; stated differently it does not count at all, for the program does
not choose between senders: only a revised copy of the same file overrules the first.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from cqquality.definitions.pack import Pack
from cqquality.findings import Finding, Spoilt
from cqquality.observation import Observation, Origin, StageReport
from cqquality.period import Period
from cqquality.quantity import literal
from cqquality.returns import codes, form_codes
from cqquality.returns.precedence import revised
from cqquality.returns.region_identity import RegionIdentity
from cqquality.text import Text

Statement = TypeVar("Statement", Observation, StageReport)

_SHOWN = 5
"""How many cells or items a message lists."""


def order(origin: Origin) -> tuple[str, str, int, int]:
    """Return the key by which everything that was read is sorted."""
    return (origin.file, origin.sheet, origin.row, origin.column)


def settle_figures(
    figures: Iterable[Observation], pack: Pack, regions: RegionIdentity
) -> tuple[tuple[Observation, ...], list[Finding]]:
    """Return the figures to use, in order, and the findings on repeated ones.

    A region is the same however it is spelt.
    """
    return _settle(
        figures,
        key=lambda f: (f.item, regions.of(f), _moment(f.item, f.period, pack)),
        value=lambda f: literal(f.value),
        words=pack.precedence,
    )


def settle_recalled(
    recalled: Iterable[Observation],
    figures: Sequence[Observation],
    pack: Pack,
    regions: RegionIdentity,
) -> tuple[tuple[Observation, ...], list[Finding]]:
    """Return the figures together with those recalled later (上年同期, 期初) that fill a gap.

    Where both are there they are compared, and the one of its own time is used.
    """
    known = {(f.item, regions.of(f), _moment(f.item, f.period, pack)): f for f in figures}
    settled, findings = settle_figures(recalled, pack, regions)
    fresh: list[Observation] = []
    for each in settled:
        own = known.get((each.item, regions.of(each), _moment(each.item, each.period, pack)))
        if own is None:
            fresh.append(each)
        elif own.value != each.value:
            findings.append(_restated(each, own))
    return tuple(sorted((*figures, *fresh), key=lambda f: order(f.origin))), findings


def _restated(later: Observation, own: Observation) -> Finding:
    return form_codes.RESTATED.at(
        later.origin.place,
        later.item,
        period=own.period.text,
        restated=literal(later.value),
        reported=literal(own.value),
        where=own.origin.place,
    )


def settle_stages(
    stages: Iterable[StageReport], pack: Pack
) -> tuple[tuple[StageReport, ...], list[Finding]]:
    """Return the stages to use, in order, and the findings on repeated ones."""
    names = {stage.id: stage.name.zh for stage in pack.stages}
    return _settle(
        stages,
        key=lambda s: (s.item, s.period.end),
        value=lambda s: names.get(s.stage, s.stage),
        words=pack.precedence,
    )


def _moment(item: str, period: Period, pack: Pack) -> Hashable:
    """Return the time a figure is of; a stock is that of the last day, however it is called."""
    return period.end if pack.items[item].basis == "stock" else period


def _settle(
    statements: Iterable[Statement],
    key: Callable[[Statement], Hashable],
    value: Callable[[Statement], str],
    words: Sequence[str],
) -> tuple[tuple[Statement, ...], list[Finding]]:
    groups: dict[Hashable, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: order(s.origin)):
        groups[key(statement)].append(statement)
    kept: list[Statement] = []
    findings: list[Finding] = []
    repeats: list[tuple[Statement, Statement]] = []
    for group in groups.values():
        if len(group) > 1 and len(set(map(value, group))) > 1:
            chosen = revised([each.origin for each in group], words)
            if chosen is None:
                findings.append(_conflict(group, value))
                continue
            used = group[chosen.at]
            kept.append(used)
            others = [each for each in group if value(each) != value(used)]
            findings += (_overruled(each, used, chosen.word, value) for each in others)
        else:
            kept.append(group[0])
            repeats += ((group[0], other) for other in group[1:])
    kept.sort(key=lambda s: order(s.origin))
    return tuple(kept), findings + _repeated(repeats)


def _overruled(
    other: Statement, used: Statement, word: str, value: Callable[[Statement], str]
) -> Finding:
    return codes.OVERRULED.at(
        other.origin.place,
        other.item,
        period=other.period.text,
        overruled=value(other),
        word=word,
        used=value(used),
        where=used.origin.place,
    )


def _conflict(group: Sequence[Statement], value: Callable[[Statement], str]) -> Finding:
    last = group[-1]
    stated = [f"{_said_by(each)} {value(each)}" for each in group[:_SHOWN]]
    return codes.CONFLICT.at(
        last.origin.place,
        last.item,
        period=last.period.text,
        values=_listed(stated, len(group)),
    ).spoiling(Spoilt(last.item, last.period, _region(last)))


def _region(statement: Statement) -> str:
    return statement.region if isinstance(statement, Observation) else ""


def _said_by(statement: Statement) -> str:
    """Return the place of a statement, and the region in the words it uses there."""
    region = statement.region if isinstance(statement, Observation) else ""
    return f"{statement.origin.place} {region}".rstrip()


def _repeated(repeats: Iterable[tuple[Statement, Statement]]) -> list[Finding]:
    """Return one finding for each pair of sheets that say the same."""
    pairs: dict[tuple[str, ...], list[tuple[Origin, Origin, str]]] = defaultdict(list)
    for first, other in repeats:
        a, b = first.origin, other.origin
        pairs[a.file, a.sheet, b.file, b.sheet].append((a, b, other.item))
    return [_repetition(pair) for pair in pairs.values()]


def _repetition(pair: Sequence[tuple[Origin, Origin, str]]) -> Finding:
    first, other, _ = pair[0]
    items = list(dict.fromkeys(item for _, _, item in pair))
    return codes.REPEATED.at(
        other.place,
        items[0] if len(items) == 1 else "",
        first=first.place,
        count=len(pair),
        items=_listed(items[:_SHOWN], len(items)),
    )


def _listed(words: Sequence[str], total: int) -> Text:
    listed = ", ".join(words)
    return (
        Text(f"{listed} 等", f"{listed} and more") if total > len(words) else Text(listed, listed)
    )
