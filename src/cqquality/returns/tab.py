"""The names of the sheets of a pack's workbook, by which they are known again."""

from cqquality.definitions.pack import Ledger, Section
from cqquality.sheet_name import allowed, distinct
from cqquality.text import Language, Text

__all__ = ["INSTRUCTIONS", "PACK", "allowed", "distinct", "ledger_tab", "section_tab"]

INSTRUCTIONS = Text("填报说明", "Instructions")
"""The first sheet."""
PACK = Text("指标包", "Pack")
"""The label on the first sheet beside which the id of the pack stands."""

_LIST = Text("名录", "List")


def section_tab(section: Section, language: Language) -> str:
    """Return the name of the sheet of a section."""
    return allowed(section.name.to(language))


def ledger_tab(ledger: Ledger, language: Language) -> str:
    """Return the name of the sheet of a ledger, which says that it is a list."""
    name, mark = ledger.name.to(language), _LIST.to(language)
    return allowed(name if mark in name else f"{mark} {name}")
