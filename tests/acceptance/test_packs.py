"""Several packs side by side: found by name, listed, and named to every command alike."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from tests.acceptance.running import ROOT, Done, cqq

MINIMAL = ROOT / "tests" / "definitions" / "rules" / "minimal"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A shelf with two packs, one of them broken."""
    copytree(MINIMAL, tmp_path / "ours")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "pack.yaml").write_text("format: 2\n", "utf-8")
    return tmp_path


def run(own: Path, *arguments: object) -> Done:
    return cqq(*arguments, folder=own.parent, CQQ_PACKS=str(own))


def test_packs_are_listed(own: Path) -> None:
    shown = run(own, "list", "--packs").stdout.decode().splitlines()
    assert [line.split()[0] for line in shown[2:]] == ["broken", "cq-2011-55", "ours"]
    assert "定义有误" in shown[2]
    listed = json.loads(run(own, "list", "--packs", "--format", "json").stdout)["packs"]
    assert [each["targets"] for each in listed] == [None, 56, 7]


@pytest.mark.parametrize(
    "command",
    [("list",), ("show", "X01"), ("docs",), ("check",), ("template", "-o", "blank.xlsx")],
    ids=lambda command: command[0],
)
def test_a_pack_is_named_alike_everywhere(own: Path, command: tuple[str, ...]) -> None:
    named = run(own, *command, "--pack", "ours")
    assert (named.returncode, named.stderr) == (0, b"")
    by_folder = run(own, *command, "--pack", own / "ours")
    assert by_folder.stdout == named.stdout


@pytest.mark.parametrize("command", ["check", "docs", "test"])
def test_the_argument_and_the_option_must_agree(own: Path, command: str) -> None:
    assert run(own, command, "ours", "--pack", "ours").returncode != 2 or command == "test"
    done = run(own, command, "ours", "--pack", "cq-2011-55")
    assert done.returncode == 2
    assert "--pack" in done.stderr.decode()


def test_of_several_packs_one_must_be_named(own: Path) -> None:
    done = run(own, "list")
    assert done.returncode == 2
    assert "cq-2011-55, ours" in done.stderr.decode()


def test_ones_own_pack_goes_before_one_of_the_program(own: Path) -> None:
    (own / "ours").rename(own / "cq-2011-55")
    assert "指标X01" in run(own, "show", "X01", "--pack", "cq-2011-55").stdout.decode()
