"""The search for one text on one day: by code, by name, by both, with brackets."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cqquality.definitions.region import codes
from cqquality.definitions.region.history import History
from cqquality.definitions.region.index import Doubt, Index, Meaning
from cqquality.definitions.region.match import Match, Note, NotFound
from cqquality.definitions.region.model import Aggregate, Region
from cqquality.definitions.region.remarks import Remarks
from cqquality.definitions.region.spelling import LONGEST, leaves_out, split_code, split_remark
from cqquality.definitions.region.suggestion import Suggestions, hint
from cqquality.text import Text, script_hint


class Search:
    """What is asked, and where it is looked up."""

    def __init__(
        self, history: History, index: Index, suggestions: Suggestions, text: str, day: date
    ) -> None:
        self._history, self._index, self._suggestions = history, index, suggestions
        self._text, self._day = text, day
        self._seen = text.strip() if len(text) <= LONGEST else text[:LONGEST].strip() + "..."
        self._remarks = Remarks(history, self._seen, day)

    def whole(self, key: str, of_which: bool) -> Match | NotFound | None:
        """Look for the text as a whole: a code, a name, or both."""
        code, name = split_code(key)
        by_code = self._index.by_code(code, self._day) if code else None
        if code and by_code is None:
            return None
        if not name:
            return self._by_code(code, by_code, of_which)
        found = self._index.by_name(name, self._day)
        if found is None:
            return None
        if isinstance(found, Doubt):
            return self._doubtful(found)
        if code and not self._has_code(found, code):
            return self._contradiction(code, found)
        return self._match(found, of_which, code)

    def remarked(self, key: str, of_which: bool) -> Match | NotFound | None:
        """Look for a name with something in brackets behind it."""
        name, remark = split_remark(key)
        found = self.whole(name, of_which) if remark else None
        if not isinstance(found, Match):
            return found
        values = {"seen": self._seen, "name": found.name, "remark": remark}
        if leaves_out(remark):
            return NotFound(self._text, (), Note(codes.PARTIAL, values))
        if self._means(remark, found):
            return found
        return replace(found, notes=(*found.notes, Note(codes.REMARK, values)))

    def unknown(self, key: str) -> NotFound:
        """Say that the text means nothing, and what it may have meant."""
        _, name = split_code(key)
        bare = self._index.bare(split_remark(name)[0])
        return self._not_found(self._suggestions.near(bare, self._day))

    def _by_code(
        self, code: str, found: Meaning | Doubt | None, of_which: bool
    ) -> Match | NotFound | None:
        if isinstance(found, Doubt):
            return self._doubtful(found)
        if found is None:
            return None
        if isinstance(found.area, Region) and self._day in self._history.life(found.area.id):
            listed = self._history.listed(found.area, self._day)
            at_home = Meaning(found.area, self._history.life(found.area.id), listed.name.zh)
            return self._match(at_home, of_which, code)
        return self._match(found, of_which, code)

    def _has_code(self, found: Meaning, code: str) -> bool:
        return any(m.area.id == found.area.id for m in self._index.codes.get(code, ()))

    def _match(self, found: Meaning, of_which: bool, code: str) -> Match:
        notes = list(self._remarks.on_name(found, of_which=of_which))
        area = found.area
        if not isinstance(area, Region):
            own = area.code if isinstance(area, Aggregate) else None
            return Match(self._text, area, own, area.name.text, False, tuple(notes))
        if code:
            notes += self._remarks.on_code(area, code)
        listed = self._history.listed(area, self._day)
        adds = not of_which and self._day in self._history.life(area.id)
        return Match(self._text, area, listed.code, listed.name, adds, tuple(notes))

    def _means(self, remark: str, found: Match) -> bool:
        """Whether a remark only repeats the region: 开州区(原开县)."""
        same = self._index.by_name(remark.removeprefix("原"), self._day)
        return isinstance(same, Meaning) and same.area.id == found.id

    def _contradiction(self, code: str, found: Meaning) -> NotFound:
        by_code = self._index.by_code(code, self._day)
        meanings = by_code.meanings if isinstance(by_code, Doubt) else (by_code,)
        coded = tuple(self._name(meaning) for meaning in meanings if meaning)
        by_name = self._name(found)
        values = {"seen": self._seen, "code": code, "by_name": by_name}
        note = Note(codes.CONTRADICTION, {**values, "by_code": _either(coded)})
        return NotFound(self._text, tuple(name.zh for name in (*coded, by_name)), note)

    def _doubtful(self, doubt: Doubt) -> NotFound:
        return self._not_found(f"{self._name(m).zh}({m.area.id})" for m in doubt.meanings)

    def _not_found(self, names: Iterable[str]) -> NotFound:
        suggestions = tuple(dict.fromkeys(names))
        values = {"seen": self._seen, "day": self._day, "hint": self._hint(suggestions)}
        return NotFound(self._text, suggestions, Note(codes.NOT_FOUND, values))

    def _hint(self, suggestions: tuple[str, ...]) -> Text:
        near, script = hint(suggestions), script_hint(self._seen)
        return Text(near.zh + script.zh, near.en + script.en)

    def _name(self, meaning: Meaning) -> Text:
        if isinstance(meaning.area, Region):
            return self._history.listed(meaning.area, self._day).name
        return meaning.area.name.text


def _either(names: tuple[Text, ...]) -> Text:
    return Text("或".join(n.zh for n in names), " or ".join(n.en for n in names))
