"""The chart of a commitment: the stages it passes, the one it has reached, the one to reach."""

from msgspec import Struct

from cqquality.assessment.result import Result
from cqquality.definitions.pack import Pack
from cqquality.definitions.target import Milestone
from cqquality.text import Language


class Step(Struct, frozen=True):
    """A stage: whether it is reached, and whether reaching it is enough."""

    id: str
    name: str
    x: int
    is_reached: bool
    is_goal: bool


def steps(result: Result, pack: Pack, language: Language) -> tuple[Step, ...]:
    """Return the stages of the pack in the order of progress; none for a target with a figure."""
    wanted = result.indicator.target
    if not isinstance(wanted, Milestone):
        return ()
    order = [stage.id for stage in pack.stages]
    reached = order.index(result.stage.id) if result.stage else -1
    return tuple(
        Step(
            stage.id, stage.name.to(language), 10 + 18 * n, n <= reached, stage.id == wanted.done_at
        )
        for n, stage in enumerate(pack.stages)
    )
