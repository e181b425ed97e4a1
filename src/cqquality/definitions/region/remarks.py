"""What is worth saying about a meaning that was found: other times, lost characters, no part."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from cqquality.definitions.region import codes
from cqquality.definitions.region.history import History, Span
from cqquality.definitions.region.index import Meaning, Way
from cqquality.definitions.region.match import Note
from cqquality.definitions.region.model import Aggregate, Group, MemoUnit, Region
from cqquality.text import Text

_WHATS = {
    "total": Text("合计行", "a total"),
    "own_level": Text("本级数", "the figure of the whole's own level"),
    "group": Text("小计行", "a subtotal"),
    "of_which": Text("其中行", "an of-which row"),
}


class Remarks:
    """The notes on one text of one day."""

    def __init__(self, history: History, seen: str, day: date) -> None:
        self._history, self._seen, self._day = history, seen, day

    def on_name(self, meaning: Meaning, *, of_which: bool = False) -> Iterator[Note]:
        """Yield what is to be said of an area found by name."""
        if meaning.way is Way.GLYPH:
            yield Note(codes.GLYPH, {"seen": self._seen, "name": meaning.name})
        match meaning.area:
            case Region():
                yield from self._on_region(meaning.area, meaning)
                if of_which:
                    yield self._not_added("of_which")
            case MemoUnit():
                yield from self._on_memo_unit(meaning.area)
            case Group():
                yield self._not_added("group")
            case Aggregate(kind=kind):
                yield self._not_added(kind)

    def on_code(self, region: Region, code: str) -> Iterator[Note]:
        """Yield that a region was found by a code it has at another time."""
        span = next(span for name, span in self._history.designations(region) if name.code == code)
        if self._day in span:
            return
        life = self._history.life(region.id)
        if self._day in life:
            listed = self._history.listed(region, self._day)
            when = self._when(span)
            values = {"code": code, "current": listed.name, "when": when, "now": listed.code or "-"}
            yield Note(codes.OTHER_CODE, {**values, "day": self._day})

    def _on_region(self, region: Region, meaning: Meaning) -> Iterator[Note]:
        if self._day not in self._history.life(region.id):
            yield self._not_existing(region)
        elif meaning.way is Way.FORMER:
            yield self._other_name(region, Text("从前", "in former times"))
        elif self._day not in meaning.span:
            yield self._other_name(region, self._when(meaning.span))

    def _other_name(self, region: Region, when: Text) -> Note:
        current = self._history.listed(region, self._day).name
        values = {"seen": self._seen, "current": current, "when": when, "day": self._day}
        return Note(codes.OTHER_NAME, values)

    def _not_existing(self, region: Region) -> Note:
        life, name = self._history.life(region.id), self._history.listed(region, self._day).name
        if self._day > life.until:
            others = self._names(self._history.successors(region.id))
        else:
            others = self._names(self._history.predecessors(region.id))
        when = self._when(life)
        reason = Text(f"只见于{when.zh}", f"it is listed only {when.en}")
        remedy = Text(f"按{others.zh}填报", f"report by {others.en}")
        values = {"name": name, "day": self._day, "reason": reason, "remedy": remedy}
        return Note(codes.NOT_EXISTING, values)

    def _on_memo_unit(self, unit: MemoUnit) -> Iterator[Note]:
        span = Span(unit.since or date.min, unit.until or date.max)
        if self._day not in span:
            reason = _alone(span, self._day)
            remedy = Text("确认单位与日期", "check the unit and the day")
            values = {"name": unit.name.text, "day": self._day, "reason": reason}
            yield Note(codes.NOT_EXISTING, {**values, "remedy": remedy})
            return
        hosts = self._names(self._history.hosts(unit, self._day))
        yield Note(codes.MEMO_UNIT, {"name": unit.name.text, "hosts": hosts})

    def _not_added(self, what: str) -> Note:
        return Note(codes.NOT_ADDED, {"seen": self._seen, "what": _WHATS[what]})

    def _when(self, span: Span) -> Text:
        """Say by the revisions of the list on which side of the day a time lies.

        Revisions, because the list names its month and not the day on which a name took effect.
        """
        if self._day > span.until:
            revision = self._history.revision_on(span.until + timedelta(days=1)).id
            return Text(f" {revision} 版以前", f"before the revision of {revision}")
        revision = self._history.revision_on(span.since).id
        return Text(f" {revision} 版起", f"since the revision of {revision}")

    def _names(self, regions: Iterable[Region]) -> Text:
        names = [self._history.listed(region, self._day).name for region in regions]
        return Text("、".join(n.zh for n in names), ", ".join(n.en for n in names))


def _alone(span: Span, day: date) -> Text:
    """Say until or since when a memo unit reports for itself."""
    if day > span.until:
        return Text(f"单独报数至 {span.until}", f"it reported for itself until {span.until}")
    return Text(f"{span.since} 起单独报数", f"it reports for itself since {span.since}")
