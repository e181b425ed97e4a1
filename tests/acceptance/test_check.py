"""`cqq check` and `cqq schema` from outside, as people, hooks and build servers run them."""

import json
import re
import shlex
import xml.etree.ElementTree as ET
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from cqquality.batch.schema import KINDS as OF_A_BATCH
from cqquality.definitions.schema import KINDS
from tests.acceptance.running import ROOT, Done, cqq

MINIMAL = ROOT / "tests" / "definitions" / "rules" / "minimal"
PACK = "indicators/my-pack"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
RECIPE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"(?:- run:|-) cqq (check .*)", RECIPE)))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with a sound pack in it, reviewed today as it were."""
    pack = tmp_path / PACK
    copytree(MINIMAL, pack)
    return tmp_path


@pytest.fixture
def bad(good: Path) -> Path:
    """The same, with a reference that leads nowhere in line 22 of a file."""
    file = good / PACK / "section.yaml"
    text = file.read_text(encoding="utf-8")
    assert "unit: 亿元\n    decimals" in text
    file.write_text(text.replace("unit: 亿元\n    decimals", "unit: 吨\n    decimals"), "utf-8")
    return good


def checked(folder: Path, *arguments: str, **settings: str) -> Done:
    return cqq("check", *arguments, "--as-of", "2026-11-23", folder=folder, **settings)


def test_a_sound_pack(good: Path) -> None:
    done = checked(good, PACK)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "没有问题" in done.stdout.decode()


def test_a_finding_names_file_line_and_column_from_here(bad: Path) -> None:
    done = checked(bad, PACK, "--lang", "en")
    line = next(
        number
        for number, text in enumerate((bad / PACK / "section.yaml").read_text("utf-8").split("\n"))
        if text.endswith("unit: 吨")
    )
    assert done.returncode == 1
    assert done.stdout.decode().startswith(f"{PACK}/section.yaml:{line + 1}:11: error CQ107 X04: ")


@pytest.mark.parametrize(
    ("arguments", "code"), [((), 0), (("--strict",), 1), (("--strict", "--as-of", "2026-07"), 0)]
)
def test_warnings_fail_a_strict_check_only(
    good: Path, arguments: tuple[str, ...], code: int
) -> None:
    done = cqq("check", PACK, "--as-of", "2028-01-01", *arguments, folder=good)
    assert done.returncode == code
    assert ("CQ126" in done.stdout.decode()) == ("2026-07" not in arguments)


def test_what_is_no_pack_cannot_be_checked(tmp_path: Path) -> None:
    done = checked(tmp_path, "nowhere")
    assert done.returncode == 2
    assert "CQ109" in done.stderr.decode()


def test_on_github_annotations_come_by_themselves(bad: Path) -> None:
    annotated = checked(bad, PACK, GITHUB_ACTIONS="true")
    assert annotated.stdout.decode().startswith("::error title=CQ107 ")
    assert checked(bad, PACK, "--format", "text", GITHUB_ACTIONS="true").stdout == (
        checked(bad, PACK).stdout
    )


def test_a_file_instead_of_the_screen(bad: Path) -> None:
    done = checked(bad, PACK, "--format", "json", "--output", "found.json")
    assert (done.returncode, done.stdout) == (1, b"")
    found = json.loads((bad / "found.json").read_text(encoding="utf-8"))
    assert [each["code"] for each in found["findings"]] == ["CQ107"]


def test_what_the_quotation_shows_already_is_told_once_with_the_document(good: Path) -> None:
    file = good / PACK / "section.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("quote: 保持在90％以上", "quote: 保持在95％以上"), "utf-8")
    (good / "policy.txt").write_text("到2015年保持在95％以上。\n", encoding="utf-8")
    done = checked(good, PACK, "--document", "policy.txt", "--format", "json")
    about = [f for f in json.loads(done.stdout)["findings"] if f["subject"] == "X01"]
    assert [each["code"] for each in about] == ["CQ154"]


def test_a_page_shows_the_proof_and_the_rest_is_said_beside(bad: Path) -> None:
    (bad / "policy.txt").write_text("到2015年。\n", encoding="utf-8")
    done = checked(bad, PACK, "--document", "policy.txt", "--format", "html", "-o", "page.html")
    assert done.returncode == 1
    assert "CQ107" in done.stderr.decode()
    assert not (bad / "page.html").exists()


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize(("kind", "code"), [("good", 0), ("bad", 1)])
def test_the_hook(
    hook: dict[str, str], kind: str, code: int, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(kind)
    program, *arguments = shlex.split(hook["entry"])
    assert program == "cqq"
    assert not hook["pass_filenames"]
    assert cqq(*arguments, PACK, folder=folder).returncode == code


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("kind", "code"), [("good", 0), ("bad", 1)])
def test_the_recipe(command: str, kind: str, code: int, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(kind)
    done = cqq(*shlex.split(command), "--as-of", "2026-11-23", folder=folder, GITHUB_ACTIONS="true")
    assert done.returncode == code, done.stderr.decode()
    for file in folder.glob("cqq.*"):
        parse = json.loads if file.suffix == ".sarif" else ET.fromstring
        assert parse(file.read_text(encoding="utf-8"))


def test_the_recipe_has_a_command_for_each_service() -> None:
    assert len(COMMANDS) == 3
    assert "id: cqq-check" in RECIPE


def test_schemas_are_listed_printed_and_written(tmp_path: Path) -> None:
    listed = cqq("schema", folder=tmp_path).stdout.decode()
    names = [line.split()[0] for line in listed.splitlines()]
    assert names == [*KINDS, *OF_A_BATCH]
    assert cqq("schema", "--output", "out", folder=tmp_path).returncode == 0
    for name in names:
        printed = cqq("schema", name, folder=tmp_path).stdout
        assert printed == (tmp_path / "out" / f"{name}.json").read_bytes()
    assert cqq("schema", "nothing", folder=tmp_path).returncode == 2
