"""What reports on a checked pack have in common: the outcome and one method."""

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct, field

from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import Proof
from cqquality.findings import Finding, Severity
from cqquality.text import Language


class Checkup(Struct, frozen=True):
    """A pack, everything found about it, and what was asked.

    `paths` holds how each file of the pack is called from where the program runs; `pack` is None
    where the files do not make one. With `strict` a warning fails too. `proof` is there where the
    pack was held against its policy.
    """

    name: str
    pack: Pack | None
    findings: tuple[Finding, ...]
    paths: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    proof: Proof | None = None

    def path(self, finding: Finding) -> str:
        """Return the path of the file a finding is about."""
        return self.paths.get(finding.place.file, finding.place.file)

    def fails(self, finding: Finding) -> bool:
        """Whether the finding makes the check fail."""
        return finding.severity >= (Severity.WARNING if self.strict else Severity.ERROR)

    @property
    def failed(self) -> bool:
        """Whether the check as a whole failed."""
        return any(map(self.fails, self.findings))

    def count(self, severity: Severity) -> int:
        """Return how many findings of one severity there are."""
        return sum(finding.severity is severity for finding in self.findings)


class CheckReport(Protocol):
    """A way to tell the outcome of a check; it finds nothing itself."""

    def render(self, checkup: Checkup, language: Language) -> str:
        """Return the report, line ends included."""
        ...
