"""Whether everything a definition names is defined: sections, units, items, parts, departments."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from cqquality.definitions import codes
from cqquality.definitions.complaint import suggestion
from cqquality.definitions.document import Document
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Count, Measure, Subset, Total, items_of
from cqquality.definitions.pack import Ledger
from cqquality.definitions.target import Milestone, Rank, Target
from cqquality.definitions.uniqueness import given
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
}

Reference = tuple[str, str, str]
"""The key that names something, what kind of thing it names, and the name."""


Known = Mapping[str, Collection[str]]
"""The names defined anywhere in a pack, by kind; a kind of which not all are known is not there."""

_IN_MAIN = {"section": "sections", "unit": "units", "stage": "stages", "department": "departments"}
_IN_SECTIONS = {"indicator": "indicators", "ledger": "ledgers"}


def known_names(main: Document, sections: Sequence[Document]) -> Known:
    """Collect the names defined in all files, also in those with faults.

    What stands in a file that is no YAML is not known, so nothing is said of references to it.
    """
    known: dict[str, Collection[str]] = {}
    if main.data is not None:
        for what, key in _IN_MAIN.items():
            known[what] = [name for name, _ in given(main.data, key)]
    if all(file.data is not None or not file.findings for file in sections):
        known["item"] = [n for f in sections for n, _ in given(f.data, "items", name="code")]
        for what, key in _IN_SECTIONS.items():
            known[what] = [name for file in sections for name, _ in given(file.data, key)]
    return known


def dangling(
    owner: str, references: Iterable[Reference], known: Known, where: Callable[[], Place]
) -> Iterator[Finding]:
    """Yield a finding for each reference to something that is not defined."""
    for key, what, name in references:
        names = known.get(what)
        if names is not None and name not in names:
            yield codes.UNKNOWN_REFERENCE.at(
                where(),
                owner,
                owner=owner,
                key=key,
                what=_WHATS[what],
                seen=name,
                hint=suggestion(name, list(names)),
            )


def of_ledger(ledger: Ledger) -> Iterator[Reference]:
    """Yield every name a ledger refers to, but for its own columns."""
    yield "section", "section", ledger.section
    for column in ledger.columns:
        if column.unit is not None:
            yield "unit", "unit", column.unit


def of_columns(ledger: Ledger) -> Iterator[Reference]:
    """Yield the columns that a ledger takes for its key and its period."""
    for name in ledger.key:
        yield "key", "column", name
    yield "period", "column", ledger.period


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
