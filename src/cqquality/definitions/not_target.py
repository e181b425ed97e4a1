"""The numbers of a policy that set no target, each with the reason why not."""

from typing import Annotated

from cqquality.definitions.constraint import Limits
from cqquality.definitions.model import Definition, Id, Words


class Mention(Definition):
    """Where such a number stands: the line of the text and a few characters with the number."""

    line: Annotated[int, Limits(ge=1)]
    quote: Annotated[str, Limits(min_length=1, max_length=24)]


class NotTarget(Definition):
    """Numbers that are no target, all for one reason.

    They stand in the policy, or in the later `document` named.
    """

    reason: Words
    document: Id | None = None
    places: Annotated[tuple[Mention, ...], Limits(min_length=1)]


class NotTargetsFile(Definition):
    """The file not_targets.yaml of a pack."""

    not_targets: tuple[NotTarget, ...]
