"""A later document against the revisions that cite it: those of docs/packs.md, and none else."""

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from cqquality.definitions import try_load
from cqquality.definitions.loading import Loaded
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import PolicyText, prove
from cqquality.definitions.target import Reach
from tests.definitions.proof.mutants import mutants
from tests.definitions.proof.policies import ROOT, changed
from tests.definitions.proof.policies import codes as codes_of_policy

BLOCK = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def page() -> tuple[Loaded, dict[str, PolicyText]]:
    """Return the pack of the page and its two documents."""
    with TemporaryDirectory() as folder:
        for name, text in BLOCK.findall((ROOT / "docs" / "packs.md").read_text("utf-8")):
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        loaded = try_load(Path(folder, "linjiang"))
        texts = {path.name: path.read_text("utf-8") for path in Path(folder).glob("*.txt")}
    policies = {name: PolicyText(name, tuple(text.splitlines())) for name, text in texts.items()}
    return loaded, policies


def pack() -> Pack:
    loaded, _ = page()
    assert loaded.pack is not None
    return loaded.pack


def codes(of: Pack) -> list[str]:
    proof = prove(of, page()[1]["mid-term.txt"], amendment="mid-term")
    return [finding.code.id for finding in proof.findings]


def revised(**update: Any) -> Pack:
    """Return the pack with the revision of H01 changed."""
    (revision,) = pack().indicators["H01"].revisions
    return changed(pack(), "H01", revisions=(replace(revision, **update),))


def reach(value: int, operator: Any = "ge") -> Reach:
    return Reach(kind="reach", operator=operator, value=Fraction(value))


def test_the_revision_is_proved_by_its_document() -> None:
    assert codes(pack()) == []


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({"target": reach(98)}, ["CQ154"]),
        ({"target": reach(99, "gt")}, ["CQ155"]),
    ],
)
def test_what_is_found(update: dict[str, Any], expected: list[str]) -> None:
    assert codes(revised(**update)) == expected


def test_a_number_that_no_revision_cites_is_left_over() -> None:
    _, policies = page()
    lines = (*policies["mid-term.txt"].lines, "新建5座展馆。")
    proof = prove(pack(), PolicyText("mid-term.txt", lines), amendment="mid-term")
    assert [finding.code.id for finding in proof.findings] == ["CQ152"]
    assert proof.pack.policy.number == "临府〔2023〕8号"
    assert list(proof.pack.indicators) == ["H01"]


def test_a_finding_stands_at_the_revision() -> None:
    loaded, policies = page()
    (finding,) = prove(
        revised(target=reach(98)), policies["mid-term.txt"], loaded.where, "mid-term"
    ).findings
    place = loaded.where("indicators", "H01", "revisions", 0, "target")
    assert finding.place == place


@pytest.mark.parametrize("name", list(pack().indicators))
def test_every_change_of_any_kind_of_target_fails(name: str) -> None:
    policy = page()[1]["policy.txt"]
    every = list(mutants(pack(), name, len(policy.lines)))
    assert [what for what, mutant in every if not codes_of_policy(mutant, policy)] == []
