"""Where a target is set, who answers for it, and where a figure stands."""

from collections.abc import Iterable, Iterator
from datetime import date

from cqquality.assessment.standing import answering
from cqquality.definitions.indicator import Citation, Indicator
from cqquality.definitions.pack import Pack
from cqquality.findings import Place
from cqquality.reports.wording.phrase import listed
from cqquality.text import Text


def responsible(indicator: Indicator, pack: Pack, as_of: date) -> Text:
    """Return who leads on the date, in short names."""
    return listed(departments(indicator, pack, as_of, "lead"))


def departments(indicator: Indicator, pack: Pack, as_of: date, role: str) -> tuple[Text, ...]:
    """Return the departments with the role ("lead" or "support") on the date."""
    names = {d.id: Text(d.short, d.name.en) for d in pack.departments}
    return tuple(names[department] for department in answering(indicator, as_of, role))


def citation(source: Citation) -> str:
    """Return where the policy says so: "L15 90％以上"."""
    return " ".join((f"L{source.line}", source.quote, *source.also))


def places(all_of_them: Iterable[Place]) -> tuple[str, ...]:
    """Return places, cells of one sheet together: "[returns.xlsx]产品质量!E7,E9"."""
    sheets: dict[tuple[str, str], list[Place]] = {}
    for where in dict.fromkeys(all_of_them):
        sheets.setdefault((where.file, where.sheet), []).append(where)
    return tuple(text for group in sheets.values() for text in _together(group))


def _together(group: list[Place]) -> Iterator[str]:
    """Yield the places of one sheet: its cells in one text, anything else by itself."""
    cells = [where for where in group if where.cell]
    if cells:
        yield ",".join((str(cells[0]), *(where.cell for where in cells[1:])))
    yield from (str(where) for where in group if not where.cell)
