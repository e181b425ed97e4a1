"""The items, units and ledgers of a pack by every name a return may call them.

A name binds where it is exactly that of one item, widths, spaces and case aside. What merely looks
like a name is offered in a finding and never taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from cqquality.definitions.form import Form
from cqquality.definitions.indicator import Item
from cqquality.definitions.measure import Count
from cqquality.definitions.pack import Column, Department, Ledger, Pack, Unit
from cqquality.period import Period
from cqquality.returns.figure.folding import key
from cqquality.returns.layout.form.column import Column as FormColumn
from cqquality.returns.layout.form.column import columns_of
from cqquality.text import Text, same, script_hint

if TYPE_CHECKING:
    from cqquality.returns.ledger.question import Question

_HINTS = 64
"""For how many unknown words of a workbook a neighbour is sought; the search is slow."""
_NO_HINT = same("")


class Directory:
    """A pack, made ready for looking things up.

    `period` is that of sheets which name none in their heads, declared by the one who reads them.
    """

    def __init__(self, pack: Pack, period: Period | None = None) -> None:
        self.pack = pack
        self.period = period
        self.items: Mapping[str, Item] = pack.items
        self._named = _by_name(pack.items.values())
        self._units = _units(pack)
        self._conditions = _conditions(pack)
        self._columns = {ledger.id: _columns(ledger) for ledger in pack.ledgers.values()}
        self._departments = _by_word(pack.departments)
        self._form_columns: dict[str, tuple[FormColumn, ...]] = {}
        self._questions: dict[str, Question] = {}
        self._hints: dict[str, Text] = {}
        self._sought: set[str] = set()

    def named(self, name: str) -> tuple[Item, ...]:
        """Return the items that have `name` as their name or alias."""
        return self._named.get(key(name), ())

    def unit(self, word: str) -> Unit | None:
        """Return the unit called `word`."""
        return self._units.get(key(word))

    def unit_of(self, item: Item) -> Unit:
        """Return the unit in which `item` is reported."""
        return self.pack.unit[item.unit]

    def columns(self, ledger: Ledger) -> Mapping[str, Column]:
        """Return the columns of `ledger` by every name a heading may have, as `key` folds it."""
        return self._columns[ledger.id]

    def required(self, ledger: Ledger) -> tuple[str, ...]:
        """Return the columns of `ledger` without which a row cannot be counted."""
        needed = {*ledger.key, ledger.period, *self._conditions.get(ledger.id, ())}
        return tuple(column.id for column in ledger.columns if column.id in needed)

    def departments(self, name: str) -> tuple[Department, ...]:
        """Return the departments that have `name` as a name or alias."""
        return self._departments.get(key(name), ())

    def form_columns(self, form: Form) -> tuple[FormColumn, ...]:
        """Return the columns a form should have."""
        if form.id not in self._form_columns:
            self._form_columns[form.id] = columns_of(form.layout)
        return self._form_columns[form.id]

    def question(self, form: Form) -> "Question":
        """Return what a form asks of its ledger."""
        from cqquality.returns.ledger.compiling import question_of

        if form.id not in self._questions:
            self._questions[form.id] = question_of(form, self.pack)
        return self._questions[form.id]

    def counts(self, ledger: str) -> bool:
        """Whether an indicator counts the rows of a ledger themselves."""
        return ledger in self._conditions

    def hint(self, word: str) -> Text:
        """Return ", is … meant?" with the item nearest to `word`, or nothing."""
        if word not in self._sought:
            if len(self._sought) >= _HINTS:
                return _NO_HINT
            self._sought.add(word)
        if word not in self._hints:
            self._hints[word] = self._nearest(word)
        return self._hints[word]

    def next_workbook(self) -> None:
        """Give hints anew: which ones a workbook gets must not depend on those read before it."""
        self._sought.clear()

    def _nearest(self, word: str) -> Text:
        near = get_close_matches(key(word), [*self._named, *map(key, self.items)], n=1)
        if not near:
            return script_hint(word)
        item = (*self._named.get(near[0], ()), *self._coded(near[0]))[0]
        return meaning(item)

    def _coded(self, word: str) -> Iterable[Item]:
        return (item for code, item in self.items.items() if key(code) == word)


def meaning(*items: Item) -> Text:
    """Return ", is … or … meant?" with items."""
    zh = "或".join(f"“{item.code} {item.name.zh}”" for item in items)
    en = " or ".join(f"'{item.code} {item.name.en}'" for item in items)
    return Text(f"，是否指{zh}？", f"; is {en} meant?")


def _by_name(items: Iterable[Item]) -> Mapping[str, tuple[Item, ...]]:
    named: dict[str, dict[str, Item]] = defaultdict(dict)
    for item in items:
        for name in (item.name.zh, item.name.en, *item.aliases):
            named[key(name)][item.code] = item
    return {name: tuple(its.values()) for name, its in named.items()}


def _by_word(departments: Iterable[Department]) -> Mapping[str, tuple[Department, ...]]:
    named: dict[str, dict[str, Department]] = defaultdict(dict)
    for each in departments:
        for name in (each.name.zh, each.name.en, each.short, *each.aliases):
            named[key(name)][each.id] = each
    return {name: tuple(those.values()) for name, those in named.items()}


def _columns(ledger: Ledger) -> Mapping[str, Column]:
    return {
        key(name): column
        for column in ledger.columns
        for name in (column.name.zh, column.name.en, *column.aliases)
    }


def _units(pack: Pack) -> Mapping[str, Unit]:
    """Return the units by every name; an id or alias comes before the name of another unit."""
    spoken = {key(name): unit for unit in pack.units for name in (unit.name.zh, unit.name.en)}
    written = {key(name): unit for unit in pack.units for name in (unit.id, *unit.aliases)}
    return {**spoken, **written}


def _conditions(pack: Pack) -> Mapping[str, set[str]]:
    """Return for each ledger the columns on which a count sets a condition, in any reading."""
    columns: dict[str, set[str]] = defaultdict(set)
    for indicator in pack.indicators.values():
        for measure in indicator.measures:
            if isinstance(measure, Count):
                columns[measure.ledger] |= {condition.column for condition in measure.where}
    return columns
