"""The rows of ledgers behind the figures of an explanation, and those set aside."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from cqquality.assessment.explanation import Explanation, Role, Step
from cqquality.definitions.measure import items_of
from cqquality.observation import Observation, Origin
from cqquality.returns.ledger.answer import Listed, Wanted
from cqquality.returns.ledger.asked import AskedLedger
from cqquality.returns.ledger.question import RowClass
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
    """The first rows behind a figure or of a class: what they are, and how many there are.

    `names` are the headings of their columns, by id.
    """

    about: Text
    count: int
    rows: tuple[Listed, ...]
    names: Mapping[str, Text]


def rows_behind(
    explanation: Explanation, ledgers: Sequence[AskedLedger], most: int
) -> tuple[RowsBehind, ...]:
    """Return up to `most` rows behind each figure that was used, and of each class set aside.

    Where none of them was used, they are those behind the figures there are. Of a ledger that says
    nothing of the indicator there are none.
    """
    used = dict(_origins(explanation))
    items = frozenset(items_of(explanation.result.indicator.measure))
    found: list[RowsBehind] = []
    for ledger in ledgers:
        if items.isdisjoint(tally.item for tally in ledger.answer.question.tallies):
            continue
        own = [figure for figure in ledger.figures if figure.item in items]
        shown = [figure for figure in own if figure.origin in used] or _of_the_whole(own)
        sought = [_behind(ledger, each, used.get(each.origin)) for each in shown]
        sought += _set_aside(ledger)
        names = {column.id: column.name for column in ledger.answer.question.columns}
        listed = ledger.rows([each.wanted for each in sought], most)
        found += (
            RowsBehind(each.about, each.number, rows, names)
            for each, rows in zip(sought, listed, strict=True)
        )
    return tuple(found)


def _of_the_whole(figures: Sequence[Observation]) -> Sequence[Observation]:
    """Return the figures of the whole, which has the rows of all regions; without one all."""
    return [figure for figure in figures if not figure.region] or figures


class _Sought(NamedTuple):
    about: Text
    number: int
    wanted: Wanted


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


def _behind(ledger: AskedLedger, figure: Observation, role: Text | None) -> _Sought:
    words = [role.zh if role else "", figure.item, figure.region, figure.period.text.zh]
    english = [role.en if role else "", figure.item, figure.region, figure.period.text.en]
    about = Text(" ".join(filter(None, words)), " ".join(filter(None, english)))
    return _Sought(about, sum(each.count for each in figure.origin.rows), ledger.behind(figure))


def _set_aside(ledger: AskedLedger) -> Iterator[_Sought]:
    for row_class, words in _SET_ASIDE.items():
        count = sum(each.of(row_class) for each in ledger.answer.counts)
        if count:
            yield _Sought(words, count, Wanted(classes=frozenset({row_class})))
