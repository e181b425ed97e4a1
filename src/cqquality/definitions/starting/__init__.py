"""The beginning of a pack: files to fill in, and drafts from the text of a policy."""

from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.starting.draft import indicators
from cqquality.definitions.starting.heading import deadline, pack_head
from cqquality.definitions.starting.leftover import not_targets
from cqquality.definitions.starting.skeleton import skeleton

__all__ = ["drafts", "skeleton"]


def drafts(policy: PolicyText) -> dict[str, str]:
    """Return the drafts from a policy by path; every number of it is in one of them."""
    day, span = deadline(policy) or (None, None)
    return {
        "drafts/pack.yaml": pack_head(policy),
        "drafts/indicators.yaml": indicators(policy, day),
        "drafts/not_targets.yaml": not_targets(policy, span),
    }
