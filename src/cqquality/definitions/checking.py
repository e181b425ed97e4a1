"""Checking a pack: load it, apply every rule, and leave out what is ignored with a reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cqquality.definitions.case.loading import FOLDER, load_cases
from cqquality.definitions.case.model import Case
from cqquality.definitions.ignoring import Ignores
from cqquality.definitions.loading import Loaded, try_load
from cqquality.definitions.pack import Pack
from cqquality.definitions.review import Review
from cqquality.definitions.rules import rules
from cqquality.errors import BrokenPack
from cqquality.findings import Finding, Severity

if TYPE_CHECKING:
    from cqquality.definitions.proof.coverage import Proof


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of checking: every finding in the order of the files, and the pack.

    There is no pack where the files do not make one; where there is one, a finding of severity
    error still says that it must not be used. `loaded` tells where its parts stand.
    """

    loaded: Loaded
    findings: tuple[Finding, ...]
    ignores: Ignores = field(default_factory=lambda: Ignores((), ()), compare=False)

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

    def proved(self, proof: "Proof") -> tuple["Checked", "Proof"]:
        """Return both with what is ignored left out, and the findings of the proof among these."""
        kept = tuple(self.ignores.kept(proof.findings))
        unused = self.ignores.findings(proved=True)
        found = tuple(sorted({*self.findings, *unused}, key=lambda finding: finding.order))
        return replace(self, findings=found), replace(proof, findings=kept)


def check_pack(folder: Path, as_of: date | None = None) -> Checked:
    """Check the pack in `folder` and its cases as of a day, which is today for None."""
    loaded = try_load(folder)
    findings: list[Finding] = []
    cases = _cases(folder, loaded.pack, findings) if loaded.pack else None
    return _checked(loaded, as_of, cases, findings)


def load(folder: Path) -> Pack:
    """Load the pack in `folder`; raises BrokenPack with every finding where it has errors.

    Its cases are not looked at: they say nothing about returns.
    """
    checked = _checked(try_load(folder), None, None, ())
    if checked.pack is None or not checked.usable:
        raise BrokenPack(checked.findings)
    return checked.pack


def _checked(
    loaded: Loaded,
    as_of: date | None,
    cases: tuple[Case, ...] | None,
    findings: Iterable[Finding],
) -> Checked:
    if loaded.pack is None:
        return Checked(loaded, loaded.findings)
    day = as_of or date.today()  # noqa: DTZ011 - the day where the reviewer sits
    ignores = Ignores(loaded.files, [rule.code.id for rule in rules()])
    kept = ignores.kept(_found(Review(loaded.pack, day, loaded.where, cases)))
    found = {*findings, *kept, *ignores.findings()}
    ordered = tuple(sorted(found, key=lambda finding: finding.order))
    return Checked(loaded, ordered, ignores)


def _cases(folder: Path, pack: Pack, findings: list[Finding]) -> tuple[Case, ...] | None:
    """Return the cases of the pack; None where it has none, or where they have faults."""
    if not (folder / FOLDER).is_dir():
        return None
    try:
        return load_cases(folder, pack)
    except BrokenPack as broken:
        findings += broken.findings
        return None


def _found(review: Review) -> Iterator[Finding]:
    for rule in rules():
        yield from rule.check(review)
