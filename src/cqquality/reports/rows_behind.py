"""The rows of ledgers behind the figures of an explanation, and those set aside."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cqquality.assessment.explanation import Explanation, Role, Step
from cqquality.definitions.measure import items_of
from cqquality.observation import Observation, Origin
from cqquality.returns.ledger.answer import Listed, TallyKey, Wanted
from cqquality.returns.ledger.question import RowClass
from cqquality.returns.ledger.relational.asking import AskedLedger
from cqquality.text import Text

_ROLES = {
    Role.NUMERATOR: Text("分子", "numerator"),
    Role.DENOMINATOR: Text("分母", "denominator"),
}
_SET_ASIDE = {
    RowClass.REFUSED: Text("有误而未计入", "refused for a fault"),
    RowClass.REPEATED: Text("重复", "repeated"),
    RowClass.OUTSIDE: Text("不在填报期", "outside the period"),
    RowClass.UNMEANT: Text("不在所计之列", "not among what is counted"),
    RowClass.TOTAL: Text("合计和附注", "totals and notes"),
}


class RowsBehind(Struct, frozen=True):
    """The first rows behind a figure or of a class: what they are, and how many there are."""

    about: Text
    count: int
    rows: tuple[Listed, ...]


def rows_behind(
    explanation: Explanation, ledgers: Sequence[AskedLedger], most: int
) -> tuple[RowsBehind, ...]:
    """Return up to `most` rows behind each figure that was used, and of each class set aside.

    Where none of them was used, they are those behind the figures there are.
    """
    used = dict(_origins(explanation))
    items = items_of(explanation.result.indicator.measure)
    found: list[RowsBehind] = []
    for ledger in ledgers:
        own = [figure for figure in ledger.counted.figures if figure.item in items]
        shown = [figure for figure in own if figure.origin in used] or own
        found += (_behind(ledger, each, used.get(each.origin), most) for each in shown)
        found += _set_aside(ledger, most)
    return tuple(found)


def _origins(explanation: Explanation) -> Iterator[tuple[Origin, Text | None]]:
    """Yield where the figures of an explanation stand, with what these are for."""
    steps = (explanation.value, explanation.baseline, *explanation.periods)
    for step in steps:
        if step is not None:
            yield from _below(step, None)


def _below(step: Step, role: Text | None) -> Iterator[tuple[Origin, Text | None]]:
    role = _ROLES.get(step.role, role)
    yield from ((source.origin, role) for source in step.cells)
    for part in step.parts:
        yield from _below(part, role)


def _behind(ledger: AskedLedger, figure: Observation, role: Text | None, most: int) -> RowsBehind:
    tallies = [tally.item for tally in ledger.answer.question.tallies]
    key = TallyKey(tallies.index(figure.item), figure.region, figure.period)
    words = [role.zh if role else "", figure.item, figure.region, figure.period.text.zh]
    english = [role.en if role else "", figure.item, figure.region, figure.period.text.en]
    about = Text(" ".join(filter(None, words)), " ".join(filter(None, english)))
    rows = tuple(ledger.rows(Wanted(amount=key), most))
    return RowsBehind(about, sum(each.count for each in figure.origin.rows), rows)


def _set_aside(ledger: AskedLedger, most: int) -> Iterator[RowsBehind]:
    for row_class, words in _SET_ASIDE.items():
        count = sum(each.of(row_class) for each in ledger.answer.counts)
        if count:
            rows = tuple(ledger.rows(Wanted(classes=frozenset({row_class})), most))
            yield RowsBehind(words, count, rows)
