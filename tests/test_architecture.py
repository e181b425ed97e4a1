"""Which room imports which: read from the source, also where an import hides in a function."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src"
ALLOWED = {
    "definitions": {"definitions"},
    "returns": {"returns", "definitions"},
    "assessment": {"assessment", "definitions"},
    "reports": {"reports", "assessment", "returns", "definitions"},
    "api": {"reports", "assessment", "returns", "definitions"},
    "batch": {"batch", "reports", "assessment", "returns", "definitions"},
    "cli": {"cli", "batch", "reports", "assessment", "returns", "definitions"},
    # leaves import no room
    "text": set(),
    "findings": set(),
    "errors": set(),
    "quantity": set(),
    "period": set(),
    "observation": set(),
    "file": set(),
    "cache": set(),
    "sheet_name": set(),
    "version": set(),
}
LEAVES = {
    "text": set(),
    "findings": {"period", "text"},
    "errors": {"findings"},
    "quantity": set(),
    "period": {"text"},
    "observation": {"findings", "period"},
    "file": set(),
    "cache": set(),
    "sheet_name": set(),
    "version": set(),
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(ROOT.rglob("*.py"))}


def imported(name: str) -> Iterator[str]:
    """Yield the modules of ours that a module imports, wherever in it, typing only included."""
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative import"
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            found = [i if i in MODULES else str(node.module) for i in inside]
        else:
            continue
        yield from (module for module in found if module.partition(".")[0] == "cqquality")


GRAPH = {name: sorted(set(imported(name)) - {name}) for name in MODULES}


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def cycle(graph: Mapping[str, list[str]]) -> list[str]:
    """Return the modules of one import cycle, or nothing."""
    done: set[str] = set()

    def walk(name: str, trail: list[str]) -> list[str]:
        if name in trail:
            return [*trail[trail.index(name) :], name]
        if name in done:
            return []
        for target in graph.get(name, []):
            if found := walk(target, [*trail, name]):
                return found
        done.add(name)
        return []

    return next((found for name in graph if (found := walk(name, []))), [])


def test_the_source_is_found() -> None:
    assert {"cqquality", "cqquality.text", "cqquality.assessment.evaluation"} <= set(MODULES)
    assert "cqquality.definitions.loading" in GRAPH["cqquality.definitions"]


def test_a_cycle_would_be_found() -> None:
    assert cycle({"a": ["b"], "b": ["c"], "c": ["b"]}) == ["b", "c", "b"]
    assert cycle({"a": ["b", "c"], "b": ["c"], "c": []}) == []


def test_no_import_cycles() -> None:
    assert cycle(GRAPH) == []


@pytest.mark.parametrize("name", MODULES)
def test_rooms_import_along_the_way_of_the_data(name: str) -> None:
    if room(name) in ("", "__main__"):
        return  # the package itself and the way in
    targets = {room(target) for target in GRAPH[name]} - {""} - set(LEAVES)
    assert targets <= ALLOWED[room(name)]


@pytest.mark.parametrize("name", [name for name in MODULES if room(name) in LEAVES])
def test_leaves_know_only_smaller_leaves(name: str) -> None:
    assert {room(target) for target in GRAPH[name]} - {""} <= LEAVES[room(name)] | {room(name)}


@pytest.mark.parametrize("name", MODULES)
def test_a_room_is_entered_by_what_it_offers(name: str) -> None:
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and room(str(node.module)) not in ("", room(name)):
            assert not [a.name for a in node.names if a.name.startswith("_")]
