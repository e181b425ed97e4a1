"""The door: a ledger that was named, asked by the rules of a form."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from types import TracebackType

from msgspec import Struct

from cqquality.definitions.form import Listing
from cqquality.definitions.pack import Pack
from cqquality.errors import CannotRun, UnreadableFile
from cqquality.findings import Place
from cqquality.observation import Observation, Origin
from cqquality.period import Period
from cqquality.returns.ledger.answer import Answer, Listed, Part, Wanted
from cqquality.returns.ledger.compiling import question_of
from cqquality.returns.ledger.counted import CountedLedger, counted
from cqquality.returns.ledger.joining import behind
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.binding import bound, unread
from cqquality.returns.ledger.relational.engine import RelationalEngine
from cqquality.returns.ledger.relational.location import Source, located
from cqquality.returns.ledger.relational.opening import EngineChoice, opened
from cqquality.returns.region_identity import RegionIdentity
from cqquality.text import listed, same


class NamedLedger(Struct, frozen=True):
    """A ledger as it was named: the id of its form, and where its rows are."""

    form: str
    target: str


class AskedLedger:
    """A ledger with an engine that has answered its form, and shows rows until it is closed."""

    def __init__(
        self,
        question: Question,
        source: Source,
        choice: EngineChoice,
        window: Period | None,
        regions: RegionIdentity,
        known: Collection[str] = (),
    ) -> None:
        before = _state(source)
        self._database = opened(source, question, choice)
        self._engine = RelationalEngine(self._database)
        parts = tuple(
            _part(name, window, bound(headings, question, name))
            for name, headings in zip(source.names, self._database.headings, strict=True)
        )
        self._regions = regions
        try:
            self.answer: Answer = self._engine.answer(question, parts)
            if _state(source) != before:
                raise UnreadableFile([codes.CHANGED.at(Place(source.shown))])
            beside = unread(source.names, self._database.headings, question, known)
            if source.left:
                files = listed([same(name) for name in source.left])
                beside.append(codes.LEFT.at(Place(source.shown), question.form, files=files))
            self.counted: CountedLedger = counted(self.answer, source.names, regions, beside)
        except BaseException:
            self.close()
            raise

    @property
    def rows_sha256(self) -> str:
        """The SHA-256 of the rows of a table on a server; empty for files."""
        return self._database.rows_sha256

    @property
    def figures(self) -> Sequence[Observation]:
        """The figures the ledger comes to."""
        return self.counted.figures

    def behind(self, figure: Observation) -> Wanted:
        """Return which rows are behind one of its figures."""
        return behind(figure, self.answer, self._regions)

    def rows(self, wanted: Sequence[Wanted], most: int) -> Sequence[tuple[Listed, ...]]:
        """Return up to `most` rows of each kind that is wanted, in order."""
        question, parts = self.answer.question, self.answer.parts
        return [tuple(self._engine.rows(question, parts, each, most)) for each in wanted]

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
        known = [_headings(each, pack) for each in named]
        regions = RegionIdentity(pack)
        self._stack = ExitStack()
        self._ledgers: list[AskedLedger] = []
        with self._stack:
            for (question, source), others in zip(asked, known, strict=True):
                ledger = AskedLedger(question, source, choice, window, regions, others)
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


def _headings(named: NamedLedger, pack: Pack) -> list[str]:
    """Return what the columns of the ledger are called, also those that are not asked for."""
    layout = pack.forms[named.form].layout
    assert isinstance(layout, Listing)  # noqa: S101 - a question was made of it
    columns = pack.ledgers[layout.ledger].columns
    return [name for each in columns for name in (each.name.zh, each.name.en, *each.aliases)]


def _state(source: Source) -> list[tuple[int, int]]:
    """Return what tells whether somebody wrote to the files meanwhile: sizes and times."""
    found = (path.stat() for path in source.paths if path.exists())
    return [(each.st_size, each.st_mtime_ns) for each in found]


def _part(name: str, window: Period | None, places: Mapping[str, int]) -> Part:
    origin = Origin(name, "", 0, 0, "", window.text.zh if window else "")
    return Part(origin, window, columns=tuple((column, at + 1) for column, at in places.items()))
