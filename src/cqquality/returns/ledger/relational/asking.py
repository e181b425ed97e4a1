"""The door: a ledger that was named, asked by the rules of a form."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType

from msgspec import Struct

from cqquality.definitions.form import Listing
from cqquality.definitions.pack import Pack
from cqquality.errors import CannotRun, UnreadableFile
from cqquality.findings import Place
from cqquality.observation import Origin
from cqquality.period import Period
from cqquality.returns.ledger.answer import Answer, Listed, Part, Wanted
from cqquality.returns.ledger.compiling import question_of
from cqquality.returns.ledger.counted import CountedLedger, counted
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.engine import RelationalEngine
from cqquality.returns.ledger.relational.location import Source, located
from cqquality.returns.ledger.relational.opening import EngineChoice, opened


class NamedLedger(Struct, frozen=True):
    """A ledger as it was named: the id of its form, and where its rows are."""

    form: str
    target: str


class AskedLedger:
    """A ledger with an engine that has answered its form, and shows rows until it is closed."""

    def __init__(
        self, question: Question, source: Source, choice: EngineChoice, window: Period | None
    ) -> None:
        before = _state(source)
        self._database = opened(source, question, choice)
        self._engine = RelationalEngine(self._database)
        self._parts = tuple(_part(name, window) for name in source.names)
        self._question, self._files = question, source.names
        try:
            self.answer: Answer = self._engine.answer(question, self._parts)
            if _state(source) != before:
                raise UnreadableFile([codes.CHANGED.at(Place(source.shown))])
        except BaseException:
            self.close()
            raise

    @property
    def counted(self) -> CountedLedger:
        """What the ledger comes to."""
        return counted(self.answer, self._files)

    def rows(self, wanted: Wanted, most: int) -> Iterator[Listed]:
        """Yield up to `most` of the rows behind an amount, or of some classes, in order."""
        return self._engine.rows(self._question, self._parts, wanted, most)

    def close(self) -> None:
        """Give back what the engine holds."""
        self._database.close()


class AskedLedgers:
    """Several ledgers, asked one after the other; a context that closes them all."""

    def __init__(
        self,
        named: Sequence[NamedLedger],
        pack: Pack,
        choice: EngineChoice,
        window: Period | None = None,
    ) -> None:
        """Ask them; `window` is the time they report on, None for all that is in them.

        Raises CannotRun and UnreadableFile where one of them cannot be read whole.
        """
        asked = [(_question(each, pack), located(each.target)) for each in named]
        self._stack = ExitStack()
        self._ledgers: list[AskedLedger] = []
        with self._stack:
            for question, source in asked:
                ledger = AskedLedger(question, source, choice, window)
                self._stack.callback(ledger.close)
                self._ledgers.append(ledger)
            self._stack = self._stack.pop_all()

    @property
    def counted(self) -> tuple[CountedLedger, ...]:
        """What the ledgers come to, in the order in which they were named."""
        return tuple(ledger.counted for ledger in self._ledgers)

    @property
    def ledgers(self) -> Sequence[AskedLedger]:
        """The ledgers, in the order in which they were named."""
        return self._ledgers

    def __enter__(self) -> "AskedLedgers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()


def _question(named: NamedLedger, pack: Pack) -> Question:
    lists = [form.id for form in pack.forms.values() if isinstance(form.layout, Listing)]
    if named.form not in lists:
        place, known = Place(named.target), "、".join(lists) or "—"
        raise CannotRun([codes.NO_LIST.at(place, named.form, forms=known)])
    return question_of(pack.forms[named.form], pack)


def _state(source: Source) -> list[tuple[int, int]]:
    """Return what tells whether somebody wrote to the files meanwhile: sizes and times."""
    found = (path.stat() for path in source.paths if path.exists())
    return [(each.st_size, each.st_mtime_ns) for each in found]


def _part(name: str, window: Period | None) -> Part:
    return Part(Origin(name, "", 0, 0, "", window.text.zh if window else ""), window)
