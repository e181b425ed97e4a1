"""What became of the text in a region column: a match with its notes, or none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cqquality.definitions.region.model import Aggregate, Area, Group, MemoUnit
from cqquality.findings import Code, Finding, Place
from cqquality.text import Text

Kind = Literal["region", "memo", "group", "total", "own_level"]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding that does not know its place yet."""

    code: Code
    values: Mapping[str, object]

    def at(self, place: Place) -> Finding:
        """Return the finding at `place`."""
        return self.code.at(place, "", **self.values)


@dataclass(frozen=True, slots=True)
class Match:
    """The area a text means on a day, with its code and name of that day.

    `adds` says whether its figure goes into a sum of the regions: that of an existing region
    does; a memo unit, a total, an 其中 row or a region that does not exist on the day does not.
    """

    written: str
    area: Area
    code: str | None
    name: Text
    adds: bool
    notes: tuple[Note, ...] = ()

    @property
    def id(self) -> str:
        """The id of the area."""
        return self.area.id

    @property
    def kind(self) -> Kind:
        """What kind of area it is."""
        match self.area:
            case MemoUnit():
                return "memo"
            case Group():
                return "group"
            case Aggregate(kind=kind):
                return kind
            case _:
                return "region"

    def findings(self, place: Place) -> Iterator[Finding]:
        """Yield the notes as findings at `place`."""
        return (note.at(place) for note in self.notes)


@dataclass(frozen=True, slots=True)
class NotFound:
    """A text that means no region for certain, with the names it may have meant."""

    written: str
    suggestions: tuple[str, ...]
    note: Note

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is to be said: the error alone."""
        return (self.note,)

    def findings(self, place: Place) -> Iterator[Finding]:
        """Yield the error at `place`."""
        yield self.note.at(place)
