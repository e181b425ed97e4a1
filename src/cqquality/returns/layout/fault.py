"""Faults that repeat from row to row, told once with all their rows."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from cqquality.findings import Code, Finding, Place, Spoilt
from cqquality.text import Text

_SHOWN = 6
"""How many runs of rows a message lists."""


class Faults:
    """The faults of a sheet; the same fault in many rows is one finding, at the first of them."""

    def __init__(self) -> None:
        self._seen: dict[
            tuple[str, str, str], tuple[Code, Place, dict[str, object], list[int]]
        ] = {}
        self._spoilt: dict[tuple[str, str, str], dict[Spoilt, None]] = defaultdict(dict)

    def note(
        self, code: Code, place: Place, subject: str = "", what: str = "", /, **values: object
    ) -> None:
        """Note that the row of `place` shows the fault `code`; `what` tells it from others."""
        _, _, _, rows = self._seen.setdefault((code.id, subject, what), (code, place, values, []))
        rows.append(place.row)

    def spoil(self, code: Code, subject: str, what: str, figures: Iterable[Spoilt]) -> None:
        """Add figures that cannot be used for a fault that was noted."""
        self._spoilt[code.id, subject, what].update(dict.fromkeys(figures))

    def findings(self) -> list[Finding]:
        """Return one finding for each fault; its template may name {rows}."""
        return [
            code.at(place, subject, rows=rows_text(rows), **values).spoiling(*self._spoilt[about])
            for about, (code, place, values, rows) in self._seen.items()
            for _, subject, _ in (about,)
        ]


_MANY = 3
"""From so many cells on the same fault is told once."""
_CELLS_SHOWN = 8


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """Tell a fault that many cells of a sheet share once, with all of them.

    What one act did to a column or a row is one fault: figures pasted as text, formulas copied
    without results, shares typed for percentages.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        cell = finding.place.cell
        alone = () if cell and not finding.also else (str(number),)
        place = finding.place
        about = (finding.code.id, finding.subject, place.file, place.sheet, *alone)
        groups.setdefault(about, []).append(finding)
    return [each for group in groups.values() for each in _together(group)]


def _together(group: list[Finding]) -> list[Finding]:
    if len(group) < _MANY:
        return group
    first, *others = sorted(group, key=lambda finding: finding.place)
    places = tuple(finding.place for finding in others)
    listed = ", ".join(place.cell for place in places[:_CELLS_SHOWN])
    more = len(places) > _CELLS_SHOWN
    said = Text(
        f"；另有 {len(places)} 格同样：{listed}{' 等' if more else ''}",
        f"; the same in {len(places)} more cells: {listed}{' and more' if more else ''}",
    )
    message = Text(first.message_text.zh + said.zh, first.message_text.en + said.en)
    told = replace(first, message_text=message, also=places)
    return [told.spoiling(*(s for each in others for s in each.spoils))]


def rows_text(rows: Iterable[int]) -> Text:
    """Say rows in words.

    >>> rows_text([4, 5, 6, 9]).zh
    '第 4-6、9 行'
    """
    runs: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    words = [str(a) if a == b else f"{a}-{b}" for a, b in runs[:_SHOWN]]
    more = Text("等", " and more") if len(runs) > _SHOWN else Text("", "")
    plural = "s" if runs and runs != [(runs[0][0], runs[0][0])] else ""
    return Text(f"第 {'、'.join(words)} 行{more.zh}", f"row{plural} {', '.join(words)}{more.en}")
