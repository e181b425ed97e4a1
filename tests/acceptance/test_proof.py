"""`cqq check --document`: a pack proven against the text of its policy, from outside."""

from pathlib import Path

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
