"""The policies that the proof is tried on, and what it finds about a pack changed in one place."""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cqquality.definitions import load_pack
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import PolicyText, prove, read_policy

ROOT = Path(__file__).parents[3]
INVENTED = ROOT / "tests" / "data" / "proof"
POLICY = Path(os.environ.get("CQQ_POLICY") or ROOT.parent / "shared" / "domain" / "policy.txt")
NEEDS_POLICY = pytest.mark.skipif(
    not POLICY.is_file(),
    reason="the text of the policy is not part of the repository; name it in CQQ_POLICY",
)


@cache
def invented() -> tuple[Pack, PolicyText]:
    """Return the invented pack and its policy."""
    return load_pack(INVENTED / "pack"), read_policy(INVENTED / "policy.txt")


@cache
def shipped() -> tuple[Pack, PolicyText]:
    """Return the shipped pack and the policy it was written from."""
    return load_pack(ROOT / "indicators" / "cq-2011-55"), read_policy(POLICY)


def changed(pack: Pack, name: str, **update: Any) -> Pack:
    """Return the pack with some fields of one indicator changed."""
    indicator = replace(pack.indicators[name], **update)
    return replace(pack, indicators={**pack.indicators, name: indicator})


def recited(pack: Pack, name: str, **update: Any) -> Pack:
    """Return the pack with the citation of one indicator changed."""
    source = replace(pack.indicators[name].source, **update)
    return changed(pack, name, source=source)


def codes(pack: Pack, policy: PolicyText) -> list[str]:
    """Return the codes of what the proof finds, in order."""
    return [finding.code.id for finding in prove(pack, policy).findings]
