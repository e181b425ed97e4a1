"""From one cell to one exact figure, period or stage, or to the finding that says why not."""

from cqquality.returns.figure.figure import Figure, read_figure
from cqquality.returns.figure.marks import DEFAULT_MARKS, Mark
from cqquality.returns.figure.period_cell import read_period
from cqquality.returns.figure.stage_cell import read_stage

__all__ = ["DEFAULT_MARKS", "Figure", "Mark", "read_figure", "read_period", "read_stage"]
