"""The names a text may have meant: shown to the sender, never used to read a figure."""

from collections.abc import Iterable
from datetime import date

from cqquality.definitions.region.history import History
from cqquality.definitions.region.spelling import LONGEST, folded, stem
from cqquality.text import Text, same

_MOST = 3


class Suggestions:
    """The names of a registry, ready to be compared with what nobody understood."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._memo = {folded(unit.name.zh): unit.name.zh for unit in history.registry.memo_units}

    def near(self, key: str, day: date) -> tuple[str, ...]:
        """Return up to three names of `day`: by a known confusion, the same stem, or likeness."""
        if not key or len(key) > LONGEST:
            return ()
        names = {region.id: self._name(region.id, day) for region in self._history.registry.regions}
        same_stem = [
            names[region.id]
            for region in self._history.registry.regions
            if key in map(folded, region.hints)
            or stem(key) in {stem(designation.name.zh) for designation in region.names}
        ]
        return _first(same_stem) or self._alike(key, names.values())

    def _name(self, region: str, day: date) -> str:
        return self._history.listed(self._history.registry.region[region], day).name.zh

    def _alike(self, key: str, names: Iterable[str]) -> tuple[str, ...]:
        from difflib import get_close_matches

        known = {folded(name): name for name in names} | self._memo
        return _first(known[name] for name in get_close_matches(key, known, n=_MOST, cutoff=0.6))


def _first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:_MOST]


def hint(names: tuple[str, ...]) -> Text:
    """Return ", did you mean …?", or nothing."""
    if not names:
        return same("")
    return Text(
        "，是否指" + "、".join(f"“{name}”" for name in names) + "？",
        "; did you mean " + ", ".join(f"'{name}'" for name in names) + "?",
    )
