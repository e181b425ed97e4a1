"""Every attack ends in the figures as they stand in the file, or in one clear finding.

Each runs through the command line in a process of its own that may neither grow nor hang. To add an
attack, add a row to one of the tables.
"""

from pathlib import Path

import pytest

from tests.hostile.astray import CROWDED, DATES, PLACES, VALUES
from tests.hostile.attack import Attack
from tests.hostile.crooked import ARCHIVES, MARKUP
from tests.hostile.foreign import FILES, OTHER_KINDS
from tests.hostile.large import BOMBS
from tests.hostile.sandbox import Sandbox

ATTACKS = (*ARCHIVES, *MARKUP, *PLACES, *CROWDED, *VALUES, *DATES, *FILES, *OTHER_KINDS, *BOMBS)
MOST_MEMORY = 256
"""Mebibytes of a whole process with the usual limits; the guard of the sandbox is far above."""


def test_no_two_have_one_name() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_outcome(attack: Attack, tmp_path: Path, sandbox: Sandbox) -> None:
    path = attack.make(tmp_path)
    outcome, ended = sandbox.outcome(path, *attack.options)
    assert outcome == attack.outcome
    assert ended.mebibytes < MOST_MEMORY


@pytest.mark.parametrize(
    "attack", [*PLACES, *VALUES, *DATES, *FILES, *OTHER_KINDS], ids=lambda attack: attack.name
)
def test_inspected(attack: Attack, tmp_path: Path, sandbox: Sandbox) -> None:
    looked_at = sandbox.run("inspect", "--format", "json", attack.make(tmp_path))
    assert looked_at.code in (0, 1, 2)
    assert "internal error" not in looked_at.errors
    assert looked_at.mebibytes < MOST_MEMORY


def test_a_limit_can_be_raised_and_lowered(tmp_path: Path, sandbox: Sandbox) -> None:
    bomb = next(attack for attack in BOMBS if attack.name == "a shared string of 100 MiB")
    path = bomb.make(tmp_path)
    assert sandbox.outcome(path)[0] == "refused CQ209"
    assert sandbox.outcome(path, "--limit", "ratio=10000")[0] != "refused CQ209"
    lowered = sandbox.run("explain", "P02", path, "--limit", "cells=1K", "--limit", "file=1")
    assert "--limit file=" in lowered.errors


@pytest.mark.parametrize(
    "written", ["cells", "cells=", "cells=0", "cells=-1", "cels=1", "cells=1T"]
)
def test_a_limit_that_is_none(written: str, tmp_path: Path, sandbox: Sandbox) -> None:
    ended = sandbox.run("evaluate", tmp_path, "--limit", written)
    assert ended.code == 2
    assert "cells=1000000" in ended.errors
