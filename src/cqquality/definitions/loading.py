"""From a folder of YAML to a pack, with everything that keeps it from being one said at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from cqquality.definitions import codes, document
from cqquality.definitions.document import Document
from cqquality.definitions.form import Form
from cqquality.definitions.form_loading import check_forms
from cqquality.definitions.indicator import Indicator, Item
from cqquality.definitions.locator import Locator, nowhere
from cqquality.definitions.model import Definition
from cqquality.definitions.not_target import NotTarget, NotTargetsFile
from cqquality.definitions.pack import Ledger, Pack, PackFile, SectionFile
from cqquality.definitions.reference import (
    Known,
    columns_of,
    dangling,
    dangling_inside,
    known_names,
    of_columns,
    of_indicator,
    of_ledger,
    of_not_targets,
)
from cqquality.definitions.region.check import check_registry
from cqquality.definitions.region.model import RegionRegistry
from cqquality.definitions.scorecard import Scorecard
from cqquality.definitions.scorecard_check import check_scorecard
from cqquality.definitions.shelf import FORMS, MAIN, form_files, pack_files
from cqquality.definitions.uniqueness import repeated
from cqquality.definitions.validation import validated
from cqquality.findings import Finding, Place
from cqquality.text import Text

NOT_TARGETS = "not_targets.yaml"
REGIONS = "regions.yaml"
SCORECARD = "scorecard.yaml"
Model = TypeVar("Model", bound=Definition)
_SHARED = [field.name for field in fields(PackFile)]
_KINDS = {
    "items": Text("数据项", "data item"),
    "ledgers": Text("名录", "ledger"),
    "indicators": Text("指标", "indicator"),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome of loading: a pack, or the findings that say why there is none.

    `where` tells where a part of it stands, `files` are what was read.
    """

    pack: Pack | None
    findings: tuple[Finding, ...]
    where: Locator = field(default=nowhere, compare=False)
    files: tuple[Document, ...] = ()


@dataclass(slots=True)
class _Parts:
    """What the section files hold together, and where each part stands."""

    items: dict[str, Item] = field(default_factory=dict)
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    not_targets: tuple[NotTarget, ...] = ()
    places: dict[tuple[str, str], tuple[Document, tuple[int | str, ...]]] = field(
        default_factory=dict
    )

    def where(self, kind: str, name: str, *inside: int | str) -> Place:
        """Return the place of the name of a part, or of what is `inside` the part."""
        file, path = self.places[kind, name]
        return file.place((*path[:-1], *inside) if inside else path)

    def note(self, shared: PackFile, main: Document) -> None:
        """Note where everything in the main file stands."""
        self.places["pack", ""] = (main, ("id",))
        self.places["plan", ""] = (main, ("plan", "source"))
        for kind in ("sections", "departments", "units", "stages", "amendments"):
            for number, part in enumerate(getattr(shared, kind)):
                self.places.setdefault((kind, part.id), (main, (kind, number, "id")))

    def place_once(
        self, kind: str, name: str, file: Document, path: tuple[int, str], findings: list[Finding]
    ) -> bool:
        """Note where a part stands; False and a finding if there is one of that name already."""
        if (kind, name) in self.places:
            first, where = self.where(kind, name), file.place((kind, *path))
            findings.append(
                codes.DUPLICATE_ID.at(where, name, what=_KINDS[kind], seen=name, first=first)
            )
            return False
        self.places[kind, name] = (file, (kind, *path))
        return True


def try_load(folder: Path) -> Loaded:
    """Load the pack in `folder`, reporting all problems of all files together."""
    findings: list[Finding] = []
    files = [document.read_file(path) for path in pack_files(folder)]
    files += [document.read_file(path, f"{FORMS}/{path.name}") for path in form_files(folder)]
    main = next((file for file in files if file.name == MAIN), None)
    if main is None:
        missing = Text("其中没有 pack.yaml", "there is no pack.yaml in it")
        return Loaded(
            None, (codes.NO_PACK.at(Place(str(folder)), seen=folder, problem=missing, known=""),)
        )
    shared = _model(PackFile, main, findings)
    others = [file for file in files if _is_section(file.name)]
    sections = [
        (file, section) for file in others if (section := _model(SectionFile, file, findings))
    ]
    regions = _regions(files, findings)
    parts = _gather(sections, findings)
    _gather_not_targets(files, parts, findings)
    findings += [finding for file in (main, *others) for finding in repeated(file)]
    if shared is not None:
        parts.note(shared, main)
    forms = [
        (file, form)
        for file in files
        if file.name.startswith(f"{FORMS}/") and (form := _model(Form, file, findings))
    ]
    known = {**known_names(main, others), **_regions_known(files, regions)}
    findings += _cross_check(known, parts)
    findings += check_forms(forms, known, parts.items, parts.ledgers)
    scorecard = _scorecard(files, known, parts, findings)
    parts.places.update({("forms", form.id): (file, ("id",)) for file, form in forms})
    if findings or shared is None:
        ordered = tuple(sorted(findings, key=lambda f: f.order))
        return Loaded(None, ordered, files=tuple(files))
    pack = _assemble(shared, parts, regions, {form.id: form for _, form in forms})
    return Loaded(replace(pack, scorecard=scorecard), (), parts.where, tuple(files))


