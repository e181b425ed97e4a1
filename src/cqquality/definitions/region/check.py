"""Whether the regions of a pack agree with themselves: ids, references, dates, names."""

from collections.abc import Iterator
from datetime import date

from cqquality.definitions import codes
from cqquality.definitions.complaint import suggestion
from cqquality.definitions.document import Document
from cqquality.definitions.region.history import History
from cqquality.definitions.region.index import Index
from cqquality.definitions.region.model import Area, Region, RegionRegistry
from cqquality.findings import Finding
from cqquality.text import Text

_PARTS = ("regions", "memo_units", "groups", "aggregates")
_REFERENCES = {
    "reorganisations": ("before", "after"),
    "memo_units": ("hosts",),
    "groups": ("members",),
}
_REGION = Text("地区", "region")
Path = tuple[int | str, ...]
Problem = tuple[Path, str, Text, Text]
"""Where something contradicts itself, whose it is, what is wrong, and what to do."""


def check_registry(registry: RegionRegistry, file: Document) -> Iterator[Finding]:
    """Yield every finding on a registry that its models could not see.

    Names are compared last: who bears them when is known only where ids and dates are sound.
    """
    found = [
        *_dangling(registry, file),
        *_repeated(registry, file),
        *_told(_misdated(registry), file),
    ]
    yield from found or _told(_ambiguous(registry), file)


def _told(problems: Iterator[Problem], file: Document) -> Iterator[Finding]:
    for path, owner, problem, remedy in problems:
        yield codes.INCONSISTENT.at(
            file.place(path), owner, owner=owner, problem=problem, remedy=remedy
        )


def _repeated(registry: RegionRegistry, file: Document) -> Iterator[Finding]:
    first: dict[str, Path] = {}
    for path, area in _areas(registry):
        if area.id in first:
            yield codes.DUPLICATE_ID.at(
                file.place(path), what=_REGION, seen=area.id, first=file.place(first[area.id])
            )
        first.setdefault(area.id, path)


def _areas(registry: RegionRegistry) -> Iterator[tuple[Path, Area]]:
    for part in _PARTS:
        for number, area in enumerate(getattr(registry, part)):
            yield (part, number, "id"), area


def _dangling(registry: RegionRegistry, file: Document) -> Iterator[Finding]:
    for part, keys in _REFERENCES.items():
        for number, owner in enumerate(getattr(registry, part)):
            for key in keys:
                for position, name in enumerate(getattr(owner, key)):
                    if name not in registry.region:
                        yield codes.UNKNOWN_REFERENCE.at(
                            file.place((part, number, key, position)),
                            owner=getattr(owner, "id", part),
                            key=key,
                            what=_REGION,
                            seen=name,
                            hint=suggestion(name, list(registry.region)),
                        )


def _misdated(registry: RegionRegistry) -> Iterator[Problem]:
    """Yield dates out of order, and changes on a day on which no revision begins."""
    starts = {revision.since for revision in registry.revisions}
    if sorted(starts) != [revision.since for revision in registry.revisions]:
        yield ("revisions",), "revisions", _UNORDERED, _ORDER
    for number, change in enumerate(registry.reorganisations):
        if change.date not in starts:
            yield ("reorganisations", number, "date"), "reorganisations", _NO_REVISION, _REVISE
    for number, region in enumerate(registry.regions):
        yield from _misnamed(region, ("regions", number, "names"), starts)


def _misnamed(region: Region, path: Path, starts: set[date]) -> Iterator[Problem]:
    first, *later = [name.since for name in region.names]
    if first is not None or None in later or sorted(filter(None, later)) != later:
        yield path, region.id, _UNDATED, _ORDER
    for number, day in enumerate(later, start=1):
        if day is not None and day not in starts:
            yield (*path, number, "since"), region.id, _NO_REVISION, _REVISE


def _ambiguous(registry: RegionRegistry) -> Iterator[Problem]:
    places = {area.id: path for path, area in _areas(registry)}
    for name, first, second in Index(History(registry)).clashes():
        yield (
            places[second.area.id],
            second.area.id,
            Text(
                f"“{name}”同一时期也指 {first.area.id}",
                f"'{name}' means {first.area.id} as well at the same time",
            ),
            Text("删去其中一个名称，或写明起止日期", "remove one of the names, or date them"),
        )


_UNORDERED = Text("版本不按日期排列", "the revisions are not in the order of their dates")
_UNDATED = Text(
    "名称须按日期排列：第一个不写日期，其余都写",
    "names stand in the order of their dates: the first without one, every other with one",
)
_ORDER = Text("按日期排列", "put them in the order of their dates")
_NO_REVISION = Text("该日没有版本起用", "no revision begins on that day")
_REVISE = Text("更正日期，或增列该版本", "mend the date, or add the revision")
