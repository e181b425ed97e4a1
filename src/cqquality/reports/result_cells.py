"""The cells of a result in the tables of the outline, each with its tone."""

import re

from msgspec import Struct
from msgspec.structs import replace

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Assessment, Result, Status
from cqquality.reports import wording
from cqquality.reports.block import Cell, Tone, cell
from cqquality.text import Language, Text

STATUS_TONES = {
    Status.MET: Tone.GOOD,
    Status.MET_LATE: Tone.GOOD,
    Status.NOT_MET: Tone.BAD,
    Status.NOT_DUE: Tone.NEUTRAL,
    Status.UNREALISED: Tone.QUIET,
    Status.NO_DATA: Tone.DOUBTFUL,
    Status.NOT_ASSESSABLE: Tone.DOUBTFUL,
}
PACE_TONES = {
    PaceLabel.ACHIEVED_EARLY: Tone.GOOD,
    PaceLabel.AHEAD: Tone.GOOD,
    PaceLabel.ON_TRACK: Tone.NEUTRAL,
    PaceLabel.BEHIND: Tone.DOUBTFUL,
    PaceLabel.FAR_BEHIND: Tone.BAD,
    PaceLabel.BACKWARD: Tone.BAD,
}

_MOST_SHEETS = 4
"""Sheets named as the source of one value: `cqq explain` and the JSON report name them all."""
_BEFORE_UNIT = re.compile(r"(?<=\d)(?=[^\d.%])")


class ResultCells(Struct, frozen=True):
    """Makes cells of the results of one assessment in one language."""

    assessment: Assessment
    language: Language

    def say(self, text: Text) -> str:
        """Return the words in the language of the table."""
        return text.to(self.language)

    def value(self, result: Result) -> Cell:
        """Return the value and the period it is for."""
        value = self.say(wording.value(result))
        if result.period is None:
            return cell(value)
        words = wording.period(result.period)
        return cell(value, self.say(Text(f"({words.zh})", f" ({words.en})")))

    def goal(self, result: Result) -> Cell:
        """Return the target and, where it is not that of the plan, its deadline."""
        wanted = wording.target(result)
        if result.is_commitment:
            wanted = wording.milestone(result, self.assessment.pack)
        lines = [(self.say(wanted),)]
        if result.goal.deadline != self.assessment.pack.plan.deadline:
            day = wording.day(result.goal.deadline)
            lines.append((self.say(Text(f"{day.zh}前", f"by {day.en}")),))
        return Cell(tuple(lines))

    def status(self, result: Result) -> Cell:
        """Return whether it is met."""
        return cell(self.say(result.status.text), tone=STATUS_TONES[result.status])

    def pace(self, result: Result) -> Cell:
        """Return the label of the pace and by how much it is ahead or behind."""
        pace = result.pace
        if pace is None or pace.label is None:
            return cell(self.say(wording.NOTHING), tone=Tone.QUIET)
        pieces = [self.say(pace.label.text)]
        if pace.label is not PaceLabel.ACHIEVED_EARLY:
            pieces.append(f" {wording.lead(pace, self.assessment.pack.pace)}")
        return cell(*pieces, tone=PACE_TONES[pace.label])

    def source(self, result: Result) -> Cell:
        """Return the cells the value came from; the only file there is goes without saying."""
        several = len(self.assessment.files) > 1
        cells = (origin.place for origin in result.sources)
        places = wording.places(where if several else replace(where, file="") for where in cells)
        said = [place.removeprefix("[]") for place in places]
        if len(said) > _MOST_SHEETS:
            rest = Text(f"等{len(said)}张表", f"and {len(said) - _MOST_SHEETS + 1} more sheets")
            said = [*said[: _MOST_SHEETS - 1], self.say(rest)]
        return Cell(tuple((each,) for each in said) or (("",),), Tone.QUIET)

    def distance(self, text: Text, tone: Tone = Tone.NEUTRAL) -> Cell:
        """Return a gap or a surplus, best broken before its unit."""
        return cell(*_BEFORE_UNIT.split(self.say(text)), tone=tone)
