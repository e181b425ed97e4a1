"""What became of every number of a policy: claimed by whom, no target and why, or left over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cqquality.definitions.pack import Pack
from cqquality.definitions.proof.amount import amounts
from cqquality.definitions.proof.citation import Kind, Quotation
from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.proof.token import Script, Token
from cqquality.findings import Finding


class Role(StrEnum):
    """What a number of the policy is to the pack."""

    FIGURE = "figure"
    THRESHOLD = "threshold"
    DEADLINE = "deadline"
    NOT_TARGET = "not_target"
    TWICE = "twice"
    """Claimed by several definitions that do not all say so."""
    UNCLAIMED = "unclaimed"


CLAIMED = (Role.FIGURE, Role.THRESHOLD, Role.DEADLINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of the policy, its role, and the quotations that claim it."""

    token: Token
    role: Role
    quotations: tuple[Quotation, ...]

    @property
    def accounted(self) -> bool:
        """Whether the number belongs to one definition, or to several that say so."""
        return self.role not in (Role.TWICE, Role.UNCLAIMED)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many numbers a stretch of the policy has, and what became of them."""

    tokens: int
    claimed: int
    not_targets: int
    twice: int
    unclaimed: int

    @property
    def accounted(self) -> int:
        """How many of the numbers are claimed once or listed as no target."""
        return self.claimed + self.not_targets


@dataclass(frozen=True, slots=True)
class Proof:
    """A pack beside the text of its policy: what every number is, and what is wrong.

    Of a later document the pack is only what that revised.
    """

    pack: Pack
    policy: PolicyText
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...]

    @property
    def total(self) -> Coverage:
        """The coverage of the whole policy."""
        return covered(self.marks)

    @property
    def by_line(self) -> dict[int, Coverage]:
        """The coverage of each line that has a number."""
        lines = sorted({mark.token.line for mark in self.marks})
        return {
            line: covered(mark for mark in self.marks if mark.token.line == line) for line in lines
        }

    def of_script(self, script: Script) -> Coverage:
        """Return the coverage of the numbers written in one script."""
        return covered(mark for mark in self.marks if mark.token.script is script)


def covered(marks: Iterable[Mark]) -> Coverage:
    """Count the marks by their role."""
    roles = [mark.role for mark in marks]
    return Coverage(
        tokens=len(roles),
        claimed=sum(role in CLAIMED for role in roles),
        not_targets=roles.count(Role.NOT_TARGET),
        twice=roles.count(Role.TWICE),
        unclaimed=roles.count(Role.UNCLAIMED),
    )


def role_of(token: Token, claims: Sequence[Quotation], policy: PolicyText, *, twice: bool) -> Role:
    """Return what a number is to the quotations that claim it."""
    if twice:
        return Role.TWICE
    if not claims:
        return Role.UNCLAIMED
    first = claims[0]
    if first.kind is Kind.NOT_TARGET:
        return Role.NOT_TARGET
    if first.kind is Kind.PLAN or any(a.day for a in amounts((token,), policy)):
        return Role.DEADLINE
    return Role.FIGURE if first.main else Role.THRESHOLD
