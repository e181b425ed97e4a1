"""What a rule looks at."""

from dataclasses import dataclass
from datetime import date

from cqquality.definitions.case.model import Case
from cqquality.definitions.locator import Locator, nowhere
from cqquality.definitions.pack import Pack


@dataclass(frozen=True, slots=True)
class Review:
    """A pack whose references all resolve, where its parts stand, and the day it is reviewed.

    `cases` is None where the pack has none, or where they are not looked at.
    """

    pack: Pack
    as_of: date
    where: Locator = nowhere
    cases: tuple[Case, ...] | None = None
