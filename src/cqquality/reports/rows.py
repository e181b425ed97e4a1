"""The tables of results: targets, commitments, and what is missing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Assessment, Result, Status
from cqquality.reports import wording
from cqquality.reports.block import Align, Cell, Column, Row, Table, Tone, cell
from cqquality.reports.particulars import remark
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

ID = Text("编号", "id")
_NAME = Text("指标", "target")
_TASK = Text("事项", "commitment")
_VALUE = Text("实际值(期别)", "value (period)")
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
    detail: bool = False

    def targets(self, results: Iterable[Result]) -> Table:
        """Return the table of quantified targets."""
        columns = (
            self._column(_VALUE, Align.FIGURE),
            self._column(_GOAL, Align.FIGURE),
            self._column(_GAP, Align.FIGURE),
            self._column(_ATTAINMENT, Align.FIGURE),
            self._column(_STATUS, Align.WORD),
            self._column(_PACE, Align.WORD),
            self._column(_SOURCE, dispensable=True),
        )
        return self._table(_NAME, columns, map(self._target, results))

    def commitments(self, results: Iterable[Result]) -> Table:
        """Return the table of commitments without a number."""
        columns = (
            self._column(_STAGE, Align.WORD),
            self._column(_STATUS, Align.WORD),
            self._column(_SOURCE, dispensable=True),
        )
        return self._table(_TASK, columns, map(self._commitment, results))

    def lacking(self, results: Iterable[Result]) -> Table:
        """Return the table of what is missing, and who answers for it."""
        columns = (
            self._column(_GAP, Align.FIGURE),
            self._column(_STATUS, Align.WORD),
            self._column(_PACE, Align.WORD),
            self._column(_LEAD),
        )
        return self._table(_NAME, columns, map(self._lack, results))

    def _table(self, title: Text, columns: tuple[Column, ...], rows: Iterable[Row]) -> Table:
        return Table(self._say(ID), self._say(title), columns, tuple(rows))

    def _column(
        self, heading: Text, align: Align = Align.TEXT, *, dispensable: bool = False
    ) -> Column:
        return Column(self._say(heading), align, dispensable)

    def _say(self, text: Text) -> str:
        return text.to(self.language)

    def _target(self, result: Result) -> Row:
        cells = (
            self._value(result),
            self._goal(result),
            self._distance(wording.distance(result)),
            cell(self._say(wording.attainment(result))),
            self._status(result),
            self._pace(result),
            self._source(result),
        )
        return self._row(
            result, cells, self._say(remark(result, self.assessment.pack)), self._details(result)
        )

    def _commitment(self, result: Result) -> Row:
        cells = (self._value(result), self._status(result), self._source(result))
        return self._row(result, cells, self._say(remark(result, self.assessment.pack)))

    def _lack(self, result: Result) -> Row:
        pack, as_of = self.assessment.pack, self.assessment.as_of
        cells = (
            self._distance(wording.gap(result), STATUS_TONES[result.status]),
            self._status(result),
            self._pace(result),
            cell(self._say(wording.responsible(result.indicator, pack, as_of))),
        )
        return self._row(result, cells)

    def _row(
        self,
        result: Result,
        cells: tuple[Cell, ...],
        note: str = "",
        details: tuple[str, ...] = (),
    ) -> Row:
        indicator = result.indicator
        return Row(indicator.id, indicator.name.to(self.language), cells, note, details)

    def _details(self, result: Result) -> tuple[str, ...]:
        """Return what time says of a result, where details are wanted."""
        if not self.detail:
            return ()
        from cqquality.reports.trend import lines

        return tuple(self._say(line) for line in lines(result))

    def _value(self, result: Result) -> Cell:
        """Return the value and the period it is for."""
        value = self._say(wording.value(result))
        if result.period is None:
            return cell(value)
        words = wording.period(result.period)
        return cell(value, self._say(Text(f"({words.zh})", f" ({words.en})")))

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
        pieces = [self._say(pace.label.text)]
        if pace.label is not PaceLabel.ACHIEVED_EARLY:
            pieces.append(f" {wording.lead(pace, self.assessment.pack.pace)}")
        return cell(*pieces, tone=PACE_TONES[pace.label])

    def _source(self, result: Result) -> Cell:
        """Return the cells the value came from; the only file there is goes without saying."""
        several = len(self.assessment.files) > 1
        cells = (wording.origin_place(origin) for origin in result.sources)
        places = wording.places(where if several else replace(where, file="") for where in cells)
        said = tuple((place.removeprefix("[]"),) for place in places)
        return Cell(said or (("",),), Tone.QUIET)

    def _distance(self, text: Text, tone: Tone = Tone.NEUTRAL) -> Cell:
        return cell(*_BEFORE_UNIT.split(self._say(text)), tone=tone)
