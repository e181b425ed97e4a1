"""The words of a bulletin: those that come with the program, or some of a bureau's own."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from msgspec import Struct

from cqquality.definitions.document import Document, read_file
from cqquality.errors import CannotRun
from cqquality.findings import Finding
from cqquality.reports.bulletin import codes
from cqquality.reports.plain import storable
from cqquality.text import Language, Text

GENERAL = ("pack", "policy", "number", "as_of", "year", "deadline")
"""Fields that every text may use."""
_COUNTED = ("count", "shares")
_RESULT = (
    *("name", "id", "value", "period", "target", "gap", "attainment"),
    *("lead", "reason", "note"),
)
_LATE = (*_RESULT, "behind", "effort")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "share": ("name", "count", "share"),
    "changes.opening": ("earlier", "counts"),
    "changes.items": ("items",),
    "changes.item": ("names", "before", "after"),
    "changes.revised_item": ("names", "period", "before", "after"),
    "changes.listed": ("title", "count"),
    "overall.time": ("elapsed",),
    "overall.targets": _COUNTED,
    "overall.paces": ("count", "kept", "kept_share", "late", "late_share"),
    "overall.tasks": _COUNTED,
    "sections.targets": _COUNTED,
    "sections.paces": ("count", "kept", "late"),
    "sections.met": ("names",),
    "sections.met_item": _RESULT,
    "sections.late": ("names",),
    "sections.late_item": _LATE,
    "sections.tasks": _COUNTED,
    "gaps.missed_item": _RESULT,
    "gaps.missed_without_gap": _RESULT,
    "gaps.late_item": _LATE,
    "gaps.task_item": _RESULT,
    "gaps.regions": ("name", "expected", "reported", "lacking", "silent"),
    "gaps.regions_lacking": ("count", "names"),
    "gaps.regions_silent": ("count", "names"),
    "gaps.region_item": ("region", "value", "gap"),
    "gaps.silent": ("status", "count", "names"),
    "gaps.silent_item": _RESULT,
    "gaps.data": ("count", "severities", "kinds"),
    "gaps.data_kind": ("name", "count"),
    "next.department": ("departments", "items"),
    "next.late_item": _LATE,
    "next.missed_item": _RESULT,
    "next.kept_item": _RESULT,
    "next.task_item": _RESULT,
    "next.missed_without_gap": _RESULT,
    "next.silent_item": _RESULT,
    "annex.numbered": ("n",),
    "annex.source": ("files",),
}
"""What each text may use besides, by its key."""

_LENGTH = Text("以毫米计的数，10 到 60", "a number of millimetres, 10 to 60")
_WORDS = Text("文字", "text")


class Wording(Struct, frozen=True):
    """Texts by key, as in "gaps.heading", with the fields that all of them may use filled in."""

    texts: Mapping[str, str]
    general: Mapping[str, str]

    def say(self, key: str, **fields: object) -> str:
        """Return the text of a key with its fields filled in, each on one line and harmless."""
        filled = {name: storable(str(value)) for name, value in fields.items()}
        return Template(self.texts[key]).substitute(self.general, **filled)

    def length(self, key: str) -> float:
        """Return a length in millimetres."""
        return float(self.texts[key])


def wording(path: Path | None, language: Language, general: Mapping[str, str]) -> Wording:
    """Return the words of the language, those in the file at `path` in place of their own.

    Raises CannotRun where the file is not what it should be, with all findings.
    """
    texts = dict(shipped(language))
    if path is not None:
        document = read_file(path)
        findings = document.findings or tuple(_faults(document, texts))
        if findings:
            raise CannotRun(findings)
        texts |= _flat(document.data)
    return Wording(texts, general)


@cache
def shipped(language: Language) -> Mapping[str, str]:
    """Return the texts that come with the program."""
    return _flat(read_file(Path(__file__).with_name(f"{language}.yaml")).data)


def _flat(data: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(text) for key, _, text in _entries(data)}


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """Yield every text with its key and the way to it."""
    for key, value in data.items():
        if isinstance(value, dict):
            for inner, text in value.items():
                yield f"{key}.{inner}", (str(key), str(inner)), text
        else:
            yield str(key), (str(key),), value


def _faults(document: Document, known: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is wrong with a file that is to take the place of some of the `known` texts."""
    if not isinstance(document.data, dict):
        yield codes.UNREADABLE.at(document.place(()))
        return
    for key, path, text in _entries(document.data):
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = Text(f"，是否指 {near[0]}？", f"; is {near[0]} meant?") if near else Text("", "")
            yield codes.UNKNOWN_KEY.at(document.key_place(path), key=key, hint=hint)
        elif key.startswith("page."):
            if not _is_length(text):
                yield codes.NOT_TEXT.at(document.place(path), key=key, wanted=_LENGTH)
        elif not isinstance(text, str | int):
            yield codes.NOT_TEXT.at(document.place(path), key=key, wanted=_WORDS)
        else:
            yield from _unknown_fields(document, key, path, str(text))


def _is_length(text: Any) -> bool:
    try:
        return 10 <= float(text) <= 60
    except (TypeError, ValueError):
        return False


def _unknown_fields(
    document: Document, key: str, path: tuple[str, ...], text: str
) -> Iterator[Finding]:
    allowed = (*_FIELDS.get(key, ()), *GENERAL)
    for found in Template.pattern.finditer(text):
        name = found["named"] or found["braced"]
        if found["escaped"] is None and name not in allowed:
            yield codes.UNKNOWN_FIELD.at(
                document.place(path), key=key, field=found[0], fields=", ".join(allowed)
            )
