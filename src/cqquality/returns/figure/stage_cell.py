"""One cell to the stage a commitment has reached."""

from collections.abc import Mapping, Sequence

from cqquality.definitions.pack import Stage
from cqquality.findings import Finding, Place
from cqquality.returns.figure import codes
from cqquality.returns.figure.cell_fault import cell_fault
from cqquality.returns.figure.folding import key, seen
from cqquality.returns.figure.marks import DEFAULT_MARKS, Mark, mark_of
from cqquality.returns.workbook.grid import Cell
from cqquality.text import Text, script_hint


def read_stage(
    cell: Cell | None,
    stages: Sequence[Stage],
    place: Place,
    subject: str,
    marks: Mapping[str, Mark] = DEFAULT_MARKS,
) -> tuple[str | None, tuple[Finding, ...]]:
    """Read the id of a stage, by its id, its name in either language, or an alias.

    A blank or a missing mark is no stage, and no finding.
    """
    if cell is None:
        return None, ()
    fault = cell_fault(cell, place, subject)
    if fault:
        return None, (fault,)
    wanted = key(cell.raw)
    for stage in stages:
        if wanted and wanted in map(key, _names(stage)):
            return stage.id, ()
    if mark_of(cell.raw, marks):
        return None, ()
    known = Text("、".join(s.name.zh for s in stages), ", ".join(s.name.en for s in stages))
    said = {"seen": seen(cell.raw), "known": known, "hint": script_hint(cell.raw)}
    return None, (codes.UNKNOWN_STAGE.at(place, subject, **said),)


def _names(stage: Stage) -> tuple[str, ...]:
    return (stage.id, stage.name.zh, stage.name.en, *stage.aliases)
