"""Names that are given twice within one file, where no file may: units, stages, columns, readings.

Works on plain data, so that it finds them in a file that has other faults too.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from cqquality.definitions import codes
from cqquality.definitions.document import Document, Path
from cqquality.findings import Finding
from cqquality.text import Text

Named = tuple[str, Path]
"""A name and the path to where it is given."""

_SHARED = {
    "sections": Text("章节", "section"),
    "departments": Text("部门", "department"),
    "units": Text("计量单位", "unit"),
    "stages": Text("阶段", "stage"),
    "amendments": Text("修订文件", "amending document"),
}
_COLUMN = Text("名录列", "ledger column")
_READING = Text("口径", "reading")


def given(data: Any, *keys: int | str, name: str = "id") -> list[Named]:
    """Return the names that the entries of the list at `keys` give themselves, as far as it is one.

    The aliases of units are names like their ids.
    """
    return list(_given(_at(data, keys), keys, name, with_aliases=keys == ("units",)))


def _given(entries: Any, path: Path, name: str, *, with_aliases: bool) -> Iterator[Named]:
    for number, entry in _numbered(entries):
        if isinstance(_at(entry, (name,)), str):
            yield entry[name], (*path, number, name)
        if with_aliases:
            for which, alias in _numbered(_at(entry, ("aliases",))):
                if isinstance(alias, str):
                    yield alias, (*path, number, "aliases", which)


def repeated(document: Document) -> Iterator[Finding]:
    """Yield a finding for each name given a second time."""
    data = document.data
    for key, what in _SHARED.items():
        yield from _repeated(document, what, given(data, key))
    for number, _ in _numbered(_at(data, ("ledgers",))):
        yield from _repeated(document, _COLUMN, given(data, "ledgers", number, "columns"))
    for number, _ in _numbered(_at(data, ("indicators",))):
        indicator: Path = ("indicators", number)
        revisions = _numbered(_at(data, (*indicator, "revisions")))
        for inside in (indicator, *((*indicator, "revisions", each) for each, _ in revisions)):
            options = given(data, *inside, "readings", "options")
            yield from _repeated(document, _READING, options)


def _repeated(document: Document, what: Text, names: Iterable[Named]) -> Iterator[Finding]:
    first: dict[str, Path] = {}
    for name, path in names:
        if name in first:
            earlier = document.place(first[name])
            yield codes.DUPLICATE_ID.at(
                document.place(path), name, what=what, seen=name, first=earlier
            )
        first.setdefault(name, path)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _numbered(entries: Any) -> Iterator[tuple[int, Any]]:
    yield from enumerate(entries if isinstance(entries, tuple) else ())
