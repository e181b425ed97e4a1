"""Lists added up: the question of each form put to all its sheets at once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from cqquality.definitions.pack import Pack
from cqquality.errors import UnreadableFile
from cqquality.findings import Finding
from cqquality.observation import Observation, Rows
from cqquality.quantity import literal
from cqquality.returns.layout import ListPart
from cqquality.returns.region_identity import RegionIdentity

if TYPE_CHECKING:
    from cqquality.returns.ledger.answer import Answer

Tolerate = Callable[[UnreadableFile], list[Finding]]
"""Says what is to be said of a file that is left out, or raises the refusal."""


class Lists(Struct):
    """What the lists of a set of returns come to."""

    answers: "list[Answer]" = field(default_factory=list)
    figures: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


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
    from cqquality.returns.ledger.telling import told

    for form in pack.forms.values():
        own = [each for each in lists if each.form == form.id]
        if not own:
            continue
        answer = _answered(own, pack, processes, tolerate, found.findings)
        figures, findings = told(answer)
        found.answers.append(answer)
        found.figures += joined(figures, answer, regions)
        found.findings += findings
    return found


def joined(
    figures: Sequence[Observation], answer: "Answer", regions: RegionIdentity
) -> list[Observation]:
    """Return the figures with one for each region, however the rows write it: 渝北 and 渝北区.

    What is distinct in two of them may be the same, so such figures do not add up and stay.
    """
    apart = {tally.item for tally in answer.question.tallies if tally.distinct}
    groups: dict[Hashable, list[Observation]] = defaultdict(list)
    for each in figures:
        region = each.region if each.item in apart else regions.of(each)
        groups[each.item, each.period, region].append(each)
    return [group[0] if len(group) == 1 else _sum(group) for group in groups.values()]


def _sum(group: Sequence[Observation]) -> Observation:
    first, value = group[0], sum((each.value for each in group), Fraction(0))
    by_sheet: dict[tuple[str, str], list[Rows]] = defaultdict(list)
    for each in group:
        for rows in each.origin.rows:
            by_sheet[rows.file, rows.sheet].append(rows)
    together = tuple(
        Rows(
            *sheet,
            min(rows.first for rows in some),
            max(rows.last for rows in some),
            sum(rows.count for rows in some),
        )
        for sheet, some in by_sheet.items()
    )
    text = f"{first.item} {first.region} = {literal(value)}"
    return replace(first, value=value, origin=replace(first.origin, text=text, rows=together))


def _answered(
    own: Sequence[ListPart],
    pack: Pack,
    processes: int,
    tolerate: Tolerate | None,
    findings: list[Finding],
) -> "Answer":
    from cqquality.returns.ledger.compiling import question_of
    from cqquality.returns.ledger.counting import SheetEngine

    question = question_of(pack.forms[own[0].form], pack)
    while True:
        engine = SheetEngine([each.rows for each in own], processes)
        try:
            return engine.answer(question, tuple(each.part for each in own))
        except UnreadableFile as refusal:
            bad = {finding.place.file for finding in refusal.findings}
            sound = [each for each in own if each.part.origin.file not in bad]
            if tolerate is None or len(sound) == len(own):
                raise
            findings += tolerate(refusal)
            own = sound
