"""Reading the cases of a pack, with everything that is wrong with them said at once."""

from pathlib import Path

from cqquality.definitions import codes, document
from cqquality.definitions.case.check import check
from cqquality.definitions.case.model import Case, CaseFile, cases_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.shelf import pack_files
from cqquality.definitions.validation import validated
from cqquality.errors import BrokenPack
from cqquality.findings import Finding
from cqquality.text import Text

FOLDER = "cases"
"""The folder beside the definitions."""

_CASE = Text("案例", "case")


def load_cases(folder: Path, pack: Pack) -> tuple[Case, ...]:
    """Load every case of the pack in `folder`, in the order of their files.

    Raises BrokenPack with every finding where one cannot be tried.
    """
    findings: list[Finding] = []
    cases = [case for path in pack_files(folder / FOLDER) for case in _cases(path, pack, findings)]
    findings += _repeated(cases)
    for case in cases:
        findings += check(case, pack)
    if findings:
        raise BrokenPack(sorted(set(findings), key=lambda finding: finding.order))
    return tuple(cases)


def _cases(path: Path, pack: Pack, findings: list[Finding]) -> list[Case]:
    read = document.read_file(path, f"{FOLDER}/{path.name}")
    findings += read.findings
    if read.findings and read.data is None:
        return []
    file, complaints = validated(CaseFile, read)
    findings += complaints
    return list(cases_of(file, read, pack.plan.deadline)) if file else []


def _repeated(cases: list[Case]) -> list[Finding]:
    """Return a finding for each id that stands for two cases."""
    first: dict[str, Case] = {}
    return [
        codes.DUPLICATE_ID.at(
            case.place, case.id, what=_CASE, seen=case.id, first=first[case.id].place
        )
        for case in cases
        if first.setdefault(case.id, case) is not case
    ]
