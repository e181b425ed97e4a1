"""Lists added up: the question of each form put to all its sheets at once."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from cqquality.definitions.pack import Pack
from cqquality.errors import UnreadableFile
from cqquality.findings import Finding, Place, Spoilt
from cqquality.observation import Observation
from cqquality.returns.layout import ListPart
from cqquality.returns.policy_codes import HIDDEN_REFUSED
from cqquality.returns.region_identity import RegionIdentity
from cqquality.text import Text

if TYPE_CHECKING:
    from cqquality.returns.ledger.answer import Answer
    from cqquality.returns.ledger.asked import AskedSheets
    from cqquality.returns.ledger.counting import SheetEngine

Tolerate = Callable[[UnreadableFile], list[Finding]]
"""Says what is to be said of a file that is left out, or raises the refusal."""


class Lists(Struct):
    """What the lists of a set of returns come to."""

    asked: "list[AskedSheets]" = field(default_factory=list)
    figures: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Spoilt] = field(default_factory=list)
    """Rows that could not be used."""


def add_up(
    lists: Sequence[ListPart], pack: Pack, processes: int, tolerate: Tolerate | None = None
) -> Lists:
    """Return what lists come to, form by form, each sheet counted by up to so many processes.

    Raises UnreadableFile for a sheet that is not sound to its end, unless that can be tolerated:
    then its file is left out.
    """
    found, regions = Lists(), RegionIdentity(pack)
    if not lists:
        return found
    from cqquality.returns.ledger.asked import AskedSheets
    from cqquality.returns.ledger.joining import joined
    from cqquality.returns.ledger.loss import unread
    from cqquality.returns.ledger.telling import told

    for form in pack.forms.values():
        own = [each for each in lists if each.form == form.id]
        if not own:
            continue
        answer, engine = _answered(own, pack, processes, tolerate, found.findings)
        figures, findings = told(answer)
        figures = joined(figures, answer, regions)
        found.asked.append(AskedSheets(answer, tuple(figures), engine, regions))
        found.figures += figures
        found.findings += findings
        found.unread += unread(answer)
    return found


def _answered(
    own: Sequence[ListPart],
    pack: Pack,
    processes: int,
    tolerate: Tolerate | None,
    findings: list[Finding],
) -> "tuple[Answer, SheetEngine]":
    from cqquality.returns.ledger.compiling import question_of
    from cqquality.returns.ledger.counting import SheetEngine

    question = question_of(pack.forms[own[0].form], pack)
    while True:
        engine = SheetEngine([each.rows for each in own], processes)
        try:
            answer = engine.answer(question, tuple(each.part for each in own))
            shown = _without_hidden(own, answer, pack, findings)
            if len(shown) == len(own):
                return answer, engine
            own = shown
        except UnreadableFile as refusal:
            bad = {finding.place.file for finding in refusal.findings}
            sound = [each for each in own if each.part.origin.file not in bad]
            if tolerate is None or len(sound) == len(own):
                raise
            findings += tolerate(refusal)
            own = sound


def _without_hidden(
    own: Sequence[ListPart], answer: "Answer", pack: Pack, findings: list[Finding]
) -> list[ListPart]:
    """Return the lists without those that have hidden rows, where the form wants none."""
    if pack.forms[answer.question.form].hidden == "include":
        return list(own)
    shown: list[ListPart] = []
    for each, count in zip(own, answer.counts, strict=True):
        if count.hidden:
            place = Place(each.part.origin.file, each.part.origin.sheet)
            what = Text(f"{count.hidden} 行", f"{count.hidden} rows")
            findings.append(HIDDEN_REFUSED.at(place, each.form, what=what))
        else:
            shown.append(each)
    return shown
