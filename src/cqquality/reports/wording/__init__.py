"""The parts of a result in words, the same in every format.

Figures are rounded here for the eye, by `quantity.shown` against the target, so that what is
printed never contradicts the verdict. Text from returns is passed on as it came: each format makes
it harmless in its own way.
"""

from cqquality.reports.wording.aim import (
    SIGNS,
    beside,
    commitment,
    goal,
    milestone,
    target,
    wanted,
)
from cqquality.reports.wording.amount import (
    bound,
    difference,
    limits,
    number,
    percent,
    quantity,
    singular,
    unit,
)
from cqquality.reports.wording.outcome import (
    Qualified,
    attainment,
    baseline,
    distance,
    gap,
    missed,
    missing,
    qualifier,
    reading,
    score,
    surplus,
    value,
)
from cqquality.reports.wording.pace import effort, lead, needed, reached
from cqquality.reports.wording.phrase import NOTHING, day, joined, listed, period
from cqquality.reports.wording.source import (
    citation,
    departments,
    places,
    responsible,
)

__all__ = [
    "NOTHING",
    "SIGNS",
    "Qualified",
    "attainment",
    "baseline",
    "beside",
    "bound",
    "citation",
    "commitment",
    "day",
    "departments",
    "difference",
    "distance",
    "effort",
    "gap",
    "goal",
    "joined",
    "lead",
    "limits",
    "listed",
    "milestone",
    "missed",
    "missing",
    "needed",
    "number",
    "percent",
    "period",
    "places",
    "qualifier",
    "quantity",
    "reached",
    "reading",
    "responsible",
    "score",
    "singular",
    "surplus",
    "target",
    "unit",
    "value",
    "wanted",
]
