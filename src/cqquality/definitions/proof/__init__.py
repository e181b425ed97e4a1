"""The proof of a pack against the text of its policy."""

from cqquality.definitions.proof.coverage import Coverage, Mark, Proof, Role
from cqquality.definitions.proof.policy_text import PolicyText, read_policy
from cqquality.definitions.proof.proving import prove

__all__ = ["Coverage", "Mark", "PolicyText", "Proof", "Role", "prove", "read_policy"]
