"""From a folder of YAML to a checked pack, with everything that is wrong said at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import TypeVar

from cqquality.definitions import codes, document
from cqquality.definitions.document import Document
from cqquality.definitions.form import Form
from cqquality.definitions.form_reference import form_contradictions, of_form
from cqquality.definitions.indicator import Indicator, Item
from cqquality.definitions.model import Definition
from cqquality.definitions.pack import Ledger, Pack, PackFile, SectionFile
from cqquality.definitions.reference import (
    Known,
    contradictions,
    dangling,
    known_names,
    of_indicator,
)
from cqquality.definitions.shelf import MAIN
from cqquality.definitions.validation import validated
from cqquality.errors import BrokenPack
from cqquality.findings import Finding, Place
from cqquality.text import Text

FORMS = "forms"
"""The folder of the return forms within a pack, one file for each."""

Model = TypeVar("Model", bound=Definition)
_SHARED = [field.name for field in fields(PackFile)]
_KINDS = {
    "items": Text("数据项", "data item"),
    "ledgers": Text("名录", "ledger"),
    "indicators": Text("指标", "indicator"),
    "forms": Text("报表", "form"),
    "numbers": Text("表号", "form number"),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome of loading: a pack, or the findings that say why there is none."""

    pack: Pack | None
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Parts:
    """What the section files hold together, and where each part stands."""

    items: dict[str, Item] = field(default_factory=dict)
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[Document, tuple[int | str, ...]]] = field(
        default_factory=dict
    )

    def where(self, kind: str, name: str) -> Place:
        """Return the place of the name of a part."""
        file, path = self.places[kind, name]
        return file.place(path)

    def place_once(
        self,
        kind: str,
        name: str,
        file: Document,
        path: tuple[int | str, ...],
        findings: list[Finding],
    ) -> bool:
        """Note where a part stands; False and a finding if there is one of that name already."""
        if (kind, name) in self.places:
            first, where = self.where(kind, name), file.place(path)
            findings.append(
                codes.DUPLICATE_ID.at(where, name, what=_KINDS[kind], seen=name, first=first)
            )
            return False
        self.places[kind, name] = (file, path)
        return True


def load(folder: Path) -> Pack:
    """Load the pack in `folder`; raises BrokenPack with every finding where it has errors."""
    loaded = try_load(folder)
    if loaded.pack is None:
        raise BrokenPack(loaded.findings)
    return loaded.pack


def try_load(folder: Path) -> Loaded:
    """Load the pack in `folder`, reporting all problems of all files together."""
    findings: list[Finding] = []
    files = _documents(folder)
    main = next((file for file in files if file.name == MAIN), None)
    if main is None:
        missing = Text("其中没有 pack.yaml", "there is no pack.yaml in it")
        return Loaded(
            None, (codes.NO_PACK.at(Place(str(folder)), seen=folder, problem=missing, known=""),)
        )
    shared = _model(PackFile, main, findings)
    sections = [
        (file, section)
        for file in files
        if file is not main and (section := _model(SectionFile, file, findings))
    ]
    parts = _gather(sections, findings)
    _gather_forms(folder, parts, findings)
    if shared is not None:
        findings += _cross_check(shared, parts)
    if findings or shared is None:
        return Loaded(None, tuple(sorted(findings, key=lambda f: f.order)))
    return Loaded(_assemble(shared, parts), ())


def _documents(folder: Path, within: str = "") -> list[Document]:
    return [
        document.read(f"{within}{path.name}", path.read_text("utf-8-sig"))
        for path in sorted((folder / within).glob("*.yaml"))
    ]


def _model(model: type[Model], file: Document, findings: list[Finding]) -> Model | None:
    findings += file.findings
    if file.findings and file.data is None:
        return None
    value, complaints = validated(model, file)
    findings += complaints
    return value


def _gather(sections: Sequence[tuple[Document, SectionFile]], findings: list[Finding]) -> _Parts:
    parts = _Parts()
    for file, section in sections:
        for number, item in enumerate(section.items):
            if parts.place_once("items", item.code, file, ("items", number, "code"), findings):
                parts.items[item.code] = item
        for number, ledger in enumerate(section.ledgers):
            if parts.place_once("ledgers", ledger.id, file, ("ledgers", number, "id"), findings):
                parts.ledgers[ledger.id] = ledger
        for number, indicator in enumerate(section.indicators):
            if parts.place_once(
                "indicators", indicator.id, file, ("indicators", number, "id"), findings
            ):
                parts.indicators[indicator.id] = indicator
    return parts


def _gather_forms(folder: Path, parts: _Parts, findings: list[Finding]) -> None:
    for file in _documents(folder, f"{FORMS}/"):
        form = _model(Form, file, findings)
        if form and parts.place_once("forms", form.id, file, ("id",), findings):
            parts.forms[form.id] = form
            parts.place_once("numbers", form.number, file, ("number",), findings)


def _cross_check(shared: PackFile, parts: _Parts) -> Iterator[Finding]:
    known = known_names(shared, parts.items, parts.ledgers, parts.indicators)
    for indicator in parts.indicators.values():
        where = partial(parts.where, "indicators", indicator.id)
        yield from dangling(indicator.id, of_indicator(indicator), known, where)
        yield from contradictions(indicator, known, where)
    for item in parts.items.values():
        where = partial(parts.where, "items", item.code)
        yield from dangling(item.code, [("unit", "unit", item.unit)], known, where)
    for ledger in parts.ledgers.values():
        where = partial(parts.where, "ledgers", ledger.id)
        yield from dangling(ledger.id, [("section", "section", ledger.section)], known, where)
    for form in parts.forms.values():
        yield from _form_check(form, parts, known)


def _form_check(form: Form, parts: _Parts, known: Known) -> Iterator[Finding]:
    file, _ = parts.places["forms", form.id]
    for path, reference in of_form(form):
        yield from dangling(form.id, [reference], known, partial(file.place, path))
    for path, problem, remedy in form_contradictions(form, parts.items, parts.ledgers):
        yield codes.INCONSISTENT.at(
            file.place(path), form.id, owner=form.id, problem=problem, remedy=remedy
        )


def _assemble(shared: PackFile, parts: _Parts) -> Pack:
    """Put the pack together, its indicators in the order of its sections."""
    order = {section.id: number for number, section in enumerate(shared.sections)}
    indicators = sorted(parts.indicators.values(), key=lambda i: order[i.section])
    return Pack(
        **{name: getattr(shared, name) for name in _SHARED},
        items=parts.items,
        ledgers=parts.ledgers,
        indicators={indicator.id: indicator for indicator in indicators},
        forms=parts.forms,
    )
