"""What sheets say, collected while they are read."""

from dataclasses import dataclass, field

from cqquality.findings import Finding
from cqquality.observation import Entry, Observation, StageReport


@dataclass(slots=True)
class Contents:
    """Figures, stages and ledger rows in the order they were met, and what was wrong with them."""

    observations: list[Observation] = field(default_factory=list)
    stages: list[StageReport] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add(self, other: "Contents") -> None:
        """Take over everything from `other`."""
        self.observations += other.observations
        self.stages += other.stages
        self.entries += other.entries
        self.findings += other.findings
