"""`cqq check --document`: a pack proven against the text of its policy, from outside."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from tests.acceptance.running import ROOT, cqq

INVENTED = ROOT / "tests" / "data" / "proof"
PACK, POLICY = INVENTED / "pack", INVENTED / "policy.txt"


@pytest.fixture
def altered(tmp_path: Path) -> Path:
    """The policy with one figure changed."""
    path = tmp_path / "policy.txt"
    path.write_text(POLICY.read_text("utf-8").replace("120个以上", "130个以上"), "utf-8")
    return path


def test_a_pack_that_says_what_the_policy_says() -> None:
    done = cqq("check", PACK, "--document", POLICY, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"37 of 37 numbers accounted for" in done.stdout


def test_a_pack_that_does_not(altered: Path) -> None:
    done = cqq("check", PACK, "--document", altered)
    errors = done.stdout.decode().splitlines()[:2]
    assert done.returncode == 1
    assert [line.split()[2] for line in errors] == ["CQ150", "CQ152"]
    assert errors[0].startswith("tests/data/proof/pack/goals.yaml:")
    assert ".txt:6:" in errors[1]
    assert "36个有归属" in done.stdout.decode()


def test_the_page_goes_to_a_file(tmp_path: Path, altered: Path) -> None:
    output = tmp_path / "proof.html"
    done = cqq("check", PACK, "--document", altered, "--format", "html", "-o", output)
    assert (done.returncode, done.stdout) == (1, b"")
    assert output.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_page_goes_through_a_pipe_as_utf_8() -> None:
    done = cqq(
        "check", PACK, "--document", POLICY, "--format", "html",
        PYTHONUTF8="0", PYTHONIOENCODING="gbk",
    )  # fmt: skip
    assert "青石市" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "html"), "--document"),
        (("--document", "missing.txt"), "missing.txt"),
        (("--document", ROOT / "sample_data" / "returns-2013.xlsx"), "CQ159"),
    ],
    ids=["a page of nothing", "no such document", "not a text"],
)
def test_what_cannot_be_done(arguments: tuple[object, ...], said: str) -> None:
    done = cqq("check", PACK, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The invented pack in a folder of its own, its target M02 written otherwise than worded."""
    pack = tmp_path / "pack"
    copytree(PACK, pack)
    file = pack / "goals.yaml"
    text = file.read_text("utf-8")
    wanted = "    target: {kind: reach, operator: gt, value: 90}\n"
    assert text.count(wanted) == 1
    file.write_text(text.replace(wanted, wanted.replace("gt", "ge")), "utf-8")
    return pack


def ignored(pack: Path, comment: str) -> None:
    file = pack / "goals.yaml"
    text = file.read_text("utf-8")
    wanted = "    target: {kind: reach, operator: ge, value: 90}\n"
    file.write_text(text.replace(wanted, f"    # cqq: ignore {comment}\n{wanted}"), "utf-8")


def proved(pack: Path, *options: object) -> tuple[int, list[str]]:
    done = cqq("check", pack, *options, "--as-of", "2026-11-23")
    return done.returncode, re.findall(r"CQ\d+", done.stdout.decode())


def test_what_is_read_from_words_can_be_ignored_with_a_reason(own: Path) -> None:
    assert proved(own, "--document", POLICY) == (1, ["CQ155"])
    ignored(own, "CQ155, CQ123 -- 原文“超过”系笔误，已由制定单位书面说明")
    assert proved(own, "--document", POLICY) == (0, [])
    assert proved(own) == (0, [])  # without the text nothing is called unused


def test_what_the_text_does_not_have_cannot_be_ignored(own: Path) -> None:
    ignored(own, "CQ150 -- 不想改")
    code, found = proved(own, "--document", POLICY)
    assert (code, sorted(set(found))) == (1, ["CQ148", "CQ150", "CQ155"])


def test_an_ignore_without_effect_is_told_once_there_is_a_proof(own: Path) -> None:
    ignored(own, "CQ154, CQ155, CQ123 -- 数字相同，原文“超过”系笔误")
    assert proved(own) == (0, [])
    assert proved(own, "--document", POLICY) == (0, ["CQ149", "CQ154"])
