"""Outcomes of a check to be reported: nothing found, and one finding of each severity."""

from pathlib import Path

from cqquality.definitions import try_load
from cqquality.findings import Code, Place, Severity
from cqquality.reports.check import Checkup
from cqquality.text import Text, same

MINIMAL = Path(__file__).parents[2] / "definitions" / "rules" / "minimal"
PATHS = {"pack.yaml": "packs/一 号/pack.yaml", "a.yaml": "packs/一 号/a.yaml"}


def code(number: str, severity: Severity) -> Code:
    """Return a code whose texts hold what a format has to escape."""
    return Code(
        id=number,
        severity=severity,
        title=Text("标题：a, b", "title: a, b"),
        message=Text("“{seen}”不合用", "'{seen}' is <unfit> & 100% wrong"),
        help=Text("更正", "mend it"),
        why=same("because"),
    )


FINDINGS = (
    code("CQ911", Severity.ERROR).at(Place("a.yaml", line=3, column=7), "P02", seen="甲\n乙"),
    code("CQ912", Severity.WARNING).at(Place("a.yaml", line=9, column=1), seen="丙"),
    code("CQ913", Severity.INFO).at(Place("a.yaml"), seen="丁"),
    code("CQ911", Severity.ERROR).at(Place(), seen="戊"),
)


def checkup(*, found: bool = True, strict: bool = False) -> Checkup:
    """Return the outcome of checking a pack of two files."""
    findings = FINDINGS if found else ()
    return Checkup("一号", try_load(MINIMAL).pack, findings, PATHS, strict)
