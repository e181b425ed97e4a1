"""Whether everything a definition names is defined: sections, units, items, parts, departments."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from cqquality.definitions import codes
from cqquality.definitions.complaint import suggestion
from cqquality.definitions.document import Document
from cqquality.definitions.indicator import Indicator, Option, Revision, Share
from cqquality.definitions.measure import Count, Measure, Subset, Total
from cqquality.definitions.not_target import NotTarget
from cqquality.definitions.pack import Ledger
from cqquality.definitions.target import Milestone, Rank, Target
from cqquality.definitions.uniqueness import given
from cqquality.definitions.variant import Steps, item_steps
from cqquality.findings import Finding, Place
from cqquality.text import Text

_WHATS = {
    "section": Text("章节", "section"),
    "unit": Text("计量单位", "unit"),
    "item": Text("数据项", "data item"),
    "indicator": Text("指标", "indicator"),
    "ledger": Text("名录", "ledger"),
    "column": Text("名录列", "ledger column"),
    "reading": Text("口径", "reading"),
    "stage": Text("阶段", "stage"),
    "department": Text("部门", "department"),
    "amendment": Text("修订文件", "amending document"),
    "region": Text("地区", "region"),
}

Reference = tuple[Steps, str, str]
"""The way to the key that names something, what kind of thing it names, and the name."""


Part = Indicator | Revision | Option
"""What has a target, or may have one."""

Known = Mapping[str, Collection[str]]
"""The names defined anywhere in a pack, by kind; a kind of which not all are known is not there."""

_IN_MAIN = {
    "section": "sections",
    "unit": "units",
    "stage": "stages",
    "department": "departments",
    "amendment": "amendments",
}
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
    owner: str, references: Iterable[Reference], known: Known, where: Callable[..., Place]
) -> Iterator[Finding]:
    """Yield a finding for each reference to something that is not defined."""
    for steps, what, name in references:
        names = known.get(what)
        if names is not None and name not in names:
            yield codes.UNKNOWN_REFERENCE.at(
                where(*steps),
                owner,
                owner=owner,
                key=next(step for step in reversed(steps) if isinstance(step, str)),
                what=_WHATS[what],
                seen=name,
                hint=suggestion(name, list(names)),
            )


def of_indicator(indicator: Indicator) -> Iterator[Reference]:
    """Yield every name an indicator refers to, in all its readings."""
    yield ("section",), "section", indicator.section
    yield ("unit",), "unit", indicator.unit
    for number, period in enumerate(indicator.responsible):
        for key in ("lead", "support"):
            for position, department in enumerate(getattr(period, key)):
                yield ("responsible", number, key, position), "department", department
    for number, other in enumerate(indicator.source.shared_with):
        yield ("source", "shared_with", number), "indicator", other
    for number, revision in enumerate(indicator.revisions):
        yield ("revisions", number, "document"), "amendment", revision.document
    for inside, divided in _divided(indicator):
        for number, share in enumerate(divided):
            yield (*inside, "division", number, "region"), "region", share.region
    for inside, part in _parts(indicator):
        yield from _of_part(part, inside)


def _divided(indicator: Indicator) -> Iterator[tuple[Steps, Sequence[Share]]]:
    yield (), indicator.division
    for number, revision in enumerate(indicator.revisions):
        yield ("revisions", number), revision.division


def of_not_targets(listed: Sequence[NotTarget]) -> Iterator[Reference]:
    """Yield the documents in which numbers stand that are no targets."""
    for number, entry in enumerate(listed):
        if entry.document is not None:
            yield (number, "document"), "amendment", entry.document


def of_ledger(ledger: Ledger) -> Iterator[Reference]:
    """Yield every name a ledger refers to, but for its own columns."""
    yield ("section",), "section", ledger.section
    for number, column in enumerate(ledger.columns):
        if column.unit is not None:
            yield ("columns", number, "unit"), "unit", column.unit


def of_columns(ledger: Ledger) -> Iterator[Reference]:
    """Yield the columns that a ledger takes for its key and its period."""
    for number, name in enumerate(ledger.key):
        yield ("key", number), "column", name
    yield ("period",), "column", ledger.period


def columns_of(ledger: Ledger) -> Known:
    """Return what may be referred to within a ledger alone."""
    return {"column": [column.id for column in ledger.columns]}


def dangling_inside(
    indicator: Indicator, ledgers: Mapping[str, Ledger], where: Callable[..., Place]
) -> Iterator[Finding]:
    """Yield a default reading that is not declared, and columns that a ledger does not have."""
    for inside, part in _parts(indicator):
        if isinstance(part, Option) or part.readings is None:
            continue
        default = ((*inside, "readings", "default"), "reading", part.readings.default)
        known: Known = {"reading": [option.id for option in part.readings.options]}
        yield from dangling(indicator.id, [default], known, where)
    for inside, part in _parts(indicator):
        if isinstance(part, Revision):
            continue
        if isinstance(part.measure, Count) and part.measure.ledger in ledgers:
            columns = [
                ((*inside, "measure", "where", number, "column"), "column", condition.column)
                for number, condition in enumerate(part.measure.where)
            ]
            there = columns_of(ledgers[part.measure.ledger])
            yield from dangling(indicator.id, columns, there, where)


def _parts(indicator: Indicator) -> Iterator[tuple[Steps, Part]]:
    """Yield the indicator, its revisions and all readings, each with the steps that lead to it."""
    written: list[tuple[Steps, Indicator | Revision]] = [((), indicator)]
    written += [(("revisions", n), revision) for n, revision in enumerate(indicator.revisions)]
    for inside, part in written:
        yield inside, part
        for number, option in enumerate(part.readings.options if part.readings else ()):
            yield (*inside, "readings", "options", number), option


def _of_part(part: Part, inside: Steps) -> Iterator[Reference]:
    if not isinstance(part, Revision) and part.measure is not None:
        for steps, what, name in _of_measure(part.measure):
            yield (*inside, "measure", *steps), what, name
    if part.target is not None:
        for steps, what, name in _of_target(part.target):
            yield (*inside, "target", *steps), what, name


def _of_measure(measure: Measure) -> Iterator[Reference]:
    for steps, item in item_steps(measure):
        yield steps, "item", item
    match measure:
        case Total():
            for number, part in enumerate(measure.parts):
                yield ("parts", number), "indicator", part
        case Subset():
            yield ("whole",), "indicator", measure.whole
        case Count():
            yield ("ledger",), "ledger", measure.ledger


def _of_target(target: Target) -> Iterator[Reference]:
    match target:
        case Rank():
            yield ("peers",), "item", target.peers
        case Milestone():
            yield ("done_at",), "stage", target.done_at
