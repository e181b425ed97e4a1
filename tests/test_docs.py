"""The generated pages are fresh, and every finding code has all that its page needs."""

import re
from dataclasses import fields
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_args

import click
import pytest
from msgspec.structs import asdict

from cqquality import cli
from cqquality.batch.job import LimitName
from cqquality.cli import COMMANDS, command_called
from cqquality.definitions.meaning import meaning, meanings
from cqquality.definitions.rules import rules
from cqquality.definitions.schema import KINDS, models
from cqquality.findings import Code
from cqquality.returns.workbook.limits import NAMES, USUAL
from cqquality.text import Text

ROOT = Path(__file__).parents[1]


def _generator() -> Any:
    """Return the script that writes the pages, which belongs to no package."""
    spec = spec_from_file_location("docs_generator", ROOT / "tools" / "docs.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


docs = _generator()
CODES: tuple[Code, ...] = docs.codes()
PAGES: dict[str, str] = docs.pages()
FIELD = re.compile(r"(?<!\{)\{(\w+)\}")
HEADER = re.compile(r"# yaml-language-server: \$schema=(\S+)")


GENERATED = ["commands.md", "commands.en.md", "definitions.md", "findings.md", "handbook.md"]


@pytest.mark.parametrize("name", GENERATED)
def test_a_page_is_fresh(name: str) -> None:
    committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert committed == PAGES[name], "run `make docs`"


def test_every_limit_is_explained() -> None:
    page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\d+)([KMG]?) \|", page, re.MULTILINE)
    powers = {"": 0, "K": 10, "M": 20, "G": 30}
    assert {name: int(number) << powers[unit] for name, number, unit in rows} == asdict(USUAL)
    assert get_args(LimitName) == NAMES


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_all_its_options_have_help(name: str) -> None:
    command = command_called(name)
    assert command.help
    assert command.short_help
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_every_command_is_on_the_list() -> None:
    modules = (import_module(f"cqquality.cli.{each.name}") for each in iter_modules(cli.__path__))
    defined = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, click.Command)
    }
    assert defined == {command_called(name) for name in COMMANDS}


SCHEMAS = {Path(name).stem: text for name, text in PAGES.items() if name.startswith("schema/")}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_fresh(name: str) -> None:
    committed = (ROOT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8")
    assert committed == SCHEMAS[name], "run `make docs`"


KEYS = {
    (model, field.name): meaning(model, field.name)
    for kind in KINDS.values()
    for model in models(kind.model)
    for field in fields(model)
}


def test_every_key_of_every_definition_is_explained() -> None:
    """Whoever adds a key says in definitions/meanings.yaml what it means."""
    assert [f"{model.__name__}.{key}" for (model, key), said in KEYS.items() if said is None] == []
    assert set(meanings().values()) == set(KEYS.values())


def test_every_key_has_an_example() -> None:
    """Whoever adds a key that no shipped pack has gives one in definitions/meanings.yaml."""
    rows = [line for line in PAGES["definitions.md"].splitlines() if line.startswith("| `")]
    assert len(rows) == len(KEYS)
    assert [row for row in rows if row.endswith("|  |")] == []


def test_there_are_no_other_schemas() -> None:
    written = {path.stem for path in (ROOT / "docs" / "schema").iterdir()}
    assert written == set(SCHEMAS)
    assert written >= {"job", "manifest", *KINDS}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_a_code_has_all_that_its_page_needs(code: Code) -> None:
    assert re.fullmatch(r"CQ[1-9]\d\d", code.id)
    assert code.example.strip()
    for text in (code.title, code.message, code.help, code.why):
        assert text.zh.strip()
        assert text.en.strip()
        assert _fields(text.zh) == _fields(text.en)
        text.zh.encode("gbk")


def _fields(template: str) -> set[str]:
    return set(FIELD.findall(template))


@pytest.mark.parametrize("code", [rule.code for rule in rules()], ids=lambda code: code.id)
def test_a_rule_shows_how_to_put_it_right(code: Code) -> None:
    assert code.good.strip()
    assert code.good != code.example


def test_codes_that_share_an_id_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = Code("CQ101", CODES[0].severity, *(Text("", ""),) * 4)
    monkeypatch.setattr(docs, "_defined", lambda: iter([CODES[0], twin]))
    with pytest.raises(ValueError, match="CQ101"):
        docs.codes()


@pytest.mark.parametrize("file", sorted(ROOT.glob("indicators/*/**/*.yaml")), ids=lambda f: f.name)
def test_a_shipped_file_names_its_schema(file: Path) -> None:
    named = HEADER.match(file.read_text(encoding="utf-8"))
    assert named
    path = (file.parent / named[1]).resolve()
    assert path.parent == ROOT / "docs" / "schema"
    folder = file.parent.name
    pattern = f"{folder}/*.yaml" if folder in {"cases", "forms"} else file.name
    known = {kind.file: name for name, kind in KINDS.items()}
    assert path.stem == known.get(pattern, "section")
