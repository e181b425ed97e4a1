"""The shipped pack beside the policy it was written from, where that text is at hand."""

import pytest

from cqquality.definitions import load_pack
from cqquality.definitions.proof import prove
from cqquality.definitions.proof.token import Script
from tests.definitions.proof.mutants import mutants
from tests.definitions.proof.policies import NEEDS_POLICY, ROOT, codes, shipped

pytestmark = NEEDS_POLICY
TARGETS = [target.id for target in load_pack(ROOT / "indicators" / "cq-2011-55").targets]


def test_all_108_numbers_are_accounted_for() -> None:
    proof = prove(*shipped())
    assert proof.findings == ()
    for script, count in ((Script.ARABIC, 66), (Script.HANZI, 42)):
        coverage = proof.of_script(script)
        assert (coverage.tokens, coverage.accounted) == (count, count)
    assert (proof.total.claimed, proof.total.not_targets) == (59, 49)


@pytest.mark.parametrize("name", TARGETS)
def test_every_change_of_a_figure_an_operator_or_a_line_fails(name: str) -> None:
    pack, policy = shipped()
    every = list(mutants(pack, name, len(policy.lines)))
    assert len(every) > 40
    assert [what for what, mutant in every if not codes(mutant, policy)] == []