def _is_section(name: str) -> bool:
    return name not in {MAIN, NOT_TARGETS, REGIONS, SCORECARD} and "/" not in name


def _model(model: type[Model], file: Document, findings: list[Finding]) -> Model | None:
    findings += file.findings
    if file.findings and file.data is None:
        return None
    value, complaints = validated(model, file)
    findings += complaints
    return value


def _regions(files: Sequence[Document], findings: list[Finding]) -> RegionRegistry | None:
    file = next((file for file in files if file.name == REGIONS), None)
    registry = _model(RegionRegistry, file, findings) if file else None
    if file and registry:
        findings += check_registry(registry, file)
    return registry


def _regions_known(files: Sequence[Document], registry: RegionRegistry | None) -> Known:
    """Return the regions by name; where their file has faults, nothing is known of them."""
    if registry is None and any(file.name == REGIONS for file in files):
        return {}
    return {"region": [region.id for region in registry.regions] if registry else []}


def _scorecard(
    files: Sequence[Document], known: Known, parts: _Parts, findings: list[Finding]
) -> Scorecard | None:
    file = next((file for file in files if file.name == SCORECARD), None)
    scorecard = _model(Scorecard, file, findings) if file else None
    if file and scorecard:
        findings += check_scorecard(scorecard, file, known)
        parts.places["scorecard", ""] = (file, ("name",))
    return scorecard


def _gather(sections: Sequence[tuple[Document, SectionFile]], findings: list[Finding]) -> _Parts:
    parts = _Parts()
    for file, section in sections:
        for number, item in enumerate(section.items):
            if parts.place_once("items", item.code, file, (number, "code"), findings):
                parts.items[item.code] = item
        for number, ledger in enumerate(section.ledgers):
            if parts.place_once("ledgers", ledger.id, file, (number, "id"), findings):
                parts.ledgers[ledger.id] = ledger
        for number, indicator in enumerate(section.indicators):
            if parts.place_once("indicators", indicator.id, file, (number, "id"), findings):
                parts.indicators[indicator.id] = indicator
    return parts


def _gather_not_targets(files: Sequence[Document], parts: _Parts, findings: list[Finding]) -> None:
    file = next((file for file in files if file.name == NOT_TARGETS), None)
    listed = _model(NotTargetsFile, file, findings) if file else None
    if file and listed:
        parts.not_targets = listed.not_targets
        parts.places["not_targets", ""] = (file, ("not_targets", ""))


def _cross_check(known: Known, parts: _Parts) -> Iterator[Finding]:
    for indicator in parts.indicators.values():
        where = partial(parts.where, "indicators", indicator.id)
        yield from dangling(indicator.id, of_indicator(indicator), known, where)
        yield from dangling_inside(indicator, parts.ledgers, where)
    listed = partial(parts.where, "not_targets", "")
    yield from dangling(NOT_TARGETS, of_not_targets(parts.not_targets), known, listed)
    for item in parts.items.values():
        where = partial(parts.where, "items", item.code)
        yield from dangling(item.code, [(("unit",), "unit", item.unit)], known, where)
    for ledger in parts.ledgers.values():
        where = partial(parts.where, "ledgers", ledger.id)
        yield from dangling(ledger.id, of_ledger(ledger), known, where)
        yield from dangling(ledger.id, of_columns(ledger), columns_of(ledger), where)


def _assemble(
    shared: PackFile, parts: _Parts, regions: RegionRegistry | None, forms: Mapping[str, Form]
) -> Pack:
    """Put the pack together, its indicators in the order of its sections."""
    order = {section.id: number for number, section in enumerate(shared.sections)}
    indicators = sorted(parts.indicators.values(), key=lambda i: order[i.section])
    return Pack(
        **{name: getattr(shared, name) for name in _SHARED},
        items=parts.items,
        ledgers=parts.ledgers,
        regions=regions,
        indicators={indicator.id: indicator for indicator in indicators},
        not_targets=parts.not_targets,
        forms=forms,
    )
