"""The names of the sheets of a pack's workbook, by which they are known again."""

import re
from collections.abc import Iterable

from cqquality.definitions.pack import Ledger, Section
from cqquality.text import Language, Text

INSTRUCTIONS = Text("填报说明", "Instructions")
"""The first sheet."""
PACK = Text("指标包", "Pack")
"""The label on the first sheet beside which the id of the pack stands."""

_LIST = Text("名录", "List")
_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def section_tab(section: Section, language: Language) -> str:
    """Return the name of the sheet of a section."""
    return allowed(section.name.to(language))


def ledger_tab(ledger: Ledger, language: Language) -> str:
    """Return the name of the sheet of a ledger, which says that it is a list."""
    name, mark = ledger.name.to(language), _LIST.to(language)
    return allowed(name if mark in name else f"{mark} {name}")


def distinct(names: Iterable[str]) -> list[str]:
    """Return the names, numbered where Excel, which ignores case, would take two for one."""
    taken: set[str] = set()
    return [_untaken(name, taken) for name in names]


def _untaken(name: str, taken: set[str]) -> str:
    found, serial = name, 2
    while found.casefold() in taken:
        end = f" {serial}"
        found, serial = name[: _LONGEST - len(end)] + end, serial + 1
    taken.add(found.casefold())
    return found


def allowed(name: str) -> str:
    """Return `name` as Excel allows it: at most 31 characters, none of its special characters."""
    return _FORBIDDEN.sub(" ", name)[:_LONGEST].strip().strip("'")
