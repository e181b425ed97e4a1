"""The tables of results: targets, commitments, and what is missing."""

from collections.abc import Iterable

from cqquality.assessment.result import Result
from cqquality.reports import wording
from cqquality.reports.block import Align, Cell, Column, Row, Table, cell
from cqquality.reports.particulars import dispute, remark
from cqquality.reports.result_cells import STATUS_TONES, ResultCells
from cqquality.text import Text, same

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
_NEEDED = Text("今后需", "needed")
_REACHED = Text("按此进度达到", "reached at this pace")
_ITEM = Text("指标（事项）", "target or commitment")
_LEAD = Text("牵头单位", "lead")
_SOURCE = Text("数据来源", "cells")


class Rows(ResultCells, frozen=True):
    """Makes tables of the results of one assessment in one language."""

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
        listed = tuple(results)
        ahead = any(result.pace and result.pace.needed for result in listed)
        columns = (
            self._column(_GAP, Align.FIGURE),
            self._column(_STATUS, Align.WORD),
            self._column(_PACE, Align.WORD),
            *self._prospect_columns(ahead),
            self._column(_LEAD),
        )
        return self._table(_NAME, columns, (self._lack(each, ahead=ahead) for each in listed))

    def _prospect_columns(self, wanted: bool) -> tuple[Column, ...]:
        """Return the columns of what the time left must bring, which after it is nothing."""
        if not wanted:
            return ()
        return self._column(_NEEDED, Align.FIGURE), self._column(_REACHED, Align.WORD)

    def brief(self, results: Iterable[Result]) -> Table:
        """Return the table of what somebody answers for, targets and commitments alike."""
        columns = (
            self._column(_VALUE, Align.FIGURE),
            self._column(_GOAL, Align.FIGURE),
            self._column(_GAP, Align.FIGURE),
            self._column(_STATUS, Align.WORD),
            self._column(_PACE, Align.WORD),
        )
        return self._table(_ITEM, columns, map(self._brief, results))

    def _table(self, title: Text, columns: tuple[Column, ...], rows: Iterable[Row]) -> Table:
        return Table(self.say(ID), self.say(title), columns, tuple(rows))

    def _column(
        self, heading: Text, align: Align = Align.TEXT, *, dispensable: bool = False
    ) -> Column:
        return Column(self.say(heading), align, dispensable)

    def _target(self, result: Result) -> Row:
        cells = (
            self.value(result),
            self.goal(result),
            self.distance(wording.distance(result)),
            cell(self.say(wording.attainment(result))),
            self.status(result),
            self.pace(result),
            self.source(result),
        )
        return self._row(result, cells, self._remark(result), self._details(result))

    def _commitment(self, result: Result) -> Row:
        cells = (self.value(result), self.status(result), self.source(result))
        return self._row(result, cells, self.say(remark(result, self.assessment.pack)))

    def _lack(self, result: Result, *, ahead: bool) -> Row:
        pack, as_of = self.assessment.pack, self.assessment.as_of
        cells = (
            self.distance(wording.gap(result), STATUS_TONES[result.status]),
            self.status(result),
            self.pace(result),
            *(self._prospect(result) if ahead else ()),
            cell(self.say(wording.responsible(result.indicator, pack, as_of))),
        )
        return self._row(result, cells, self.say(dispute(result) or same("")))

    def _prospect(self, result: Result) -> tuple[Cell, Cell]:
        effort = wording.effort(result) or wording.NOTHING
        return cell(self.say(effort)), cell(self.say(wording.reached(result)))

    def _brief(self, result: Result) -> Row:
        cells = (
            self.value(result),
            self.goal(result),
            self.distance(wording.distance(result)),
            self.status(result),
            self.pace(result),
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

    def _remark(self, result: Result) -> str:
        """Return the remark, with a dispute about the pace unless the details tell it."""
        disputed = None if self.detail else dispute(result)
        said = (
            self.say(part) for part in (remark(result, self.assessment.pack), disputed or same(""))
        )
        return self.say(Text("；", "; ")).join(filter(None, said))

    def _details(self, result: Result) -> tuple[str, ...]:
        """Return what time says of a result, where details are wanted."""
        if not self.detail:
            return ()
        from cqquality.reports.trend import lines

        return tuple(self.say(line) for line in lines(result))
