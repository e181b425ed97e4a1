"""What is to be achieved: the kinds of targets a policy sets.

The operator is always written down, never inferred from the direction.
"""

from typing import Annotated, Literal

from cqquality.definitions.constraint import ByKind, Limits
from cqquality.definitions.model import Day, Definition, Id, ItemCode, Number

Operator = Literal["ge", "gt", "le", "lt"]
"""At least (以上), more than (超过), at most (以内), less than (低于)."""


class Reach(Definition):
    """A value to reach by the deadline."""

    kind: Literal["reach"]
    operator: Operator
    value: Number


class Keep(Definition):
    """A value to hold in every period from the start of the plan to the deadline.

    `periods: reported` judges the periods there are and names the missing ones; `complete` gives
    no verdict while one is missing.
    """

    kind: Literal["keep"]
    operator: Operator
    value: Number
    periods: Literal["reported", "complete"]


class Range(Definition):
    """A band to be in; whether more than `upper` is a failure is said by `ceiling`."""

    kind: Literal["range"]
    lower: Number
    upper: Number
    ceiling: bool


class All(Definition):
    """Everything: exactly 100 %, without tolerance."""

    kind: Literal["all"]


class Improve(Definition):
    """A change in percent of the baseline; it cannot be judged without one."""

    kind: Literal["improve"]
    operator: Operator
    by: Number


class Step(Definition):
    """One step of a schedule: the value to reach by a day."""

    by: Day
    value: Number


class Schedule(Definition):
    """Values to reach one after the other: 60 by 2013, 80 by 2015.

    The next step to come is judged; a step that was missed stays until it is made up for. The last
    one is that of the deadline.
    """

    kind: Literal["schedule"]
    operator: Operator
    steps: Annotated[tuple[Step, ...], Limits(min_length=2)]


class Better(Definition):
    """Better than at the baseline, in the direction of the indicator, by whatever amount.

    When not strict, the same as at the baseline is enough.
    """

    kind: Literal["better"]
    strict: bool


class Rise(Definition):
    """Each period better than the one before (or, when not strict, no worse).

    Higher where higher is better, lower where lower is.
    """

    kind: Literal["rise"]
    strict: bool


class Rank(Definition):
    """A place among peers; how many peers there were must be known."""

    kind: Literal["rank"]
    at_most: Annotated[int, Limits(ge=1)]
    peers: ItemCode


class Milestone(Definition):
    """A commitment without a number, done once the stage `done_at` is reached.

    `strength` says how firmly it was promised: a `firm` one not done is a failure, one only
    attempted (争取) or encouraged (鼓励) never is.
    """

    kind: Literal["milestone"]
    done_at: Id
    strength: Literal["firm", "attempt", "encourage"]


Target = Annotated[
    Reach | Schedule | Keep | Range | All | Improve | Better | Rise | Rank | Milestone, ByKind()
]
