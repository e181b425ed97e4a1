"""The tables of results: targets, commitments, and what is missing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cqquality.assessment.result import Assessment, PaceLabel, Result, Status
from cqquality.reports import wording
from cqquality.reports.block import Align, Cell, Column, Table, Tone, cell
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

_BEFORE_UNIT = re.compile(r"(?<=\d)(?=[^\d.%])")
_AFTER_COMMA = re.compile(r"(?<=[，、,])")

ID = Text("编号", "id")
_NAME = Text("指标", "target")
_TASK = Text("事项", "commitment")
_VALUE = Text("实际值", "value")
_STAGE = Text("进展", "stage")
_GOAL = Text("目标", "goal")
_GAP = Text("差距", "gap")
_ATTAINMENT = Text("完成率", "done")
_STATUS = Text("状态", "status")
_PACE = Text("序时进度", "pace")
_LEAD = Text("牵头单位", "lead")
_SOURCE = Text("数据来源", "cells")


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes tables of the results of one assessment in one language."""

    assessment: Assessment
    language: Language

    def targets(self, results: Iterable[Result]) -> Table:
        """Return the table of quantified targets."""
        columns = (
            self._column(ID, Align.WORD),
            self._column(_NAME),
            self._column(_VALUE, Align.FIGURE),
            self._column(_GOAL, Align.FIGURE),
            self._column(_GAP, Align.FIGURE),
            self._column(_ATTAINMENT, Align.FIGURE),
            self._column(_STATUS, Align.WORD),
            self._column(_PACE, Align.WORD),
            self._column(_SOURCE, dispensable=True),
        )
        return Table(columns, tuple(self._target(result) for result in results))

    def commitments(self, results: Iterable[Result]) -> Table:
        """Return the table of commitments without a number."""
        columns = (
            self._column(ID, Align.WORD),
            self._column(_TASK),
            self._column(_STAGE, Align.WORD),
            self._column(_STATUS, Align.WORD),
            self._column(_SOURCE, dispensable=True),
        )
        return Table(columns, tuple(self._commitment(result) for result in results))

    def lacking(self, results: Iterable[Result]) -> Table:
        """Return the table of what is missing, and who answers for it."""
        columns = (
            self._column(ID, Align.WORD),
            self._column(_NAME),
            self._column(_GAP, Align.FIGURE),
            self._column(_STATUS, Align.WORD),
            self._column(_PACE, Align.WORD),
            self._column(_LEAD),
        )
        return Table(columns, tuple(self._lack(result) for result in results))

    def _column(
        self, heading: Text, align: Align = Align.TEXT, *, dispensable: bool = False
    ) -> Column:
        return Column(self._say(heading), align, dispensable)

    def _say(self, text: Text) -> str:
        return text.to(self.language)

    def _target(self, result: Result) -> tuple[Cell, ...]:
        return (
            cell(result.indicator.id),
            self._name(result),
            self._value(result),
            self._goal(result),
            self._distance(wording.distance(result)),
            cell(self._say(wording.attainment(result))),
            self._status(result),
            self._pace(result),
            self._source(result),
        )

    def _commitment(self, result: Result) -> tuple[Cell, ...]:
        return (
            cell(result.indicator.id),
            self._name(result),
            self._value(result),
            self._status(result),
            self._source(result),
        )

    def _lack(self, result: Result) -> tuple[Cell, ...]:
        pack, as_of = self.assessment.pack, self.assessment.as_of
        return (
            cell(result.indicator.id),
            cell(result.indicator.name.to(self.language)),
            self._distance(wording.gap(result), STATUS_TONES[result.status]),
            self._status(result),
            self._pace(result),
            cell(self._say(wording.responsible(result.indicator, pack, as_of))),
        )

    def _name(self, result: Result) -> Cell:
        """Return the name and, below it, the reading used and the reason of a status."""
        reading = wording.reading(result)
        lines = [result.indicator.name.to(self.language)]
        if reading is not None:
            lines.append(self._say(Text(f"口径：{reading.zh}", f"reading: {reading.en}")))
        if result.reason is not None:
            lines.append(self._say(result.reason))
        return Cell(tuple((line,) for line in lines))

    def _value(self, result: Result) -> Cell:
        """Return the value with its period and, below it, how often a target was held."""
        lines: list[tuple[str, ...]] = [(self._say(wording.value(result)),)]
        if result.period is not None:
            words = wording.period(result.period)
            lines[0] += (self._say(Text(f"（{words.zh}）", f" ({words.en})")),)
        hits = wording.hits(result)
        if hits is not None:
            lines.append(tuple(_AFTER_COMMA.split(self._say(hits))))
        return Cell(tuple(lines))

    def _goal(self, result: Result) -> Cell:
        """Return the target and, where it is not that of the plan, its deadline."""
        lines = [(self._say(wording.target(result)),)]
        if result.goal.deadline != self.assessment.pack.plan.deadline:
            day = wording.day(result.goal.deadline)
            lines.append((self._say(Text(f"{day.zh}前", f"by {day.en}")),))
        return Cell(tuple(lines))

    def _status(self, result: Result) -> Cell:
        return cell(self._say(result.status.text), tone=STATUS_TONES[result.status])

    def _pace(self, result: Result) -> Cell:
        pace = result.pace
        if pace is None or pace.label is None:
            return cell(self._say(wording.NOTHING), tone=Tone.QUIET)
        lead = wording.lead(pace, self.assessment.pack.pace)
        return cell(self._say(pace.label.text), f" {lead}", tone=PACE_TONES[pace.label])

    def _source(self, result: Result) -> Cell:
        """Return the cells the value came from, those of one sheet together."""
        origins = wording.places(map(wording.origin_place, result.sources))
        return Cell(tuple((place,) for place in origins) or (("",),), Tone.QUIET)

    def _distance(self, text: Text, tone: Tone = Tone.NEUTRAL) -> Cell:
        return cell(*_BEFORE_UNIT.split(self._say(text)), tone=tone)
