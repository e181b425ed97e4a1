"""The regions of a pack, asked by what a sender wrote and by day."""

from datetime import date
from functools import lru_cache

from cqquality.definitions.region.history import History
from cqquality.definitions.region.index import Index
from cqquality.definitions.region.match import Match, NotFound
from cqquality.definitions.region.model import RegionRegistry
from cqquality.definitions.region.search import Search
from cqquality.definitions.region.spelling import LONGEST, folded, split_of_which
from cqquality.definitions.region.suggestion import Suggestions

_REMEMBERED = 4096


class Gazetteer:
    """A region registry, asked by text and day.

    Codes, full and short names, aliases and known misspellings bind, each by its time; likeness
    only suggests. Nothing is raised: whatever the text, the answer is a match or none.
    """

    def __init__(self, registry: RegionRegistry) -> None:
        self.history = History(registry)
        self._index = Index(self.history)
        self._suggestions = Suggestions(self.history)
        self._remembered = lru_cache(_REMEMBERED)(self._resolve)

    def find(self, text: str, day: date) -> Match | NotFound:
        """Return the area that `text` means on `day`, usually the last day of a period."""
        if len(text) > LONGEST:
            return self._search(text, day).unknown("")
        return self._remembered(text, day)

    def _resolve(self, text: str, day: date) -> Match | NotFound:
        search = self._search(text, day)
        of_which, key = split_of_which(folded(text))
        return search.whole(key, of_which) or search.remarked(key, of_which) or search.unknown(key)

    def _search(self, text: str, day: date) -> Search:
        return Search(self.history, self._index, self._suggestions, text, day)
