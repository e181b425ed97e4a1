"""Checking a pack: load it, apply every rule, and leave out what is ignored with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cqquality.definitions.ignoring import Ignores
from cqquality.definitions.loading import Loaded, try_load
from cqquality.definitions.pack import Pack
from cqquality.definitions.review import Review
from cqquality.definitions.rules import rules
from cqquality.errors import BrokenPack
from cqquality.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of checking: every finding in the order of the files, and the pack.

    There is no pack where the files do not make one; where there is one, a finding of severity
    error still says that it must not be used. `loaded` tells where its parts stand.
    """

    loaded: Loaded
    findings: tuple[Finding, ...]

    @property
    def pack(self) -> Pack | None:
        """The pack, if the files make one."""
        return self.loaded.pack

    @property
    def usable(self) -> bool:
        """Whether there is a pack, and nothing wrong with it."""
        return self.pack is not None and all(
            finding.severity < Severity.ERROR for finding in self.findings
        )


def check_pack(folder: Path, as_of: date | None = None) -> Checked:
    """Check the pack in `folder` as of a day, which is today for None."""
    loaded = try_load(folder)
    if loaded.pack is None:
        return Checked(loaded, loaded.findings)
    day = as_of or date.today()  # noqa: DTZ011 - the day where the reviewer sits
    ignores = Ignores(loaded.files, [rule.code.id for rule in rules()])
    kept = ignores.kept(_found(Review(loaded.pack, day, loaded.where)))
    findings = {*kept, *ignores.findings()}
    return Checked(loaded, tuple(sorted(findings, key=lambda finding: finding.order)))


def load(folder: Path) -> Pack:
    """Load the pack in `folder`; raises BrokenPack with every finding where it has errors."""
    checked = check_pack(folder)
    if checked.pack is None or not checked.usable:
        raise BrokenPack(checked.findings)
    return checked.pack


def _found(review: Review) -> Iterator[Finding]:
    for rule in rules():
        yield from rule.check(review)
